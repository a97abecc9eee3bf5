#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/monitoring/rpc/books_fixture.h"

// What explanations do to a report, from the call that takes it in to the one that accepts it.
namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using testing::Fails;
using ::testing::IsEmpty;
using testing::Violates;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

class ExplainedReportsTest : public BooksTest {
 protected:
  // The rules that nothing settles, of the last version.
  std::vector<std::string> Asked() {
    std::vector<std::string> rules;
    for (const auto& finding : Unsettled(Get(kRotterdam)->report().findings())) {
      rules.push_back(finding.rule());
    }
    return rules;
  }
};

TEST_F(ExplainedReportsTest, KeepWhatIsExplainedAsSettledInReportAndReceipt) {
  const v1::Receipt receipt = *Submit(ReportOf("rotterdam"));
  EXPECT_GT(receipt.findings_size(), 0);
  EXPECT_THAT(Unsettled(receipt.findings()), IsEmpty());
  const v1::Report report = Get(kRotterdam)->report();
  EXPECT_EQ(report.findings_size(), receipt.findings_size());
  EXPECT_EQ(report.lines(0).explanations(0).cause(), v1::Explanation::CAUSE_TIMING);
  EXPECT_THAT(Accept(kRotterdam), IsOk());
}

TEST_F(ExplainedReportsTest, CannotBeAcceptedWhileAWarningIsUnexplained) {
  v1::Report report = ReportOf("rotterdam");
  report.mutable_lines(0)->clear_explanations();
  ASSERT_THAT(Submit(report), IsOk());
  const absl::Status refused = Accept(kRotterdam);
  EXPECT_THAT(refused, Fails(kPrecondition, "FINDINGS_UNEXPLAINED"));
  const base::ErrorDetails details = base::DetailsOf(refused);
  ASSERT_EQ(details.preconditions.size(), 1U);
  EXPECT_EQ(details.preconditions[0].reason, "DEVIATION_UNEXPLAINED");
  EXPECT_EQ(details.metadata.at("findings"), "1");
  EXPECT_THAT(std::string(refused.message()),
              ::testing::HasSubstr("1 of its warnings is open, the first being "));
  EXPECT_THAT(std::string(refused.message()), ::testing::HasSubstr("explain or mend them"));
  // It can be returned, or a next version can explain it.
  Explain(*report.mutable_lines(0), "De werving loopt achter.");
  ASSERT_THAT(Submit(report), IsOk());
  EXPECT_THAT(Accept(kRotterdam), IsOk());
}

TEST_F(ExplainedReportsTest, AreRefusedWithoutACauseAndWithAmountsThatCannotBe) {
  v1::Report report = ReportOf("rotterdam");
  report.mutable_lines(0)->mutable_explanations(0)->clear_cause();
  EXPECT_THAT(Submit(report),
              Violates("report.lines[0].explanations[0].cause", "EXPLANATION_CAUSE_MISSING"));
  auto& explanation = *report.mutable_lines(0)->mutable_explanations(0);
  explanation.set_cause(static_cast<v1::Explanation::Cause>(9));
  EXPECT_THAT(Submit(report), Violates("report.lines[0].explanations[0].cause", "CAUSE_UNKNOWN"));
  explanation.set_cause(v1::Explanation::CAUSE_OTHER);
  explanation.mutable_amount()->set_fte_thousandths(5);
  EXPECT_THAT(Submit(report), Violates("report.lines[0].explanations[0].amount", "MEASURE_WRONG"));
  explanation.mutable_amount()->set_eurocents(10'000'000'000'000'001);
  EXPECT_THAT(Submit(report),
              Violates("report.lines[0].explanations[0].amount", "FIGURE_TOO_LARGE"));
  explanation.mutable_amount()->Clear();
  EXPECT_THAT(Submit(report), Violates("report.lines[0].explanations[0].amount", "AMOUNT_MISSING"));
  explanation.clear_amount();
  explanation.set_text("x");
  EXPECT_THAT(Submit(report), Violates("report.lines[0].explanations[0].text", "TEXT_TOO_SHORT"));
  for (int i = 0; i < 10; ++i) Explain(*report.mutable_lines(0), "Nog een.");
  EXPECT_THAT(Submit(report), Violates("report.lines[0].explanations", "TOO_MANY"));
}

TEST_F(ExplainedReportsTest, LapseWithTheFiguresThatTheyWereOf) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  v1::Report next = ReportOf("rotterdam");
  next.mutable_lines(0)->mutable_euro()->set_spent_eurocents(9'000'000);
  ASSERT_THAT(Submit(next), IsOk());
  EXPECT_THAT(Asked(), ElementsAre("DEVIATION_UNEXPLAINED", "EXPLANATION_LAPSED"));
  EXPECT_THAT(Accept(kRotterdam), Fails(kPrecondition, "FINDINGS_UNEXPLAINED"));
  // Repeating it changes nothing of that; saying it anew does.
  next.mutable_lines(1)->mutable_explanations(0)->set_text("Anders gezegd.");
  ASSERT_THAT(Submit(next), IsOk());
  EXPECT_THAT(Asked(), ElementsAre("DEVIATION_UNEXPLAINED", "EXPLANATION_LAPSED"));
  next.mutable_lines(0)->mutable_explanations(0)->set_text("De werving loopt verder achter.");
  ASSERT_THAT(Submit(next), IsOk());
  EXPECT_THAT(Asked(), IsEmpty());
  EXPECT_THAT(Accept(kRotterdam), IsOk());
}

TEST_F(ExplainedReportsTest, LapseInAWayThatIsKeptAsItWasTold) {
  ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
  v1::Report next = ReportOf("rotterdam");
  next.mutable_lines(0)->mutable_euro()->set_forecast_eurocents(25'000'000);  // it was empty
  const auto receipt = Submit(next);
  ASSERT_THAT(receipt, IsOk());
  const auto lapse_in = [](const auto& findings) {
    for (const auto& finding : findings) {
      if (finding.rule() == "EXPLANATION_LAPSED") return finding;
    }
    return type::v1::Finding();
  };
  EXPECT_FALSE(lapse_in(receipt->findings()).has_given());
  EXPECT_EQ(lapse_in(receipt->findings()).expected().eurocents(), 25'000'000);
  EXPECT_EQ(lapse_in(Get(kRotterdam)->report().findings()).expected().eurocents(), 25'000'000);
  EXPECT_EQ(Mismatches(), 0);
}

TEST_F(ExplainedReportsTest, SettleByTheAmountsThatCausesComeTo) {
  v1::Report report = ReportOf("rotterdam");
  report.mutable_lines(0)->clear_explanations();
  ASSERT_THAT(Submit(report), IsOk());
  const auto asked = Unsettled(Get(kRotterdam)->report().findings());
  ASSERT_EQ(asked.size(), 1U);
  const std::int64_t difference = asked[0].difference().eurocents();
  Explain(*report.mutable_lines(0), "Later begonnen.");
  Explain(*report.mutable_lines(0), "Anders geboekt.");
  report.mutable_lines(0)->mutable_explanations(0)->mutable_amount()->set_eurocents(difference -
                                                                                    100);
  report.mutable_lines(0)->mutable_explanations(1)->mutable_amount()->set_eurocents(100);
  ASSERT_THAT(Submit(report), IsOk());
  EXPECT_THAT(Asked(), IsEmpty());
  EXPECT_EQ(Get(kRotterdam)->report().lines(0).explanations(1).amount().eurocents(), 100);
  EXPECT_THAT(Accept(kRotterdam), IsOk());
}

}  // namespace
}  // namespace rekenschap::monitoring
