#include "services/monitoring/domain/review.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using testing::Fails;
using testing::IsOk;
using State = ReportVersion::State;

ReportVersion VersionIn(State state, bool reopened = false) {
  ReportVersion version;
  version.report = GoodReport();
  version.version = 1;
  version.state = state;
  version.content_hash = std::string(64, 'a');
  version.submitter = "controller";
  if (reopened) version.reopener = "reviewer";
  return version;
}

// Every state by every decision: what is possible, and what is said otherwise.
TEST(ReviewTest, DecidesOnlyWhatTheStateAllows) {
  const struct {
    State state;
    bool reopened;
    bool submit;
    bool review;  // return and accept
    bool reopen;
    const char* possible;
  } cases[] = {
      {State::kDraft, false, true, false, false, "it can be submitted"},
      {State::kSubmitted, false, false, true, false, "it can be returned or accepted"},
      {State::kReturned, false, false, false, false, "a next version can be submitted"},
      {State::kAccepted, false, false, false, true, "it can be reopened"},
      {State::kAccepted, true, false, false, false, "was asked for already"},
      {State::kClosed, false, false, false, false, "its period is closed"},
      {State::kSuperseded, false, false, false, false, "take that one"},
  };
  for (const auto& c : cases) {
    const ReportVersion version = VersionIn(c.state, c.reopened);
    const struct {
      Decision decision;
      bool allowed;
      const char* reason;
    } decisions[] = {
        {Decision::kSubmitDraft, c.submit, "REPORT_NOT_DRAFT"},
        {Decision::kReturn, c.review, "REPORT_NOT_SUBMITTED"},
        {Decision::kAccept, c.review, "REPORT_NOT_SUBMITTED"},
        {Decision::kReopen, c.reopen, "REPORT_NOT_ACCEPTED"},
    };
    for (const auto& d : decisions) {
      const absl::Status status = CheckDecision(version, d.decision, EtagOf(version));
      if (d.allowed) {
        EXPECT_THAT(status, IsOk()) << ToString(c.state);
        continue;
      }
      EXPECT_THAT(status, Fails(absl::StatusCode::kFailedPrecondition, d.reason));
      EXPECT_THAT(std::string(status.message()), ::testing::HasSubstr(c.possible));
      EXPECT_EQ(base::DetailsOf(status).metadata["state"],
                c.reopened ? "REOPENED" : std::string(ToString(c.state)));
    }
  }
}

TEST(ReviewTest, WantsTheEtag) {
  EXPECT_THAT(CheckDecision(VersionIn(State::kSubmitted), Decision::kReturn, "another"),
              Fails(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST(ReviewTest, LetsNobodyAcceptWhatTheyWroteInAnyVersionSinceTheAcceptedOne) {
  ReportVersion version = VersionIn(State::kSubmitted);
  version.version = 4;
  const std::vector<Authors> authors = {
      {2, "", "first"}, {3, "assistant", "assistant"}, {4, "drafter", "controller"}};
  for (const char* own : {"first", "assistant", "drafter", "controller"}) {
    EXPECT_THAT(CheckFourEyes(version, authors, own),
                Fails(absl::StatusCode::kPermissionDenied, "FOUR_EYES"))
        << own;
  }
  EXPECT_THAT(CheckFourEyes(version, authors, "reviewer"), IsOk());
  EXPECT_EQ(CheckFourEyes(version, authors, "first").message(),
            "first wrote version 2 before programmes/avim/reports/2021-Q2/rotterdam/versions/4 and "
            "so cannot accept it; somebody else has to");
  const auto facts = base::DetailsOf(CheckFourEyes(version, authors, "first")).metadata;
  EXPECT_EQ(facts, (std::map<std::string, std::string>{{"principal", "first"}, {"version", "2"}}));
  // Who wrote the version itself too is told that.
  const std::vector<Authors> both = {{3, "controller", "controller"}, {4, "controller", "drafter"}};
  EXPECT_EQ(base::DetailsOf(CheckFourEyes(version, both, "controller")).metadata.at("version"),
            "4");
  EXPECT_EQ(CheckFourEyes(version, both, "controller").message(),
            "controller wrote programmes/avim/reports/2021-Q2/rotterdam/versions/4 and so cannot "
            "accept it; somebody else has to");
}

TEST(ReviewTest, ChangesTheEtagWithTheStateAndTheReopening) {
  EXPECT_NE(EtagOf(VersionIn(State::kAccepted)), EtagOf(VersionIn(State::kClosed)));
  EXPECT_NE(EtagOf(VersionIn(State::kAccepted)), EtagOf(VersionIn(State::kAccepted, true)));
}

TEST(ReviewTest, MarksOnlyLinesThatTheReportHas) {
  const ReportVersion version = VersionIn(State::kSubmitted);
  EXPECT_THAT(CheckMarks(version, {{"budget", "Te hoog."}}), IsOk());
  const absl::Status unknown = CheckMarks(version, {{"budget", "Te hoog."}, {"x", "Te laag."}});
  EXPECT_THAT(unknown, Fails(absl::StatusCode::kNotFound, "LINE_UNKNOWN"));
  EXPECT_EQ(unknown.message(), "there is no line x in " + NameOf(version));
  EXPECT_EQ(base::DetailsOf(unknown).resource_name, "x");
  EXPECT_EQ(base::DetailsOf(unknown).metadata,
            (std::map<std::string, std::string>{{"report", NameOf(version)}}));
}

TEST(ReviewTest, GivesTheReasonOfTheWholeAndOfTheMarkedLines) {
  EXPECT_EQ(ReasonOf("Leeg.", {}), "Leeg.");
  EXPECT_EQ(ReasonOf("", {{"fte", "controleer de telling"}}), "fte: controleer de telling");
  EXPECT_EQ(ReasonOf("Zie de bijlage.", {{"budget", "te hoog"}, {"fte", "te laag"}}),
            "Zie de bijlage. budget: te hoog; fte: te laag");
}

}  // namespace
}  // namespace rekenschap::monitoring
