#include "services/monitoring/domain/completeness.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

using Expected = ExpectedReport::State;
using State = ReportVersion::State;

const finance::Period kPeriod = *finance::ParsePeriod("2021-Q2");
const finance::Date kDue = *finance::ParseDate("2021-08-01");
const finance::Date kAfter = *finance::ParseDate("2021-08-11");

Standing Submitted(const std::string& unit, const char* day, State state = State::kSubmitted) {
  Standing standing;
  standing.unit = unit;
  standing.last_version = 1;
  standing.last_sequence = standing.submitted_sequence = 10;
  standing.last_state = standing.submitted_state = state;
  standing.first_submit_day = *finance::ParseDate(day);
  if (IsAccepted(state)) standing.accepted_sequence = 10;
  return standing;
}

std::vector<ExpectedReport> Reports(const std::vector<Standing>& standings,
                                    finance::Date today = kAfter) {
  return ExpectedReports(SmallPlan().programme, kPeriod, kDue, today, standings);
}

TEST(CompletenessTest, ExpectsTheUnitsThatExistAtThePeriodsEnd) {
  const auto reports = Reports({});
  ASSERT_EQ(reports.size(), 2U);  // one unit ended the year before
  EXPECT_EQ(reports[0].unit, "amsterdam");
  EXPECT_EQ(reports[1].unit, "rotterdam");
  EXPECT_EQ(
      ExpectedReports(SmallPlan().programme, *finance::ParsePeriod("2020-Q4"), kDue, kAfter, {})
          .size(),
      3U);
}

TEST(CompletenessTest, TellsHowFarAReportIs) {
  Standing draft;
  draft.unit = "rotterdam";
  draft.last_version = draft.last_sequence = 1;
  Standing exempt;
  exempt.unit = "rotterdam";
  exempt.exemption = "In oprichting.";
  Standing correction = Submitted("rotterdam", "2021-07-30", State::kAccepted);
  correction.submitted_state = correction.last_state = State::kSubmitted;
  Standing reopened = Submitted("rotterdam", "2021-07-30", State::kAccepted);
  reopened.reopened = true;
  Standing reopened_and_corrected = correction;
  reopened_and_corrected.reopened = true;
  Standing correction_returned = correction;
  correction_returned.submitted_state = correction_returned.last_state = State::kReturned;
  Standing exempt_but_came = Submitted("rotterdam", "2021-07-30");
  exempt_but_came.exemption = "In oprichting.";
  const struct {
    std::string name;
    std::optional<Standing> standing;
    const char* today;
    Expected state;
    int days_late;
    bool draft;
    bool pending;
    bool asked = false;
  } cases[] = {
      {"nothing, due today", {}, "2021-08-01", Expected::kNotYetDue, 0, false, false},
      {"nothing, due yesterday", {}, "2021-08-02", Expected::kMissing, 1, false, false},
      {"draft", draft, "2021-08-02", Expected::kMissing, 1, true, false},
      {"exempt", exempt, "2021-08-02", Expected::kExempt, 0, false, false},
      {"exempt, came in", exempt_but_came, "2021-08-02", Expected::kSubmitted, 0, false, false},
      {"on the last day", Submitted("rotterdam", "2021-08-01"), "2021-09-01", Expected::kSubmitted,
       0, false, false},
      {"a day later", Submitted("rotterdam", "2021-08-02"), "2021-09-01", Expected::kSubmitted, 1,
       false, false},
      {"returned", Submitted("rotterdam", "2021-08-05", State::kReturned), "2021-09-01",
       Expected::kReturned, 4, false, false},
      {"accepted", Submitted("rotterdam", "2021-07-05", State::kAccepted), "2021-09-01",
       Expected::kAccepted, 0, false, false},
      {"correction", correction, "2021-09-01", Expected::kAccepted, 0, false, true},
      {"reopened", reopened, "2021-09-01", Expected::kAccepted, 0, false, false, true},
      {"reopened, corrected", reopened_and_corrected, "2021-09-01", Expected::kAccepted, 0, false,
       true, false},
      {"correction returned", correction_returned, "2021-09-01", Expected::kAccepted, 0, false,
       false, true},
  };
  for (const auto& c : cases) {
    std::vector<Standing> standings;
    if (c.standing) standings.push_back(*c.standing);
    const ExpectedReport report = Reports(standings, *finance::ParseDate(c.today))[1];
    EXPECT_EQ(report.state, c.state) << c.name;
    EXPECT_EQ(report.days_late, c.days_late) << c.name;
    EXPECT_EQ(report.draft, c.draft) << c.name;
    EXPECT_EQ(report.correction_pending, c.pending) << c.name;
    EXPECT_EQ(report.correction_asked, c.asked) << c.name;
  }
}

TEST(CompletenessTest, TellsWhyAReportHasToBeMendedAsLongAsItHasTo) {
  Standing standing = Submitted("rotterdam", "2021-07-30", State::kReturned);
  standing.return_reason = "Leeg.";
  EXPECT_EQ(Reports({standing})[1].reason, "Leeg.");
  standing.submitted_state = standing.last_state = State::kAccepted;
  standing.accepted_sequence = standing.submitted_sequence;
  EXPECT_EQ(Reports({standing})[1].reason, "");
  standing.reopened = true;
  EXPECT_EQ(Reports({standing})[1].reason, "Leeg.");
  standing.submitted_sequence = 12;
  standing.submitted_state = State::kSubmitted;
  EXPECT_EQ(Reports({standing})[1].reason, "");
  standing.submitted_state = State::kReturned;
  EXPECT_EQ(Reports({standing})[1].reason, "Leeg.");
}

TEST(CompletenessTest, AsksNothingOfAnExemptUnitWhoseReportWasReturned) {
  Standing returned = Submitted("rotterdam", "2021-07-30", State::kReturned);
  returned.exemption = "Het was de rapportage van een ander.";
  EXPECT_EQ(Reports({returned})[1].state, Expected::kExempt);
  returned.accepted_sequence = 5;
  EXPECT_EQ(Reports({returned})[1].state, Expected::kAccepted);
}

TEST(CompletenessTest, LeavesOutUnitsThatAreNotExpected) {
  // A report of a unit that is gone, or that never took part, is in no count.
  const auto reports =
      Reports({Submitted("gone", "2021-07-05"), Submitted("rotterdam", "2021-07-05"),
               Submitted("utrecht", "2021-07-05")});
  const Completeness sum = CompletenessOf(reports);
  EXPECT_EQ(sum.expected, 2);
  EXPECT_EQ(sum.received, 1);
  EXPECT_EQ(RateOf(sum.received, sum.expected), 5'000);
}

TEST(CompletenessTest, HasNoRateOfNothing) { EXPECT_EQ(RateOf(0, 0), std::nullopt); }

RC_GTEST_PROP(CompletenessProperty, CountsEveryReportOnceAndNeverMoreThanWasExpected, ()) {
  std::vector<ExpectedReport> reports;
  for (int i = *rc::gen::inRange(0, 30); i > 0; --i) {
    ExpectedReport report;
    report.state = static_cast<Expected>(*rc::gen::inRange(0, 6));
    report.days_late = *rc::gen::inRange(0, 3);
    report.nil = *rc::gen::arbitrary<bool>();
    reports.push_back(report);
  }
  const Completeness sum = CompletenessOf(reports);
  RC_ASSERT(sum.expected + sum.exempt == static_cast<int>(reports.size()));
  RC_ASSERT(sum.received + sum.returned + sum.missing + sum.not_yet_due == sum.expected);
  RC_ASSERT(sum.on_time + sum.late == sum.received);
  RC_ASSERT(sum.accepted <= sum.received && sum.nil <= sum.received);
  RC_ASSERT(RateOf(sum.received, sum.expected).value_or(0) <= 10'000);
}

}  // namespace
}  // namespace rekenschap::monitoring
