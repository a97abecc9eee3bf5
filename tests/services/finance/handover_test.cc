#include <gtest/gtest.h>

#include "services/finance/target.h"
#include "tests/services/finance/plans.h"

// Units that pass their targets on.
namespace rekenschap::finance {
namespace {

// EUR 1.200 a year, of which a third is b's.
LinePlan Flow() {
  return PlanOf({Nature::kFlow, {{2021, 1'200}, {2022, 1'200}, {2023, 1'200}}, 1'200, 0},
                {{"a", 2}, {"b", 1}});
}
// From 0 to 1.200, and on to 2.400.
LinePlan Stock() {
  return PlanOf({Nature::kStock, {{2021, 1'200}, {2022, 2'400}}, 2'400, 0}, {{"a", 2}, {"b", 1}});
}

struct Example {
  const char* period;
  const char* to_date;
  const char* year;
};

template <std::size_t N>
void Expect(const LinePlan& plan, const Example (&examples)[N]) {
  for (const auto& [period, to_date, year] : examples) {
    const LineTarget target = TargetIn(plan, period);
    EXPECT_EQ(Written(target.to_date_division), to_date) << period;
    EXPECT_EQ(Written(target.year_division), year) << period;
    EXPECT_EQ(SumOf(target.to_date_division), target.to_date) << period;
    EXPECT_EQ(SumOf(target.year_division), target.year) << period;
  }
}

// As the Landelijke Eenheid did on 1 January 2024.
TEST(HandoverTest, OnTheFirstOfJanuaryPassesTheWholeYearOn) {
  LinePlan plan = Flow();
  plan.handovers = {Pass("a", "2022-01-01", {{"lo", 1}, {"lx", 3}})};
  Expect(plan, {{"2021", "a 800, b 400", "a 800, b 400"},
                {"2022-M01", "b 33, lo 17, lx 50", "b 400, lo 200, lx 600"},
                {"2022-Q4", "b 400, lo 200, lx 600", "b 400, lo 200, lx 600"},
                {"2031-H1", "b 200, lo 100, lx 300", "b 400, lo 200, lx 600"}});
}

TEST(HandoverTest, OfAFlowDuringTheYearLeavesWhatItHadComeTo) {
  LinePlan plan = Flow();
  plan.handovers = {Pass("a", "2022-05-01", {{"c", 1}})};
  Expect(plan, {{"2021-Q4", "a 800, b 400", "a 800, b 400"},
                {"2022-Q1", "a 200, b 100", "a 267, b 400, c 533"},
                {"2022-M04", "a 267, b 133", "a 267, b 400, c 533"},  // the last day that it had
                {"2022-M05", "a 267, b 167, c 66", "a 267, b 400, c 533"},
                {"2022-H1", "a 267, b 200, c 133", "a 267, b 400, c 533"},
                {"2022", "a 267, b 400, c 533", "a 267, b 400, c 533"},
                {"2023-Q1", "b 100, c 200", "b 400, c 800"}});
}

TEST(HandoverTest, OfAStockPassesThePositionOn) {
  LinePlan plan = Stock();
  plan.handovers = {Pass("a", "2022-07-01", {{"b", 1}, {"c", 1}})};
  Expect(plan, {{"2022-Q1", "a 1000, b 500", "b 1600, c 800"},
                {"2022-H1", "a 1200, b 600", "b 1600, c 800"},
                {"2022-M07", "b 1267, c 633", "b 1600, c 800"},
                {"2022-Q3", "b 1400, c 700", "b 1600, c 800"},
                {"2025-Q1", "b 1600, c 800", "b 1600, c 800"}});
}

TEST(HandoverTest, PassesOnWhatWasPassedOnBefore) {
  LinePlan plan = Flow();
  plan.handovers = {Pass("a", "2022-04-01", {{"c", 1}}), Pass("c", "2022-10-01", {{"d", 1}}),
                    Pass("d", "2023-01-01", {{"e", 1}})};
  Expect(plan, {{"2022-Q1", "a 200, b 100", "a 200, b 400, c 400, d 200"},
                {"2022-Q2", "a 200, b 200, c 200", "a 200, b 400, c 400, d 200"},
                {"2022-Q3", "a 200, b 300, c 400", "a 200, b 400, c 400, d 200"},
                {"2022-Q4", "a 200, b 400, c 400, d 200", "a 200, b 400, c 400, d 200"},
                {"2023-Q1", "b 100, e 200", "b 400, e 800"}});
}

TEST(HandoverTest, OfOneDayAreMadeInTheOrderGiven) {
  LinePlan plan = Flow();
  plan.handovers = {Pass("a", "2022-07-01", {{"b", 1}}), Pass("b", "2022-07-01", {{"c", 1}})};
  Expect(plan, {{"2022-Q2", "a 400, b 200", "a 400, b 200, c 600"},
                {"2022-Q3", "a 400, b 200, c 300", "a 400, b 200, c 600"}});
  // Now b passes on before it gets what a passes on.
  std::swap(plan.handovers[0], plan.handovers[1]);
  Expect(plan, {{"2022-Q3", "a 400, b 400, c 100", "a 400, b 600, c 200"},
                {"2023-Q1", "b 200, c 100", "b 800, c 400"}});
}

TEST(HandoverTest, OfTwoUnitsOnOneDayMergesThem) {
  LinePlan plan = Stock();
  plan.handovers = {Pass("a", "2022-01-01", {{"ab", 1}}), Pass("b", "2022-01-01", {{"ab", 1}})};
  Expect(plan, {{"2021", "a 800, b 400", "a 800, b 400"}, {"2022-Q1", "ab 1500", "ab 2400"}});
}

TEST(HandoverTest, GivesAUnitTargetsAgainThatHadPassedThemOn) {
  LinePlan plan = Flow();
  plan.handovers = {Pass("b", "2022-04-01", {{"c", 1}}), Pass("a", "2022-07-01", {{"b", 1}}),
                    Pass("b", "2022-10-01", {{"d", 1}})};
  Expect(plan, {{"2022-Q2", "a 400, b 100, c 100", "a 400, b 300, c 300, d 200"},
                {"2022-Q3", "a 400, b 300, c 200", "a 400, b 300, c 300, d 200"},
                {"2022-Q4", "a 400, b 300, c 300, d 200", "a 400, b 300, c 300, d 200"}});
}

TEST(HandoverTest, FollowsThePhasing) {
  LinePlan plan = Flow();
  plan.phasing.profile = {1'000, 2'000, 3'000, 4'000};
  plan.handovers = {Pass("a", "2022-07-01", {{"c", 1}})};
  Expect(plan, {{"2022-Q2", "a 240, b 120", "a 240, b 400, c 560"},
                {"2022-Q3", "a 240, b 240, c 240", "a 240, b 400, c 560"}});
  plan.phasing.years[2022] = {0, 0, 600, 1'200};  // nothing had come of it by then
  Expect(plan,
         {{"2022-Q2", "a 0, b 0", "b 400, c 800"}, {"2022-Q3", "b 200, c 400", "b 400, c 800"}});
}

TEST(HandoverTest, LeavesTheReserveAndTheAmountsOfOthers) {
  LinePlan plan = Flow();
  plan.amounts[{2022}] = {{{"a", 600}}, 120};
  plan.handovers = {Pass("a", "2022-07-01", {{"c", 1}})};
  Expect(plan,
         {{"2022-Q2", "a 300, b 240, reserve 60", "a 300, b 480, c 300, reserve 120"},
          {"2022-Q3", "a 300, b 360, c 150, reserve 90", "a 300, b 480, c 300, reserve 120"}});
}

TEST(HandoverTest, OfAUnitWithoutATargetPassesNothing) {
  LinePlan plan = Flow();
  plan.handovers = {Pass("z", "2022-01-01", {{"a", 1}})};
  Expect(plan, {{"2022-Q4", "a 800, b 400", "a 800, b 400"}});
}

// Of a line that is not its own a unit leaves its successors no targets of nothing either.
TEST(HandoverTest, OfAUnitWithoutATargetNamesNoSuccessors) {
  LinePlan plan = Flow();
  plan.handovers = {Pass("z", "2022-05-01", {{"y", 1}}), Pass("y", "2022-07-01", {{"x", 1}})};
  Expect(plan, {{"2022-H1", "a 400, b 200", "a 800, b 400"},
                {"2022-Q4", "a 800, b 400", "a 800, b 400"},
                {"2023-Q1", "a 200, b 100", "a 800, b 400"}});
}

TEST(HandoverTest, OfANegativeFigurePassesIt) {
  LinePlan plan = PlanOf({Nature::kFlow, {{2022, -1'200}}, std::nullopt, 0}, {{"a", 1}});
  plan.handovers = {Pass("a", "2022-04-01", {{"b", 2}, {"c", 1}})};
  Expect(plan, {{"2022-Q2", "a -300, b -200, c -100", "a -300, b -600, c -300"}});
}

// By largest remainder a share can fall while the total rises; nobody gets less than nothing of it.
TEST(HandoverTest, PassesNothingOnWhenTheShareFallsInRounding) {
  LinePlan plan =
      PlanOf({Nature::kFlow, {{2022, 12}}, std::nullopt, 0}, {{"a", 6}, {"b", 6}, {"c", 2}});
  Expect(plan, {{"2022-M10", "a 4, b 4, c 2", "a 5, b 5, c 2"},
                {"2022-M11", "a 5, b 5, c 1", "a 5, b 5, c 2"}});
  plan.handovers = {Pass("c", "2022-11-01", {{"d", 1}})};
  Expect(plan, {{"2022-M10", "a 4, b 4, c 2", "a 5, b 5, c 2, d 0"},
                {"2022-M11", "a 5, b 5, c 1, d 0", "a 5, b 5, c 2, d 0"}});
}

// Every handover of a year has to know how its unit stood before it, which must not be worked out
// anew for every one of them.
TEST(HandoverTest, ResolvesAsManyAsAPlanMayHave) {
  LinePlan plan = Flow();
  for (int i = 0; i < 200; ++i) {
    const unsigned month = 2 + static_cast<unsigned>(i * 11 / 200);
    plan.handovers.push_back(
        {i % 2 == 0 ? "a" : "b",
         {std::chrono::year(2022), std::chrono::month(month), std::chrono::day(1)},
         {{i % 2 == 0 ? "b" : "a", 1}}});
  }
  const LineTarget target = TargetIn(plan, "2022");
  EXPECT_EQ(SumOf(target.year_division), 1'200);
}

}  // namespace
}  // namespace rekenschap::finance
