#include "services/monitoring/domain/check_report.h"

#include <algorithm>
#include <functional>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

using finance::Measure;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// The findings that nothing settles, as `RULE field`.
std::vector<std::string> Check(const Report& report, CheckContext context = {}) {
  static const Plan kPlan = SmallPlan();
  context.plan = &kPlan;
  const auto findings = *CheckReport(report, context);
  std::vector<std::string> found;
  for (const finance::Finding& finding : findings) {
    if (!finding.settled) found.push_back(finding.rule + " " + finding.field);
  }
  return found;
}

TEST(CheckReportTest, FindsNothingInAReportOnTarget) {
  EXPECT_THAT(Check(GoodReport()), IsEmpty());
}

PriorCorrection Prior(const char* period, std::int64_t eurocents = -5'000) {
  return {"budget", *finance::ParsePeriod(period), {Measure::kEuro, eurocents}, "Dubbel geboekt."};
}

TEST(CheckReportTest, CorrectsOnlyClosedEarlierPeriodsOfTheCadence) {
  // The books of 2020-H2 would be found where those of 2020-Q4 are: both end on 31 December.
  const finance::Period closed = *finance::ParsePeriod("2021-Q1");
  const struct {
    const char* period;
    std::vector<std::string> expected;
  } cases[] = {
      {"2021-Q1", {}},
      {"2020-Q4", {"PRIOR_PERIOD_OPEN prior_corrections[0].period"}},
      {"2021-Q2", {"PRIOR_PERIOD_OPEN prior_corrections[0].period"}},
      {"2020-H2", {"PRIOR_PERIOD_NOT_OF_CADENCE prior_corrections[0].period"}},
      {"2021-M03", {"PRIOR_PERIOD_NOT_OF_CADENCE prior_corrections[0].period"}},
  };
  for (const auto& c : cases) {
    Report report = GoodReport();
    report.prior_corrections = {Prior(c.period)};
    CheckContext context;
    context.closed_periods = {closed, *finance::ParsePeriod("2021-M03"),
                              *finance::ParsePeriod("2020-H2")};
    EXPECT_EQ(Check(report, context), c.expected) << c.period;
  }
}

TEST(CheckReportTest, BoundsTheAmountOfACorrection) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t amount : {most, -most - 1, std::int64_t{1'000'000'000'000'001}}) {
    Report report = GoodReport();
    report.prior_corrections = {Prior("2021-Q1", amount)};
    CheckContext context;
    context.closed_periods = {*finance::ParsePeriod("2021-Q1")};
    EXPECT_THAT(Check(report, context), ElementsAre("FIGURE_TOO_LARGE prior_corrections[0].amount"))
        << amount;
  }
}

TEST(CheckReportTest, WantsAChangeOfWhatWasReturned) {
  CheckContext context;
  context.returned.emplace();
  context.returned->report = GoodReport();
  context.returned->version = 1;
  EXPECT_THAT(Check(GoodReport(), context), ElementsAre("RETURNED_UNCHANGED lines"));
  Report reordered = GoodReport();
  std::swap(reordered.lines[0], reordered.lines[1]);
  EXPECT_THAT(Check(reordered, context), ElementsAre("RETURNED_UNCHANGED lines"));
  Report changed = GoodReport();
  changed.lines[1].explanations = {{Cause::kOther, "Zie de bijlage.", {}}};
  EXPECT_THAT(Check(changed, context), IsEmpty());
}

// What the rule says of the report, in that language.
std::string Said(const char* rule, const Report& report, CheckContext context,
                 finance::Language language = finance::Language::kDutch) {
  static const Plan kPlan = SmallPlan();
  context.plan = &kPlan;
  const auto findings = *CheckReport(report, context);
  const auto found = std::ranges::find(findings, rule, &finance::Finding::rule);
  return found == findings.end() ? "" : TextOf(*found, language).message;
}

TEST(CheckReportTest, TellsWhatWasAskedOfWhatComesBackUnchanged) {
  CheckContext context;
  context.returned.emplace();
  context.returned->report = GoodReport();
  context.returned->version = 1;
  EXPECT_THAT(Said("RETURNED_UNCHANGED", GoodReport(), context), EndsWith("zie die versie"));
  context.returned->return_reason = "Zie de\nbijlage.";
  EXPECT_EQ(Said("RETURNED_UNCHANGED", GoodReport(), context),
            "dit is versie 1 zonder een wijziging, terwijl om verbetering is gevraagd: “Zie de "
            "bijlage.”");
  context.returned->line_returns = {{"budget", "Te hoog."}, {"fte", "Te laag."}};
  EXPECT_EQ(Said("RETURNED_UNCHANGED", GoodReport(), context, finance::Language::kEnglish),
            "this is version 1 without a change, while it was to be mended: “Zie de bijlage.”; "
            "budget: “Te hoog.”; fte: “Te laag.”");
  // Of a report that was accepted, what was asked when it was reopened.
  context.returned->return_reason.clear();
  context.returned->line_returns.clear();
  context.returned->state = ReportVersion::State::kAccepted;
  context.returned->reopener = "reviewer";
  context.returned->reopen_reason = "Factuur ontbreekt.";
  context.returned->reopen_sequence = 9;
  EXPECT_THAT(Said("RETURNED_UNCHANGED", GoodReport(), context), EndsWith("“Factuur ontbreekt.”"));
}

TEST(CheckReportTest, TellsABoundedPartOfWhatWasAsked) {
  CheckContext context;
  context.returned.emplace();
  context.returned->report = GoodReport();
  std::string remark;
  for (int i = 0; i < 1'000; ++i) remark += "é";
  for (int i = 0; i < 6; ++i) {
    context.returned->line_returns.push_back({"regel-" + std::to_string(i), remark});
  }
  const std::string one_more = Said("RETURNED_UNCHANGED", GoodReport(), context);
  EXPECT_THAT(one_more, AllOf(HasSubstr("regel-4: “é"), HasSubstr("é…”"),
                              EndsWith("en nog 1 regel"), Not(HasSubstr("regel-5"))));
  EXPECT_LT(one_more.size(), 1'500U);
  context.returned->line_returns.push_back({"regel-6", remark});
  EXPECT_THAT(Said("RETURNED_UNCHANGED", GoodReport(), context, finance::Language::kEnglish),
              EndsWith("and 2 more lines"));
  Report changed = GoodReport();
  changed.lines[2][Figure::kRealised] = 13;
  EXPECT_EQ(Said("UNMARKED_LINE_CHANGED", changed, context),
            "regel trained is anders dan in versie 0, terwijl alleen verbetering is gevraagd "
            "van regel-0, regel-1, regel-2, regel-3, regel-4 en nog 2 regels");
}

TEST(CheckReportTest, LetsOnlyWhatWasMarkedChangeUnlessANewReasonIsGiven) {
  CheckContext context;
  context.closed_periods = {*finance::ParsePeriod("2021-Q1")};
  context.returned.emplace();
  context.returned->report = GoodReport();
  context.returned->report.correction_reason = "Verkeerd geboekt.";
  const PriorCorrection prior{
      "fte", context.closed_periods[0], {Measure::kFte, 500}, "Telling verbeterd."};
  context.returned->report.prior_corrections = {prior};
  context.returned->line_returns = {{"budget", "Te hoog."}};
  Report mended = context.returned->report;
  mended.lines[0][Figure::kForecast] = 400'000'00;
  EXPECT_THAT(Check(mended, context), IsEmpty());

  Report other_line = mended;
  other_line.lines[2][Figure::kRealised] = 13;
  EXPECT_THAT(Check(other_line, context), ElementsAre("UNMARKED_LINE_CHANGED lines[2]"));
  Report other_correction = mended;
  other_correction.prior_corrections.push_back(prior);
  other_correction.prior_corrections[1].line = "trained";
  other_correction.prior_corrections[1].amount = {Measure::kCount, 1};
  EXPECT_THAT(Check(other_correction, context),
              ElementsAre("UNMARKED_LINE_CHANGED prior_corrections[1]"));
  Report correction_gone = mended;
  correction_gone.prior_corrections.clear();
  EXPECT_THAT(Check(correction_gone, context),
              ElementsAre("UNMARKED_LINE_CHANGED prior_corrections"));
  // On a marked line anything may change.
  Report marked_correction = mended;
  marked_correction.prior_corrections.push_back(
      {"budget", context.closed_periods[0], {Measure::kEuro, 1'00}, "Factuur."});
  EXPECT_THAT(Check(marked_correction, context), IsEmpty());
  for (Report* report : {&other_line, &other_correction, &correction_gone}) {
    report->correction_reason = "Ook dit was fout.";
    EXPECT_THAT(Check(*report, context), IsEmpty());
  }
}

TEST(CheckReportTest, TakesNothingInBeforeThePeriodsLastDay) {
  CheckContext context;
  context.period_ended = false;
  EXPECT_THAT(Check(GoodReport(), context), ElementsAre("PERIOD_NOT_ENDED period"));
  Report other_cadence = GoodReport();
  other_cadence.period = *finance::ParsePeriod("2031-H1");
  EXPECT_THAT(Check(other_cadence, context), ElementsAre("PERIOD_NOT_OF_CADENCE period"));
}

TEST(CheckReportTest, FindsWhatEachRuleIsFor) {
  const struct {
    std::string name;
    std::function<void(Report&)> spoil;
    std::vector<std::string> expected;
  } cases[] = {
      {"period",
       [](Report& r) { r.period = *finance::ParsePeriod("2021-H1"); },
       {"PERIOD_NOT_OF_CADENCE period"}},
      {"unit", [](Report& r) { r.unit = "utrecht"; }, {"UNIT_NOT_TAKING_PART unit"}},
      {"gone", [](Report& r) { r.unit = "gone"; }, {"UNIT_NOT_VALID unit"}},
      {"unknown line",
       [](Report& r) { r.lines[2].line = "x"; },
       {"LINE_UNKNOWN lines[2].line", "LINE_MISSING lines"}},
      {"missing line", [](Report& r) { r.lines.pop_back(); }, {"LINE_MISSING lines"}},
      {"line twice", [](Report& r) { r.lines.push_back(r.lines[0]); }, {"LINE_TWICE lines[3]"}},
      {"measure",
       [](Report& r) { r.lines[0].measure = finance::Measure::kCount; },
       {"MEASURE_WRONG lines[0]"}},
      {"missing figure",
       [](Report& r) { r.lines[1][Figure::kRealised].reset(); },
       {"FIGURE_MISSING lines[1].fte.in_post_fte_thousandths"}},
      {"negative euros",
       [](Report& r) { r.lines[0][Figure::kForecast] = -1; },
       {"FIGURE_NEGATIVE lines[0].euro.forecast_eurocents"}},
      {"negative fte",
       [](Report& r) { r.lines[1][Figure::kOutflow] = -1; },
       {"FIGURE_NEGATIVE lines[1].fte.outflow_fte_thousandths"}},
      {"too large",
       [](Report& r) { r.lines[2][Figure::kRealised] = 2'000'000'000'000; },
       {"FIGURE_TOO_LARGE lines[2].count.realised_count"}},
      {"committed",
       [](Report& r) { r.lines[0][Figure::kCommitted] = 199'999'99; },
       {"SPENT_ABOVE_COMMITTED lines[0].euro.spent_eurocents"}},
      {"year's budget",
       [](Report& r) {
         r.lines[0][Figure::kRealised] = 400'000'01;
         r.lines[0][Figure::kCommitted].reset();
       },
       {"ABOVE_YEAR_BUDGET lines[0].euro.spent_eurocents",
        "DEVIATION_UNEXPLAINED lines[0].euro.spent_eurocents"}},
      {"deviation",
       [](Report& r) { r.lines[1][Figure::kRealised] = 9'499; },
       {"DEVIATION_UNEXPLAINED lines[1].fte.in_post_fte_thousandths"}},
      {"nil", [](Report& r) { r.lines[2][Figure::kRealised] = 0; }, {}},
  };
  for (const auto& c : cases) {
    Report report = GoodReport();
    c.spoil(report);
    EXPECT_EQ(Check(report), c.expected) << c.name;
  }
}

TEST(CheckReportTest, AsksForAnExplanationAboveTheThresholdOnly) {
  // The larger of 5 % of EUR 200.000 and EUR 10.000; of 5 % of 10 fte and 0,5 fte.
  const struct {
    std::size_t line;
    std::int64_t value;
    bool asks;
  } cases[] = {{0, 210'000'00, false}, {0, 210'000'01, true}, {0, 190'000'00, false},
               {0, 189'999'99, true},  {1, 10'500, false},    {1, 10'501, true},
               {1, 9'500, false},      {1, 9'499, true}};
  for (const auto& c : cases) {
    Report report = GoodReport();
    report.lines[c.line][Figure::kRealised] = c.value;
    report.lines[0][Figure::kCommitted].reset();
    EXPECT_EQ(!Check(report).empty(), c.asks) << c.line << " " << c.value;
    report.lines[c.line].explanations = {{Cause::kTiming, "Werving loopt achter.", {}}};
    EXPECT_THAT(Check(report), IsEmpty());
  }
}

TEST(CheckReportTest, KnowsThatPositionsBuildUpAndStockDoesNot) {
  CheckContext context;
  context.position_before = GoodReport();
  context.position_before->period = *finance::ParsePeriod("2021-Q1");
  context.position_before->lines[0][Figure::kRealised] = 205'000'00;
  context.position_before->lines[1][Figure::kRealised] = 30'000;  // staff may leave
  context.position_before->lines[1][Figure::kInflow] = 4'000;     // but nobody un-arrives
  EXPECT_THAT(Check(GoodReport(), context),
              ElementsAre("BELOW_POSITION_BEFORE lines[0].euro.spent_eurocents",
                          "BELOW_POSITION_BEFORE lines[1].fte.inflow_fte_thousandths"));
}

TEST(CheckReportTest, KnowsThatPositionsDoNotFallUntilALaterOneEither) {
  CheckContext context;
  context.position_after = GoodReport();
  context.position_after->period = *finance::ParsePeriod("2021-Q3");
  EXPECT_THAT(Check(GoodReport(), context), IsEmpty());
  context.position_after->lines[0][Figure::kRealised] = 199'999'99;
  context.position_after->lines[1][Figure::kRealised] = 1;  // staff may fall
  context.position_after->lines[1][Figure::kInflow] = 2'999;
  EXPECT_THAT(Check(GoodReport(), context),
              ElementsAre("ABOVE_POSITION_AFTER lines[0].euro.spent_eurocents",
                          "ABOVE_POSITION_AFTER lines[1].fte.inflow_fte_thousandths"));
}

TEST(CheckReportTest, WantsAReasonForCorrectingWhatWasAccepted) {
  CheckContext context;
  context.accepted_version = 2;
  EXPECT_THAT(Check(GoodReport(), context),
              ElementsAre("CORRECTION_REASON_MISSING correction_reason"));
  Report report = GoodReport();
  report.correction_reason = "Dubbele boeking hersteld.";
  EXPECT_THAT(Check(report, context), IsEmpty());
}

TEST(CheckReportTest, SaysOnlyThatAnUnknownProgrammeIsUnknown) {
  const auto findings = *CheckReport(GoodReport(), {});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "PROGRAMME_UNKNOWN");
}

TEST(CheckReportTest, HoldsAReportAgainstFiguresPerPeriod) {
  Plan plan = SmallPlan();
  plan.revision.lines[0].plan.phasing.years[2021] = {0, 0, 800'000'00, 800'000'00};
  CheckContext context;
  context.plan = &plan;
  const auto findings = *CheckReport(GoodReport(), context);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "DEVIATION_UNEXPLAINED");
  EXPECT_EQ(findings[0].expected, (finance::Quantity{Measure::kEuro, 0}));
}

TEST(CheckReportTest, ExpectsTheFiguresOfAUnitThatIsAboutToPassThemOn) {
  const Plan plan = SplitPlan();
  CheckContext context;
  context.plan = &plan;
  Report report = GoodReport("landelijk");
  report.period = *finance::ParsePeriod("2024-Q1");
  report.lines.pop_back();
  report.lines[0][Figure::kRealised] = 225'000'00;
  report.lines[0][Figure::kCommitted].reset();
  report.lines[1][Figure::kRealised] = 30'000;
  EXPECT_THAT(*CheckReport(report, context), IsEmpty());
  report.lines[1][Figure::kRealised] = 0;
  report.lines[0][Figure::kRealised] = 450'000'01;  // above what it keeps of the year
  const auto findings = *CheckReport(report, context);
  ASSERT_EQ(findings.size(), 3U);
  EXPECT_EQ(findings[0].rule, "ABOVE_YEAR_BUDGET");
  EXPECT_EQ(findings[0].expected, (finance::Quantity{Measure::kEuro, 450'000'00}));
  EXPECT_EQ(findings[1].rule, "DEVIATION_UNEXPLAINED");
  EXPECT_EQ(findings[2].expected, (finance::Quantity{Measure::kFte, 30'000}));
}

TEST(CheckReportTest, KnowsThatReceiptsAreNotSpent) {
  Plan plan = SmallPlan();
  plan.revision.lines[0].receipts = true;
  CheckContext context;
  context.plan = &plan;
  Report report = GoodReport();
  report.lines[0][Figure::kRealised] = 400'000'01;
  report.lines[0][Figure::kCommitted].reset();
  const auto findings = *CheckReport(report, context);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "DEVIATION_UNEXPLAINED");
}

TEST(CheckReportTest, TellsGivenExpectedAndDifference) {
  Report report = GoodReport();
  report.lines[0][Figure::kRealised] = 150'000'00;
  const Plan plan = SmallPlan();
  CheckContext context;
  context.plan = &plan;
  const auto findings = *CheckReport(report, context);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].given, (finance::Quantity{finance::Measure::kEuro, 150'000'00}));
  EXPECT_EQ(findings[0].expected, (finance::Quantity{finance::Measure::kEuro, 200'000'00}));
  EXPECT_EQ(findings[0].difference, (finance::Quantity{finance::Measure::kEuro, -50'000'00}));
}

}  // namespace
}  // namespace rekenschap::monitoring
