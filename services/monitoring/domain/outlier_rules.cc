#include "services/monitoring/domain/outlier_rules.h"

#include <algorithm>
#include <utility>

#include "services/finance/arithmetic.h"
#include "services/monitoring/domain/figure_lines.h"
#include "services/monitoring/domain/robust.h"

// Figures that are unlike the unit's own earlier ones, or unlike those of the other units.
namespace rekenschap::monitoring {
namespace {

using finance::Finding;

constexpr char kInHistory[] = "OUTLIER_IN_HISTORY";
constexpr char kAmongPeers[] = "OUTLIER_AMONG_PEERS";

// What is where the plan wants it is no outlier, whatever the history is.
bool IsFarFromTarget(std::int64_t realised, const std::optional<UnitTarget>& target,
                     std::int64_t basis_points) {
  if (!target) return true;
  const auto difference = finance::CheckedSubtract(realised, target->to_date);
  return !difference.ok() || !IsWithin(*difference, target->to_date, basis_points);
}

bool IsFarFromTarget(const RuleBook& rules, std::string_view rule, std::int64_t realised,
                     const std::optional<UnitTarget>& target) {
  return IsFarFromTarget(realised, target, rules.Parameter(rule, "least_deviation"));
}

// The change over a period from the figure at the end of the one before, which a flow that starts
// on 1 January does not need.
std::optional<std::int64_t> ChangeOf(bool is_flow, const PastFigure* before,
                                     const PastFigure& now) {
  if (is_flow && now.period.index == 1) return now.realised;
  if (before == nullptr || before->period != PeriodBefore(now.period)) return std::nullopt;
  const auto change = finance::CheckedSubtract(now.realised, before->realised);
  return change.ok() ? std::optional(*change) : std::nullopt;
}

void CheckHistory(const FigureReport& figures, const FigureLine& line, Findings& findings) {
  const RuleBook& rules = figures.context.rules;
  const auto found = figures.context.figures.history.find(line.line->line);
  if (found == figures.context.figures.history.end()) return;
  if (!IsFarFromTarget(rules, kInHistory, line.realised(), line.target)) return;
  const std::vector<PastFigure>& past = found->second;
  std::vector<std::int64_t> changes;
  for (std::size_t i = 0; i < past.size(); ++i) {
    const auto change = ChangeOf(line.is_flow(), i == 0 ? nullptr : &past[i - 1], past[i]);
    if (change) changes.push_back(*change);
  }
  const auto change = ChangeOf(line.is_flow(), past.empty() ? nullptr : &past.back(),
                               {figures.report.period, line.realised()});
  if (!change || !IsOutlier(changes, *change, rules.Parameter(kInHistory, "threshold"),
                            rules.Parameter(kInHistory, "observations"))) {
    return;
  }
  Finding& finding = findings.emplace_back(figures.NewFinding(kInHistory, line, Figure::kRealised));
  finding.params["change"] = std::to_string(*change);
  finding.params["observations"] = std::to_string(changes.size());
  const std::int64_t usual = MedianOf(std::move(changes));
  finding.params["usual"] = std::to_string(usual);
  Expect(finding, line.realised() - *change + usual);
}

// A figure in hundredths of a percent of its target.
std::optional<std::int64_t> ShareOf(std::int64_t realised,
                                    const std::optional<UnitTarget>& target) {
  if (!target || target->to_date <= 0) return std::nullopt;
  const auto share = finance::MultiplyDivideHalfEven(realised, 10'000, target->to_date);
  return share.ok() ? std::optional(*share) : std::nullopt;
}

void CheckPeers(const FigureReport& figures, const FigureLine& line, Findings& findings) {
  const RuleBook& rules = figures.context.rules;
  const auto found = figures.context.figures.peers.find(line.line->line);
  const auto share = ShareOf(line.realised(), line.target);
  if (found == figures.context.figures.peers.end() || !share) return;
  if (!IsFarFromTarget(rules, kAmongPeers, line.realised(), line.target)) return;
  std::vector<std::int64_t> shares;
  for (const PeerFigure& peer : found->second) {
    const auto other = ShareOf(peer.realised, TargetOfUnit(*line.of_all, peer.unit));
    if (other) shares.push_back(*other);
  }
  if (!IsOutlier(shares, *share, rules.Parameter(kAmongPeers, "threshold"),
                 rules.Parameter(kAmongPeers, "observations"))) {
    return;
  }
  const std::size_t count = shares.size();
  const std::int64_t usual = MedianOf(std::move(shares));
  const auto expected = finance::MultiplyDivideHalfEven(line.target->to_date, usual, 10'000);
  if (!expected.ok()) return;
  Finding& finding =
      findings.emplace_back(figures.NewFinding(kAmongPeers, line, Figure::kRealised));
  Expect(finding, *expected);
  finding.params["share"] = std::to_string(*share);
  finding.params["usual_share"] = std::to_string(usual);
  finding.params["observations"] = std::to_string(count);
}

}  // namespace

void CheckOutliers(const FigureReport& figures, Findings& findings) {
  for (const FigureLine& line : figures.lines) {
    CheckHistory(figures, line, findings);
    CheckPeers(figures, line, findings);
  }
}

OutlierNeeds OutlierNeedsOf(const Report& report, const Plan& plan, const PeriodTargets& targets,
                            const RuleBook& rules, bool has_before) {
  const bool history = has_before && rules.IsOn(kInHistory);
  const auto others = static_cast<std::int64_t>(plan.programme.units.size()) - 1;
  const bool peers =
      rules.IsOn(kAmongPeers) && others >= rules.Parameter(kAmongPeers, "observations");
  OutlierNeeds needs;
  if (!history && !peers) return needs;
  for (const ReportLine& line : report.lines) {
    const PlanLine* planned = FindLine(plan.revision, line.line);
    const auto& realised = line[Figure::kRealised];
    if (planned == nullptr || planned->measure != line.measure || !realised) continue;
    const auto target = targets.OfUnit(plan.revision, *planned, report.unit);
    if (history && IsFarFromTarget(rules, kInHistory, *realised, target)) {
      needs.history.push_back(line.line);
    }
    if (peers && target && IsFarFromTarget(rules, kAmongPeers, *realised, target)) {
      needs.peers.push_back(line.line);
    }
  }
  return needs;
}

}  // namespace rekenschap::monitoring
