#include <algorithm>

#include <gmock/gmock.h>

#include "services/monitoring/domain/report_size.h"
#include "services/monitoring/rpc/convert.h"
#include "tests/services/monitoring/rpc/reports_fixture.h"

// Lists of reports that take much.
namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAreArray;
using ::testing::Gt;
using ::testing::SizeIs;

class ReportPagesTest : public ReportsTest {
 protected:
  // With as much text as there may be.
  static v1::Report LongReportOf(const std::string& unit, const std::string& period) {
    v1::Report report = ReportOf(unit, period);
    for (auto& line : *report.mutable_lines()) {
      line.clear_explanations();
      for (int i = 0; i < 10; ++i) Explain(line, std::string(2'000, 'x'));
    }
    return report;
  }
};

TEST_F(ReportPagesTest, EndBeforeTheyAreTooLargeToBeReceived) {
  std::vector<std::string> submitted;
  const auto plan = testing::AvimPlan();
  for (const char* period : {"2021-Q1", "2021-Q2", "2021-Q3"}) {
    for (const std::string& unit : plan.programmes(0).units()) {
      const auto receipt = Submit(LongReportOf(unit.substr(6), period));
      ASSERT_THAT(receipt, IsOk());
      submitted.push_back(std::string("programmes/avim-mensenhandel/reports/") + period + "/" +
                          unit.substr(6) + "/versions/1");
    }
  }
  std::ranges::sort(submitted);
  v1::ListReportsRequest request;
  request.set_parent("programmes/avim-mensenhandel");
  request.set_page_size(1000);
  std::vector<std::string> listed;
  std::vector<std::size_t> pages;
  do {
    v1::ListReportsResponse page;
    ASSERT_THAT(CallAs("", monitoring_->stub(), &Stub::ListReports, request, page), IsOk());
    pages.push_back(page.ByteSizeLong());
    EXPECT_LE(pages.back(), kMostPageBytes);
    ASSERT_THAT(page.reports(), SizeIs(Gt(0)));
    for (const auto& report : page.reports()) listed.push_back(report.name());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(listed, ElementsAreArray(submitted));
  ASSERT_THAT(pages, SizeIs(2));
  EXPECT_GT(pages.front(), kMostPageBytes * 3 / 4);  // and not much before
}

TEST_F(ReportPagesTest, AreEstimatedToTakeNoLessThanTheyDo) {
  v1::Report bare = ReportOf("rotterdam", "2021-Q2", 50'000);
  for (auto& line : *bare.mutable_lines()) line.clear_explanations();
  ASSERT_THAT(Submit(bare), IsOk());
  ASSERT_THAT(Return(kRotterdam, "", {"ienr-budget", "ienr-fte"}), IsOk());
  ASSERT_THAT(Submit(LongReportOf("limburg", "2021-Q2")), IsOk());
  int findings = 0;
  for (const char* unit : {"rotterdam", "limburg"}) {
    std::optional<ReportVersion> version;
    ASSERT_THAT(monitoring_->store().ReadAndWait([&](base::Connection& connection) {
      const ReportKey key{"avim-mensenhandel", *finance::ParsePeriod("2021-Q2"), unit};
      version = LoadVersion(connection, FindLastSequence(connection, key));
      return absl::OkStatus();
    }),
                IsOk());
    ASSERT_TRUE(version);
    for (const auto language : {finance::Language::kDutch, finance::Language::kEnglish}) {
      v1::Report told;
      ToProto(*version, language, told);
      EXPECT_LE(told.ByteSizeLong(), EstimatedBytes(*version));
      findings += told.findings_size();
    }
  }
  EXPECT_GT(findings, 4);
}

}  // namespace
}  // namespace rekenschap::monitoring
