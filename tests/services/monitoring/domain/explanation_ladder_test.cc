#include "services/monitoring/domain/explanation_ladder.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::int64_t kMillion = 100'000'000;

std::vector<std::string> Wrong(const ExplanationLadder& ladder) {
  std::vector<base::Violation> violations;
  CheckLadder(ladder, "ladder", violations);
  std::vector<std::string> wrong;
  for (const base::Violation& violation : violations) {
    wrong.push_back(violation.field + " " + violation.reason);
  }
  return wrong;
}

TEST(ExplanationLadderTest, KnowsTheNormsOfTheRijksbegrotingsvoorschriften) {
  const struct {
    std::int64_t target;
    std::int64_t due;
  } cases[] = {{0, kMillion},
               {50 * kMillion - 1, kMillion},
               {50 * kMillion, 2 * kMillion},
               {-50 * kMillion, 2 * kMillion},
               {200 * kMillion, 5 * kMillion},
               {1'000 * kMillion - 1, 5 * kMillion},
               {1'000 * kMillion, 10 * kMillion}};
  for (const auto& c : cases) EXPECT_EQ(*DueFrom(NationalLadder(), c.target), c.due) << c.target;
  EXPECT_THAT(Wrong(NationalLadder()), IsEmpty());
}

TEST(ExplanationLadderTest, TakesTheLargerOfAmountAndShareAndNeverAsksForNothing) {
  const ExplanationLadder ladder = {finance::Measure::kFte, false, "", {{{}, 500, 1'000}}};
  EXPECT_EQ(*DueFrom(ladder, 4'000), 500);
  EXPECT_EQ(*DueFrom(ladder, -6'000), 600);
  const ExplanationLadder zero = {finance::Measure::kCount, false, "", {{{}, 0, {}}}};
  EXPECT_EQ(*DueFrom(zero, 12), 1);
}

TEST(ExplanationLadderTest, IsRefusedPrecisely) {
  const struct {
    std::function<void(ExplanationLadder&)> spoil;
    std::vector<std::string> wrong;
  } cases[] = {
      {[](ExplanationLadder&) {}, {}},
      {[](ExplanationLadder& l) { l.steps.clear(); }, {"ladder.steps LADDER_EMPTY"}},
      {[](ExplanationLadder& l) { l.steps.resize(13); }, {"ladder.steps TOO_MANY"}},
      {[](ExplanationLadder& l) { l.steps.pop_back(); }, {"ladder.steps[1].below LADDER_ENDS"}},
      {[](ExplanationLadder& l) { l.steps[0].below.reset(); },
       {"ladder.steps[0].below LADDER_ENDS"}},
      {[](ExplanationLadder& l) { l.steps[1].below = 100; },
       {"ladder.steps[1].below LADDER_UNORDERED"}},
      {[](ExplanationLadder& l) { l.steps[0].below = 0; },
       {"ladder.steps[0].below LADDER_UNORDERED"}},
      {[](ExplanationLadder& l) { l.steps[1].amount.reset(); }, {"ladder.steps[1] STEP_EMPTY"}},
      {[](ExplanationLadder& l) { l.steps[1].amount = -1; },
       {"ladder.steps[1].amount FIGURE_UNFIT"}},
      {[](ExplanationLadder& l) { l.steps[2].share_basis_points = 100'001; },
       {"ladder.steps[2].share_basis_points SHARE_UNFIT"}},
      {[](ExplanationLadder& l) { l.national = true; }, {"ladder.steps PRESET_CHANGED"}},
      {[](ExplanationLadder& l) {
         l = NationalLadder();
         l.measure = finance::Measure::kFte;
       },
       {"ladder.preset PRESET_UNFIT"}},
  };
  for (const auto& c : cases) {
    ExplanationLadder ladder = {
        finance::Measure::kEuro, false, "", {{100, 10, {}}, {200, 20, {}}, {{}, 30, 500}}};
    c.spoil(ladder);
    EXPECT_EQ(Wrong(ladder), c.wrong);
  }
}

}  // namespace
}  // namespace rekenschap::monitoring
