#include <algorithm>

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>

#include "tests/services/monitoring/rpc/books_fixture.h"

// What becomes of a report: drafts, returns per line, reopening, corrections.
namespace rekenschap::monitoring {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::Fails;
using testing::Violates;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

class WorkflowTest : public BooksTest {};

TEST_F(WorkflowTest, KeepsADraftThatTheRulesWouldRefuse) {
  v1::Report report = ReportOf("rotterdam");
  report.mutable_lines(0)->mutable_euro()->set_spent_eurocents(-1);
  const v1::Report draft = *SaveDraft(report);
  EXPECT_EQ(draft.state(), v1::Report::STATE_DRAFT);
  ASSERT_EQ(Unsettled(draft.findings()).size(), 1U);
  EXPECT_EQ(Unsettled(draft.findings())[0].rule(), "FIGURE_NEGATIVE");
  EXPECT_EQ(Realised("rotterdam", false), std::nullopt);  // it counts nowhere
  EXPECT_THAT(SubmitDraft(draft),
              Violates("report.lines[0].euro.spent_eurocents", "FIGURE_NEGATIVE"));
  EXPECT_EQ(Get(kRotterdam)->report().state(), v1::Report::STATE_DRAFT);
}

TEST_F(WorkflowTest, SubmitsADraftAsTheVersionThatItIs) {
  const v1::Report first = *SaveDraft(ReportOf("rotterdam", "2021-Q2", 1));
  const v1::Report second = *SaveDraft(ReportOf("rotterdam", "2021-Q2", 2));
  EXPECT_EQ(second.version(), 2);
  EXPECT_THAT(SubmitDraft(first), Fails(kPrecondition, "REPORT_NOT_DRAFT"));  // replaced
  const v1::Receipt receipt = *SubmitDraft(second, "once");
  EXPECT_EQ(receipt.report(), std::string(kRotterdam) + "/versions/2");
  EXPECT_EQ(Realised("rotterdam", false), 100'002);
  EXPECT_EQ(Realised("rotterdam", false, receipt.sequence() - 1), std::nullopt);
  EXPECT_TRUE(MessageDifferencer::Equals(*SubmitDraft(second, "once"), receipt));
  EXPECT_TRUE(MessageDifferencer::Equals(Get(kRotterdam)->receipt(), receipt));
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  EXPECT_EQ(Mismatches(), 0);
}

TEST_F(WorkflowTest, KnowsWhatWasSubmittedAgainBesideADraft) {
  const v1::Receipt receipt = *Submit(ReportOf("rotterdam"));
  ASSERT_THAT(SaveDraft(ReportOf("rotterdam", "2021-Q2", 2)).status(), IsOk());
  const auto again = Submit(ReportOf("rotterdam"));
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_TRUE(MessageDifferencer::Equals(*again, receipt));
}

TEST_F(WorkflowTest, LetsASubmittedVersionStandWhileADraftIsMade) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 1)), IsOk());
  const v1::Report draft = *SaveDraft(ReportOf("rotterdam", "2021-Q2", 2));
  EXPECT_EQ(Realised("rotterdam", false), 100'001);
  ASSERT_THAT(Accept(std::string(kRotterdam) + "/versions/1"), IsOk());
  // What is accepted meanwhile asks a correction of the draft.
  EXPECT_THAT(SubmitDraft(draft),
              Violates("report.correction_reason", "CORRECTION_REASON_MISSING"));
}

TEST_F(WorkflowTest, KeepsNoDraftOfAReportThatIsNotAskedFor) {
  // 2021-H1 ends on the day of 2021-Q2, and must not be taken for it.
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  EXPECT_THAT(SaveDraft(ReportOf("rotterdam", "2021-H1")),
              Violates("report.period", "PERIOD_NOT_OF_CADENCE"));
  EXPECT_THAT(SaveDraft(ReportOf("utrecht")), Violates("report.unit", "UNIT_NOT_TAKING_PART"));
  EXPECT_EQ(Get(kRotterdam)->report().version(), 1);
  EXPECT_EQ(GetPeriod("2021-Q2").completeness().received_count(), 1);
}

TEST_F(WorkflowTest, KnowsAReportByItsOwnPeriodOnly) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  const std::string half = "programmes/avim-mensenhandel/reports/2021-H1/rotterdam";
  EXPECT_THAT(Get(half), Fails(absl::StatusCode::kNotFound, "REPORT_UNKNOWN"));
  EXPECT_THAT(Get(half + "/versions/1"), Fails(absl::StatusCode::kNotFound, "REPORT_UNKNOWN"));
  // What is wrong is the period alone, whatever stands on 2021-Q2.
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  v1::ValidateReportRequest request;
  *request.mutable_report() = ReportOf("rotterdam", "2021-H1");
  v1::ValidateReportResponse response;
  ASSERT_THAT(CallAs("", monitoring_->stub(), &Stub::ValidateReport, request, response), IsOk());
  std::vector<std::string> rules;
  for (const auto& finding : response.findings()) {
    rules.push_back(finding.rule() + (finding.settled() ? " settled" : ""));
  }
  EXPECT_THAT(rules, ::testing::ElementsAre(
                         "PERIOD_NOT_OF_CADENCE", "DEVIATION_UNEXPLAINED settled",
                         "DEVIATION_UNEXPLAINED settled", "DEVIATION_UNEXPLAINED settled"));
}

TEST_F(WorkflowTest, LetsNeitherWhoDraftedNorWhoSubmittedAccept) {
  const v1::Report draft = *SaveDraft(ReportOf("rotterdam"), NextRequestId(), "assistant");
  EXPECT_EQ(draft.drafter(), "unverified:assistant");
  ASSERT_THAT(SubmitDraft(draft, NextRequestId(), "controller"), IsOk());
  EXPECT_EQ(Get(kRotterdam)->report().drafter(), "unverified:assistant");
  EXPECT_EQ(Get(kRotterdam)->report().submitter(), "unverified:controller");
  for (const char* own : {"assistant", "controller"}) {
    EXPECT_THAT(Accept(kRotterdam, own), Fails(absl::StatusCode::kPermissionDenied, "FOUR_EYES"))
        << own;
  }
  EXPECT_THAT(Accept(kRotterdam, "reviewer"), IsOk());
}

TEST_F(WorkflowTest, LetsNobodyAcceptTheirOwnFiguresFromTheHandOfAnother) {
  // The same content, submitted by one and handed in as a draft by another.
  ASSERT_THAT(Submit(ReportOf("rotterdam"), NextRequestId(), {}, "alice"), IsOk());
  const v1::Report draft = *SaveDraft(ReportOf("rotterdam"), NextRequestId(), "bob");
  ASSERT_THAT(SubmitDraft(draft, NextRequestId(), "bob"), IsOk());
  EXPECT_THAT(Accept(kRotterdam, "alice"), Fails(absl::StatusCode::kPermissionDenied, "FOUR_EYES"));
  EXPECT_THAT(Accept(kRotterdam, "bob"), Fails(absl::StatusCode::kPermissionDenied, "FOUR_EYES"));
  ASSERT_THAT(Accept(kRotterdam, "reviewer"), IsOk());
  // Of a correction only what came since counts.
  v1::Report correction = ReportOf("rotterdam", "2021-Q2", 5);
  correction.set_correction_reason("Een factuur.");
  ASSERT_THAT(SaveDraft(correction, NextRequestId(), "carol"), IsOk());
  ASSERT_THAT(Submit(correction, NextRequestId(), {}, "bob"), IsOk());
  EXPECT_THAT(Accept(kRotterdam, "carol"), Fails(absl::StatusCode::kPermissionDenied, "FOUR_EYES"));
  EXPECT_THAT(Accept(kRotterdam, "alice"), IsOk());
}

TEST_F(WorkflowTest, TakesNothingInOnAPeriodThatIsStillToCome) {
  EXPECT_THAT(Submit(ReportOf("rotterdam", "2131-Q2")),
              Violates("report.period", "PERIOD_NOT_ENDED"));
  // A draft can be kept: it is not told yet.
  EXPECT_THAT(SaveDraft(ReportOf("rotterdam", "2131-Q2")), IsOk());
}

TEST_F(WorkflowTest, RefusesWhatWasReturnedAsAWholeWithoutAChange) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(Return(kRotterdam, "De bijlage ontbreekt."), IsOk());
  EXPECT_THAT(Submit(ReportOf("rotterdam")), Violates("report.lines", "RETURNED_UNCHANGED"));
  EXPECT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 1)), IsOk());
}

TEST_F(WorkflowTest, RepeatsADraftOnce) {
  const v1::Report first = *SaveDraft(ReportOf("rotterdam"), "once");
  EXPECT_TRUE(MessageDifferencer::Equals(*SaveDraft(ReportOf("rotterdam"), "once"), first));
  EXPECT_EQ(Get(kRotterdam)->report().version(), 1);
}

TEST_F(WorkflowTest, KeepsOneDraftOfTheSameContent) {
  const v1::Report first = *SaveDraft(ReportOf("rotterdam"));
  v1::SaveDraftRequest request;
  *request.mutable_report() = ReportOf("rotterdam");
  request.set_request_id("again");
  request.set_expected_version(1);
  const auto save = [&](const std::string& as) {
    v1::SaveDraftResponse response;
    EXPECT_THAT(CallAs(as, monitoring_->stub(), &Stub::SaveDraft, request, response), IsOk());
    return response;
  };
  const v1::SaveDraftResponse again = save("controller");
  EXPECT_TRUE(again.unchanged());
  EXPECT_TRUE(MessageDifferencer::Equals(again.report(), first));
  EXPECT_EQ(Get(kRotterdam)->report().version(), 1);
  // From another hand it is another draft: they may not accept it either.
  request.set_request_id(NextRequestId());
  EXPECT_FALSE(save("colleague").unchanged());
  EXPECT_EQ(Get(kRotterdam)->report().version(), 2);
  EXPECT_EQ(Get(kRotterdam)->report().drafter(), "unverified:colleague");
  // Other content is a draft of its own, and so is what follows it.
  ASSERT_THAT(SaveDraft(ReportOf("rotterdam", "2021-Q2", 5)), IsOk());
  EXPECT_EQ(SaveDraft(ReportOf("rotterdam"))->version(), 4);
  // What was answered that it stood is answered so again.
  request.set_request_id("again");
  EXPECT_TRUE(save("controller").unchanged());
  EXPECT_EQ(save("controller").report().version(), 1);
  // What was submitted is no draft any more.
  ASSERT_THAT(SubmitDraft(Get(kRotterdam)->report()), IsOk());
  EXPECT_EQ(SaveDraft(ReportOf("rotterdam"))->version(), 5);
}

TEST_F(WorkflowTest, TellsWhatIsFoundOfADraftThatStandsByTheOrderOfItsLines) {
  v1::Report report = ReportOf("rotterdam");
  const v1::Report first = *SaveDraft(report);
  ASSERT_GT(first.findings_size(), 0);
  std::ranges::reverse(*report.mutable_lines());
  const v1::Report again = *SaveDraft(report);
  EXPECT_EQ(again.version(), 1);
  EXPECT_TRUE(MessageDifferencer::Equals(again, first));
}

TEST_F(WorkflowTest, RepeatsADraftAsItWasKeptAlsoWhenItWasHandedInSince) {
  const v1::Report first = *SaveDraft(ReportOf("rotterdam"), "once");
  ASSERT_THAT(SubmitDraft(first, NextRequestId(), "other"), IsOk());
  const v1::Report again = *SaveDraft(ReportOf("rotterdam"), "once");
  EXPECT_EQ(again.state(), v1::Report::STATE_DRAFT);
  EXPECT_EQ(again.submitter(), first.submitter());
  EXPECT_TRUE(MessageDifferencer::Equals(again.submit_time(), first.submit_time()));
  EXPECT_EQ(again.etag(), first.etag());
}

TEST_F(WorkflowTest, RepeatsADecisionAsItWasTaken) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  v1::AcceptReportRequest request;
  request.set_name(Get(kRotterdam)->report().name());
  request.set_etag(Get(kRotterdam)->report().etag());
  request.set_request_id("once");
  v1::AcceptReportResponse first;
  ASSERT_THAT(CallAs("reviewer", monitoring_->stub(), &Stub::AcceptReport, request, first), IsOk());
  ASSERT_THAT(ReopenReport(kRotterdam, {"mensenhandel-budget"}), IsOk());
  v1::AcceptReportResponse again;
  ASSERT_THAT(CallAs("reviewer", monitoring_->stub(), &Stub::AcceptReport, request, again), IsOk());
  EXPECT_TRUE(MessageDifferencer::Equals(again, first)) << again.DebugString();
}

TEST_F(WorkflowTest, RepeatsThatNothingChangedInPlaceOfTakingItInAgain) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  v1::SubmitReportRequest request;
  *request.mutable_report() = ReportOf("rotterdam");
  request.set_request_id("lost-answer");
  v1::SubmitReportResponse first;
  ASSERT_THAT(CallAs("controller", monitoring_->stub(), &Stub::SubmitReport, request, first),
              IsOk());
  ASSERT_TRUE(first.unchanged());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 5)), IsOk());
  v1::SubmitReportResponse again;
  ASSERT_THAT(CallAs("controller", monitoring_->stub(), &Stub::SubmitReport, request, again),
              IsOk());
  EXPECT_TRUE(again.unchanged());
  EXPECT_EQ(again.receipt().report(), first.receipt().report());
  EXPECT_EQ(Get(kRotterdam)->report().version(), 2);
}

TEST_F(WorkflowTest, AnswersTheSameContentWithTheReceiptThatItHas) {
  const v1::Receipt first = *Submit(ReportOf("rotterdam"));
  const auto again = [&](std::int64_t expected) {
    v1::SubmitReportRequest request;
    *request.mutable_report() = ReportOf("rotterdam");
    request.set_request_id(NextRequestId());
    request.set_expected_version(expected);
    v1::SubmitReportResponse response;
    EXPECT_THAT(CallAs("controller", monitoring_->stub(), &Stub::SubmitReport, request, response),
                IsOk());
    return response;
  };
  EXPECT_TRUE(again(1).unchanged());
  EXPECT_TRUE(MessageDifferencer::Equals(again(1).receipt(), first));
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  EXPECT_TRUE(again(1).unchanged());  // no correction: nothing to correct
  v1::ValidateReportRequest validate;
  *validate.mutable_report() = ReportOf("rotterdam");
  v1::ValidateReportResponse found;
  ASSERT_THAT(CallAs("", monitoring_->stub(), &Stub::ValidateReport, validate, found), IsOk());
  EXPECT_TRUE(found.acceptable());
  EXPECT_EQ(Get(kRotterdam)->report().version(), 1);
}

TEST_F(WorkflowTest, LetsOnlyMarkedLinesChangeAfterAReturn) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 1)), IsOk());
  EXPECT_THAT(Return(kRotterdam, "", {"unknown"}),
              Fails(absl::StatusCode::kNotFound, "LINE_UNKNOWN"));
  EXPECT_THAT(Return(kRotterdam, "", {"ienr-budget", "ienr-budget"}),
              Violates("lines[1].line", "LINE_TWICE"));
  EXPECT_THAT(Return(kRotterdam, ""), Violates("reason", "TEXT_MISSING"));
  ASSERT_THAT(Return(kRotterdam, "", {"ienr-budget"}), IsOk());
  const v1::Report returned = Get(kRotterdam)->report();
  EXPECT_EQ(returned.state(), v1::Report::STATE_RETURNED);
  ASSERT_EQ(returned.line_returns_size(), 1);
  EXPECT_EQ(returned.line_returns(0).reason(), "Klopt niet.");

  const absl::Status unchanged = Submit(ReportOf("rotterdam", "2021-Q2", 1)).status();
  EXPECT_THAT(unchanged, Violates("report.lines", "RETURNED_UNCHANGED"));
  EXPECT_THAT(std::string(unchanged.message()), ::testing::HasSubstr("ienr-budget: “Klopt niet.”"));
  v1::Report mended = ReportOf("rotterdam", "2021-Q2", 1);
  mended.mutable_lines(1)->mutable_euro()->set_spent_eurocents(9'000'000);
  v1::Report too_much = mended;
  too_much.mutable_lines(0)->mutable_euro()->set_spent_eurocents(9'000'000);
  EXPECT_THAT(Submit(too_much), Violates("report.lines[0]", "UNMARKED_LINE_CHANGED"));
  too_much.set_correction_reason("Ook de eerste regel was fout.");
  EXPECT_THAT(Submit(mended), IsOk());
  EXPECT_THAT(Submit(too_much), IsOk());
  EXPECT_EQ(Mismatches(), 0);
}

TEST_F(WorkflowTest, ReopensALineOfAnAcceptedReportWhileItsFiguresStand) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 1)), IsOk());
  EXPECT_THAT(ReopenReport(kRotterdam), Fails(kPrecondition, "REPORT_NOT_ACCEPTED"));
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_THAT(ReopenReport(kRotterdam, {"mensenhandel-budget"}), IsOk());
  const v1::Report reopened = Get(kRotterdam)->report();
  EXPECT_EQ(reopened.state(), v1::Report::STATE_ACCEPTED);
  EXPECT_EQ(reopened.line_returns(0).line(), "mensenhandel-budget");
  EXPECT_THAT(ReopenReport(kRotterdam), Fails(kPrecondition, "REPORT_NOT_ACCEPTED"));
  EXPECT_EQ(Realised("rotterdam", true), 100'001);
  v1::Report correction = ReportOf("rotterdam", "2021-Q2", 2);
  correction.set_correction_reason("Boeking toegevoegd.");
  ASSERT_THAT(Submit(correction), IsOk());
  EXPECT_EQ(Realised("rotterdam", true), 100'001);
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  EXPECT_EQ(Realised("rotterdam", true), 100'002);
  EXPECT_EQ(Mismatches(), 0);
}

// The journal knows who did what and when; what is stored beside the content cannot say otherwise.
TEST_F(WorkflowTest, HoldsWhoAndWhenAgainstTheJournal) {
  const v1::Report draft = *SaveDraft(ReportOf("amsterdam"), NextRequestId(), "schrijver");
  ASSERT_THAT(SubmitDraft(draft), IsOk());
  ASSERT_THAT(SaveDraft(ReportOf("limburg")).status(), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 1)), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 2)), IsOk());  // took its place
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_THAT(ReopenReport(kRotterdam), IsOk());
  ASSERT_THAT(Exempt("2021-Q2", "den-haag"), IsOk());
  ASSERT_THAT(Close("2021-Q1", "Het programma begon in april."), IsOk());
  EXPECT_EQ(Mismatches(), 0);
  const struct {
    const char* table;
    const char* column;
    const char* where;
  } kept[] = {
      {"report_version", "submitter", "unit = 'rotterdam' AND version = 1"},
      {"report_version", "submitter", "unit = 'amsterdam'"},
      {"report_version", "submitter", "unit = 'limburg'"},  // a draft
      {"report_version", "drafter", "unit = 'amsterdam'"},
      {"report_version", "drafter", "unit = 'limburg'"},
      {"report_version", "drafter", "unit = 'rotterdam' AND version = 2"},
      {"report_version", "reviewer", "unit = 'rotterdam' AND version = 2"},
      {"report_version", "reopener", "unit = 'rotterdam' AND version = 2"},
      {"report_version", "submit_time_micros", "unit = 'amsterdam'"},
      {"report_version", "submit_time_micros", "unit = 'limburg'"},
      {"report_version", "submit_time_micros", "unit = 'rotterdam' AND version = 2"},
      {"report_version", "review_time_micros", "unit = 'rotterdam' AND version = 2"},
      {"report_version", "submit_sequence", "unit = 'rotterdam' AND version = 1"},
      {"report_version", "review_sequence", "unit = 'rotterdam' AND version = 2"},
      {"report_version", "reopen_sequence", "unit = 'rotterdam' AND version = 2"},
      {"report_standing", "first_submit_time_micros", "unit = 'rotterdam'"},
      {"report_standing", "first_submit_time_micros", "unit = 'amsterdam'"},
      {"exemption", "principal", "unit = 'den-haag'"},
      {"period_event", "principal", "period = '2021-Q1'"},
      {"period_event", "record_time_micros", "period = '2021-Q1'"},
  };
  for (const auto& [table, column, where] : kept) {
    const std::string name = column;
    const bool is_number = name.ends_with("_micros") || name.ends_with("_sequence");
    const auto change = [&, table = table, where = where](const std::string& to) {
      Sql(std::string("UPDATE ") + table + " SET " + name + " = " + to + " WHERE " + where);
    };
    change(name + (is_number ? " + 1" : " || 'x'"));
    EXPECT_GE(Mismatches(), 1) << table << '.' << column << ' ' << where;
    change(is_number ? name + " - 1" : "substr(" + name + ", 1, length(" + name + ") - 1)");
    EXPECT_EQ(Mismatches(), 0) << table << '.' << column << ' ' << where;
  }
}

}  // namespace
}  // namespace rekenschap::monitoring
