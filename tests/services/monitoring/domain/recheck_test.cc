#include "services/monitoring/domain/recheck.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What is new in the report when the year's budget becomes `euros`.
std::vector<std::string> NewWhenBudgetIs(const Report& report, std::int64_t euros) {
  const Plan before = SmallPlan();
  Plan after = SmallPlan();
  after.revision.lines[0].plan.series.years[2021] = euros * 100;
  CheckContext then;
  then.plan = &before;
  CheckContext now;
  now.plan = &after;
  std::vector<std::string> found;
  const auto findings = *NewFindings(report, then, now);
  for (const finance::Finding& finding : findings) {
    found.push_back(finding.rule + " " + finding.field);
  }
  return found;
}

constexpr char kDeviation[] = "DEVIATION_UNEXPLAINED lines[0].euro.spent_eurocents";

TEST(RecheckTest, TellsWhatAChangeOfThePlanMakesDeviate) {
  EXPECT_THAT(NewWhenBudgetIs(GoodReport(), 800'000), IsEmpty());
  EXPECT_THAT(NewWhenBudgetIs(GoodReport(), 830'000), IsEmpty());
  EXPECT_THAT(NewWhenBudgetIs(GoodReport(), 1'200'000), ElementsAre(kDeviation));
}

TEST(RecheckTest, DoesNotTellAgainWhatWasFoundAlready) {
  Report report = GoodReport();
  report.lines[1][Figure::kRealised] = 1'000;  // far from its target, on either plan
  EXPECT_THAT(NewWhenBudgetIs(report, 800'000), IsEmpty());
  EXPECT_THAT(NewWhenBudgetIs(report, 1'200'000), ElementsAre(kDeviation));
}

TEST(RecheckTest, HoldsAnExplanationToTheDifferenceThatItWasGivenFor) {
  Report report = GoodReport();
  report.lines[0][Figure::kRealised] = 150'000'00;
  report.lines[0].explanations = {{Cause::kTiming, "Later.", {}}};
  EXPECT_THAT(NewWhenBudgetIs(report, 800'000), IsEmpty());
  EXPECT_THAT(NewWhenBudgetIs(report, 1'200'000), ElementsAre(kDeviation));
  report.lines[0].explanations = {{Cause::kTiming, "Later.", -50'000'00}};
  EXPECT_THAT(NewWhenBudgetIs(report, 1'200'000),
              ElementsAre(kDeviation, "EXPLAINED_AMOUNTS_MISFIT lines[0].explanations[0].amount"));
  // One that happens to name the new difference settles it.
  report.lines[0].explanations.push_back({Cause::kPolicy, "Meer budget.", -150'000'00});
  EXPECT_THAT(NewWhenBudgetIs(report, 1'200'000),
              ElementsAre("EXPLAINED_AMOUNTS_MISFIT lines[0].explanations[0].amount"));
}

TEST(RecheckTest, FollowsASettingToo) {
  const Plan plan = SmallPlan();
  CheckContext then;
  then.plan = &plan;
  CheckContext now = then;
  ExplanationLadder strict;
  strict.steps = {{{}, 1'00, {}}};
  now.rules = RuleBook({}, {strict}, 1);
  Report report = GoodReport();
  report.lines[0][Figure::kRealised] = 199'000'00;
  const auto found = *NewFindings(report, then, now);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rule, "DEVIATION_UNEXPLAINED");
  EXPECT_THAT(*NewFindings(report, now, then), IsEmpty());
}

}  // namespace
}  // namespace rekenschap::monitoring
