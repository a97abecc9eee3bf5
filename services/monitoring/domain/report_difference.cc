#include "services/monitoring/domain/report_difference.h"

#include <algorithm>

#include "services/finance/arithmetic.h"

namespace rekenschap::monitoring {
namespace {

using Kind = ReportDifference::Kind;

std::optional<finance::Quantity> FigureOf(const ReportLine& line, Figure figure) {
  const auto& value = line[figure];
  return value ? std::optional(finance::Quantity{line.measure, *value}) : std::nullopt;
}

class Differences {
 public:
  // A line that only one of the two has.
  void AddWhole(Kind kind, const ReportLine& line) {
    const bool added = kind == Kind::kLineAdded;
    bool any = false;
    for (std::size_t i = 0; i < kFigureCount; ++i) {
      const auto figure = static_cast<Figure>(i);
      const auto value = FigureOf(line, figure);
      if (!value) continue;
      any = true;
      ReportDifference& one = Add(kind, line.line);
      one.field = std::string(FieldOf(line.measure, figure));
      (added ? one.now : one.accepted) = value;
    }
    if (!any) Add(kind, line.line);
    added ? AddExplanations(line, {}, line.explanations)
          : AddExplanations(line, line.explanations, {});
  }

  void AddChanged(const ReportLine& before, const ReportLine& line) {
    for (std::size_t i = 0; i < kFigureCount; ++i) {
      const auto figure = static_cast<Figure>(i);
      if (before[figure] == line[figure]) continue;
      ReportDifference& one = Add(Kind::kFigure, line.line);
      one.field = std::string(FieldOf(line.measure, figure));
      one.accepted = FigureOf(before, figure);
      one.now = FigureOf(line, figure);
    }
    AddExplanations(line, before.explanations, line.explanations);
  }

  // The corrections of `from` that are not in `to`, each as often as it is not.
  void AddCorrections(const std::vector<PriorCorrection>& from,
                      const std::vector<PriorCorrection>& to, bool gone) {
    for (std::size_t i = 0; i < from.size(); ++i) {
      const PriorCorrection& prior = from[i];
      const auto so_far = std::count(from.begin(), from.begin() + static_cast<long>(i) + 1, prior);
      if (so_far <= std::ranges::count(to, prior)) continue;
      ReportDifference& one = Add(Kind::kPriorCorrection, prior.line);
      one.field = finance::FormatPeriod(prior.period);
      (gone ? one.accepted : one.now) = prior.amount;
      (gone ? one.accepted_text : one.text) = prior.reason;
    }
  }

  std::vector<ReportDifference> Take() && { return std::move(all_); }

 private:
  ReportDifference& Add(Kind kind, const std::string& line) {
    ReportDifference& one = all_.emplace_back();
    one.kind = kind;
    one.line = line;
    return one;
  }

  void AddExplanations(const ReportLine& line, const std::vector<Explanation>& before,
                       const std::vector<Explanation>& now) {
    if (before == now) return;
    ReportDifference& one = Add(Kind::kExplanation, line.line);
    one.accepted_explanations = before;
    one.explanations = now;
    one.measure = line.measure;
  }

  std::vector<ReportDifference> all_;
};

// The line of `report` that `line` can be compared with.
const ReportLine* Counterpart(const Report& report, const ReportLine& line) {
  const ReportLine* found = FindLine(report, line.line);
  return found != nullptr && found->measure == line.measure ? found : nullptr;
}

}  // namespace

std::optional<finance::Quantity> ReportDifference::Difference() const {
  if (!accepted || !now) return std::nullopt;
  const auto difference = finance::CheckedSubtract(now->value, accepted->value);
  if (!difference.ok()) return std::nullopt;
  return finance::Quantity{now->measure, *difference};
}

std::vector<ReportDifference> DifferencesFrom(const Report& accepted, const Report& now) {
  Differences differences;
  for (const ReportLine& line : now.lines) {
    const ReportLine* before = Counterpart(accepted, line);
    before == nullptr ? differences.AddWhole(Kind::kLineAdded, line)
                      : differences.AddChanged(*before, line);
  }
  for (const ReportLine& line : accepted.lines) {
    if (Counterpart(now, line) == nullptr) differences.AddWhole(Kind::kLineRemoved, line);
  }
  differences.AddCorrections(accepted.prior_corrections, now.prior_corrections, /*gone=*/true);
  differences.AddCorrections(now.prior_corrections, accepted.prior_corrections, /*gone=*/false);
  return std::move(differences).Take();
}

}  // namespace rekenschap::monitoring
