#include "services/monitoring/domain/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;

const finance::Period kQ2 = *finance::ParsePeriod("2021-Q2");

CountedReport VersionOf(Report report) { return {std::move(report), 1}; }

const ComparisonRow& RowOf(const ComparisonTable& table, const std::string& line,
                           const std::string& unit) {
  for (const ComparisonRow& row : table.rows) {
    if (row.line == line && row.unit == unit) return row;
  }
  throw std::runtime_error("no row " + line + " " + unit);
}

// The units as `unit`, or `unit ended 2024-Q2` with the period whose report counts.
std::vector<std::string> Compared(const Plan& plan, const std::string& period,
                                  const Slice& slice = {}) {
  std::vector<std::string> compared;
  for (const ComparedUnit& unit : UnitsToCompare(plan, *finance::ParsePeriod(period), slice)) {
    compared.push_back(unit.unit);
    if (unit.ended) compared.back() += " ended " + finance::FormatPeriod(unit.period);
  }
  return compared;
}

TEST(ComparisonTest, ComparesTheUnitsThatExistAtThePeriodsEnd) {
  EXPECT_THAT(Compared(SmallPlan(), "2021-Q2"), ElementsAre("amsterdam", "rotterdam"));
  EXPECT_THAT(Compared(SmallPlan(), "2020-Q4"), ElementsAre("amsterdam", "gone", "rotterdam"));
  EXPECT_THAT(Compared(SmallPlan(), "2021-Q2", {{}, {"rotterdam"}}), ElementsAre("rotterdam"));
}

TEST(ComparisonTest, KeepsAUnitThatEndedUntilTheYearsEnd) {
  Plan plan = SplitPlan();
  EXPECT_THAT(Compared(plan, "2024-Q2"), ElementsAre("landelijk", "rotterdam"));
  EXPECT_THAT(Compared(plan, "2024-Q3"),
              ElementsAre("landelijk ended 2024-Q2", "lo", "lx", "rotterdam"));
  EXPECT_THAT(Compared(plan, "2024-Q4"),
              ElementsAre("landelijk ended 2024-Q2", "lo", "lx", "rotterdam"));
  EXPECT_THAT(Compared(plan, "2024-Q4", {{}, {"lo"}}), ElementsAre("lo"));
  EXPECT_THAT(Compared(plan, "2025-Q1"), ElementsAre("lo", "lx", "rotterdam"));
  // It reports on the last period that it existed at the end of; here on none.
  plan.programme.units[0].valid_until = *finance::ParseDate("2024-02-29");
  EXPECT_THAT(Compared(plan, "2024-Q1"), ElementsAre("landelijk ended 2024-Q1", "rotterdam"));
  EXPECT_THAT(Compared(plan, "2024-M08"),
              ElementsAre("landelijk ended 2024-M02", "lo", "lx", "rotterdam"));
}

TEST(ComparisonTest, SetsLikeAgainstLikeInTotals) {
  Report report = GoodReport();
  report.lines[0][Figure::kRealised] = 150'000'00;
  const auto table =
      *Compare(SmallPlan(), kQ2, {}, {{"amsterdam", {}, {}}, {"rotterdam", VersionOf(report), {}}});
  const ComparisonRow& total = RowOf(table, "budget", "");
  EXPECT_EQ(total.target, 400'000'00);
  EXPECT_EQ(total.realised, 150'000'00);
  EXPECT_EQ(total.coverage, (Coverage{2, 1, 200'000'00, 400'000'00, 1}));
  EXPECT_EQ(total.difference, -50'000'00);  // against what those who reported should have come to
  EXPECT_EQ(total.difference_basis_points, -2500);
  EXPECT_EQ(total.status, Comparison::kBelow);
  EXPECT_EQ(RowOf(table, "budget", "amsterdam").status, Comparison::kMissing);
  EXPECT_EQ(RowOf(table, "budget", "amsterdam").realised, std::nullopt);
  EXPECT_THAT(table.missing_units, ElementsAre("amsterdam"));
}

// Of two lines of euros amsterdam forecasts one, rotterdam both.
TEST(ComparisonTest, SaysOfHowManyUnitsAFigureIsThatReportsMayLeaveOut) {
  Plan plan = SmallPlan();
  plan.revision.lines.push_back(plan.revision.lines[0]);
  plan.revision.lines[3].id = "more";
  const auto reported = [](const std::string& unit) {
    Report report = GoodReport(unit);
    report.lines.push_back(report.lines[0]);
    report.lines[3].line = "more";
    report.lines[3][Figure::kCommitted].reset();
    for (ReportLine& line : report.lines) line[Figure::kForecast] = 400'000'00;
    report.lines[1][Figure::kDeployable] = 8'000;
    return report;
  };
  Report amsterdam = reported("amsterdam");
  amsterdam.lines[0][Figure::kForecast].reset();
  amsterdam.lines[1][Figure::kDeployable].reset();
  const auto table = *Compare(plan, kQ2, {},
                              {{"amsterdam", VersionOf(amsterdam), {}},
                               {"rotterdam", VersionOf(reported("rotterdam")), {}}});
  const auto counts = [&table](const std::string& line, finance::Measure measure) {
    for (const ComparisonRow& row : table.rows) {
      if (row.line != line || !row.unit.empty() || row.measure != measure) continue;
      const Coverage& coverage = *row.coverage;
      return std::vector<int>{coverage.received, coverage.committed, coverage.deployable,
                              coverage.forecast};
    }
    throw std::runtime_error("no total " + line);
  };
  EXPECT_THAT(counts("budget", finance::Measure::kEuro), ElementsAre(2, 2, 0, 1));
  EXPECT_THAT(counts("more", finance::Measure::kEuro), ElementsAre(2, 0, 0, 2));
  EXPECT_THAT(counts("fte", finance::Measure::kFte), ElementsAre(2, 0, 1, 2));
  // Over lines a unit is in it that gave it on each of them.
  EXPECT_THAT(counts("", finance::Measure::kEuro), ElementsAre(2, 0, 0, 1));
  EXPECT_THAT(counts("", finance::Measure::kFte), ElementsAre(2, 0, 1, 2));
  EXPECT_EQ(RowOf(table, "budget", "").forecast, 400'000'00);
  EXPECT_EQ(RowOf(table, "budget", "amsterdam").coverage, std::nullopt);
}

// A plan gains a line after the reports were filed.
TEST(ComparisonTest, TellsALineThatIsNotReportedFromAReportThatIsMissing) {
  Plan plan = SmallPlan();
  plan.revision.lines.push_back(plan.revision.lines[0]);
  plan.revision.lines[3].id = "subsidy";
  plan.revision.lines[3].receipts = true;
  const UnitPosition reported{"rotterdam", VersionOf(GoodReport()), {}};
  auto table =
      *Compare(plan, kQ2, {}, {{"amsterdam", VersionOf(GoodReport("amsterdam")), {}}, reported});
  for (const ComparisonRow& row : table.rows) {
    EXPECT_EQ(row.line_not_reported, row.receipts) << row.line << " " << row.unit;
    EXPECT_EQ(row.status == Comparison::kMissing, row.receipts) << row.line << " " << row.unit;
  }
  EXPECT_EQ(RowOf(table, "subsidy", "").coverage->received, 0);
  EXPECT_THAT(table.missing_units, ElementsAre());
  // Of a total it is not said where the report of another unit is what is missing.
  table = *Compare(plan, kQ2, {}, {{"amsterdam", {}, {}}, reported});
  EXPECT_TRUE(RowOf(table, "subsidy", "rotterdam").line_not_reported);
  EXPECT_FALSE(RowOf(table, "subsidy", "amsterdam").line_not_reported);
  EXPECT_FALSE(RowOf(table, "budget", "amsterdam").line_not_reported);
  for (const ComparisonRow& row : table.rows) {
    if (!row.unit.empty()) continue;
    EXPECT_FALSE(row.line_not_reported) << row.line;
  }
  EXPECT_EQ(RowOf(table, "subsidy", "").status, Comparison::kMissing);
}

TEST(ComparisonTest, ExpectsNothingOfAUnitThatIsExempt) {
  UnitPosition exempt{"amsterdam", {}, {}, false, true};
  const UnitPosition reported{"rotterdam", VersionOf(GoodReport()), {}};
  auto table = *Compare(SmallPlan(), kQ2, {}, {exempt, reported});
  EXPECT_EQ(table.coverage.expected, 1);
  EXPECT_THAT(table.missing_units, ::testing::IsEmpty());
  EXPECT_EQ(RowOf(table, "budget", "amsterdam").status, Comparison::kExempt);
  EXPECT_EQ(RowOf(table, "budget", "").coverage, (Coverage{1, 1, 200'000'00, 400'000'00, 1}));
  EXPECT_EQ(RowOf(table, "budget", "").target, 400'000'00);  // it stays in the plan
  EXPECT_EQ(RowOf(table, "", "").coverage->expected, 1);
  // Nobody has to report: nothing is missing.
  table = *Compare(SmallPlan(), kQ2, {}, {exempt});
  EXPECT_EQ(RowOf(table, "budget", "").status, Comparison::kExempt);
  // What it reports all the same counts.
  exempt.current = VersionOf(GoodReport("amsterdam"));
  table = *Compare(SmallPlan(), kQ2, {}, {exempt, reported});
  EXPECT_EQ(table.coverage.expected, 2);
  EXPECT_EQ(RowOf(table, "budget", "").coverage->received, 2);
}

TEST(ComparisonTest, CarriesAMissingUnitsLastPositionBesideTheTotalOnly) {
  Report earlier = GoodReport("amsterdam");
  earlier.period = *finance::ParsePeriod("2021-Q1");
  UnitPosition position{"amsterdam", {}, VersionOf(earlier)};
  auto table = *Compare(SmallPlan(), kQ2, {}, {position});
  EXPECT_EQ(RowOf(table, "budget", "amsterdam").carried->realised, 200'000'00);
  EXPECT_EQ(RowOf(table, "budget", "").realised, std::nullopt);
  // A flow starts again on 1 January; a stock is still where it was.
  position.earlier->report.period = *finance::ParsePeriod("2020-Q4");
  table = *Compare(SmallPlan(), kQ2, {}, {position});
  EXPECT_EQ(RowOf(table, "budget", "amsterdam").carried, std::nullopt);
  EXPECT_EQ(RowOf(table, "fte", "amsterdam").carried->realised, 10'000);
}

TEST(ComparisonTest, NeverDividesByATargetOfZero) {
  Plan plan = SmallPlan();
  plan.revision.lines[0].plan.series.years[2021] = 0;
  auto row = RowOf(*Compare(plan, kQ2, {}, {{"rotterdam", VersionOf(GoodReport()), {}}}), "budget",
                   "rotterdam");
  EXPECT_EQ(row.status, Comparison::kZeroTarget);
  EXPECT_EQ(row.difference, 200'000'00);
  EXPECT_EQ(row.difference_basis_points, std::nullopt);
  Report nil = GoodReport();
  nil.lines[0][Figure::kRealised] = 0;
  row = RowOf(*Compare(plan, kQ2, {}, {{"rotterdam", VersionOf(nil), {}}}), "budget", "rotterdam");
  EXPECT_EQ(row.status, Comparison::kOnTarget);
}

TEST(ComparisonTest, TellsHowMuchOfTheYearsBudgetIsUsedUp) {
  Plan plan = SmallPlan();
  const std::vector<UnitPosition> positions = {{"amsterdam", {}, {}},
                                               {"rotterdam", VersionOf(GoodReport()), {}}};
  auto table = *Compare(plan, kQ2, {}, positions);
  EXPECT_EQ(RowOf(table, "budget", "rotterdam").year_target, 400'000'00);
  EXPECT_EQ(RowOf(table, "budget", "rotterdam").year_share_basis_points, 5000);
  // Of the total: of the year's budget of those who reported.
  EXPECT_EQ(RowOf(table, "budget", "").year_target, 800'000'00);
  EXPECT_EQ(RowOf(table, "budget", "").year_share_basis_points, 5000);
  EXPECT_EQ(RowOf(table, "budget", "amsterdam").year_share_basis_points, std::nullopt);
  EXPECT_EQ(RowOf(table, "trained", "rotterdam").year_share_basis_points, std::nullopt);
  // What is below zero is used up by what is below zero; of nothing there is no share.
  Report repaid = GoodReport();
  repaid.lines[0][Figure::kRealised] = -100'000'00;
  plan.revision.lines[0].plan.series.years[2021] = -800'000'00;
  table = *Compare(plan, kQ2, {}, {{"rotterdam", VersionOf(repaid), {}}});
  EXPECT_EQ(RowOf(table, "budget", "rotterdam").year_share_basis_points, 2500);
  plan.revision.lines[0].plan.series.years[2021] = 0;
  table = *Compare(plan, kQ2, {}, {{"rotterdam", VersionOf(repaid), {}}});
  EXPECT_EQ(RowOf(table, "budget", "rotterdam").year_share_basis_points, std::nullopt);
  EXPECT_EQ(RowOf(table, "budget", "").year_share_basis_points, std::nullopt);
}

TEST(ComparisonTest, TakesAUnitOfTheTreeForAllBelowIt) {
  EXPECT_THAT(Compared(TreePlan(), "2021-Q2", {{}, {"west"}}),
              ElementsAre("amsterdam", "rotterdam"));
  EXPECT_THAT(Compared(TreePlan(), "2021-Q2", {{}, {"nederland"}}),
              ElementsAre("amsterdam", "limburg", "rotterdam"));
  EXPECT_THAT(Compared(TreePlan(), "2021-Q2", {{}, {"west", "rotterdam"}}),
              ElementsAre("amsterdam", "rotterdam"));
}

TEST(ComparisonTest, FollowsALineWithoutATargetAndLeavesItOutOfTotals) {
  const auto table = *Compare(SmallPlan(), kQ2, {}, {{"rotterdam", VersionOf(GoodReport()), {}}});
  EXPECT_EQ(RowOf(table, "trained", "rotterdam").status, Comparison::kNoTarget);
  EXPECT_EQ(RowOf(table, "trained", "").realised, 12);
  std::vector<finance::Measure> measures;
  for (const ComparisonRow& row : table.rows) {
    if (row.line.empty()) measures.push_back(row.measure);
  }
  EXPECT_THAT(measures, ElementsAre(finance::Measure::kEuro, finance::Measure::kFte));
}

// What a unit of SplitPlan reports at the end of a period.
CountedReport Reported(const std::string& unit, const std::string& period, std::int64_t euros,
                       std::int64_t fte) {
  Report report = GoodReport(unit);
  report.period = *finance::ParsePeriod(period);
  report.lines.pop_back();
  report.lines[0][Figure::kRealised] = euros * 100;
  report.lines[0][Figure::kCommitted].reset();
  report.lines[1][Figure::kRealised] = fte * 1000;
  return VersionOf(std::move(report));
}

std::vector<UnitPosition> AfterTheSplit() {
  return {{"landelijk", Reported("landelijk", "2024-Q2", 440'000, 30), {}, true},
          {"lo", Reported("lo", "2024-Q4", 290'000, 20), {}},
          {"lx", Reported("lx", "2024-Q4", 150'000, 10), {}},
          {"rotterdam", Reported("rotterdam", "2024-Q4", 300'000, 10), {}}};
}

TEST(ComparisonTest, LeavesNothingOfAFlowBehindWhenAUnitIsSplit) {
  const auto table = *Compare(SplitPlan(), *finance::ParsePeriod("2024-Q4"), {}, AfterTheSplit());
  const ComparisonRow& ended = RowOf(table, "budget", "landelijk");
  EXPECT_TRUE(ended.unit_ended);
  EXPECT_EQ(ended.target, 450'000'00);
  EXPECT_EQ(ended.year_target, 450'000'00);
  EXPECT_EQ(ended.realised, 440'000'00);
  EXPECT_EQ(ended.report, "programmes/avim/reports/2024-Q2/landelijk/versions/1");
  EXPECT_EQ(ended.status, Comparison::kOnTarget);
  const ComparisonRow& total = RowOf(table, "budget", "");
  EXPECT_EQ(total.target, 1'200'000'00);
  EXPECT_EQ(total.year_target, 1'200'000'00);
  EXPECT_EQ(total.realised, 1'180'000'00);
  EXPECT_EQ(total.difference, -20'000'00);
  EXPECT_EQ(total.coverage, (Coverage{4, 4, 1'200'000'00, 1'200'000'00}));
  // A position was handed over: who is gone stands nowhere.
  EXPECT_THROW(RowOf(table, "fte", "landelijk"), std::runtime_error);
  EXPECT_EQ(RowOf(table, "fte", "").target, 40'000);
  EXPECT_EQ(RowOf(table, "fte", "").realised, 40'000);
  EXPECT_EQ(RowOf(table, "fte", "").coverage, (Coverage{3, 3, 40'000, 40'000}));
  EXPECT_EQ(table.coverage, (Coverage{3, 3, {}}));
  EXPECT_THAT(table.missing_units, ElementsAre());
}

TEST(ComparisonTest, MissesTheLastReportOfAUnitThatEndedInTheTotal) {
  std::vector<UnitPosition> positions = AfterTheSplit();
  positions[0] = {"landelijk", {}, Reported("landelijk", "2024-Q1", 200'000, 30), true};
  const auto table = *Compare(SplitPlan(), *finance::ParsePeriod("2024-Q4"), {}, positions);
  const ComparisonRow& ended = RowOf(table, "budget", "landelijk");
  EXPECT_EQ(ended.status, Comparison::kMissing);
  EXPECT_EQ(ended.carried->realised, 200'000'00);
  const ComparisonRow& total = RowOf(table, "budget", "");
  EXPECT_EQ(total.target, 1'200'000'00);
  EXPECT_EQ(total.realised, 740'000'00);
  EXPECT_EQ(total.difference, -10'000'00);
  EXPECT_EQ(total.coverage, (Coverage{4, 3, 750'000'00, 750'000'00}));
  for (const ComparisonRow& row : table.rows) {
    if (row.line.empty() && row.measure == finance::Measure::kEuro) {
      EXPECT_EQ(row.coverage, (Coverage{4, 3, 750'000'00, 750'000'00}));
    }
  }
  // Nobody waits for a report on this period.
  EXPECT_EQ(table.coverage, (Coverage{3, 3, {}}));
  EXPECT_THAT(table.missing_units, ElementsAre());
}

TEST(ComparisonTest, CountsWhatAUnitThatEndedSpentAlsoWhenThePlanNoLongerNamesIt) {
  Plan plan = SplitPlan();
  plan.revision.lines[0].plan.weights = {{"lo", 1}, {"lx", 1}, {"rotterdam", 1}};
  plan.revision.lines[0].plan.handovers.clear();
  std::vector<UnitPosition> positions = AfterTheSplit();
  const finance::Period q4 = *finance::ParsePeriod("2024-Q4");
  EXPECT_EQ(RowOf(*Compare(plan, q4, {}, positions), "budget", "").realised, 1'180'000'00);
  positions[0].current.reset();
  EXPECT_THROW(RowOf(*Compare(plan, q4, {}, positions), "budget", "landelijk"), std::runtime_error);
}

TEST(ComparisonTest, ShowsWhatStaysCentral) {
  Plan plan = SmallPlan();
  plan.revision.lines[0].plan.amounts[{2021}] = {{{"amsterdam", 300'000'00}}, 100'000'00};
  const std::vector<UnitPosition> positions = {{"amsterdam", {}, {}},
                                               {"rotterdam", VersionOf(GoodReport()), {}}};
  auto table = *Compare(plan, kQ2, {}, positions);
  const ComparisonRow& total = RowOf(table, "budget", "");
  EXPECT_EQ(RowOf(table, "budget", "amsterdam").target, 150'000'00);
  EXPECT_EQ(RowOf(table, "budget", "rotterdam").target, 200'000'00);
  EXPECT_EQ(total.target, 350'000'00);
  EXPECT_EQ(total.central_reserve, 50'000'00);
  EXPECT_EQ(total.coverage, (Coverage{2, 1, 200'000'00, 400'000'00, 1}));
  EXPECT_EQ(RowOf(table, "budget", "rotterdam").central_reserve, std::nullopt);
  EXPECT_EQ(RowOf(table, "fte", "").central_reserve, std::nullopt);
  EXPECT_EQ(table.rows[table.rows.size() - 2].central_reserve, 50'000'00);
  // Of some of the units it is not theirs.
  table = *Compare(plan, kQ2, {{}, {"rotterdam"}}, {positions[1]});
  EXPECT_EQ(RowOf(table, "budget", "").central_reserve, std::nullopt);
}

TEST(ComparisonTest, CountsALineThatStaysCentralAsAWholeInTheTotal) {
  Plan plan = SmallPlan();
  plan.revision.lines[0].plan.weights.clear();
  plan.revision.lines[0].plan.amounts[{2021}] = {{}, 800'000'00};
  const auto table = *Compare(plan, kQ2, {}, {{"rotterdam", VersionOf(GoodReport()), {}}});
  const ComparisonRow& line = RowOf(table, "budget", "");
  EXPECT_EQ(line.target, std::nullopt);
  EXPECT_EQ(line.central_reserve, 400'000'00);
  EXPECT_EQ(line.status, Comparison::kNoTarget);
  const ComparisonRow& total = table.rows[table.rows.size() - 2];
  EXPECT_TRUE(total.line.empty());
  EXPECT_EQ(total.central_reserve, 400'000'00);
  EXPECT_EQ(total.realised, 200'000'00);
}

TEST(ComparisonTest, NeverAddsFiguresOfDifferentKinds) {
  Plan plan = SmallPlan();
  const PlanLine budget = plan.revision.lines[0];
  const auto add = [&plan](PlanLine line, const std::string& id) {
    line.id = id;
    plan.revision.lines.push_back(std::move(line));
  };
  PlanLine commitments = budget;
  commitments.basis = finance::Basis::kCommitments;
  add(commitments, "verplichtingen");
  PlanLine receipts = budget;
  receipts.receipts = true;
  add(receipts, "ontvangsten");
  PlanLine counted = plan.revision.lines[1];
  counted.measure = finance::Measure::kCount;
  add(counted, "plaatsen");
  counted.plan.series.nature = finance::Nature::kFlow;
  add(counted, "zaken");
  add(budget, "meer-budget");
  const auto table = *Compare(plan, kQ2, {}, {{"rotterdam", VersionOf(GoodReport()), {}}});
  std::vector<std::string> totals;
  for (const ComparisonRow& row : table.rows) {
    if (!row.line.empty()) continue;
    totals.push_back(std::string(finance::ToString(row.measure)) + " " +
                     std::string(finance::ToString(row.nature)) + " " +
                     std::string(finance::ToString(row.plan_basis)) +
                     (row.receipts ? " receipts " : " ") + std::to_string(*row.target));
  }
  EXPECT_THAT(totals, ElementsAre("EUR FLOW COMMITMENTS 20000000", "EUR FLOW CASH 40000000",
                                  "EUR FLOW CASH receipts 20000000", "FTE STOCK NONE 10000",
                                  "COUNT FLOW NONE 10000", "COUNT STOCK NONE 10000"));
}

// Whatever a plan has of phasing, amounts, reserve and handovers: units, those that ended this year
// and the reserve add up to the line, at every period.
RC_GTEST_PROP(ComparisonProperty, NothingOfAFlowGetsLost, ()) {
  Plan plan = SplitPlan();
  finance::LinePlan& line = plan.revision.lines[0].plan;
  const auto reserve = *rc::gen::inRange<std::int64_t>(0, 100'000'00);
  const auto amount = *rc::gen::inRange<std::int64_t>(0, 500'000'00);
  const auto first = *rc::gen::inRange<std::int64_t>(0, 10'001);
  if (*rc::gen::arbitrary<bool>()) line.amounts[{2024}] = {{{"landelijk", amount}}, reserve};
  if (*rc::gen::arbitrary<bool>()) line.phasing.profile = {first, 10'000 - first};
  for (int month = 1; month <= 12; ++month) {
    const finance::Period period{2024, finance::PeriodKind::kMonth, month};
    std::vector<UnitPosition> positions;
    for (const ComparedUnit& unit : UnitsToCompare(plan, period, {})) {
      positions.push_back({unit.unit, {}, {}, unit.ended});
    }
    const auto table = Compare(plan, period, {}, positions);
    RC_ASSERT(table.ok());
    const ComparisonRow& total = RowOf(*table, "budget", "");
    const auto whole = finance::TargetOf(line, period);
    RC_ASSERT(*total.target + total.central_reserve.value_or(0) == (*whole)->to_date);
  }
}

TEST(ComparisonTest, RefusesASliceOfWhatThereIsNot) {
  EXPECT_THAT(Compare(SmallPlan(), kQ2, {{"x"}, {}}, {}),
              testing::Fails(absl::StatusCode::kNotFound, "LINE_UNKNOWN"));
  EXPECT_THAT(Compare(SmallPlan(), kQ2, {{}, {"x"}}, {}),
              testing::Fails(absl::StatusCode::kNotFound, "UNIT_UNKNOWN"));
}

TEST(ComparisonTest, SaysSoWhenASumDoesNotFit) {
  Report report = GoodReport();
  report.lines[0][Figure::kRealised] = std::numeric_limits<std::int64_t>::max();
  EXPECT_THAT(Compare(SmallPlan(), kQ2, {},
                      {{"amsterdam", VersionOf(report), {}}, {"rotterdam", VersionOf(report), {}}}),
              testing::Fails(absl::StatusCode::kOutOfRange, ""));
}

}  // namespace
}  // namespace rekenschap::monitoring
