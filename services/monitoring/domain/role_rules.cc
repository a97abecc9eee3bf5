#include <algorithm>

#include "services/base/status/status.h"
#include "services/monitoring/domain/figure_lines.h"

// Reports that are about nothing new, and figures that are not the unit's to report.
namespace rekenschap::monitoring {
namespace {

// Whether the line should have moved since the position before: it builds up, stands somewhere, and
// the plan, where it has a target, does not stand still.
absl::StatusOr<bool> ShouldHaveMoved(const FigureReport& figures, const FigureLine& line) {
  if (!line.is_flow() || line.realised() == 0) return false;
  if (!line.target) return true;
  ASSIGN_OR_RETURN(const auto before, TargetFor(*line.planned, *figures.context.figures.before));
  return !before || before->to_date != line.target->to_date;
}

// Whether the plan gives the unit a part of the line, however little that comes to.
bool HasShare(const FigureLine& line, const std::string& unit) {
  if (line.of_all == nullptr) return true;  // nobody has one: the line is followed only
  if (line.target && (line.target->to_date != 0 || line.target->year != 0)) return true;
  if (line.of_all->to_date == 0 && line.of_all->year == 0) return true;
  const std::vector<finance::Weight>& weights = line.planned->plan.weights;
  const auto weight = std::ranges::find(weights, unit, &finance::Weight::id);
  return weight != weights.end() && weight->weight > 0;
}

}  // namespace

absl::Status CheckCopied(const FigureReport& figures, Findings& findings) {
  const FigureLine* moving = nullptr;  // the first line that should have
  for (const FigureLine& line : figures.lines) {
    const ReportLine* before = figures.Before(line);
    if (before == nullptr || before->figures != line.line->figures) return absl::OkStatus();
    ASSIGN_OR_RETURN(const bool moves, ShouldHaveMoved(figures, line));
    if (moves && moving == nullptr) moving = &line;
  }
  if (moving == nullptr || figures.lines.size() != figures.report.lines.size()) {
    return absl::OkStatus();
  }
  finance::Finding& finding =
      findings.emplace_back(figures.NewFinding("FIGURES_COPIED", *moving, Figure::kRealised));
  finding.params["period"] = finance::FormatPeriod(figures.context.figures.before->period);
  return absl::OkStatus();
}

void CheckRole(const FigureReport& figures, Findings& findings) {
  // Of a unit that does not report at all, another rule says so.
  const Unit* unit = FindUnit(figures.context.plan->programme, figures.report.unit);
  if (unit == nullptr || !IsValidOn(*unit, finance::LastDay(figures.report.period))) return;
  for (const FigureLine& line : figures.lines) {
    if (HasShare(line, unit->id)) continue;
    for (std::size_t i = 0; i < kFigureCount; ++i) {
      const auto figure = static_cast<Figure>(i);
      if ((*line.line)[figure].value_or(0) == 0) continue;
      Expect(findings.emplace_back(figures.NewFinding("OUTSIDE_ROLE", line, figure)), 0);
      break;
    }
  }
}

}  // namespace rekenschap::monitoring
