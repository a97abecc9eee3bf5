#include "services/monitoring/domain/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;

const finance::Period kQ2 = *finance::ParsePeriod("2021-Q2");

ReportVersion VersionOf(Report report) {
  ReportVersion version;
  version.report = std::move(report);
  version.version = 1;
  return version;
}

const ComparisonRow& RowOf(const ComparisonTable& table, const std::string& line,
                           const std::string& unit) {
  for (const ComparisonRow& row : table.rows) {
    if (row.line == line && row.unit == unit) return row;
  }
  throw std::runtime_error("no row " + line + " " + unit);
}

TEST(ComparisonTest, ExpectsTheUnitsThatExistAtThePeriodsEnd) {
  EXPECT_THAT(ExpectedUnits(SmallPlan(), kQ2, {}), ElementsAre("amsterdam", "rotterdam"));
  EXPECT_THAT(ExpectedUnits(SmallPlan(), *finance::ParsePeriod("2020-Q4"), {}),
              ElementsAre("amsterdam", "gone", "rotterdam"));
  EXPECT_THAT(ExpectedUnits(SmallPlan(), kQ2, {{}, {"rotterdam"}}), ElementsAre("rotterdam"));
}

TEST(ComparisonTest, SetsLikeAgainstLikeInTotals) {
  Report report = GoodReport();
  report.lines[0][Figure::kRealised] = 150'000'00;
  const auto table =
      *Compare(SmallPlan(), kQ2, {}, {{"amsterdam", {}, {}}, {"rotterdam", VersionOf(report), {}}});
  const ComparisonRow& total = RowOf(table, "budget", "");
  EXPECT_EQ(total.target, 400'000'00);
  EXPECT_EQ(total.realised, 150'000'00);
  EXPECT_EQ(total.coverage, (Coverage{2, 1, 200'000'00}));
  EXPECT_EQ(total.difference, -50'000'00);  // against what those who reported should have come to
  EXPECT_EQ(total.difference_basis_points, -2500);
  EXPECT_EQ(total.status, Comparison::kBelow);
  EXPECT_EQ(RowOf(table, "budget", "amsterdam").status, Comparison::kMissing);
  EXPECT_EQ(RowOf(table, "budget", "amsterdam").realised, std::nullopt);
  EXPECT_THAT(table.missing_units, ElementsAre("amsterdam"));
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
  plan.revision.lines[0].series.years[2021] = 0;
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
