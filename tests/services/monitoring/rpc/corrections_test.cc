#include <gmock/gmock.h>

#include "tests/services/monitoring/rpc/books_fixture.h"
#include "tests/support/same_message.h"

// What a version changes of the accepted one before it.
namespace rekenschap::monitoring {
namespace {

using Difference = v1::ReportDifference;

class CorrectionsTest : public BooksTest {
 protected:
  // Amsterdam's report with `euros` more on the first line, as a correction.
  static v1::Report CorrectionOf(std::int64_t euros) {
    v1::Report report = ReportOf("rotterdam", "2021-Q2", euros);
    report.set_correction_reason("Factuur.");
    // Of the other lines nothing changes.
    const v1::Report before = ReportOf("rotterdam");
    for (int i = 1; i < report.lines_size(); ++i) *report.mutable_lines(i) = before.lines(i);
    return report;
  }
  v1::Report GetVersion(int version) {
    return Get(std::string(kRotterdam) + "/versions/" + std::to_string(version))->report();
  }
};

TEST_F(CorrectionsTest, AreShownAsDifferencesFromTheAcceptedVersion) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  EXPECT_EQ(GetVersion(1).accepted_version(), "");
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  v1::Report correction = CorrectionOf(5);
  auto& explanation = *correction.mutable_lines(1)->mutable_explanations(0);
  explanation.set_text("Zie de nieuwe bijlage.");
  explanation.mutable_amount()->set_eurocents(-12'345);
  ASSERT_THAT(Submit(correction), IsOk());
  const v1::Report got = GetVersion(2);
  EXPECT_EQ(got.accepted_version(), std::string(kRotterdam) + "/versions/1");
  EXPECT_EQ(got.correction_reason(), "Factuur.");
  ASSERT_EQ(got.differences_size(), 3);
  EXPECT_EQ(got.differences(0).kind(), Difference::KIND_FIGURE);
  EXPECT_EQ(got.differences(0).line(), "mensenhandel-budget");
  EXPECT_EQ(got.differences(0).field(), "euro.spent_eurocents");
  EXPECT_EQ(got.differences(0).accepted().eurocents(), 10'000'000);
  EXPECT_EQ(got.differences(0).now().eurocents(), 10'000'500);
  EXPECT_EQ(got.differences(0).difference().eurocents(), 500);
  EXPECT_EQ(got.differences(1).text(), "Zie de bijlage bij 5. [TIMING]");
  EXPECT_EQ(got.differences(2).kind(), Difference::KIND_EXPLANATION);
  EXPECT_EQ(got.differences(2).accepted_text(), "Zie de bijlage bij 0. [TIMING]");
  EXPECT_EQ(got.differences(2).text(), "Zie de nieuwe bijlage. [TIMING -123.45]");
  EXPECT_EQ(got.differences(2).accepted_explanations(0).text(), "Zie de bijlage bij 0.");
  EXPECT_EQ(got.differences(2).explanations(0).cause(), v1::Explanation::CAUSE_TIMING);
  EXPECT_EQ(got.differences(2).explanations(0).amount().eurocents(), -12'345);
}

TEST_F(CorrectionsTest, KeepTheirDifferencesWhateverComesAfter) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_THAT(Submit(CorrectionOf(5)), IsOk());
  ASSERT_THAT(Return(kRotterdam, "Nog niet goed."), IsOk());
  ASSERT_THAT(Submit(CorrectionOf(7)), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  ASSERT_THAT(SaveDraft(CorrectionOf(7)), IsOk());
  // A returned version was never the accepted one; an accepted one that was replaced was.
  EXPECT_EQ(GetVersion(2).accepted_version(), std::string(kRotterdam) + "/versions/1");
  EXPECT_EQ(GetVersion(3).accepted_version(), std::string(kRotterdam) + "/versions/1");
  EXPECT_EQ(GetVersion(3).differences(0).difference().eurocents(), 700);
  EXPECT_EQ(GetVersion(4).accepted_version(), std::string(kRotterdam) + "/versions/3");
  EXPECT_EQ(GetVersion(4).differences_size(), 0);
  v1::ListReportsRequest list;
  list.set_parent("programmes/avim-mensenhandel");
  list.set_all_versions(true);
  v1::ListReportsResponse listed;
  ASSERT_THAT(CallAs("", monitoring_->stub(), &Stub::ListReports, list, listed), IsOk());
  ASSERT_EQ(listed.reports_size(), 4);
  for (int i = 0; i < 4; ++i) {
    EXPECT_TRUE(testing::Same(listed.reports(i), GetVersion(i + 1))) << i;
  }
}

TEST_F(CorrectionsTest, AreShownBeforeTheyAreSubmitted) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  v1::ValidateReportRequest request;
  *request.mutable_report() = CorrectionOf(5);
  const auto validate = [&] {
    v1::ValidateReportResponse response;
    EXPECT_THAT(CallAs("", monitoring_->stub(), &Stub::ValidateReport, request, response), IsOk());
    return response;
  };
  EXPECT_EQ(validate().accepted_version(), "");  // nothing is accepted yet
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  EXPECT_EQ(validate().accepted_version(), std::string(kRotterdam) + "/versions/1");
  ASSERT_EQ(validate().differences_size(), 2);
  EXPECT_EQ(validate().differences(0).difference().eurocents(), 500);
  *request.mutable_report() = ReportOf("rotterdam");
  EXPECT_EQ(validate().accepted_version(), std::string(kRotterdam) + "/versions/1");
  EXPECT_EQ(validate().differences_size(), 0);
}

}  // namespace
}  // namespace rekenschap::monitoring
