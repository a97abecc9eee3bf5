#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "tests/services/monitoring/rpc/reports_fixture.h"

// What the rules on figures read from the books, through the calls.
namespace rekenschap::monitoring {
namespace {

using ::testing::Contains;
using ::testing::Not;

class FigureRulesRpcTest : public ReportsTest {
 protected:
  // What each unit should have spent on the first line by the period's end, in eurocents.
  std::map<std::string, std::int64_t> Targets(const std::string& period) {
    v1::ComparePlanRequest request;
    request.set_programme("programmes/avim-mensenhandel");
    request.set_period(period);
    request.add_lines("mensenhandel-budget");
    v1::ComparePlanResponse response;
    EXPECT_THAT(CallAs("", monitoring_->comparisons(), &v1::ComparisonService::Stub::ComparePlan,
                       request, response),
                IsOk());
    std::map<std::string, std::int64_t> targets;
    for (const auto& row : response.rows()) {
      if (row.unit().empty() || !row.has_target()) continue;
      targets[row.unit().substr(sizeof("units/") - 1)] = row.target().eurocents();
    }
    return targets;
  }
  // With so much of its target spent on the first line, in percents.
  v1::Report ReportAt(const std::string& unit, const std::string& period, std::int64_t percent) {
    v1::Report report = ReportOf(unit, period, percent);
    report.mutable_lines(0)->mutable_euro()->set_spent_eurocents(Targets(period).at(unit) *
                                                                 percent / 100);
    return report;
  }
  void Take(const v1::Report& report) { ASSERT_THAT(Submit(report).status(), IsOk()); }

  // The rules that find something on the first line. Submitting has to find the same.
  std::vector<std::string> RulesOf(const v1::Report& report) {
    v1::ValidateReportRequest request;
    *request.mutable_report() = report;
    v1::ValidateReportResponse validated;
    EXPECT_THAT(CallAs("", monitoring_->stub(), &Stub::ValidateReport, request, validated), IsOk());
    const auto receipt = Submit(report);
    EXPECT_THAT(receipt.status(), IsOk());
    std::vector<std::string> rules;
    for (const auto& finding : validated.findings()) {
      if (finding.line() == "mensenhandel-budget") rules.push_back(finding.rule());
    }
    v1::ValidateReportResponse taken_in;
    if (receipt.ok()) *taken_in.mutable_findings() = receipt->findings();
    EXPECT_EQ(taken_in.findings_size(), validated.findings_size());
    for (int i = 0; i < std::min(taken_in.findings_size(), validated.findings_size()); ++i) {
      EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(taken_in.findings(i),
                                                                     validated.findings(i)));
    }
    return rules;
  }
};

constexpr char kAmongPeers[] = "OUTLIER_AMONG_PEERS";
constexpr char kInHistory[] = "OUTLIER_IN_HISTORY";

TEST_F(FigureRulesRpcTest, SetAUnitBesideTheOthersOfThePeriod) {
  const std::vector<std::string> peers = {"amsterdam", "den-haag", "limburg", "noord-holland",
                                          "oost-brabant"};
  std::int64_t percent = 98;
  for (const std::string& unit : peers) {
    EXPECT_THAT(RulesOf(ReportAt("rotterdam", "2021-Q2", 10 + percent)), Not(Contains(kAmongPeers)))
        << "too few, and near its target";
    Take(ReportAt(unit, "2021-Q2", percent++));
    Take(ReportAt(unit, "2021-Q1", 10));  // which has nothing to do with it
  }
  EXPECT_THAT(RulesOf(ReportAt("rotterdam", "2021-Q2", 30)), Contains(kAmongPeers));
  // What was returned does not count, so that too few are left.
  ASSERT_THAT(Return("programmes/avim-mensenhandel/reports/2021-Q2/limburg", "Onvolledig."),
              IsOk());
  EXPECT_THAT(RulesOf(ReportAt("rotterdam", "2021-Q2", 31)), Not(Contains(kAmongPeers)));
  Take(ReportAt("limburg", "2021-Q2", 101));
  EXPECT_THAT(RulesOf(ReportAt("rotterdam", "2021-Q2", 32)), Contains(kAmongPeers));
}

TEST_F(FigureRulesRpcTest, SetAUnitBesideItsOwnHistory) {
  for (const char* period : {"2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2"}) {
    Take(ReportAt("rotterdam", period, 100 + period[6] - '0'));
  }
  EXPECT_THAT(RulesOf(ReportAt("rotterdam", "2022-Q3", 102)), Not(Contains(kInHistory)));
  EXPECT_THAT(RulesOf(ReportAt("rotterdam", "2022-Q3", 900)), Contains(kInHistory));
  // The version that counts is compared with: the accepted one when the last was returned.
  const std::string before = "programmes/avim-mensenhandel/reports/2022-Q2/rotterdam";
  ASSERT_THAT(Return(before, "Klopt niet."), IsOk());
  EXPECT_THAT(RulesOf(ReportAt("rotterdam", "2022-Q3", 901)), Not(Contains(kInHistory)));
}

TEST_F(FigureRulesRpcTest, KnowACopyOfTheYearBefore) {
  v1::Report report = ReportAt("rotterdam", "2021-Q4", 100);
  Take(report);
  report.set_period("2022-Q1");
  EXPECT_THAT(RulesOf(report), Contains("FIGURES_COPIED"));
  report.mutable_lines(1)->mutable_euro()->set_spent_eurocents(9'999'999);
  EXPECT_THAT(RulesOf(report), Not(Contains("FIGURES_COPIED")));
}

TEST_F(FigureRulesRpcTest, KnowWhichStaffALinePaysFor) {
  v1::Report report = ReportAt("rotterdam", "2021-Q2", 100);
  report.mutable_lines(3)->mutable_fte()->set_in_post_fte_thousandths(0);
  EXPECT_THAT(RulesOf(report), Contains("SPENDING_WITHOUT_STAFF"));
  report.mutable_lines(3)->mutable_fte()->set_in_post_fte_thousandths(1'000);
  EXPECT_THAT(RulesOf(report), Not(Contains("SPENDING_WITHOUT_STAFF")));
}

}  // namespace
}  // namespace rekenschap::monitoring
