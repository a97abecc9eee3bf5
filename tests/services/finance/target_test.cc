#include "services/finance/target.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rekenschap::finance {
namespace {

Series MensenhandelFte() {
  return {
      Nature::kStock, {{2020, 11'600}, {2021, 46'400}, {2022, 49'300}, {2023, 58'000}}, 58'000, 0};
}
Series MensenhandelBudget() {
  return {Nature::kFlow,
          {{2020, 70'000'000}, {2021, 340'000'000}, {2022, 560'000'000}, {2023, 620'000'000}},
          680'000'000,
          0};
}

std::optional<std::int64_t> At(const Series& series, const char* period) {
  return *TargetAt(series, *ParsePeriod(period));
}

TEST(TargetTest, OfAStockIsLinearBetweenYearEnds) {
  EXPECT_EQ(At(MensenhandelFte(), "2021-Q2"), 29'000);
  EXPECT_EQ(At(MensenhandelFte(), "2021-Q4"), 46'400);
  EXPECT_EQ(At(MensenhandelFte(), "2021"), 46'400);
  EXPECT_EQ(At(MensenhandelFte(), "2020-Q1"), 2'900);
  EXPECT_EQ(At(MensenhandelFte(), "2021-M01"), 14'500);
}

TEST(TargetTest, OfAFlowBuildsUpOverTheYear) {
  EXPECT_EQ(At(MensenhandelBudget(), "2021-Q2"), 170'000'000);
  EXPECT_EQ(At(MensenhandelBudget(), "2021-H1"), 170'000'000);
  EXPECT_EQ(At(MensenhandelBudget(), "2021-T1"), 113'333'333);
  EXPECT_EQ(At(MensenhandelBudget(), "2021"), 340'000'000);
}

TEST(TargetTest, GoesOnStructurally) {
  EXPECT_EQ(At(MensenhandelBudget(), "2024-Q1"), 170'000'000);
  EXPECT_EQ(At(MensenhandelBudget(), "2031"), 680'000'000);
  EXPECT_EQ(At(MensenhandelFte(), "2031-Q3"), 58'000);
  Series growing = MensenhandelFte();
  growing.structural = 62'000;
  EXPECT_EQ(At(growing, "2024-Q2"), 60'000);  // on its way in the first structural year
  EXPECT_EQ(At(growing, "2025-Q1"), 62'000);  // and there ever after
}

TEST(TargetTest, StartsAtTheOpeningPosition) {
  Series series = MensenhandelFte();
  series.opening = 1'600;
  EXPECT_EQ(At(series, "2020-Q2"), 6'600);
}

TEST(TargetTest, IsNothingWhereThePlanSaysNothing) {
  EXPECT_EQ(At(MensenhandelBudget(), "2019"), std::nullopt);
  Series gap{Nature::kFlow, {{2020, 1}, {2022, 3}}, std::nullopt, 0};
  EXPECT_EQ(At(gap, "2021"), std::nullopt);
  EXPECT_EQ(At(gap, "2023"), std::nullopt);
  gap.nature = Nature::kStock;
  EXPECT_EQ(At(gap, "2022"), std::nullopt);  // nobody said where the year began
  EXPECT_EQ(At(Series{Nature::kFlow, {}, 5, 0}, "2022"), std::nullopt);
}

RC_GTEST_PROP(TargetProperty, OfTheLastPeriodIsTheYears, ()) {
  const auto value = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
  const auto opening = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
  for (const Nature nature : {Nature::kFlow, Nature::kStock}) {
    const Series series{nature, {{2021, value}}, std::nullopt, opening};
    for (const char* period : {"2021", "2021-H2", "2021-T3", "2021-Q4", "2021-M12"}) {
      RC_ASSERT(At(series, period) == value);
    }
  }
}

}  // namespace
}  // namespace rekenschap::finance
