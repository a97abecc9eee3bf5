#include "services/monitoring/domain/check_report.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"
#include "services/monitoring/domain/explanations.h"
#include "services/monitoring/domain/figure_rules.h"
#include "services/monitoring/domain/mending.h"
#include "services/monitoring/domain/prior_corrections.h"

namespace rekenschap::monitoring {
namespace {

using finance::Finding;
using finance::Measure;
using finance::Quantity;

std::string PathOf(std::size_t index) { return absl::StrFormat("lines[%d]", index); }

class Checker {
 public:
  Checker(const Report& report, const CheckContext& context) : report_(report), context_(context) {}

  absl::StatusOr<std::vector<Finding>> Check() {
    if (context_.plan == nullptr) {
      Note("PROGRAMME_UNKNOWN", "programme").params["programme"] = report_.programme;
      return std::move(findings_);
    }
    CheckPeriod();
    CheckUnit();
    if (context_.period_closed) {
      Note("PERIOD_CLOSED", "period").params["given_period"] =
          finance::FormatPeriod(report_.period);
    }
    if (context_.accepted_version > 0 && report_.correction_reason.empty()) {
      Note("CORRECTION_REASON_MISSING", "correction_reason").params["version"] =
          std::to_string(context_.accepted_version);
    }
    std::set<std::string> seen;
    for (std::size_t i = 0; i < report_.lines.size(); ++i) {
      if (!seen.insert(report_.lines[i].line).second) {
        Note("LINE_TWICE", PathOf(i)).line = report_.lines[i].line;
        continue;
      }
      RETURN_IF_ERROR(CheckLine(i));
    }
    for (const PlanLine& line : context_.plan->revision.lines) {
      if (!seen.contains(line.id)) Note("LINE_MISSING", "lines").line = line.id;
    }
    CheckPriorCorrections(report_, context_, findings_);
    CheckMending(report_, context_, findings_);
    ASSIGN_OR_RETURN(std::vector<Finding> more, FigureFindings(report_, context_, sound_));
    std::ranges::move(more, std::back_inserter(findings_));
    std::erase_if(findings_,
                  [this](const Finding& finding) { return !context_.rules.IsOn(finding.rule); });
    DropWhatFollows(findings_);
    RETURN_IF_ERROR(CheckExplanations());
    return std::move(findings_);
  }

 private:
  Finding& Note(std::string_view rule, std::string field) {
    return findings_.emplace_back(context_.rules.NewFinding(rule, std::move(field)));
  }

  Finding& NoteFigure(std::string_view rule, std::size_t index, Figure figure) {
    return findings_.emplace_back(
        context_.rules.NewFigureFinding(rule, index, report_.lines[index], figure));
  }

  void CheckPeriod() {
    const finance::PeriodKind cadence = context_.plan->programme.cadence;
    if (report_.period.kind != cadence) {
      Finding& finding = Note("PERIOD_NOT_OF_CADENCE", "period");
      finding.params["given_period"] = finance::FormatPeriod(report_.period);
      finding.params["example"] = finance::ExampleOf(cadence);
    } else if (!context_.period_ended) {
      Finding& finding = Note("PERIOD_NOT_ENDED", "period");
      finding.params["given_period"] = finance::FormatPeriod(report_.period);
      finding.params["day"] = finance::FormatDate(finance::LastDay(report_.period));
    }
  }

  void CheckUnit() {
    const Unit* unit = FindUnit(context_.plan->programme, report_.unit);
    if (unit == nullptr) {
      Note("UNIT_NOT_TAKING_PART", "unit").params["unit"] = report_.unit;
      return;
    }
    const finance::Date day = finance::LastDay(report_.period);
    if (IsValidOn(*unit, day)) return;
    Finding& finding = Note("UNIT_NOT_VALID", "unit");
    finding.params["unit"] = report_.unit;
    finding.params["day"] = finance::FormatDate(day);
  }

  absl::Status CheckLine(std::size_t index) {
    const ReportLine& line = report_.lines[index];
    const PlanLine* planned = FindLine(context_.plan->revision, line.line);
    if (planned == nullptr) {
      Finding& finding = Note("LINE_UNKNOWN", PathOf(index) + ".line");
      finding.line = line.line;
      for (const PlanLine& known : context_.plan->revision.lines) {
        std::string& lines = finding.params["lines"];
        lines += (lines.empty() ? "" : ", ") + known.id;
      }
      return absl::OkStatus();
    }
    if (planned->measure != line.measure) {
      Finding& finding = Note("MEASURE_WRONG", PathOf(index));
      finding.line = line.line;
      finding.params["given_measure"] = std::string(finance::ToString(line.measure));
      finding.params["expected_measure"] = std::string(finance::ToString(planned->measure));
      return absl::OkStatus();
    }
    // What is compared below has to be a figure that can be.
    if (!CheckFigures(index, *planned)) return absl::OkStatus();
    sound_.push_back(index);
    CheckCommitted(index);
    CheckBuildUp(index, *planned);
    return CheckAgainstPlan(index, *planned);
  }

  bool CheckFigures(std::size_t index, const PlanLine& planned) {
    const ReportLine& line = report_.lines[index];
    bool sound = true;
    if (!line[Figure::kRealised]) {
      NoteFigure("FIGURE_MISSING", index, Figure::kRealised);
      sound = false;
    }
    for (std::size_t i = 0; i < kFigureCount; ++i) {
      const auto figure = static_cast<Figure>(i);
      const auto& value = line[figure];
      if (!value) continue;
      if (*value > FigureLimit(line.measure) || *value < -FigureLimit(line.measure)) {
        NoteFigure("FIGURE_TOO_LARGE", index, figure);
        sound = false;
      } else if (*value < 0 && !(line.measure == Measure::kEuro && planned.may_be_negative)) {
        NoteFigure("FIGURE_NEGATIVE", index, figure);
        sound = false;
      }
    }
    return sound;
  }

  void CheckCommitted(std::size_t index) {
    const ReportLine& line = report_.lines[index];
    const auto& committed = line[Figure::kCommitted];
    if (line.measure != Measure::kEuro || !committed) return;
    if (*line[Figure::kRealised] <= *committed) return;
    Expect(NoteFigure("SPENT_ABOVE_COMMITTED", index, Figure::kRealised), *committed);
  }

  // What builds up from 1 January does not fall: not since the position before, nor until the next.
  void CheckBuildUp(std::size_t index, const PlanLine& planned) {
    CheckOrder(index, planned, context_.position_before, "BELOW_POSITION_BEFORE", std::less<>());
    CheckOrder(index, planned, context_.position_after, "ABOVE_POSITION_AFTER", std::greater<>());
  }

  template <class IsWrong>
  void CheckOrder(std::size_t index, const PlanLine& planned, const std::optional<Report>& position,
                  const char* rule, IsWrong is_wrong) {
    const ReportLine& line = report_.lines[index];
    if (!position) return;
    const ReportLine* other = FindLine(*position, line.line);
    if (other == nullptr || other->measure != line.measure) return;
    for (const Figure figure :
         {Figure::kRealised, Figure::kCommitted, Figure::kInflow, Figure::kOutflow}) {
      const bool builds_up = planned.plan.series.nature == finance::Nature::kFlow ||
                             figure == Figure::kInflow || figure == Figure::kOutflow;
      const auto& given = line[figure];
      const auto& there = (*other)[figure];
      if (!builds_up || !given || !there || !is_wrong(*given, *there)) continue;
      Finding& finding = NoteFigure(rule, index, figure);
      Expect(finding, *there);
      finding.params["period"] = finance::FormatPeriod(position->period);
    }
  }

  absl::StatusOr<std::optional<UnitTarget>> TargetOfLine(const PlanLine& planned) const {
    const auto& targets = context_.figures.targets;
    if (targets == nullptr) return TargetFor(planned, report_);
    return targets->OfUnit(context_.plan->revision, planned, report_.unit);
  }

  absl::Status CheckAgainstPlan(std::size_t index, const PlanLine& planned) {
    const ReportLine& line = report_.lines[index];
    ASSIGN_OR_RETURN(const auto target, TargetOfLine(planned));
    if (!target) return absl::OkStatus();
    const std::int64_t realised = *line[Figure::kRealised];
    CheckYearBudget(index, planned, target->year);
    const std::int64_t difference = realised - target->to_date;
    const Quantity expected{line.measure, target->to_date};
    const ExplanationLadder* ladder = context_.rules.LadderFor(line.measure);
    std::int64_t threshold = 0;
    if (ladder != nullptr) {
      ASSIGN_OR_RETURN(threshold, DueFrom(*ladder, expected.value));
    } else {
      ASSIGN_OR_RETURN(threshold, ThresholdFor(context_.plan->programme.threshold, expected));
    }
    // A ladder names the first difference that asks, the programme's threshold the last that does
    // not.
    const std::int64_t size = difference < 0 ? -difference : difference;
    if (ladder != nullptr ? size < threshold : size <= threshold) return absl::OkStatus();
    Finding& finding = NoteFigure("DEVIATION_UNEXPLAINED", index, Figure::kRealised);
    Expect(finding, target->to_date);
    finding.params["threshold"] = std::to_string(threshold);
    return absl::OkStatus();
  }

  // Nobody receives above a budget.
  void CheckYearBudget(std::size_t index, const PlanLine& planned, std::int64_t budget) {
    const std::int64_t spent = *report_.lines[index][Figure::kRealised];
    if (planned.measure != Measure::kEuro || planned.receipts) return;
    const auto tolerated = finance::MultiplyDivideHalfEven(
        budget < 0 ? -budget : budget, context_.rules.Parameter("ABOVE_YEAR_BUDGET", "tolerance"),
        10'000);
    if (!tolerated.ok() || spent - budget <= *tolerated) return;
    Expect(NoteFigure("ABOVE_YEAR_BUDGET", index, Figure::kRealised), budget);
  }

  absl::Status CheckExplanations() {
    for (std::size_t i = 0; i < report_.lines.size(); ++i) {
      if (report_.lines[i].explanations.empty()) continue;
      ExplainedLine explained{.index = i, .line = report_.lines[i]};
      explained.revision_number = context_.plan->revision.number;
      if (context_.version_before) explained.before = &*context_.version_before;
      explained.sound = std::ranges::find(sound_, i) != sound_.end();
      if (explained.sound) {
        const PlanLine& planned = *FindLine(context_.plan->revision, report_.lines[i].line);
        ASSIGN_OR_RETURN(const auto target, TargetOfLine(planned));
        if (target) {
          explained.from_target = *report_.lines[i][Figure::kRealised] - target->to_date;
        }
      }
      HoldExplanations(explained, context_.rules, findings_);
    }
    return absl::OkStatus();
  }

  const Report& report_;
  const CheckContext& context_;
  std::vector<std::size_t> sound_;  // the lines whose figures can be compared
  std::vector<Finding> findings_;
};

}  // namespace

absl::StatusOr<std::vector<Finding>> CheckReport(const Report& report,
                                                 const CheckContext& context) {
  return Checker(report, context).Check();
}

std::int64_t FigureLimit(Measure measure) {
  switch (measure) {
    case Measure::kEuro:
      return 1'000'000'000'000'000;
    case Measure::kFte:
      return 1'000'000'000;
    case Measure::kCount:
      return 1'000'000'000'000;
  }
  return 0;
}

absl::StatusOr<std::int64_t> ThresholdFor(const DeviationThreshold& threshold,
                                          const Quantity& target) {
  ASSIGN_OR_RETURN(const std::int64_t share,
                   finance::MultiplyDivideHalfEven(target.value < 0 ? -target.value : target.value,
                                                   threshold.share_basis_points, 10'000));
  return std::max(share, AmountOf(threshold, target.measure));
}

}  // namespace rekenschap::monitoring
