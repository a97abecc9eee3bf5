#include "services/monitoring/domain/policy.h"

#include <gtest/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using testing::IsOk;
using testing::Violates;

Policy PolicyWith(std::vector<DueRule> rules) {
  Policy policy;
  policy.programme = "avim";
  policy.due_rules = std::move(rules);
  return policy;
}

TEST(PolicyTest, HoldsTheNationalRulesForEveryCadence) {
  for (const auto kind :
       {finance::PeriodKind::kYear, finance::PeriodKind::kHalf, finance::PeriodKind::kFourMonths,
        finance::PeriodKind::kQuarter, finance::PeriodKind::kMonth}) {
    EXPECT_THAT(CheckPolicy(Policy(), kind), IsOk());
  }
}

TEST(PolicyTest, RefusesRulesThatCannotBe) {
  const struct {
    DueRule rule;
    const char* field;
  } cases[] = {
      {{{0}, 10, {}, ""}, "policy.due_rules[0].end_months"},
      {{{13}, 10, {}, ""}, "policy.due_rules[0].end_months"},
      {{{}, -1, {}, ""}, "policy.due_rules[0].days_after_end"},
      {{{}, 731, {}, ""}, "policy.due_rules[0].days_after_end"},
      {{{}, {}, {-1, 1}, ""}, "policy.due_rules[0].day_of_month.months_after"},
      {{{}, {}, {25, 1}, ""}, "policy.due_rules[0].day_of_month.months_after"},
      {{{}, {}, {1, 0}, ""}, "policy.due_rules[0].day_of_month.day"},
      {{{}, {}, {1, 32}, ""}, "policy.due_rules[0].day_of_month.day"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(CheckPolicy(PolicyWith({c.rule}), finance::PeriodKind::kQuarter),
                Violates(c.field, "DUE_RULE_UNFIT"));
  }
}

TEST(PolicyTest, LeavesNoPeriodWithoutADueDate) {
  const Policy policy = PolicyWith({{{3, 6, 9}, 10, {}, ""}});
  EXPECT_THAT(CheckPolicy(policy, finance::PeriodKind::kQuarter),
              Violates("policy.due_rules", "DUE_RULE_MISSING"));
  EXPECT_THAT(CheckPolicy(PolicyWith({{{12}, 10, {}, ""}}), finance::PeriodKind::kYear), IsOk());
}

}  // namespace
}  // namespace rekenschap::monitoring
