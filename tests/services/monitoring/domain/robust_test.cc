#include "services/monitoring/domain/robust.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rekenschap::monitoring {
namespace {

using Values = std::vector<std::int64_t>;

TEST(RobustTest, FindsTheMiddle) {
  const struct {
    Values values;
    std::int64_t median;
  } cases[] = {{{7}, 7},          {{9, 1, 5}, 5},
               {{4, 1}, 2},       {{3, 4}, 4},
               {{-3, -4}, -4},    {{-1, 0}, 0},
               {{1, 2, 3, 4}, 2}, {{5, 5, 5, 900}, 5},
               {{-7, -6}, -6},    {{kMaxObservation, kMaxObservation}, kMaxObservation}};
  for (const auto& c : cases) EXPECT_EQ(MedianOf(c.values), c.median) << c.values.front();
}

TEST(RobustTest, KnowsAnOutlierExactly) {
  // The median is 10 and the MAD 2: 3.5 lies at 10 + 3.5 · 2 ÷ 0.6745 = 20.378.
  const Values odd = {6, 8, 10, 12, 14};
  // The median is 5 and the MAD 5: 3.5 lies at 5 + 25.945.
  const Values even = {0, 0, 10, 10};
  // The MAD is 0 and the mean distance 2: 3.5 lies at 10 + 3.5 · 1.253314 · 2 = 18.773.
  const Values mostly_alike = {10, 10, 10, 10, 20};
  const Values alike = {10, 10, 10, 10, 10};
  const struct {
    const char* name;
    const Values& observations;
    std::int64_t value;
    std::int64_t least;
    bool outlier;
  } cases[] = {
      {"within", odd, 20, 5, false},
      {"beyond", odd, 21, 5, true},
      {"below, within", odd, 0, 5, false},
      {"below, beyond", odd, -1, 5, true},
      {"too few", odd, 1'000, 6, false},
      {"even, within", even, 30, 4, false},
      {"even, beyond", even, 31, 4, true},
      {"mostly alike, within", mostly_alike, 18, 4, false},
      {"mostly alike, beyond", mostly_alike, 19, 4, true},
      {"alike, the same", alike, 10, 4, false},
      {"alike, another", alike, 11, 4, true},
      {"none", {}, 1, 0, false},
      {"too large", odd, kMaxObservation + 1, 1, false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(IsOutlier(c.observations, c.value, 350, c.least), c.outlier) << c.name;
  }
}

TEST(RobustTest, DecidesOnTheLastDigit) {
  // With a MAD of 6745 the score of 10 · n is n hundredths of a tenth: 35000 is 3.5 and not above.
  const Values observations = {-6'745, 0, 6'745};
  EXPECT_FALSE(IsOutlier(observations, 35'000, 350, 1));
  EXPECT_TRUE(IsOutlier(observations, 35'001, 350, 1));
  EXPECT_FALSE(IsOutlier(observations, -35'000, 350, 1));
  EXPECT_TRUE(IsOutlier(observations, -35'001, 350, 1));
  EXPECT_TRUE(IsOutlier(observations, 35'000, 349, 1));
}

TEST(RobustTest, HoldsAtTheLargestValues) {
  const Values wide = {-kMaxObservation, -kMaxObservation, 0, kMaxObservation, kMaxObservation};
  EXPECT_FALSE(IsOutlier(wide, kMaxObservation, 350, 5));
  EXPECT_TRUE(IsOutlier({0, 0, 0, 0, 1}, kMaxObservation, 10'000, 5));
  EXPECT_TRUE(IsOutlier({0, 0, 0, 0, 1}, -kMaxObservation, 10'000, 5));
}

Values SomeValues() {
  return *rc::gen::nonEmpty(
      rc::gen::container<Values>(rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000)));
}

RC_GTEST_PROP(RobustTest, ShiftScaleAndOrderDecideNothing, ()) {
  Values values = SomeValues();
  const auto value = *rc::gen::inRange<std::int64_t>(-5'000'000, 5'000'000);
  const auto threshold = *rc::gen::inRange<std::int64_t>(100, 1'000);
  const bool outlier = IsOutlier(values, value, threshold, 1);
  const auto shift = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
  const auto scale = *rc::gen::element<std::int64_t>(-1'000, -1, 3, 100'000);
  Values moved = values;
  for (std::int64_t& of : moved) of = of * scale + shift;
  std::ranges::reverse(moved);
  RC_ASSERT(IsOutlier(moved, value * scale + shift, threshold, 1) == outlier);
}

RC_GTEST_PROP(RobustTest, FurtherAwayIsNoLessAnOutlier, ()) {
  const Values values = SomeValues();
  const auto distance = *rc::gen::inRange<std::int64_t>(0, 5'000'000);
  const auto threshold = *rc::gen::inRange<std::int64_t>(100, 1'000);
  const std::int64_t high = *std::ranges::max_element(values);
  if (IsOutlier(values, high + distance, threshold, 1)) {
    RC_ASSERT(IsOutlier(values, high + distance + 1, threshold, 1));
    RC_ASSERT(!IsOutlier(values, high + distance, threshold,
                         static_cast<std::int64_t>(values.size()) + 1));
  }
}

RC_GTEST_PROP(RobustTest, TheMiddleIsNoOutlier, ()) {
  Values values = SomeValues();
  if (values.size() % 2 == 0) values.push_back(values.front());
  RC_ASSERT(!IsOutlier(values, MedianOf(values), 100, 1));
}

// Against the definition, in exact fractions.
RC_GTEST_PROP(RobustTest, AgreesWithTheDefinition, ()) {
  Values values = SomeValues();
  if (values.size() % 2 == 0) values.pop_back();
  const auto value = *rc::gen::inRange<std::int64_t>(-5'000'000, 5'000'000);
  std::ranges::sort(values);
  const std::int64_t median = values[values.size() / 2];
  Values distances;
  for (const std::int64_t of : values) distances.push_back(of < median ? median - of : of - median);
  std::ranges::sort(distances);
  const std::int64_t mad = distances[distances.size() / 2];
  RC_PRE(mad > 0);
  const std::int64_t distance = value < median ? median - value : value - median;
  RC_ASSERT(IsOutlier(values, value, 350, 1) == (6'745 * distance > 35'000 * mad));
}

}  // namespace
}  // namespace rekenschap::monitoring
