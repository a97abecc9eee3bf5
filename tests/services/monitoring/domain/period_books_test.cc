#include "services/monitoring/domain/period_books.h"

#include <gtest/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using testing::Fails;
using testing::IsOk;
using Expected = ExpectedReport::State;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

const finance::Period kPeriod = *finance::ParsePeriod("2021-Q2");

ExpectedReport ReportIn(Expected state, bool pending = false) {
  ExpectedReport report;
  report.unit = "rotterdam";
  report.state = state;
  report.correction_pending = pending;
  return report;
}

absl::Status Closing(const std::vector<ExpectedReport>& reports, const std::string& reason = "",
                     const char* today = "2021-07-01", PeriodStanding standing = {},
                     YearOfPeriods year = {}, std::string etag = "") {
  if (etag.empty()) etag = EtagOf(standing, reports);
  return CheckClosing("programmes/avim/periods/2021-Q2", kPeriod, standing, year, reports,
                      *finance::ParseDate(today), etag, reason);
}

// What stands in the way of closing for the one unit: the reason.
std::string ObstacleOf(const ExpectedReport& report) {
  const auto& preconditions = base::DetailsOf(Closing({report})).preconditions;
  return preconditions.size() == 1 ? preconditions[0].reason : "";
}

TEST(PeriodBooksTest, NamesForEachUnitWhatIsNotSettled) {
  EXPECT_EQ(ObstacleOf(ReportIn(Expected::kSubmitted)), "REPORT_WAITING");
  EXPECT_EQ(ObstacleOf(ReportIn(Expected::kAccepted, /*pending=*/true)), "CORRECTION_WAITING");
  EXPECT_EQ(ObstacleOf(ReportIn(Expected::kMissing)), "REPORT_MISSING");
  EXPECT_EQ(ObstacleOf(ReportIn(Expected::kNotYetDue)), "REPORT_MISSING");
  EXPECT_EQ(ObstacleOf(ReportIn(Expected::kReturned)), "REPORT_RETURNED");
  ExpectedReport reopened = ReportIn(Expected::kAccepted);
  reopened.correction_asked = true;
  EXPECT_EQ(ObstacleOf(reopened), "CORRECTION_MISSING");
}

TEST(PeriodBooksTest, ClosesOnceEveryReportIsSettled) {
  EXPECT_THAT(Closing({ReportIn(Expected::kAccepted), ReportIn(Expected::kExempt)}), IsOk());
  EXPECT_THAT(Closing({ReportIn(Expected::kSubmitted)}), Fails(kPrecondition, "REPORTS_WAITING"));
  EXPECT_THAT(Closing({ReportIn(Expected::kAccepted, /*pending=*/true)}),
              Fails(kPrecondition, "REPORTS_WAITING"));
}

TEST(PeriodBooksTest, ClosesWithoutAReportOnlyForAReason) {
  for (const Expected state : {Expected::kMissing, Expected::kNotYetDue, Expected::kReturned}) {
    const absl::Status refused = Closing({ReportIn(Expected::kAccepted), ReportIn(state)});
    EXPECT_THAT(refused, Fails(kPrecondition, "REPORTS_MISSING"));
    ASSERT_EQ(base::DetailsOf(refused).preconditions.size(), 1U);
    EXPECT_EQ(base::DetailsOf(refused).preconditions[0].field, "rotterdam");
    EXPECT_THAT(Closing({ReportIn(state)}, "Eenheid is opgeheven."), IsOk());
  }
}

TEST(PeriodBooksTest, ClosesBesideACorrectionThatWasAskedForOnlyForAReason) {
  ExpectedReport reopened = ReportIn(Expected::kAccepted);
  reopened.correction_asked = true;
  EXPECT_THAT(Closing({reopened}), Fails(kPrecondition, "REPORTS_MISSING"));
  EXPECT_THAT(Closing({reopened}, "De factuur bleek er al te zijn."), IsOk());
}

TEST(PeriodBooksTest, ClosesPeriodsInTheirOrder) {
  EXPECT_THAT(Closing({}, "", "2021-06-30"), Fails(kPrecondition, "PERIOD_NOT_ENDED"));
  EXPECT_EQ(base::DetailsOf(Closing({}, "", "2021-06-30")).metadata["last_day"], "2021-06-30");
  EXPECT_THAT(Closing({}, "", "2021-07-01", {}, {.earlier_open = true}),
              Fails(kPrecondition, "PERIOD_BEFORE_OPEN"));
  EXPECT_THAT(Closing({}, "", "2021-07-01", {PeriodState::kClosed, 7}, {}, "CLOSED-7"),
              Fails(kPrecondition, "PERIOD_CLOSED"));
  EXPECT_THAT(Closing({}, "", "2021-07-01", {PeriodState::kOpen, 9}, {}, "OPEN-0"),
              Fails(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST(PeriodBooksTest, ClosesOnlyBesideTheUnitsThatTheReasonWasGivenFor) {
  ExpectedReport other = ReportIn(Expected::kAccepted);
  other.unit = "amsterdam";
  const std::string read = EtagOf({}, {other, ReportIn(Expected::kMissing)});
  other.correction_asked = true;  // meanwhile
  EXPECT_THAT(
      Closing({other, ReportIn(Expected::kMissing)}, "Te laat.", "2021-07-01", {}, {}, read),
      Fails(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_NE(EtagOf({}, {other}), read);
  EXPECT_EQ(EtagOf({}, {ReportIn(Expected::kAccepted)}), "OPEN-0");
  // Of a closed period nothing is left to excuse.
  EXPECT_EQ(EtagOf({PeriodState::kClosed, 7}, {other}), "CLOSED-7");
}

TEST(PeriodBooksTest, ReopensTheLastClosedPeriodOfTheYear) {
  const PeriodStanding closed{PeriodState::kClosed, 7};
  EXPECT_THAT(CheckReopening("p", closed, {}, "CLOSED-7"), IsOk());
  EXPECT_THAT(CheckReopening("p", closed, {.later_closed = true}, "CLOSED-7"),
              Fails(kPrecondition, "PERIOD_AFTER_CLOSED"));
  EXPECT_THAT(CheckReopening("p", {}, {}, "OPEN-0"), Fails(kPrecondition, "PERIOD_OPEN"));
  EXPECT_THAT(CheckReopening("p", closed, {}, "CLOSED-6"),
              Fails(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST(PeriodBooksTest, ExemptsUnitsThatAreExpectedAndSilent) {
  const Programme programme = SmallPlan().programme;
  Exemption exemption;
  exemption.programme = programme.id;
  exemption.period = kPeriod;
  exemption.unit = "rotterdam";
  Standing silent;
  EXPECT_THAT(CheckExemption(programme, exemption, silent), IsOk());
  Standing reported;
  reported.submitted_sequence = 3;
  EXPECT_THAT(CheckExemption(programme, exemption, reported),
              Fails(kPrecondition, "REPORT_EXISTS"));
  EXPECT_EQ(base::DetailsOf(CheckExemption(programme, exemption, reported)).metadata["state"],
            "SUBMITTED");
  reported.submitted_state = ReportVersion::State::kReturned;
  EXPECT_THAT(CheckExemption(programme, exemption, reported), IsOk());
  reported.accepted_sequence = 2;  // an earlier version, which counts again
  const absl::Status refused = CheckExemption(programme, exemption, reported);
  EXPECT_THAT(refused, Fails(kPrecondition, "REPORT_EXISTS"));
  EXPECT_EQ(base::DetailsOf(refused).metadata["state"], "ACCEPTED");
  EXPECT_THAT(std::string(refused.message()), ::testing::HasSubstr("can be reopened"));
  exemption.lifted = true;
  EXPECT_THAT(CheckExemption(programme, exemption, silent),
              Fails(kPrecondition, "UNIT_NOT_EXEMPT"));
  silent.exemption = "In oprichting.";
  EXPECT_THAT(CheckExemption(programme, exemption, silent), IsOk());
  exemption.lifted = false;
  EXPECT_THAT(CheckExemption(programme, exemption, silent), Fails(kPrecondition, "UNIT_EXEMPT"));
  exemption.unit = "gone";
  EXPECT_THAT(CheckExemption(programme, exemption, silent),
              Fails(kPrecondition, "UNIT_NOT_EXPECTED"));
  exemption.unit = "utrecht";
  const absl::Status unknown = CheckExemption(programme, exemption, silent);
  EXPECT_THAT(unknown, Fails(absl::StatusCode::kNotFound, "UNIT_UNKNOWN"));
  EXPECT_EQ(unknown.message(), "units/utrecht takes no part in programmes/" + programme.id);
}

}  // namespace
}  // namespace rekenschap::monitoring
