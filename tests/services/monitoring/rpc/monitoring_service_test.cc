#include "services/monitoring/rpc/monitoring_service.h"

#include <future>
#include <thread>

#include <google/protobuf/util/message_differencer.h>
#include <google/protobuf/util/time_util.h>
#include <gtest/gtest.h>

#include "tests/services/monitoring/rpc/reports_fixture.h"

namespace rekenschap::monitoring {
namespace {

using google::protobuf::util::MessageDifferencer;
using ::testing::ElementsAre;
using testing::Fails;
using ::testing::IsEmpty;
using testing::Violates;

using MonitoringServiceTest = ReportsTest;

TEST_F(MonitoringServiceTest, AnswersASubmissionWithAReceiptThatVerifies) {
  const v1::Receipt receipt = *Submit(ReportOf("rotterdam"));
  EXPECT_EQ(receipt.report(), std::string(kRotterdam) + "/versions/1");
  EXPECT_EQ(receipt.revision(), "programmes/avim-mensenhandel/revisions/1");
  EXPECT_EQ(receipt.rule_versions().size(), CurrentRuleVersions().size());
  base::JournalEntry entry;
  entry.sequence = receipt.sequence();
  entry.record_time_micros =
      google::protobuf::util::TimeUtil::TimestampToMicroseconds(receipt.record_time());
  entry.principal = receipt.principal();
  entry.action = "report.submit";
  entry.resource = receipt.report();
  entry.content_hash = receipt.content_hash();
  EXPECT_EQ(base::LeafHash(entry), receipt.leaf_hash());
  EXPECT_TRUE(MessageDifferencer::Equals(Get(kRotterdam)->receipt(), receipt));
}

TEST_F(MonitoringServiceTest, KeepsWarningsWithTheReport) {
  v1::Report report = ReportOf("rotterdam");
  report.mutable_lines(0)->clear_explanations();
  const v1::Receipt receipt = *Submit(report);
  const auto unsettled = Unsettled(receipt.findings());
  ASSERT_EQ(unsettled.size(), 1U);
  EXPECT_EQ(unsettled[0].rule(), "DEVIATION_UNEXPLAINED");
  EXPECT_EQ(unsettled[0].severity(), type::v1::SEVERITY_WARNING);
  EXPECT_TRUE(
      MessageDifferencer::Equals(Get(kRotterdam)->report().findings(0), receipt.findings(0)));
}

TEST_F(MonitoringServiceTest, RefusesAReportWithAllThatIsWrongAndKeepsNothing) {
  v1::Report report = ReportOf("rotterdam");
  report.mutable_lines(0)->mutable_euro()->set_spent_eurocents(-1);
  report.mutable_lines(1)->mutable_euro()->set_committed_eurocents(5);
  report.mutable_lines(3)->set_line("unknown");
  const absl::Status status = Submit(report, "once").status();
  EXPECT_THAT(status, Fails(absl::StatusCode::kInvalidArgument, "REPORT_REFUSED"));
  EXPECT_THAT(status, Violates("report.lines[0].euro.spent_eurocents", "FIGURE_NEGATIVE"));
  EXPECT_THAT(status, Violates("report.lines[1].euro.spent_eurocents", "SPENT_ABOVE_COMMITTED"));
  EXPECT_THAT(status, Violates("report.lines[3].line", "LINE_UNKNOWN"));
  EXPECT_THAT(status, Violates("report.lines", "LINE_MISSING"));
  EXPECT_THAT(Get(kRotterdam), Fails(absl::StatusCode::kNotFound, "REPORT_UNKNOWN"));
  EXPECT_THAT(Submit(ReportOf("rotterdam"), "once"), IsOk());  // a refusal is not remembered
}

TEST_F(MonitoringServiceTest, ValidatesToTheSameFindingsAndStoresNothing) {
  v1::ValidateReportRequest request;
  *request.mutable_report() = ReportOf("rotterdam");
  request.mutable_report()->mutable_lines(0)->clear_explanations();
  request.set_language_code("nl");
  v1::ValidateReportResponse response;
  ASSERT_THAT(CallAs("", monitoring_->stub(), &Stub::ValidateReport, request, response), IsOk());
  EXPECT_TRUE(response.acceptable());
  const auto unsettled = Unsettled(response.findings());
  ASSERT_EQ(unsettled.size(), 1U);
  EXPECT_EQ(unsettled[0].title(), "Afwijking van het doel");
  EXPECT_EQ(unsettled[0].remedy(), "licht het verschil toe");
  EXPECT_THAT(Get(kRotterdam), Fails(absl::StatusCode::kNotFound, "REPORT_UNKNOWN"));
  request.set_language_code("de");
  EXPECT_THAT(CallAs("", monitoring_->stub(), &Stub::ValidateReport, request, response),
              Violates("language_code", "LANGUAGE_UNKNOWN"));
}

TEST_F(MonitoringServiceTest, RepeatsTheFirstAnswerAlsoAfterARestart) {
  const v1::Receipt first = *Submit(ReportOf("rotterdam"), "once");
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  monitoring_.reset();
  Start();
  EXPECT_TRUE(MessageDifferencer::Equals(*Submit(ReportOf("rotterdam"), "once"), first));
  EXPECT_EQ(Get(kRotterdam)->report().version(), 1);
  EXPECT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 1), "once"),
              Fails(absl::StatusCode::kAlreadyExists, "REQUEST_ID_REUSED"));
}

TEST_F(MonitoringServiceTest, TakesCorrectionsInAsVersionsThatSupersede) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 1)), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 2)), IsOk());
  EXPECT_EQ(Get(std::string(kRotterdam) + "/versions/1")->report().state(),
            v1::Report::STATE_SUPERSEDED);
  EXPECT_EQ(Get(kRotterdam)->report().version(), 2);
  EXPECT_EQ(Realised("rotterdam", false), 100'002);
  EXPECT_EQ(Realised("rotterdam", true), std::nullopt);
  EXPECT_THAT(Submit(ReportOf("rotterdam"), NextRequestId(), 1),
              Fails(absl::StatusCode::kAborted, "VERSION_MISMATCH"));
}

TEST_F(MonitoringServiceTest, LetsAnAcceptedFigureStandUntilItsCorrectionIsAccepted) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 1)), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  v1::Report correction = ReportOf("rotterdam", "2021-Q2", 2);
  EXPECT_THAT(Submit(correction),
              Violates("report.correction_reason", "CORRECTION_REASON_MISSING"));
  correction.set_correction_reason("Dubbele boeking hersteld.");
  ASSERT_THAT(Submit(correction), IsOk());
  EXPECT_EQ(Realised("rotterdam", true), 100'001);
  EXPECT_EQ(Realised("rotterdam", false), 100'002);
  ASSERT_THAT(Return(kRotterdam, "Bijlage ontbreekt."), IsOk());
  EXPECT_EQ(Realised("rotterdam", false), 100'001);  // the accepted one counts again
  correction.set_correction_reason("Dubbele boeking hersteld; zie de bijlage.");
  ASSERT_THAT(Submit(correction), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  EXPECT_EQ(Realised("rotterdam", true), 100'002);
  EXPECT_EQ(Get(std::string(kRotterdam) + "/versions/1")->report().state(),
            v1::Report::STATE_SUPERSEDED);
}

TEST_F(MonitoringServiceTest, ReviewsWithFourEyesAndAnEtag) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  EXPECT_THAT(Accept(kRotterdam, "controller"),
              Fails(absl::StatusCode::kPermissionDenied, "FOUR_EYES"));
  v1::AcceptReportRequest request;
  request.set_name(std::string(kRotterdam) + "/versions/1");
  request.set_etag("another");
  request.set_request_id(NextRequestId());
  v1::AcceptReportResponse response;
  EXPECT_THAT(CallAs("reviewer", monitoring_->stub(), &Stub::AcceptReport, request, response),
              Fails(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  request.set_name(kRotterdam);
  EXPECT_THAT(CallAs("reviewer", monitoring_->stub(), &Stub::AcceptReport, request, response),
              Violates("name", "NAME_MALFORMED"));
  EXPECT_THAT(Return(kRotterdam, "x"), Violates("reason", "TEXT_TOO_SHORT"));
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  EXPECT_THAT(Accept(kRotterdam),
              Fails(absl::StatusCode::kFailedPrecondition, "REPORT_NOT_SUBMITTED"));
}

TEST_F(MonitoringServiceTest, KnowsWhatWasKnownBefore) {
  const std::int64_t first = Submit(ReportOf("rotterdam", "2021-Q2", 1))->sequence();
  const std::int64_t second = Submit(ReportOf("rotterdam", "2021-Q2", 2))->sequence();
  EXPECT_EQ(Realised("rotterdam", false, first - 1), std::nullopt);
  EXPECT_EQ(Realised("rotterdam", false, first), 100'001);
  EXPECT_EQ(Realised("rotterdam", false, second), 100'002);
}

TEST_F(MonitoringServiceTest, HoldsAFallAgainstThePeriodBefore) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q1", 500)), IsOk());
  v1::Report report = ReportOf("rotterdam", "2021-Q2", 400);
  report.mutable_lines(0)->clear_explanations();
  const v1::Receipt receipt = *Submit(report);
  ASSERT_GE(receipt.findings_size(), 1);
  EXPECT_EQ(receipt.findings(0).rule(), "BELOW_POSITION_BEFORE");
  EXPECT_EQ(receipt.findings(0).expected().eurocents(), 10'050'000);
}

TEST_F(MonitoringServiceTest, HoldsANextVersionAgainstTheNextPeriodThatCameInBefore) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q1", 100)), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q3", 300)), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q4", 600)), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2022-Q1", 0)), IsOk());
  const auto found = [&](int euros) {
    std::vector<std::string> rules;
    const v1::Receipt receipt = *Submit(ReportOf("rotterdam", "2021-Q1", euros));
    for (const auto& finding : receipt.findings()) {
      if (finding.rule() != "ABOVE_POSITION_AFTER") continue;
      rules.push_back(finding.params().at("period") + " " +
                      std::to_string(finding.expected().eurocents()));
    }
    return rules;
  };
  EXPECT_THAT(found(500), ElementsAre("2021-Q3 10030000"));
  EXPECT_THAT(found(300), IsEmpty());
  // What was returned does not stand.
  ASSERT_THAT(Return("programmes/avim-mensenhandel/reports/2021-Q3/rotterdam", "Te laag."), IsOk());
  EXPECT_THAT(found(500), IsEmpty());
  EXPECT_THAT(found(700), ElementsAre("2021-Q4 10060000"));
  // A year starts anew, so what comes after its last period is nothing to it.
  const v1::Receipt last = *Submit(ReportOf("rotterdam", "2021-Q4", 900));
  for (const auto& finding : last.findings()) {
    EXPECT_NE(finding.rule(), "ABOVE_POSITION_AFTER");
  }
}

TEST_F(MonitoringServiceTest, HoldsAFirstReportAgainstTheNextPeriodThatCameInBefore) {
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q3", 300)), IsOk());
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2022-Q1", 0)), IsOk());
  ASSERT_THAT(Submit(ReportOf("amsterdam", "2021-Q2", 1)), IsOk());
  const auto found = [&](const char* period, int euros) {
    std::vector<std::string> rules;
    v1::Report report = ReportOf("rotterdam", period, euros);
    report.mutable_lines(0)->clear_explanations();
    const v1::Receipt receipt = *Submit(report);
    for (const auto& finding : receipt.findings()) {
      const std::string& rule = finding.rule();
      if (rule != "ABOVE_POSITION_AFTER" && rule != "BELOW_POSITION_BEFORE") continue;
      rules.push_back(rule + " " + finding.params().at("period") + " " +
                      std::to_string(finding.expected().eurocents()));
    }
    return rules;
  };
  EXPECT_THAT(found("2021-Q1", 300), IsEmpty());
  EXPECT_THAT(found("2021-Q2", 350), ElementsAre("ABOVE_POSITION_AFTER 2021-Q3 10030000"));
  // What stands on its own period is neither before nor after it.
  EXPECT_THAT(found("2021-Q2", 299), ElementsAre("BELOW_POSITION_BEFORE 2021-Q1 10030000"));
  // A year starts anew, so what comes after its last period is nothing to it.
  EXPECT_THAT(found("2021-Q4", 900), IsEmpty());
}

TEST_F(MonitoringServiceTest, ListsReportsByPeriodUnitAndVersion) {
  for (const char* unit : {"rotterdam", "amsterdam"}) {
    for (const char* period : {"2021-Q2", "2021-Q1"})
      ASSERT_THAT(Submit(ReportOf(unit, period)), IsOk());
  }
  ASSERT_THAT(Submit(ReportOf("rotterdam", "2021-Q2", 3)), IsOk());
  const auto list = [&](bool all_versions, const std::string& period) {
    v1::ListReportsRequest request;
    request.set_parent("programmes/avim-mensenhandel");
    request.set_all_versions(all_versions);
    request.set_period(period);
    request.set_page_size(2);
    std::vector<std::string> names;
    do {
      v1::ListReportsResponse page;
      EXPECT_THAT(CallAs("", monitoring_->stub(), &Stub::ListReports, request, page), IsOk());
      for (const auto& report : page.reports()) names.push_back(report.name().substr(37));
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return names;
  };
  EXPECT_EQ(list(false, ""), (std::vector<std::string>{
                                 "2021-Q1/amsterdam/versions/1", "2021-Q1/rotterdam/versions/1",
                                 "2021-Q2/amsterdam/versions/1", "2021-Q2/rotterdam/versions/2"}));
  EXPECT_EQ(list(true, "2021-Q2").size(), 3U);

  // A page goes on only in the list that it is of.
  v1::ListReportsRequest request;
  request.set_parent("programmes/avim-mensenhandel");
  request.set_page_size(1);
  v1::ListReportsResponse page;
  ASSERT_THAT(CallAs("", monitoring_->stub(), &Stub::ListReports, request, page), IsOk());
  request.set_page_token(page.next_page_token());
  request.set_period("2021-Q2");
  EXPECT_THAT(CallAs("", monitoring_->stub(), &Stub::ListReports, request, page),
              Violates("page_token", "PAGE_TOKEN_INVALID"));
}

TEST_F(MonitoringServiceTest, AnswersAllThatIsMalformedAtOnce) {
  v1::Report report = ReportOf("rotterdam");
  report.set_programme("avim");
  report.set_period("2021-Q9");
  report.set_unit("units/Rotterdam");
  report.mutable_lines(0)->mutable_explanations(0)->set_text(std::string(2001, 'x'));
  report.mutable_lines(1)->clear_figures();
  const absl::Status status = Submit(report).status();
  EXPECT_THAT(status, Violates("report.programme", "NAME_MALFORMED"));
  EXPECT_THAT(status, Violates("report.period", "PERIOD_MALFORMED"));
  EXPECT_THAT(status, Violates("report.unit", "NAME_MALFORMED"));
  EXPECT_THAT(status, Violates("report.lines[0].explanations[0].text", "TEXT_TOO_LONG"));
  EXPECT_THAT(status, Violates("report.lines[1]", "FIGURES_MISSING"));
  EXPECT_THAT(Submit(ReportOf("rotterdam"), ""), Violates("request_id", "REQUEST_ID_MISSING"));
  EXPECT_THAT(Submit(ReportOf("rotterdam"), "x", {}, ""),
              Fails(absl::StatusCode::kUnauthenticated, "PRINCIPAL_MISSING"));
}

TEST_F(MonitoringServiceTest, FindsAFigureThatWasChangedBehindItsBack) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  const auto stub = system::v1::JournalService::NewStub(monitoring_->channel());
  const auto mismatches = [&] {
    system::v1::VerifyContentsRequest request;
    request.set_page_size(1000);
    system::v1::VerifyContentsResponse response;
    EXPECT_THAT(
        CallAs("", *stub, &system::v1::JournalService::Stub::VerifyContents, request, response),
        IsOk());
    return response.mismatches_size();
  };
  EXPECT_EQ(mismatches(), 0);
  for (const char* tampering :
       {"UPDATE report_line SET realised = realised + 1 WHERE line = 'ienr-budget'",
        "UPDATE plan_year SET value = value + 1 WHERE year = 2021", "DELETE FROM report_version"}) {
    const int before = mismatches();
    ASSERT_THAT(monitoring_->store().WriteAndWait([&](base::Connection& connection) {
      connection.session() << tampering;
      return absl::OkStatus();
    }),
                IsOk());
    EXPECT_GE(mismatches(), std::max(1, before)) << tampering;
  }
}

TEST_F(MonitoringServiceTest, TakesConcurrentSubmissionsInEachOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> taken = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 10; ++i)
        taken += Submit(ReportOf("rotterdam", "2021-Q2", t * 10 + i)).ok() ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(taken, 40);
  EXPECT_EQ(Get(kRotterdam)->report().version(), 40);
}

}  // namespace
}  // namespace rekenschap::monitoring
