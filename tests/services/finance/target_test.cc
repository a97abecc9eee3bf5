#include "services/finance/target.h"

#include <limits>

#include <gtest/gtest.h>

#include "tests/services/finance/plans.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::finance {
namespace {

std::optional<std::int64_t> At(const Series& series, const char* period) {
  const auto target = *TargetOf(PlanOf(series, {{"a", 1}}), *ParsePeriod(period));
  if (!target) return std::nullopt;
  return target->to_date;
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

TEST(TargetTest, OfTheFirstStructuralYearIsTheSameOnceThatYearIsNamed) {
  Series extended = MensenhandelFte();
  extended.structural = 62'000;
  extended.years[2024] = 62'000;
  Series before = extended;
  before.years.erase(2024);
  for (const char* period : {"2024-Q1", "2024-H1", "2024-M11", "2024", "2025-Q2", "2030"}) {
    EXPECT_EQ(At(extended, period), At(before, period)) << period;
  }
}

TEST(TargetTest, StartsAtTheOpeningPosition) {
  Series series = MensenhandelFte();
  series.opening = 1'600;
  EXPECT_EQ(At(series, "2020-Q2"), 6'600);
}

TEST(TargetTest, RoundsHalfToEven) {
  const Series odd{Nature::kFlow, {{2021, 1}, {2022, 3}, {2023, -1}, {2024, -3}}, std::nullopt, 0};
  EXPECT_EQ(At(odd, "2021-H1"), 0);
  EXPECT_EQ(At(odd, "2022-H1"), 2);
  EXPECT_EQ(At(odd, "2023-H1"), 0);
  EXPECT_EQ(At(odd, "2024-H1"), -2);
}

TEST(TargetTest, IsNothingWhereThePlanSaysNothing) {
  EXPECT_EQ(At(MensenhandelBudget(), "2019"), std::nullopt);
  Series gap{Nature::kFlow, {{2020, 1}, {2022, 3}}, std::nullopt, 0};
  EXPECT_EQ(At(gap, "2021"), std::nullopt);
  EXPECT_EQ(At(gap, "2022"), 3);
  EXPECT_EQ(At(gap, "2023"), std::nullopt);
  gap.nature = Nature::kStock;
  EXPECT_EQ(At(gap, "2022"), std::nullopt);  // nobody said where the year began
  EXPECT_EQ(At(Series{Nature::kFlow, {}, 5, 0}, "2022"), std::nullopt);
  EXPECT_EQ(*TargetOf(PlanOf(MensenhandelFte(), {}), *ParsePeriod("2021")), std::nullopt);
}

TEST(TargetTest, DividesWhatIsLeftOfTheAmountsByTheKeyAmongTheOthers) {
  LinePlan plan = PlanOf({Nature::kFlow, {{2021, 1'000}, {2022, 1'000}}, 2'000, 0},
                         {{"a", 1}, {"b", 1}, {"c", 2}});
  plan.amounts[{2021}] = {{{"a", 100}, {"z", 50}}, 250};  // z is in no key
  plan.amounts[Column::Structural()] = {{{"c", 1'400}}, 0};
  EXPECT_EQ(Written(**DivideYear(plan, 2021)), "a 100, b 200, c 400, z 50, reserve 250");
  EXPECT_EQ(Written(**DivideYear(plan, 2022)), "a 250, b 250, c 500");
  EXPECT_EQ(Written(**DivideYear(plan, 2023)), "a 300, b 300, c 1400");
  EXPECT_EQ(Written(**DivideYear(plan, 2031)), "a 300, b 300, c 1400");
  EXPECT_EQ(*DivideYear(plan, 2020), std::nullopt);
}

TEST(TargetTest, DividesByAmountsAlone) {
  LinePlan plan = PlanOf({Nature::kFlow, {{2021, 100}, {2022, 0}}, std::nullopt, 0}, {});
  plan.amounts[{2021}] = {{{"a", 60}, {"b", 30}}, 10};
  const LineTarget target = TargetIn(plan, "2021-Q1");
  EXPECT_EQ(target.to_date, 25);
  EXPECT_EQ(Written(target.to_date_division), "a 15, b 8, reserve 2");  // 15, 7,5 and 2,5
  EXPECT_EQ(Written(target.year_division), "a 60, b 30, reserve 10");
  EXPECT_EQ(TargetIn(plan, "2022-Q1").to_date_division, Division());  // nothing, over nobody
}

TEST(TargetTest, LetsAKeyGiveNothingToTheOnesThatHaveNoWeight) {
  LinePlan plan = PlanOf({Nature::kFlow, {{2021, 100}}, std::nullopt, 0}, {{"a", 3}, {"b", 0}});
  plan.amounts[{2021}] = {{{"a", 90}}, 10};
  EXPECT_EQ(Written(**DivideYear(plan, 2021)), "a 90, b 0, reserve 10");
  EXPECT_EQ(Written(TargetIn(plan, "2021-H1").to_date_division), "a 45, b 0, reserve 5");
  plan.amounts[{2021}].reserve = 0;
  EXPECT_THAT(DivideYear(plan, 2021), testing::Fails(absl::StatusCode::kInvalidArgument, ""));
}

TEST(TargetTest, SaysWhatIsGivenToNobody) {
  LinePlan plan = PlanOf({Nature::kFlow, {{2021, 100}}, 50, 0}, {{"a", 1}});
  plan.amounts[{2021}] = {{{"a", 60}}, 10};
  const auto year = DivideYear(plan, 2021);
  EXPECT_THAT(year, testing::Fails(absl::StatusCode::kInvalidArgument, ""));
  EXPECT_NE(year.status().message().find("in 2021 is 30 short"), absl::string_view::npos);
  EXPECT_THAT(TargetOf(plan, *ParsePeriod("2021-Q1")),
              testing::Fails(absl::StatusCode::kInvalidArgument, ""));
}

TEST(TargetTest, TakesEveryUnitOfAStockFromWhereItStoodToWhereItGoes) {
  LinePlan plan =
      PlanOf({Nature::kStock, {{2021, 100}, {2022, 200}}, 200, 40}, {{"a", 1}, {"b", 3}});
  plan.amounts[{2022}] = {{{"a", 125}}, 15};                                     // b gets 60
  EXPECT_EQ(Written(TargetIn(plan, "2021-H1").to_date_division), "a 18, b 52");  // of 70
  EXPECT_EQ(Written(TargetIn(plan, "2022-Q1").to_date_division), "a 50, b 71, reserve 4");
  EXPECT_EQ(Written(TargetIn(plan, "2022-H1").to_date_division),
            "a 75, b 68, reserve 7");  // of 67,5 and 7,5
  EXPECT_EQ(Written(TargetIn(plan, "2022").to_date_division), "a 125, b 60, reserve 15");
  // The structural column is given no amounts: back to the key.
  EXPECT_EQ(Written(TargetIn(plan, "2023-H1").to_date_division), "a 88, b 105, reserve 7");
  EXPECT_EQ(Written(TargetIn(plan, "2024-H1").to_date_division), "a 50, b 150");
}

TEST(TargetTest, SpreadsAnOpeningPositionThatNoKeyDividesAsTheFirstYear) {
  LinePlan plan = PlanOf({Nature::kStock, {{2021, 100}}, std::nullopt, 20}, {});
  plan.amounts[{2021}] = {{{"a", 75}, {"b", 25}}, 0};
  EXPECT_EQ(Written(TargetIn(plan, "2021-H1").to_date_division), "a 45, b 15");
  plan.amounts[{2021}] = {{}, 100};  // all of it central, so its start is too
  EXPECT_EQ(Written(TargetIn(plan, "2021-H1").to_date_division), "reserve 60");
}

TEST(TargetTest, KnowsWhereUnitsStoodThatCancelOut) {
  LinePlan plan = PlanOf({Nature::kStock, {{2021, 0}, {2022, 0}}, std::nullopt, 0}, {{"a", 1}});
  plan.amounts[{2021}] = {{{"a", 40}, {"b", -40}}, 0};
  plan.amounts[{2022}] = {{{"a", 80}, {"b", -80}}, 0};
  EXPECT_EQ(Written(TargetIn(plan, "2022-H1").to_date_division), "a 60, b -60");
}

TEST(TargetTest, DividesNegativeFigures) {
  LinePlan plan = PlanOf({Nature::kFlow, {{2021, -100}}, std::nullopt, 0}, {{"a", 2}, {"b", 1}});
  EXPECT_EQ(Written(TargetIn(plan, "2021").to_date_division), "a -67, b -33");
  EXPECT_EQ(Written(TargetIn(plan, "2021-Q1").to_date_division), "a -17, b -8");
  plan.amounts[{2021}] = {{{"a", 20}}, -30};
  EXPECT_EQ(Written(TargetIn(plan, "2021").to_date_division), "a 20, b -90, reserve -30");
  EXPECT_EQ(Written(TargetIn(plan, "2021-Q1").to_date_division), "a 5, b -22, reserve -8");
}

TEST(TargetTest, OfAYearIsNotMovedByAmountsForAnother) {
  const LinePlan by_key =
      PlanOf({Nature::kStock, {{2020, 101}, {2021, 307}, {2022, 500}, {2023, 600}}, 600, 0},
             {{"a", 1}, {"b", 1}, {"c", 1}});
  LinePlan plan = by_key;
  plan.amounts[{2022}] = {{{"a", 300}}, 0};
  for (const char* period : {"2020-M05", "2021-Q1", "2021-Q3", "2021-M11", "2024-Q3"}) {
    EXPECT_EQ(TargetIn(plan, period), TargetIn(by_key, period)) << period;
  }
  // A stock starts the year after from where the amounts brought it.
  EXPECT_NE(TargetIn(plan, "2022-Q1"), TargetIn(by_key, "2022-Q1"));
  EXPECT_NE(TargetIn(plan, "2023-Q1"), TargetIn(by_key, "2023-Q1"));
}

// The structural column is no year before the first one.
TEST(TargetTest, OfTheFirstYearIsNotMovedByTheStructuralAmounts) {
  const LinePlan by_key =
      PlanOf({Nature::kStock, {{2020, 101}, {2021, 307}}, 400, 10}, {{"a", 1}, {"b", 1}, {"c", 1}});
  LinePlan plan = by_key;
  plan.amounts[Column::Structural()] = {{{"a", 300}}, 0};
  for (const char* period : {"2020-M01", "2020-M07", "2020-Q3", "2020", "2021-Q1"}) {
    EXPECT_EQ(TargetIn(plan, period), TargetIn(by_key, period)) << period;
  }
}

TEST(TargetTest, RefusesWhatDoesNotFit) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const LinePlan plan =
      PlanOf({Nature::kStock, {{2021, -most}, {2022, most}}, std::nullopt, 0}, {{"a", 1}});
  EXPECT_THAT(TargetOf(plan, *ParsePeriod("2022-Q1")),
              testing::Fails(absl::StatusCode::kOutOfRange, ""));
  LinePlan given = PlanOf({Nature::kFlow, {{2021, 1}}, std::nullopt, 0}, {{"b", 1}});
  given.amounts[{2021}] = {{{"a", -most}}, -most};
  EXPECT_THAT(DivideYear(given, 2021), testing::Fails(absl::StatusCode::kOutOfRange, ""));
}

}  // namespace
}  // namespace rekenschap::finance
