#include "services/planning/domain/explanation_duty.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/planning/domain/revision_builders.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::planning {
namespace {

using ::testing::HasSubstr;
using Kind = MutationKind;

constexpr std::int64_t kMillion = 100'000'000;  // in eurocents

TEST(ExplanationDutyTest, TakesTheStepOfTheArticlesSize) {
  const struct {
    std::int64_t size, policy, technical;
  } kCases[] = {
      {0, 1, 2},  // not known: the strictest
      {-1, 1, 2},
      {1, 1, 2},
      {50 * kMillion - 1, 1, 2},
      {50 * kMillion, 2, 4},
      {200 * kMillion - 1, 2, 4},
      {200 * kMillion, 5, 10},
      {1'000 * kMillion - 1, 5, 10},
      {1'000 * kMillion, 10, 20},
      {finance::kMaxFigure, 10, 20},
  };
  for (const auto& test : kCases) {
    const ExplanationStep& step = StepFor(NationalLadder(), test.size);
    EXPECT_EQ(step.policy, test.policy * kMillion) << test.size;
    EXPECT_EQ(step.technical, test.technical * kMillion) << test.size;
  }
}

TEST(ExplanationDutyTest, ReadsTheNationalLadderAsItIsWritten) {
  const auto ladder =
      ParseLadder(NationalLadder().source, {"50:1:2", "200:2:4", "1000:5:10", ":10:20"});
  ASSERT_THAT(ladder, testing::IsOk());
  EXPECT_EQ(*ladder, NationalLadder());
  EXPECT_THAT(NationalLadder().source, HasSubstr("Rijksbegrotingsvoorschriften"));
}

TEST(ExplanationDutyTest, ReadsALadderOfOneStep) {
  const auto ladder = ParseLadder("own", {":0:3"});
  ASSERT_THAT(ladder, testing::IsOk());
  EXPECT_EQ(StepFor(*ladder, 0).policy, 0);
  EXPECT_EQ(StepFor(*ladder, finance::kMaxFigure).technical, 3 * kMillion);
}

TEST(ExplanationDutyTest, RefusesALadderThatCannotBeClimbed) {
  const struct {
    std::vector<std::string> steps;
    std::string says;
  } kCases[] = {
      {{}, "ends with a step without a size"},
      {{"50:1:2"}, "ends with a step without a size"},
      {{"50:1:2", "50:2:4", ":10:20"}, "step '50:2:4' of the explanation ladder is not above"},
      {{"50:1:2", "40:2:4", ":10:20"}, "step '40:2:4' of the explanation ladder is not above"},
      {{"0:1:2", ":10:20"}, "'0:1:2'"},
      {{":10:20", "50:1:2"}, "step '50:1:2' of the explanation ladder comes after the last"},
      {{":10:20", ":10:20"}, "step ':10:20' of the explanation ladder comes after the last"},
      {{"50:1", ":10:20"}, "'50:1' is not a step"},
      {{"50:1:2:3", ":10:20"}, "'50:1:2:3' is not a step"},
      {{"", ":10:20"}, "'' is not a step"},
      {{"50::2", ":10:20"}, "step '50::2' of the explanation ladder: ''"},
      {{"50:1:x", ":10:20"}, "step '50:1:x' of the explanation ladder: 'x'"},
      {{"50:-1:2", ":10:20"}, "'-1'"},
      {{"50:1,5:2", ":10:20"}, "'1,5'"},
      {{"50:1.5:2", ":10:20"}, "'1.5'"},
      {{"100000001:1:2", ":10:20"}, "'100000001'"},
      {{"99999999999999999999:1:2", ":10:20"}, "'99999999999999999999'"},
  };
  for (const auto& test : kCases) {
    const auto ladder = ParseLadder("own", test.steps);
    ASSERT_EQ(ladder.status().code(), absl::StatusCode::kInvalidArgument) << test.says;
    EXPECT_THAT(std::string(ladder.status().message()), HasSubstr(test.says));
  }
}

TEST(ExplanationDutyTest, WeighsWhatGoesOneWayInOneColumn) {
  const struct {
    const char* what;
    std::vector<MutationEntry> entries;
    std::int64_t weight;
  } kCases[] = {
      {"nothing", {}, 0},
      {"one figure", {{"people", {2021}, -70}}, 70},
      {"lines of one column together", {{"people", {2021}, 70}, {"hire", {2021}, 5}}, 75},
      {"the largest column", {{"people", {2021}, 70}, {"people", {2022}, -90}}, 90},
      {"more does not make up for less", {{"people", {2021}, 70}, {"hire", {2021}, -60}}, 70},
      {"the structural figure", {{"people", kStructural, 8}}, 8},
      {"fte and counts are no euros", {{"posts", {2021}, 70'000}, {"cases", {2021}, 9}}, 0},
      {"expenditure and receipts are not added",
       {{"people", {2021}, 70}, {"fees", {2021}, 70}},
       70},
      {"bases are not added", {{"people", {2021}, 70}, {"pledge", {2021}, 80}}, 80},
      {"an amount that is not there yet", {{"people", {2021}, std::nullopt}}, 0},
      {"a line that is not there", {{"nobody", {2021}, 70}}, 0},
  };
  for (const auto& test : kCases) {
    const auto weight = WeightOf(PlanOfEveryKind(), MutationOf(Kind::kAdjustment, test.entries));
    ASSERT_THAT(weight, testing::IsOk());
    EXPECT_EQ(*weight, test.weight) << test.what;
  }
}

TEST(ExplanationDutyTest, SaysWhenAWeightDoesNotFit) {
  Revision plan = PlanOfEveryKind();
  std::vector<MutationEntry> entries;
  for (int i = 0; i < 1'000; ++i) {
    plan.tables[0].lines.push_back(LineOf("line-" + std::to_string(i), 0, 0, 0));
    entries.push_back({"line-" + std::to_string(i), {2021}, finance::kMaxFigure});
  }
  EXPECT_EQ(WeightOf(plan, MutationOf(Kind::kAdjustment, entries)).status().code(),
            absl::StatusCode::kOutOfRange);
}

}  // namespace
}  // namespace rekenschap::planning
