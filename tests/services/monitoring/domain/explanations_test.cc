#include "services/monitoring/domain/explanations.h"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/monitoring/domain/check_report.h"
#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

using finance::Finding;
using finance::Measure;
using finance::Quantity;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// The findings as `RULE field`, with ` settled` where they are.
std::vector<std::string> Words(const std::vector<Finding>& findings) {
  std::vector<std::string> words;
  for (const Finding& finding : findings) {
    words.push_back(finding.rule + " " + finding.field + (finding.settled ? " settled" : ""));
  }
  return words;
}

std::vector<Finding> Check(const Report& report, std::optional<ReportVersion> before = {},
                           const Plan& plan = SmallPlan(), RuleBook rules = {}) {
  CheckContext context;
  context.plan = &plan;
  context.rules = std::move(rules);
  context.version_before = std::move(before);
  return *CheckReport(report, context);
}

// Spent EUR 150.000 against a target of EUR 200.000, explained so.
Report Underspent(std::vector<Explanation> explanations) {
  Report report = GoodReport();
  report.lines[0][Figure::kRealised] = 150'000'00;
  report.lines[0].explanations = std::move(explanations);
  return report;
}

ReportVersion SubmittedAs(const Report& report, std::optional<ReportVersion> before = {}) {
  ReportVersion version;
  version.report = report;
  version.version = 1;
  version.revision_number = SmallPlan().revision.number;
  version.findings = Check(report, std::move(before));
  return version;
}

constexpr char kDeviation[] = "DEVIATION_UNEXPLAINED lines[0].euro.spent_eurocents";
constexpr char kSettled[] = "DEVIATION_UNEXPLAINED lines[0].euro.spent_eurocents settled";
constexpr char kMisfit[] = "EXPLAINED_AMOUNTS_MISFIT lines[0].explanations[0].amount";
constexpr char kLapsedAmount[] = "EXPLANATION_LAPSED lines[0].explanations[0].amount";

TEST(ExplanationsTest, LeavesWhatIsExplainedInTheReportAsSettled) {
  EXPECT_THAT(Words(Check(Underspent({}))), ElementsAre(kDeviation));
  EXPECT_THAT(Words(Check(Underspent({{Cause::kTiming, "Later.", {}}}))), ElementsAre(kSettled));
}

TEST(ExplanationsTest, SettleADifferenceByItsExactAmountOnly) {
  const struct {
    std::vector<std::int64_t> amounts;
    std::vector<std::string> expected;
  } cases[] = {
      {{-50'000'00}, {kSettled}},
      {{-30'000'00, -20'000'00}, {kSettled}},
      {{-60'000'00, 10'000'00}, {kSettled}},
      {{-49'999'99}, {kDeviation, kMisfit}},
      {{50'000'00}, {kDeviation, kMisfit}},
      // Told once, however many causes there are.
      {{-30'000'00, -10'000'00, -5'000'00}, {kDeviation, kMisfit}},
      // One that is in no difference does not fit although the others settle it.
      {{-50'000'00, 1}, {kSettled, "EXPLAINED_AMOUNTS_MISFIT lines[0].explanations[1].amount"}},
      // All of them together come to it too.
      {{-50'000'00, 1, -1}, {kSettled}},
  };
  for (const auto& c : cases) {
    std::vector<Explanation> explanations;
    for (const std::int64_t amount : c.amounts) {
      explanations.push_back({Cause::kPolicy, "Verklaard.", amount});
    }
    EXPECT_EQ(Words(Check(Underspent(explanations))), c.expected) << c.amounts[0];
  }
}

// The last finding in a Dutch sentence.
std::string SaidLast(const std::vector<Finding>& findings) {
  return findings.empty() ? "" : TextOf(findings.back(), finance::Language::kDutch).message;
}

TEST(ExplanationsTest, TellWhatTheAmountsComeToTogetherAndWhatTheyLeave) {
  const auto findings = Check(
      Underspent({{Cause::kPolicy, "Zo.", -30'000'00}, {Cause::kTiming, "En zo.", -10'000'00}}));
  ASSERT_THAT(Words(findings), ElementsAre(kDeviation, kMisfit));
  EXPECT_EQ(findings[1].severity, finance::Severity::kWarning);
  EXPECT_EQ(findings[1].line, "budget");
  EXPECT_EQ(findings[1].given, (Quantity{Measure::kEuro, -40'000'00}));
  EXPECT_EQ(findings[1].expected, (Quantity{Measure::kEuro, -50'000'00}));
  EXPECT_EQ(findings[1].difference, (Quantity{Measure::kEuro, 10'000'00}));
  EXPECT_FALSE(findings[1].settled);
  EXPECT_EQ(SaidLast(findings),
            "bij regel budget is samen € -40.000,00 toegelicht, terwijl het verschil € -50.000,00 "
            "is: € 10.000,00 is nog niet toegelicht");
  // Also where the others settle the difference.
  const auto beyond =
      Check(Underspent({{Cause::kPolicy, "Zo.", -50'000'00}, {Cause::kTiming, "En zo.", -1'00}}));
  ASSERT_EQ(beyond.size(), 2U);
  EXPECT_EQ(beyond[1].given, (Quantity{Measure::kEuro, -50'001'00}));
  EXPECT_EQ(SaidLast(beyond),
            "bij regel budget is samen € -50.001,00 toegelicht, terwijl het verschil € -50.000,00 "
            "is: er is € 1,00 te veel toegelicht");
  EXPECT_THAT(SaidLast(Check(Underspent({{Cause::kPolicy, "Zo.", 50'000'00}}))),
              ::testing::EndsWith("€ 100.000,00 is nog niet toegelicht"));
}

TEST(ExplanationsTest, LapseOnceWhereTheDifferenceThatTheAmountsCameToIsAnother) {
  const Report first =
      Underspent({{Cause::kPolicy, "Zo.", -30'000'00}, {Cause::kTiming, "En zo.", -20'000'00}});
  Report second = first;
  second.lines[0][Figure::kRealised] = 140'000'00;
  const auto findings = Check(second, SubmittedAs(first));
  ASSERT_THAT(Words(findings), ElementsAre(kDeviation, kLapsedAmount));
  EXPECT_EQ(findings[1].given, (Quantity{Measure::kEuro, -50'000'00}));
  EXPECT_EQ(findings[1].expected, (Quantity{Measure::kEuro, -60'000'00}));
  EXPECT_EQ(SaidLast(findings),
            "de toelichting bij regel budget (nummer 1, 2) is vervallen: zij is gegeven toen het "
            "verschil € -50.000,00 was, en dat is nu € -60.000,00");
  // Repeated once more they are still of what they were given for.
  Report third = second;
  third.lines[0][Figure::kRealised] = 130'000'00;
  const auto again = Check(third, SubmittedAs(second, SubmittedAs(first)));
  ASSERT_THAT(Words(again), ElementsAre(kDeviation, kLapsedAmount));
  EXPECT_EQ(again[1].given, (Quantity{Measure::kEuro, -50'000'00}));
  EXPECT_EQ(again[1].expected, (Quantity{Measure::kEuro, -70'000'00}));
  // As they are where the difference is too small to be asked about.
  Report fitting = first;
  fitting.lines[0][Figure::kRealised] = 199'000'00;
  const auto small = Check(fitting, SubmittedAs(first));
  ASSERT_THAT(Words(small), ElementsAre(kLapsedAmount));
  EXPECT_EQ(small[0].expected, (Quantity{Measure::kEuro, -1'000'00}));
}

TEST(ExplanationsTest, HaveNotLapsedWhereTheyNeverFittedOrAreAmended) {
  const Report never = Underspent({{Cause::kPolicy, "Zo.", -40'000'00}});
  Report second = never;
  second.lines[0][Figure::kRealised] = 140'000'00;
  EXPECT_THAT(Words(Check(second, SubmittedAs(never))), ElementsAre(kDeviation, kMisfit));
  const Report first = Underspent({{Cause::kPolicy, "Zo.", -50'000'00}});
  Report amended = first;
  amended.lines[0][Figure::kRealised] = 140'000'00;
  amended.lines[0].explanations[0].amount = -55'000'00;
  EXPECT_THAT(Words(Check(amended, SubmittedAs(first))), ElementsAre(kDeviation, kMisfit));
  // An older version of the rule told amounts that never fitted as lapsed too.
  ReportVersion older = SubmittedAs(never);
  older.findings[1].rule = "EXPLANATION_LAPSED";
  older.findings[1].rule_version = 2;
  older.findings[1].params = {{"number", "1"}};
  EXPECT_THAT(Words(Check(second, older)), ElementsAre(kDeviation, kMisfit));
}

TEST(ExplanationsTest, HaveNotLapsedByADifferenceThatTheyWereNotOf) {
  // The amount is of the forecast, which was EUR 10.000 below what was spent and is right now.
  Report first = Underspent({{Cause::kPolicy, "Zo.", -10'000'00}, {Cause::kTiming, "Later.", {}}});
  first.lines[0][Figure::kForecast] = 140'000'00;
  Report second = first;
  second.lines[0].figures = {140'000'00, {}, 145'000'00, {}, {}, {}, {}};
  EXPECT_THAT(Words(Check(second, SubmittedAs(first))), Contains(kMisfit));
}

// Below the position before by EUR 10.000 in that figure.
std::vector<Finding> CheckFallen(Figure figure, std::optional<ReportVersion> before = {}) {
  Report report = GoodReport();
  report.lines[0].explanations = {{Cause::kTechnical, "Teruggeboekt.", -10'000'00}};
  const Plan plan = SmallPlan();
  CheckContext context;
  context.plan = &plan;
  context.version_before = std::move(before);
  context.position_before = report;
  context.position_before->period = *finance::ParsePeriod("2021-Q1");
  *context.position_before->lines[0][figure] += figure == Figure::kRealised ? 10'000'00 : 5'000'00;
  return *CheckReport(report, context);
}

TEST(ExplanationsTest, HaveNotLapsedByTheSameRuleOnAnotherFigure) {
  Report report = GoodReport();
  report.lines[0].explanations = {{Cause::kTechnical, "Teruggeboekt.", -10'000'00}};
  ReportVersion before = SubmittedAs(report);
  before.findings = CheckFallen(Figure::kRealised);
  EXPECT_THAT(Words(before.findings),
              ElementsAre("BELOW_POSITION_BEFORE lines[0].euro.spent_eurocents settled"));
  const auto findings = CheckFallen(Figure::kCommitted, before);
  EXPECT_THAT(Words(findings),
              ElementsAre("BELOW_POSITION_BEFORE lines[0].euro.committed_eurocents", kMisfit));
}

TEST(ExplanationsTest, MayExplainADifferenceThatAsksForNothing) {
  Report report = GoodReport();
  report.lines[0][Figure::kRealised] = 195'000'00;
  report.lines[0].explanations = {{Cause::kRounding, "Afgerond.", -5'000'00}};
  EXPECT_THAT(Check(report), IsEmpty());
}

TEST(ExplanationsTest, OfALineDoNotSettleAnother) {
  Report report = Underspent({{Cause::kTiming, "Later.", {}}});
  report.lines[1][Figure::kRealised] = 5'000;
  EXPECT_THAT(Words(Check(report)),
              ElementsAre(kSettled, "DEVIATION_UNEXPLAINED lines[1].fte.in_post_fte_thousandths"));
}

TEST(ExplanationsTest, DoNotSettleWhatRefusesAReport) {
  Report report = Underspent({{Cause::kTiming, "Later.", {}}});
  report.lines[0][Figure::kCommitted] = 1;
  EXPECT_THAT(Words(Check(report)),
              Contains("SPENT_ABOVE_COMMITTED lines[0].euro.spent_eurocents"));
}

TEST(ExplanationsTest, WithoutACauseRefuseTheReport) {
  const auto findings = Check(Underspent({{Cause::kNone, "Later.", {}}}));
  EXPECT_THAT(
      Words(findings),
      UnorderedElementsAre(kSettled, "EXPLANATION_CAUSE_MISSING lines[0].explanations[0].cause"));
  EXPECT_TRUE(finance::HasFatal(findings));
}

TEST(ExplanationsTest, LapseWhenTheyAreRepeatedForOtherFigures) {
  const Report first = Underspent({{Cause::kTiming, "Later.", {}}});
  Report second = first;
  second.lines[0][Figure::kRealised] = 140'000'00;
  const auto findings = Check(second, SubmittedAs(first));
  EXPECT_THAT(Words(findings),
              ElementsAre(kDeviation, "EXPLANATION_LAPSED lines[0].explanations[0].text"));
  EXPECT_EQ(findings[1].given, (Quantity{Measure::kEuro, 150'000'00}));
  EXPECT_EQ(findings[1].expected, (Quantity{Measure::kEuro, 140'000'00}));
  // Still lapsed when it is repeated once more, although no figure changes then.
  ReportVersion lapsed;
  lapsed.report = second;
  lapsed.findings = findings;
  EXPECT_THAT(Words(Check(second, lapsed)),
              ElementsAre(kDeviation, "EXPLANATION_LAPSED lines[0].explanations[0].text"));
}

TEST(ExplanationsTest, HoldForTheSameFiguresAndWhenTheySayAnotherThing) {
  const Report first = Underspent({{Cause::kTiming, "Later.", {}}});
  EXPECT_THAT(Words(Check(first, SubmittedAs(first))), ElementsAre(kSettled));
  for (const Explanation& other :
       {Explanation{Cause::kTiming, "Nog later.", {}}, Explanation{Cause::kOther, "Later.", {}}}) {
    Report second = Underspent({other});
    second.lines[0][Figure::kRealised] = 140'000'00;
    EXPECT_THAT(Words(Check(second, SubmittedAs(first))), ElementsAre(kSettled));
  }
}

TEST(ExplanationsTest, WithTheAmountStillRightDoNotLapse) {
  const Report first = Underspent({{Cause::kTiming, "Later.", -50'000'00}});
  Report second = first;
  second.lines[0][Figure::kForecast] = 300'000'00;  // another figure, the same difference
  EXPECT_THAT(Words(Check(second, SubmittedAs(first))), ElementsAre(kSettled));
}

constexpr char kLapsedText[] = "EXPLANATION_LAPSED lines[0].explanations[0].text";

TEST(ExplanationsTest, StayLapsedAlsoWhereTheFigureWasEmptyBefore) {
  const Report first = Underspent({{Cause::kTiming, "Later.", {}}});
  Report second = first;
  second.lines[0][Figure::kForecast] = 300'000'00;
  const ReportVersion lapsed = SubmittedAs(second, SubmittedAs(first));
  EXPECT_THAT(Words(lapsed.findings), ElementsAre(kDeviation, kLapsedText));
  EXPECT_EQ(lapsed.findings[1].given, std::nullopt);
  EXPECT_EQ(SaidLast(lapsed.findings),
            "de toelichting bij regel budget (nummer 1) is vervallen: zij is gegeven toen prognose "
            "niet was opgegeven, en dat is nu € 300.000,00");
  Report third = second;
  third.lines[2][Figure::kRealised] = 13;
  EXPECT_THAT(Words(Check(third, lapsed)), ElementsAre(kDeviation, kLapsedText));
}

TEST(ExplanationsTest, TellTheSameFigureWhenTheyHadLapsedBefore) {
  Report first = Underspent({{Cause::kTiming, "Later.", {}}});
  first.lines[0][Figure::kForecast] = 300'000'00;
  Report second = first;
  second.lines[0][Figure::kForecast] = 310'000'00;
  const ReportVersion lapsed = SubmittedAs(second, SubmittedAs(first));
  Report third = second;
  third.lines[0][Figure::kForecast] = 320'000'00;
  const auto findings = Check(third, lapsed);
  ASSERT_THAT(Words(findings), ElementsAre(kDeviation, kLapsedText));
  EXPECT_EQ(findings[1].given, (Quantity{Measure::kEuro, 300'000'00}));
  EXPECT_EQ(findings[1].expected, (Quantity{Measure::kEuro, 320'000'00}));
  EXPECT_EQ(findings[1].params.at("figure"), "forecast");
}

TEST(ExplanationsTest, LapseWhenThePlanMakesAnotherDifferenceOfTheSameFigures) {
  const Report first = Underspent({{Cause::kTiming, "Later.", {}}});
  Report second = first;
  second.lines[2][Figure::kRealised] = 13;
  Plan plan = SmallPlan();
  plan.revision.number = 2;
  EXPECT_THAT(Words(Check(second, SubmittedAs(first), plan)), ElementsAre(kSettled))
      << "another plan that expects the same";
  plan.revision.lines[0].plan.series.years[2021] = 1'000'000'00;
  const auto findings = Check(second, SubmittedAs(first), plan);
  ASSERT_THAT(Words(findings), ElementsAre(kDeviation, kLapsedText));
  EXPECT_EQ(findings[1].given, (Quantity{Measure::kEuro, -50'000'00}));
  EXPECT_EQ(findings[1].expected, (Quantity{Measure::kEuro, -100'000'00}));
  // And where the plan of then asked for nothing.
  Report fitting = GoodReport();
  fitting.lines[0].explanations = {{Cause::kTiming, "Later.", {}}};
  const auto asked = Check(fitting, SubmittedAs(fitting), plan);
  ASSERT_THAT(Words(asked), ElementsAre(kDeviation, kLapsedText));
  EXPECT_EQ(SaidLast(asked),
            "de toelichting bij regel budget (nummer 1) is vervallen: zij is gegeven toen er geen "
            "verschil was om toe te lichten, en dat is nu € -50.000,00");
  EXPECT_THAT(Check(fitting, SubmittedAs(fitting)), IsEmpty());
}

TEST(ExplanationsTest, AreHeldAgainstWhatIsOnAlone) {
  // The forecast is EUR 10.000 below what was spent, which is EUR 50.000 below the target.
  Report report = Underspent({{Cause::kPolicy, "Verklaard.", -10'000'00}});
  report.lines[0][Figure::kForecast] = 140'000'00;
  EXPECT_THAT(Words(Check(report)), Contains(::testing::EndsWith("forecast_eurocents settled")));
  const RuleBook off({{"FORECAST_BELOW_REALISED", true, {}, {}}});
  const auto findings = Check(report, {}, SmallPlan(), off);
  ASSERT_THAT(Words(findings), ElementsAre(kDeviation, kMisfit));
  EXPECT_EQ(findings[1].expected, (Quantity{Measure::kEuro, -50'000'00}));
}

TEST(ExplanationsTest, NameTheDeviationWhenTheyComeToNothing) {
  // Above the year's budget by EUR 100.000 and above the target by EUR 300.000.
  Report report = GoodReport();
  report.lines[0].figures = {500'000'00, {}, {}, {}, {}, {}, {}};
  report.lines[0].explanations = {{Cause::kPolicy, "Verklaard.", 1}};
  const auto findings = Check(report);
  ASSERT_EQ(findings.size(), 3U);
  EXPECT_EQ(findings[2].expected, (Quantity{Measure::kEuro, 300'000'00}));
  // What is left beside an amount that explains the deviation is of the budget.
  report.lines[0].explanations.push_back({Cause::kPolicy, "Ook.", 300'000'00});
  const auto partly = Check(report);
  ASSERT_EQ(partly.size(), 3U);
  EXPECT_EQ(partly[2].expected, (Quantity{Measure::kEuro, 100'000'00}));
}

TEST(ExplanationsTest, AreNotAskedOfFiguresThatCannotBe) {
  const Report first = Underspent({{Cause::kTiming, "Later.", {}}});
  Report second = first;
  second.lines[0][Figure::kRealised] = std::numeric_limits<std::int64_t>::min();
  EXPECT_THAT(Words(Check(second, SubmittedAs(first))),
              ElementsAre("FIGURE_TOO_LARGE lines[0].euro.spent_eurocents"));
}

TEST(ExplanationsTest, NameTheDifferenceThatAsksAndNotOneThatDoesNot) {
  // EUR 1.000 below the target, which asks for nothing, and EUR 10.000 below the position before.
  Report report = GoodReport();
  report.lines[0].figures = {199'000'00, {}, {}, {}, {}, {}, {}};
  report.lines[0].explanations = {{Cause::kPolicy, "Verklaard.", -9'000'00}};
  const Plan plan = SmallPlan();
  CheckContext context;
  context.plan = &plan;
  context.position_before = GoodReport();
  context.position_before->lines[0].figures = {209'000'00, {}, {}, {}, {}, {}, {}};
  context.position_before->period = *finance::ParsePeriod("2021-Q1");
  const auto findings = *CheckReport(report, context);
  ASSERT_THAT(Words(findings),
              ElementsAre("BELOW_POSITION_BEFORE lines[0].euro.spent_eurocents", kMisfit));
  EXPECT_EQ(findings[1].expected, (Quantity{Measure::kEuro, -10'000'00}));
}

TEST(ExplanationsTest, NameTheDifferenceFromTheTargetBeforeThatOfARemark) {
  const struct {
    std::int64_t spent;
    std::int64_t forecast;
    std::vector<std::int64_t> amounts;
    std::int64_t told;
  } cases[] = {
      // EUR 5.000 below the target, which asks for nothing, and a forecast EUR 110.000 off the
      // pace.
      {195'000'00, 280'000'00, {-3'000'00}, -5'000'00},
      // Also where an amount is of that difference, and another of none.
      {195'000'00, 280'000'00, {-5'000'00, -3'000'00}, -5'000'00},
      // On target: only the forecast differs from anything.
      {200'000'00, 280'000'00, {-3'000'00}, -120'000'00},
  };
  for (const auto& c : cases) {
    Report report = GoodReport();
    report.lines[0].figures = {c.spent, {}, c.forecast, {}, {}, {}, {}};
    for (const std::int64_t amount : c.amounts) {
      report.lines[0].explanations.push_back({Cause::kPolicy, "Verklaard.", amount});
    }
    const auto findings = Check(report);
    ASSERT_EQ(findings.size(), 2U) << c.told;
    EXPECT_EQ(findings[0].rule, "FORECAST_OFF_PACE");
    EXPECT_EQ(findings[0].severity, finance::Severity::kInfo);
    EXPECT_EQ(findings[1].rule, "EXPLAINED_AMOUNTS_MISFIT");
    EXPECT_EQ(findings[1].expected, (Quantity{Measure::kEuro, c.told}));
  }
}

TEST(ExplanationsTest, StayOfTheRemarkThatTheyCameToBefore) {
  Report first = GoodReport();
  first.lines[0].figures = {195'000'00, {}, 280'000'00, {}, {}, {}, {}};
  first.lines[0].explanations = {{Cause::kTiming, "Later.", -110'000'00}};
  EXPECT_THAT(Words(Check(first)),
              ElementsAre("FORECAST_OFF_PACE lines[0].euro.forecast_eurocents settled"));
  Report second = first;
  second.lines[0][Figure::kForecast] = 270'000'00;
  const auto findings = Check(second, SubmittedAs(first));
  ASSERT_THAT(Words(findings),
              ElementsAre("FORECAST_OFF_PACE lines[0].euro.forecast_eurocents", kLapsedAmount));
  EXPECT_EQ(findings[1].given, (Quantity{Measure::kEuro, -110'000'00}));
  EXPECT_EQ(findings[1].expected, (Quantity{Measure::kEuro, -120'000'00}));
}

TEST(ExplanationsTest, TellWhatTheDifferenceIsNowWhenTheyHadLapsedByThePlan) {
  const Report first = Underspent({{Cause::kTiming, "Later.", {}}});
  Plan plan = SmallPlan();
  plan.revision.number = 2;
  plan.revision.lines[0].plan.series.years[2021] = 1'000'000'00;
  ReportVersion lapsed = SubmittedAs(first);
  lapsed.findings = Check(first, SubmittedAs(first), plan);
  ASSERT_THAT(Words(lapsed.findings), ElementsAre(kDeviation, kLapsedText));
  lapsed.revision_number = 2;
  Report second = first;
  second.lines[0][Figure::kRealised] = 160'000'00;
  const auto findings = Check(second, lapsed, plan);
  ASSERT_THAT(Words(findings), ElementsAre(kDeviation, kLapsedText));
  EXPECT_EQ(findings[1].given, (Quantity{Measure::kEuro, -50'000'00}));
  EXPECT_EQ(findings[1].expected, (Quantity{Measure::kEuro, -90'000'00}));
  EXPECT_EQ(findings[1].params.at("rule"), "DEVIATION_UNEXPLAINED");
  Report mended = first;
  mended.lines[0].figures = {249'000'00, {}, {}, {}, {}, {}, {}};
  const auto fitting = Check(mended, lapsed, plan);
  ASSERT_THAT(Words(fitting), ElementsAre(kLapsedText));
  EXPECT_EQ(fitting[0].expected, (Quantity{Measure::kEuro, -1'000'00}));
  // The first version of the rule told the spent figure, and did not say so.
  lapsed.findings[1].params.erase("rule");
  lapsed.findings[1].given = {Measure::kEuro, 150'000'00};
  const auto older = Check(second, lapsed, plan);
  EXPECT_EQ(older[1].expected, (Quantity{Measure::kEuro, 160'000'00}));
  EXPECT_EQ(older[1].params.at("figure"), "spent");
}

}  // namespace
}  // namespace rekenschap::monitoring
