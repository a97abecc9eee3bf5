#include <chrono>
#include <string>

#include "services/monitoring/domain/figure_lines.h"

// The figures of staff among themselves, against the position before, and against the euros that
// pay for it.
namespace rekenschap::monitoring {
namespace {

using finance::Finding;

// What in post should be, from the position before and who came and went since; nothing where that
// is not documented at both ends, or where the year before ended otherwise than with that position.
std::optional<std::int64_t> ExpectedInPost(const FigureReport& figures, const FigureLine& line) {
  const ReportLine* before = figures.Before(line);
  if (before == nullptr) return std::nullopt;
  const auto& in_post = (*before)[Figure::kRealised];
  const auto& inflow = (*line.line)[Figure::kInflow];
  const auto& outflow = (*line.line)[Figure::kOutflow];
  if (!in_post || !inflow || !outflow) return std::nullopt;
  // Those of a position are within 10^9, so sums of them fit.
  const std::int64_t since_january = *inflow - *outflow;
  const finance::Period& period = figures.context.figures.before->period;
  if (period.year == figures.report.period.year) {
    const auto& inflow_then = (*before)[Figure::kInflow];
    const auto& outflow_then = (*before)[Figure::kOutflow];
    if (!inflow_then || !outflow_then) return std::nullopt;
    return *in_post + since_january - (*inflow_then - *outflow_then);
  }
  const finance::Date december(std::chrono::year(figures.report.period.year - 1),
                               std::chrono::December, std::chrono::day(31));
  if (finance::LastDay(period) != december) return std::nullopt;
  return *in_post + since_january;
}

void CheckEstablishment(const FigureReport& figures, const FigureLine& line, Findings& findings) {
  const auto& establishment = (*line.line)[Figure::kEstablishment];
  if (!establishment || line.realised() <= *establishment) return;
  Finding& finding = findings.emplace_back(
      figures.NewFinding("STAFF_ABOVE_ESTABLISHMENT", line, Figure::kRealised));
  Expect(finding, *establishment);
  finding.params["vacancies"] = std::to_string(*establishment - line.realised());
}

void CheckDeployable(const FigureReport& figures, const FigureLine& line, Findings& findings) {
  const auto& deployable = (*line.line)[Figure::kDeployable];
  if (!deployable || *deployable <= line.realised()) return;
  Expect(findings.emplace_back(
             figures.NewFinding("DEPLOYABLE_ABOVE_IN_POST", line, Figure::kDeployable)),
         line.realised());
}

void CheckMovement(const FigureReport& figures, const FigureLine& line, Findings& findings) {
  const auto expected = ExpectedInPost(figures, line);
  if (!expected) return;
  const std::int64_t difference = line.realised() - *expected;
  const std::int64_t tolerance =
      figures.context.rules.Parameter("STAFF_MOVEMENT_MISFIT", "tolerance");
  if (difference <= tolerance && -difference <= tolerance) return;
  Finding& finding =
      findings.emplace_back(figures.NewFinding("STAFF_MOVEMENT_MISFIT", line, Figure::kRealised));
  Expect(finding, *expected);
  finding.params["period"] = finance::FormatPeriod(figures.context.figures.before->period);
}

// Whether the plan has something of the line by now, as far as it says so.
bool IsPlannedByNow(const FigureLine& line) { return !line.target || line.target->to_date != 0; }

// Whether somebody was in post, now or when the position before was told, or came or left this
// year.
bool HadStaff(const FigureReport& figures, const FigureLine& staff) {
  const ReportLine& line = *staff.line;
  if (staff.realised() > 0 || line[Figure::kInflow].value_or(0) > 0) return true;
  if (line[Figure::kOutflow].value_or(0) > 0) return true;  // who left had been there
  const ReportLine* before = figures.Before(staff);
  return before != nullptr && (*before)[Figure::kRealised].value_or(0) > 0;
}

void CheckSpending(const FigureReport& figures, const FigureLine& euros, const FigureLine& staff,
                   Findings& findings) {
  const std::int64_t least = figures.context.rules.Parameter("SPENDING_WITHOUT_STAFF", "least");
  if (euros.realised() <= least || HadStaff(figures, staff) || !IsPlannedByNow(staff)) return;
  Finding& finding =
      findings.emplace_back(figures.NewFinding("SPENDING_WITHOUT_STAFF", euros, Figure::kRealised));
  Expect(finding, 0);
  finding.params["staff_line"] = staff.line->line;
}

}  // namespace

void CheckStaff(const FigureReport& figures, Findings& findings) {
  for (const FigureLine& line : figures.lines) {
    if (line.line->measure != finance::Measure::kFte) continue;
    CheckEstablishment(figures, line, findings);
    CheckDeployable(figures, line, findings);
    CheckMovement(figures, line, findings);
  }
}

void CheckPaidStaff(const FigureReport& figures, Findings& findings) {
  const std::int64_t least = figures.context.rules.Parameter("STAFF_WITHOUT_SPENDING", "least");
  for (const FigureLine& staff : figures.lines) {
    if (staff.line->measure != finance::Measure::kFte) continue;
    std::string payers;
    bool idle = true;  // nothing was spent on any of them, where something should have been
    for (const FigureLine& euros : figures.lines) {
      if (euros.planned->pays_for != staff.line->line || euros.planned->receipts) continue;
      CheckSpending(figures, euros, staff, findings);
      idle = idle && euros.realised() == 0 && IsPlannedByNow(euros);
      payers += (payers.empty() ? "" : ", ") + euros.line->line;
    }
    if (payers.empty() || !idle || staff.realised() <= least) continue;
    Finding& finding = findings.emplace_back(
        figures.NewFinding("STAFF_WITHOUT_SPENDING", staff, Figure::kRealised));
    Expect(finding, 0);
    finding.params["euro_lines"] = payers;
  }
}

}  // namespace rekenschap::monitoring
