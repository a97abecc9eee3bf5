#include "services/monitoring/domain/policy.h"

#include <algorithm>
#include <set>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/monitoring/domain/rule_settings.h"

namespace rekenschap::monitoring {
namespace {

constexpr std::size_t kMostRules = 24;
constexpr int kMostDays = 730;
constexpr int kMostMonths = 24;

void CheckRule(const DueRule& rule, const std::string& field,
               std::vector<base::Violation>& violations) {
  const auto note = [&](const char* part, const char* what) {
    violations.push_back({field + part, "DUE_RULE_UNFIT", what});
  };
  for (const int month : rule.end_months) {
    if (month < 1 || month > 12) note(".end_months", "a month is not between 1 and 12");
  }
  if (rule.days_after_end) {
    if (*rule.days_after_end < 0 || *rule.days_after_end > kMostDays) {
      note(".days_after_end", "it is not between 0 and 730");
    }
    return;
  }
  const auto& [months_after, day] = rule.day_of_month;
  if (months_after < 0 || months_after > kMostMonths) {
    note(".day_of_month.months_after", "it is not between 0 and 24");
  }
  if (day < 1 || day > 31) note(".day_of_month.day", "it is not between 1 and 31");
}

}  // namespace

std::string EtagOf(const Policy& policy) { return absl::StrFormat("policy-%d", policy.version); }

void PutInOrder(Policy& policy) {
  std::ranges::stable_sort(policy.rule_settings, {}, &RuleSetting::rule);
  std::ranges::stable_sort(policy.ladders, {}, &ExplanationLadder::measure);
}

bool ArrangeTheSame(const Policy& one, const Policy& other) {
  return one.reason == other.reason && one.due_rules == other.due_rules &&
         one.rule_settings == other.rule_settings && one.ladders == other.ladders;
}

RuleBook RuleBookOf(const Policy& policy) {
  return RuleBook(policy.rule_settings, policy.ladders, policy.version);
}

absl::Status CheckPolicy(const Policy& policy, finance::PeriodKind cadence) {
  std::vector<base::Violation> violations;
  if (policy.due_rules.size() > kMostRules) {
    violations.push_back({"policy.due_rules", "TOO_MANY", "there are more than 24 of them"});
  }
  for (std::size_t i = 0; i < policy.due_rules.size(); ++i) {
    CheckRule(policy.due_rules[i], absl::StrFormat("policy.due_rules[%d]", i), violations);
  }
  // Any year will do: the months in which periods end are the same in each.
  for (const finance::Period& period : finance::PeriodsOf(finance::kFirstYear, cadence)) {
    if (violations.empty() && !DueDateOf(policy.due_rules, period)) {
      violations.push_back(
          {"policy.due_rules", "DUE_RULE_MISSING",
           absl::StrFormat("no rule says when reports on periods are due that end in month %d; add "
                           "one, or leave end_months empty in the last rule",
                           static_cast<unsigned>(finance::LastDay(period).month()))});
    }
  }
  CheckRuleSettings(policy.rule_settings, "policy.rule_settings", violations);
  std::set<finance::Measure> measures;
  for (std::size_t i = 0; i < policy.ladders.size(); ++i) {
    const std::string field = absl::StrFormat("policy.explanation_ladders[%d]", i);
    if (!measures.insert(policy.ladders[i].measure).second) {
      violations.push_back(
          {field + ".measure", "MEASURE_TWICE", "another ladder is of the same measure"});
    }
    CheckLadder(policy.ladders[i], field, violations);
  }
  return violations.empty() ? absl::OkStatus()
                            : base::InvalidFields("POLICY_UNFIT", std::move(violations));
}

}  // namespace rekenschap::monitoring
