#include "services/monitoring/domain/portfolio.h"

#include <gtest/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

const finance::Period kQ2 = *finance::ParsePeriod("2021-Q2");

UnitPosition Reported(const std::string& unit, std::int64_t euros, std::int64_t fte) {
  CountedReport counted{GoodReport(unit), 1};
  counted.report.lines[0][Figure::kRealised] = euros * 100;
  counted.report.lines[1][Figure::kRealised] = fte * 1000;
  return {unit, counted, {}};
}

TEST(PortfolioTest, CountsHowTheLinesOfUnitsStandPerKind) {
  const auto table = *Compare(
      TreePlan(), kQ2, {},
      {Reported("amsterdam", 150'000, 5), Reported("limburg", 20'000, 10), {"rotterdam", {}, {}}});
  const auto standings = StandingsOf(table);
  ASSERT_EQ(standings.size(), 2U);  // what nobody planned is not in it
  const KindStanding& euros = standings[0];
  EXPECT_EQ(euros.total.measure, finance::Measure::kEuro);
  EXPECT_EQ(euros.total.realised, 170'000'00);
  EXPECT_EQ(euros.total.coverage, (Coverage{3, 2, 300'000'00, 600'000'00, 2}));
  EXPECT_EQ(euros.compared, 3);
  EXPECT_EQ(euros.above, 1);
  EXPECT_EQ(euros.below, 1);
  EXPECT_EQ(euros.missing, 1);
  const KindStanding& fte = standings[1];
  EXPECT_EQ(fte.total.measure, finance::Measure::kFte);
  EXPECT_EQ(fte.compared, 3);
  EXPECT_EQ(fte.above, 0);
  EXPECT_EQ(fte.below, 0);
  EXPECT_EQ(fte.missing, 1);
}

TEST(PortfolioTest, CountsWhatIsRealisedOnATargetOfZeroApart) {
  Plan plan = TreePlan();
  plan.revision.lines[0].plan.series.years[2021] = 0;
  const auto standings = StandingsOf(*Compare(plan, kQ2, {}, {Reported("amsterdam", 1, 5)}));
  EXPECT_EQ(standings[0].compared, 1);
  EXPECT_EQ(standings[0].zero_target, 1);
  EXPECT_EQ(standings[0].above, 0);
  EXPECT_EQ(standings[0].below, 0);
  EXPECT_EQ(standings[0].total.status, Comparison::kZeroTarget);
}

TEST(PortfolioTest, NeverAddsAnotherBasis) {
  Plan plan = TreePlan();
  PlanLine commitments = plan.revision.lines[0];
  commitments.id = "verplichtingen";
  commitments.basis = finance::Basis::kCommitments;
  plan.revision.lines.push_back(commitments);
  const auto standings = StandingsOf(*Compare(plan, kQ2, {}, {Reported("amsterdam", 90'000, 5)}));
  ASSERT_EQ(standings.size(), 3U);
  EXPECT_EQ(standings[0].total.plan_basis, finance::Basis::kCommitments);
  EXPECT_EQ(standings[0].missing, 1);
  EXPECT_EQ(standings[0].total.realised, std::nullopt);
  EXPECT_EQ(standings[1].total.plan_basis, finance::Basis::kCash);
  EXPECT_EQ(standings[1].total.realised, 90'000'00);
}

}  // namespace
}  // namespace rekenschap::monitoring
