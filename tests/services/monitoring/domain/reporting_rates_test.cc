#include "services/monitoring/domain/reporting_rates.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

using Expected = ExpectedReport::State;

ExpectedReport ReportOf(const std::string& unit, Expected state, int days_late = 0) {
  ExpectedReport report;
  report.unit = unit;
  report.state = state;
  report.days_late = days_late;
  return report;
}

TEST(ReportingRatesTest, SumPerUnitAndOverAll) {
  ReportingRates rates;
  rates.Take({ReportOf("limburg", Expected::kAccepted), ReportOf("rotterdam", Expected::kExempt)});
  rates.Take(
      {ReportOf("limburg", Expected::kSubmitted, 3), ReportOf("rotterdam", Expected::kMissing, 3)});
  ASSERT_EQ(rates.units().size(), 2U);
  const ReportingRate& limburg = rates.units().at("limburg");
  EXPECT_EQ(limburg.periods, 2);
  EXPECT_EQ(limburg.sum.received, 2);
  EXPECT_EQ(limburg.sum.on_time, 1);
  const ReportingRate& rotterdam = rates.units().at("rotterdam");
  EXPECT_EQ(rotterdam.periods, 1);  // it was exempt once
  EXPECT_EQ(rotterdam.sum.exempt, 1);
  EXPECT_EQ(rotterdam.sum.missing, 1);
  EXPECT_EQ(rates.whole().periods, 2);
  EXPECT_EQ(rates.whole().sum.expected, 3);
  EXPECT_EQ(RateOf(rates.whole().sum.received, rates.whole().sum.expected), 6'667);
}

TEST(ReportingRatesTest, CountAUnitThatIsSplitAgainstNobodyAfterwards) {
  ReportingRates rates;
  for (const char* period : {"2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"}) {
    rates.Take(ExpectedReports(SplitPlan().programme, *finance::ParsePeriod(period),
                               *finance::ParseDate("2025-02-01"), *finance::ParseDate("2025-03-01"),
                               {}));
  }
  EXPECT_EQ(rates.units().at("landelijk").sum.expected, 2);  // until 30 June
  EXPECT_EQ(rates.units().at("lo").sum.expected, 2);
  EXPECT_EQ(rates.units().at("lx").sum.expected, 2);
  EXPECT_EQ(rates.units().at("rotterdam").sum.expected, 4);
  EXPECT_EQ(rates.whole().sum.expected, 10);
}

RC_GTEST_PROP(ReportingRatesProperty, AreNeverAboveAllAndAddUp, ()) {
  ReportingRates rates;
  for (int period = *rc::gen::inRange(0, 8); period > 0; --period) {
    std::vector<ExpectedReport> reports;
    for (const char* unit : {"a", "b", "c"}) {
      if (*rc::gen::inRange(0, 4) == 0) continue;  // it does not exist then
      reports.push_back(
          ReportOf(unit, static_cast<Expected>(*rc::gen::inRange(0, 6)), *rc::gen::inRange(0, 3)));
    }
    rates.Take(reports);
  }
  Completeness sum;
  for (const auto& [unit, rate] : rates.units()) {
    Add(rate.sum, sum);
    RC_ASSERT(rate.periods == rate.sum.expected);
    RC_ASSERT(RateOf(rate.sum.received, rate.sum.expected).value_or(0) <= 10'000);
    RC_ASSERT(RateOf(rate.sum.on_time, rate.sum.expected).value_or(0) <= 10'000);
  }
  RC_ASSERT(sum == rates.whole().sum);
}

}  // namespace
}  // namespace rekenschap::monitoring
