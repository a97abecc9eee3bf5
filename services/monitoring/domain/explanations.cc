#include "services/monitoring/domain/explanations.h"

#include <algorithm>
#include <bit>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/monitoring/domain/rules.h"

namespace rekenschap::monitoring {
namespace {

using finance::Finding;
using finance::Quantity;

constexpr char kLapsed[] = "EXPLANATION_LAPSED";
constexpr char kMisfit[] = "EXPLAINED_AMOUNTS_MISFIT";
constexpr char kDeviation[] = "DEVIATION_UNEXPLAINED";

// Sets of amounts are bits of a number, so there have to be few.
constexpr std::size_t kMostAmounts = 10;

std::string FieldOf(std::size_t line, std::size_t explanation, const char* part) {
  return absl::StrFormat("lines[%d].explanations[%d].%s", line, explanation, part);
}

// The amounts of a line, and which of them are in a difference.
class Amounts {
 public:
  explicit Amounts(const ReportLine& line) {
    for (std::size_t i = 0; i < line.explanations.size(); ++i) {
      const auto& amount = line.explanations[i].amount;
      if (!amount || indexes_.size() == kMostAmounts) continue;
      indexes_.push_back(i);
      const std::size_t known = sums_.size();
      for (std::size_t set = 0; set < known; ++set) sums_.push_back(sums_[set] + *amount);
    }
  }

  // Whether some of them come to `difference`: the fewest that do are used then.
  bool Explain(std::int64_t difference) {
    std::size_t best = 0;
    for (std::size_t set = 1; set < sums_.size(); ++set) {
      if (sums_[set] != difference) continue;
      if (best == 0 || std::popcount(set) < std::popcount(best)) best = set;
    }
    used_ |= best;
    return best != 0;
  }

  // The indexes of the explanations whose amounts are in nothing.
  std::vector<std::size_t> Unused() const {
    std::vector<std::size_t> unused;
    for (std::size_t i = 0; i < indexes_.size(); ++i) {
      if ((used_ >> i & 1) == 0) unused.push_back(indexes_[i]);
    }
    return unused;
  }

 private:
  std::vector<std::size_t> indexes_;      // of the explanations with an amount
  std::vector<std::int64_t> sums_ = {0};  // of each set of them; at most 10 of at most 10^16
  std::size_t used_ = 0;
};

// The first figure that is another than before.
std::optional<Figure> ChangedFigure(const ReportLine& before, const ReportLine& now) {
  for (std::size_t i = 0; i < kFigureCount; ++i) {
    if (before.figures[i] != now.figures[i]) return static_cast<Figure>(i);
  }
  return std::nullopt;
}

Finding FindingOn(const ExplainedLine& explained, const RuleBook& rules, const char* rule,
                  std::size_t explanation, const char* part) {
  Finding finding = rules.NewFinding(rule, FieldOf(explained.index, explanation, part));
  finding.line = explained.line.line;
  return finding;
}

// What an explanation of the line as a whole was of, and what that is now.
struct Lapse {
  std::optional<std::int64_t> was;
  std::optional<std::int64_t> now;
  // By the name of one of its parameters, what it was of: a figure, or the difference that a rule
  // found.
  std::string figure = {};
  std::string rule = {};
};

std::string ParamOf(const Finding& finding, const char* name) {
  const auto found = finding.params.find(name);
  return found == finding.params.end() ? std::string() : found->second;
}

const Finding* FindingOf(std::string_view rule, const std::string& line,
                         const std::vector<Finding>& findings) {
  const auto found = std::ranges::find_if(findings, [&](const Finding& finding) {
    return finding.rule == rule && finding.line == line;
  });
  return found == findings.end() ? nullptr : &*found;
}

// As the version before had found it in `finding`.
Lapse LapsedBefore(const Finding& finding, const ExplainedLine& explained,
                   const std::vector<Finding>& findings) {
  Lapse lapse;
  if (finding.given) lapse.was = finding.given->value;
  lapse.rule = ParamOf(finding, "rule");
  if (!lapse.rule.empty()) {
    const Finding* now = FindingOf(lapse.rule, explained.line.line, findings);
    if (now != nullptr && now->difference) {
      lapse.now = now->difference->value;
    } else if (lapse.rule == kDeviation) {
      lapse.now = explained.from_target;  // so little that nobody asks any more
    }
    return lapse;
  }
  lapse.figure = ParamOf(finding, "figure");
  // The first version of the rule named no figure.
  if (lapse.figure.empty()) {
    lapse.figure = FigureName(FieldOf(explained.line.measure, Figure::kRealised));
  }
  for (std::size_t i = 0; i < kFigureCount; ++i) {
    const std::string_view field = FieldOf(explained.line.measure, static_cast<Figure>(i));
    if (!field.empty() && FigureName(field) == lapse.figure) lapse.now = explained.line.figures[i];
  }
  return lapse;
}

// That the plan expects another thing than it did of the same figures.
std::optional<Lapse> LapseByPlan(const ExplainedLine& explained,
                                 const std::vector<Finding>& findings) {
  for (const char* rule : {kDeviation, "ABOVE_YEAR_BUDGET"}) {
    const Finding* now = FindingOf(rule, explained.line.line, findings);
    if (now == nullptr || !now->difference) continue;
    const Finding* before = FindingOf(rule, explained.line.line, explained.before->findings);
    if (before != nullptr && before->difference) {
      if (*before->difference == *now->difference) continue;
      return Lapse{before->difference->value, now->difference->value, {}, rule};
    }
    // Nothing was asked by the plan of then.
    if (explained.before->revision_number != explained.revision_number) {
      return Lapse{std::nullopt, now->difference->value, {}, rule};
    }
  }
  return std::nullopt;
}

// The line in the version before, where it can be compared; null otherwise.
const ReportLine* LineBefore(const ExplainedLine& explained) {
  if (explained.before == nullptr) return nullptr;
  const ReportLine* line = FindLine(explained.before->report, explained.line.line);
  return line != nullptr && line->measure == explained.line.measure ? line : nullptr;
}

std::optional<Lapse> LapseOf(const ExplainedLine& explained, const Explanation& explanation,
                             const std::vector<Finding>& findings) {
  const ReportLine* line = LineBefore(explained);
  if (line == nullptr) return std::nullopt;
  const auto repeated = std::ranges::find(line->explanations, explanation);
  if (repeated == line->explanations.end()) return std::nullopt;
  const std::string field =
      FieldOf(static_cast<std::size_t>(line - explained.before->report.lines.data()),
              static_cast<std::size_t>(repeated - line->explanations.begin()), "text");
  for (const Finding& finding : explained.before->findings) {
    if (finding.rule == kLapsed && finding.field == field) {
      return LapsedBefore(finding, explained, findings);
    }
  }
  if (const auto changed = ChangedFigure(*line, explained.line)) {
    return Lapse{(*line)[*changed], explained.line[*changed],
                 FigureName(FieldOf(line->measure, *changed))};
  }
  return LapseByPlan(explained, findings);
}

// That an explanation of the line as a whole has lapsed; nothing while it holds.
std::optional<Finding> LapseOfWhole(const ExplainedLine& explained, const RuleBook& rules,
                                    std::size_t explanation, const std::vector<Finding>& findings) {
  const finance::Measure measure = explained.line.measure;
  const auto lapse = LapseOf(explained, explained.line.explanations[explanation], findings);
  if (!lapse) return std::nullopt;
  Finding finding = FindingOn(explained, rules, kLapsed, explanation, "text");
  finding.params["number"] = std::to_string(explanation + 1);
  if (!lapse->figure.empty()) finding.params["figure"] = lapse->figure;
  if (!lapse->rule.empty()) finding.params["rule"] = lapse->rule;
  if (lapse->was) finding.given = Quantity{measure, *lapse->was};
  if (lapse->was && lapse->now) {
    Expect(finding, *lapse->now);
  } else if (lapse->now) {
    finding.expected = Quantity{measure, *lapse->now};
  }
  return finding;
}

// The difference that the amounts of a line were to come to.
struct Aim {
  std::int64_t difference = 0;
  std::string figure = {};             // that has it
  std::string_view rule = kDeviation;  // that tells it
  bool reached = false;                // some of the amounts do come to it
};

// The difference that all of these amounts were of in the version before, where they came to it.
std::optional<std::int64_t> AimBefore(const ExplainedLine& explained, const Aim& aim,
                                      const std::vector<std::size_t>& amounts) {
  const ReportLine* line = LineBefore(explained);
  if (line == nullptr) return std::nullopt;
  for (const std::size_t i : amounts) {
    const Explanation& repeated = explained.line.explanations[i];
    if (std::ranges::find(line->explanations, repeated) == line->explanations.end()) {
      return std::nullopt;
    }
  }
  const std::vector<Finding>& findings = explained.before->findings;
  if (FindingOf(kMisfit, line->line, findings) != nullptr) return std::nullopt;
  for (const Finding& finding : findings) {
    if (finding.rule != kLapsed || finding.line != line->line) continue;
    if (!finding.field.ends_with(".amount")) continue;
    // They had lapsed there already. The rule told amounts that never fitted so too, before its
    // third version, and named no rule of them.
    const bool of_the_same = ParamOf(finding, "rule") == aim.rule &&
                             ParamOf(finding, "figure") == aim.figure && finding.given;
    return of_the_same ? std::optional(finding.given->value) : std::nullopt;
  }
  const auto before = std::ranges::find_if(findings, [&](const Finding& finding) {
    return finding.line == line->line && finding.rule == aim.rule &&
           ParamOf(finding, "figure") == aim.figure;
  });
  if (before == findings.end() || !before->difference) return std::nullopt;
  const std::int64_t difference = before->difference->value;
  return Amounts(*line).Explain(difference) ? std::optional(difference) : std::nullopt;
}

// What is wrong with the amounts that are in no difference; nothing where there are none, or where
// those that are in one come to it with them too.
std::optional<Finding> FindingOfUnused(const ExplainedLine& explained, const RuleBook& rules,
                                       const Aim& aim, const std::vector<std::size_t>& unused) {
  const finance::Measure measure = explained.line.measure;
  std::int64_t sum = aim.reached ? aim.difference : 0;
  for (const std::size_t i : unused) sum += *explained.line.explanations[i].amount;
  if (unused.empty() || sum == aim.difference) return std::nullopt;
  const auto before = AimBefore(explained, aim, unused);
  if (before && *before != aim.difference) {
    Finding finding = FindingOn(explained, rules, kLapsed, unused.front(), "amount");
    std::string& numbers = finding.params["number"];
    for (const std::size_t i : unused) {
      numbers += (numbers.empty() ? "" : ", ") + std::to_string(i + 1);
    }
    finding.params["rule"] = aim.rule;
    finding.params["figure"] = aim.figure;
    finding.given = Quantity{measure, *before};
    Expect(finding, aim.difference);
    return finding;
  }
  Finding finding = FindingOn(explained, rules, kMisfit, unused.front(), "amount");
  finding.given = Quantity{measure, sum};
  Expect(finding, aim.difference);
  return finding;
}

// Marks what the amounts settle, and all that can be explained where `whole` says so.
void SettleFindings(const ExplainedLine& explained, const RuleBook& rules, bool whole,
                    std::vector<Finding>& findings) {
  const ReportLine& line = explained.line;
  Amounts amounts(line);
  std::optional<Aim> asked;     // the deviation or else the first warning that they do not explain
  std::optional<Aim> remarked;  // the first remark that they do not explain
  for (Finding& finding : findings) {
    const Rule* rule = finding.line == line.line ? FindRule(finding.rule) : nullptr;
    if (rule == nullptr || !rule->explainable) continue;
    const bool exact = finding.difference && amounts.Explain(finding.difference->value);
    finding.settled = exact || whole;
    if (!finding.difference || exact) continue;
    const bool deviation = rule->id == kDeviation;
    auto& aim = deviation || finding.severity != finance::Severity::kInfo ? asked : remarked;
    if (!aim || deviation)
      aim = Aim{finding.difference->value, ParamOf(finding, "figure"), rule->id};
  }
  // What asks for no explanation can be explained all the same.
  const std::int64_t from_target = explained.from_target.value_or(0);
  Aim aim{from_target, FigureName(FieldOf(line.measure, Figure::kRealised)), kDeviation,
          explained.from_target && amounts.Explain(from_target)};
  const bool of_remark =
      remarked && (from_target == 0 || AimBefore(explained, *remarked, amounts.Unused()));
  if (asked || of_remark) aim = asked ? *asked : *remarked;
  if (auto finding = FindingOfUnused(explained, rules, aim, amounts.Unused())) {
    findings.push_back(*std::move(finding));
  }
}

}  // namespace

void HoldExplanations(const ExplainedLine& explained, const RuleBook& rules,
                      std::vector<Finding>& findings) {
  const ReportLine& line = explained.line;
  std::vector<Finding> found;
  bool whole = false;
  for (std::size_t i = 0; i < line.explanations.size(); ++i) {
    const Explanation& explanation = line.explanations[i];
    if (explanation.cause == Cause::kNone) {
      Finding& finding = found.emplace_back(
          rules.NewFinding("EXPLANATION_CAUSE_MISSING", FieldOf(explained.index, i, "cause")));
      finding.line = line.line;
    }
    // What a line that is refused is explained by is not asked.
    if (explanation.amount || !explained.sound) continue;
    if (auto lapse = LapseOfWhole(explained, rules, i, findings)) {
      found.push_back(*std::move(lapse));
    } else {
      whole = true;
    }
  }
  std::ranges::move(found, std::back_inserter(findings));
  if (explained.sound) SettleFindings(explained, rules, whole, findings);
}

}  // namespace rekenschap::monitoring
