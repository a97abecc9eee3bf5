#include <functional>

#include <gmock/gmock.h>

#include "tests/services/monitoring/rpc/books_fixture.h"

// Every state of a report and of a period by everything that can be done: what is possible is done
// and stands in the journal, what is not is refused and says what is possible instead.
namespace rekenschap::monitoring {
namespace {

using ::testing::HasSubstr;

class TransitionsTest : public BooksTest {
 protected:
  std::vector<system::v1::JournalEntry> Entries() {
    const auto stub = system::v1::JournalService::NewStub(monitoring_->channel());
    std::vector<system::v1::JournalEntry> entries;
    system::v1::ListEntriesRequest request;
    request.set_page_size(1000);
    do {
      system::v1::ListEntriesResponse page;
      EXPECT_THAT(CallAs("", *stub, &system::v1::JournalService::Stub::ListEntries, request, page),
                  IsOk());
      entries.insert(entries.end(), page.entries().begin(), page.entries().end());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return entries;
  }
  // Does it and holds it against what is expected: an action in the journal, or a reason.
  void Expect(const std::string& what, const std::function<absl::Status()>& act,
              const std::string& expected, const std::string& possible) {
    const std::size_t before = Entries().size();
    const absl::Status status = act();
    const auto entries = Entries();
    if (expected.find('.') != std::string::npos) {
      ASSERT_THAT(status, IsOk()) << what;
      ASSERT_EQ(entries.size(), before + 1) << what;
      EXPECT_EQ(entries.back().action(), expected) << what;
      return;
    }
    EXPECT_EQ(entries.size(), before) << what << " was refused and recorded";
    const base::ErrorDetails details = base::DetailsOf(status);
    std::string found = details.reason;
    for (const base::Violation& violation : details.violations) found += " " + violation.reason;
    EXPECT_THAT(found, HasSubstr(expected)) << what << ": " << status;
    if (status.code() == absl::StatusCode::kFailedPrecondition) {
      EXPECT_THAT(std::string(status.message()), HasSubstr(possible)) << what;
    }
  }
};

TEST_F(TransitionsTest, PagesOfTheJournalAreOfOneResource) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")).status(), IsOk());
  ASSERT_THAT(Submit(ReportOf("amsterdam")).status(), IsOk());
  const auto stub = system::v1::JournalService::NewStub(monitoring_->channel());
  system::v1::ListEntriesRequest request;
  request.set_resource_prefix("programmes/avim-mensenhandel/reports");
  request.set_page_size(1);
  system::v1::ListEntriesResponse page;
  const auto list = [&] {
    return CallAs("", *stub, &system::v1::JournalService::Stub::ListEntries, request, page);
  };
  ASSERT_THAT(list(), IsOk());
  const std::string first = page.entries(0).resource();
  request.set_page_token(page.next_page_token());
  ASSERT_THAT(list(), IsOk());
  EXPECT_NE(page.entries(0).resource(), first);
  request.set_resource_prefix("programmes");
  EXPECT_THAT(list(), testing::Violates("page_token", "PAGE_TOKEN_INVALID"));
}

TEST_F(TransitionsTest, OfReportsAreRecordedOrRefusedWithWhatIsPossible) {
  struct Case {
    std::string state;
    std::string version;  // what is decided on
    // By action: keep a draft, submit, hand a draft in, return, accept, reopen.
    std::vector<std::string> outcomes;
    std::string possible;
    std::function<void(const v1::Report& report, const std::string& name)> reach;
  };
  const auto submit = [this](const v1::Report& report, const std::string&) {
    ASSERT_THAT(Submit(report), IsOk());
  };
  const auto accept = [=, this](const v1::Report& report, const std::string& name) {
    submit(report, name);
    ASSERT_THAT(Accept(name), IsOk());
  };
  const char* kDraft = "report.draft";
  const char* kSubmit = "report.submit";
  const std::string not_draft = "REPORT_NOT_DRAFT";
  const std::string not_submitted = "REPORT_NOT_SUBMITTED";
  const std::string not_accepted = "REPORT_NOT_ACCEPTED";
  const Case cases[] = {
      {"none",
       "1",
       {kDraft, kSubmit, "REPORT_UNKNOWN", "REPORT_UNKNOWN", "REPORT_UNKNOWN", "REPORT_UNKNOWN"},
       "",
       [](const v1::Report&, const std::string&) {}},
      {"draft",
       "1",
       {kDraft, kSubmit, kSubmit, not_submitted, not_submitted, not_accepted},
       "it is a draft; it can be submitted, or replaced by another draft",
       [this](const v1::Report& report, const std::string&) {
         ASSERT_THAT(SaveDraft(report), IsOk());
       }},
      {"submitted",
       "1",
       {kDraft, kSubmit, not_draft, "report.return", "report.accept", not_accepted},
       "it can be returned or accepted, or replaced by a next version",
       submit},
      {"returned",
       "1",
       {kDraft, kSubmit, not_draft, not_submitted, not_submitted, not_accepted},
       "it was returned; a next version can be submitted",
       [=, this](const v1::Report& report, const std::string& name) {
         submit(report, name);
         ASSERT_THAT(Return(name, "Klopt niet."), IsOk());
       }},
      {"accepted",
       "1",
       {kDraft, kSubmit, not_draft, not_submitted, not_submitted, "report.reopen"},
       "it was accepted; it can be reopened, and a correction can be submitted",
       accept},
      {"reopened",
       "1",
       {kDraft, kSubmit, not_draft, not_submitted, not_submitted, not_accepted},
       "a correction of it was asked for already; that can be submitted",
       [=, this](const v1::Report& report, const std::string& name) {
         accept(report, name);
         ASSERT_THAT(ReopenReport(name), IsOk());
       }},
      {"superseded",
       "1",
       {kDraft, kSubmit, not_draft, not_submitted, not_submitted, not_accepted},
       "a later version took its place; take that one",
       [=, this](v1::Report report, const std::string& name) {
         submit(report, name);
         report.mutable_lines(0)->mutable_euro()->set_spent_eurocents(1);
         submit(report, name);
       }},
      {"closed",
       "1",
       {"PERIOD_CLOSED", "PERIOD_CLOSED", not_draft, not_submitted, not_submitted, not_accepted},
       "reopen",
       [=, this](const v1::Report& report, const std::string& name) {
         accept(report, name);
         ASSERT_THAT(Close(report.period(), "Een eenheid volstaat."), IsOk());
       }},
  };
  const char* units[] = {"amsterdam",           "den-haag",       "limburg",
                         "midden-nederland",    "noord-holland",  "noord-nederland",
                         "oost-brabant",        "oost-nederland", "rotterdam",
                         "zeeland-west-brabant"};
  int next = 0;  // every case has a unit and a period of its own
  for (const Case& c : cases) {
    for (std::size_t action = 0; action < c.outcomes.size(); ++action) {
      // A period that is closed has a year of its own; all is refused there, so one report will do.
      const bool closed = c.state == "closed";
      const int number = closed ? 0 : next++;
      const std::string period =
          closed ? "2023-Q1"
                 : std::to_string(2021 + number / 40) + "-Q" + std::to_string(number / 10 % 4 + 1);
      const v1::Report report = ReportOf(units[number % 10], period);
      const std::string name =
          "programmes/avim-mensenhandel/reports/" + period + "/" + units[number % 10];
      if (!closed || action == 0) c.reach(report, name);
      v1::Report changed = report;
      changed.mutable_lines(0)->mutable_euro()->set_spent_eurocents(20'000'000);
      changed.set_correction_reason("Factuur.");
      const std::string version = name + "/versions/" + c.version;
      const std::function<absl::Status()> actions[] = {
          [&] { return SaveDraft(changed).status(); },
          [&] { return Submit(changed).status(); },
          [&] {
            v1::Report draft;
            if (const auto got = Get(version); got.ok()) draft = got->report();
            draft.set_name(version);
            if (draft.etag().empty()) draft.set_etag("none");
            return SubmitDraft(draft).status();
          },
          [&] { return Return(version, "Klopt niet."); },
          [&] { return Accept(version); },
          [&] { return ReopenReport(version); }};
      Expect(c.state + ", action " + std::to_string(action), actions[action], c.outcomes[action],
             c.possible);
      if (HasFatalFailure()) return;
    }
  }
  EXPECT_EQ(Mismatches(), 0);
}

TEST_F(TransitionsTest, OfPeriodsAreRecordedOrRefusedWithWhatIsPossible) {
  const auto close = [this] { return Close("2021-Q1", "Het programma begon in april."); };
  const auto reopen = [this] { return ReopenPeriod("2021-Q1", "Toch nog iets."); };
  const auto exempt = [this] { return Exempt("2021-Q1", "limburg"); };
  const auto expect = [this] { return Exempt("2021-Q1", "limburg", /*lift=*/true); };
  Expect("open: reopen", reopen, "PERIOD_OPEN", "it can be closed once it has ended");
  Expect("expected: expect", expect, "UNIT_NOT_EXEMPT", "it can be exempted");
  Expect("expected: exempt", exempt, "unit.exempt", "");
  Expect("exempt: exempt", exempt, "UNIT_EXEMPT", "that can be lifted");
  Expect("exempt: expect", expect, "unit.expect", "");
  ASSERT_THAT(Submit(ReportOf("limburg", "2021-Q1")), IsOk());
  Expect("reported: exempt", exempt, "REPORT_EXISTS", "it can be returned first");
  Expect("waiting: close", close, "REPORTS_WAITING", "not settled");
  ASSERT_THAT(Accept("programmes/avim-mensenhandel/reports/2021-Q1/limburg"), IsOk());
  Expect("open: close", close, "period.close", "");
  Expect("closed: close", close, "PERIOD_CLOSED", "it can be reopened, with a reason");
  Expect("closed: exempt", exempt, "PERIOD_CLOSED", "have it reopened first");
  Expect("closed: reopen", reopen, "period.reopen", "");
  EXPECT_EQ(Mismatches(), 0);
}

}  // namespace
}  // namespace rekenschap::monitoring
