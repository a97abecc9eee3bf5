#include "services/monitoring/domain/figure_rules.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::size_t kBudget = 0;
constexpr std::size_t kFte = 1;
constexpr std::size_t kTrained = 2;

// Two years of EUR 400.000 and 20 fte for each of two units; the budget pays for the staff.
Plan PayingPlan() {
  Plan plan = SmallPlan();
  plan.revision.lines[kBudget].pays_for = "fte";
  plan.revision.lines[kBudget].plan.series.years[2020] = 800'000'00;
  plan.revision.lines[kFte].plan.series.years[2020] = 40'000;
  plan.revision.lines[kFte].plan.series.opening = 40'000;
  return plan;
}

// A report of 2021-Q2 on that plan that has nothing to remark on.
Report SoundReport() {
  Report report = GoodReport();
  report.lines[kBudget][Figure::kForecast] = 400'000'00;
  ReportLine& fte = report.lines[kFte];
  fte.figures = {20'000, {}, 20'000, 22'000, 18'000, 3'000, 1'000};
  return report;
}

// What was reported before it.
Report ReportBefore(const char* period = "2021-Q1") {
  Report report = SoundReport();
  report.period = *finance::ParsePeriod(period);
  report.lines[kBudget].figures = {100'000'00, 110'000'00, 400'000'00, {}, {}, {}, {}};
  report.lines[kFte].figures = {19'000, {}, 20'000, 22'000, 18'000, 1'000, 0};
  report.lines[kTrained][Figure::kRealised] = 5;
  return report;
}

struct Case {
  std::string name;
  std::function<void(Report&, CheckContext&, Plan&)> spoil;
  std::vector<std::string> expected;
};

std::vector<finance::Finding> FindingsOf(const Case& c) {
  Plan plan = PayingPlan();
  CheckContext context;
  context.plan = &plan;
  context.figures.before = ReportBefore();
  Report report = SoundReport();
  c.spoil(report, context, plan);
  return *CheckReport(report, context);
}

void Expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    std::vector<std::string> found;
    for (const finance::Finding& finding : FindingsOf(c)) {
      found.push_back(finding.rule + " " + finding.field);
      const FindingText text = TextOf(finding, finance::Language::kDutch);
      EXPECT_EQ((text.message + text.remedy).find_first_of("{}"), std::string::npos) << c.name;
    }
    EXPECT_EQ(found, c.expected) << c.name;
  }
}

constexpr char kSpent[] = " lines[0].euro.spent_eurocents";
constexpr char kForecast[] = " lines[0].euro.forecast_eurocents";
constexpr char kInPost[] = " lines[1].fte.in_post_fte_thousandths";

std::string At(const std::string& rule, const char* field) { return rule + field; }

TEST(FigureRulesTest, FindNothingInASoundReport) {
  Expect({{"sound", [](Report&, CheckContext&, Plan&) {}, {}},
          {"the first one",
           [](Report&, CheckContext& context, Plan&) { context.figures.before.reset(); },
           {}}});
}

TEST(FigureRulesTest, SetStaffAgainstItsPosts) {
  Expect({
      {"as many as posts",
       [](Report& r, CheckContext&, Plan&) { r.lines[kFte][Figure::kEstablishment] = 20'000; },
       {}},
      {"more than posts",
       [](Report& r, CheckContext&, Plan&) { r.lines[kFte][Figure::kEstablishment] = 19'999; },
       {At("STAFF_ABOVE_ESTABLISHMENT", kInPost)}},
      {"posts unknown",
       [](Report& r, CheckContext&, Plan&) { r.lines[kFte][Figure::kEstablishment].reset(); },
       {}},
      {"all deployable",
       [](Report& r, CheckContext&, Plan&) { r.lines[kFte][Figure::kDeployable] = 20'000; },
       {}},
      {"more deployable",
       [](Report& r, CheckContext&, Plan&) { r.lines[kFte][Figure::kDeployable] = 20'001; },
       {"DEPLOYABLE_ABOVE_IN_POST lines[1].fte.deployable_fte_thousandths"}},
  });
  const auto over = FindingsOf(
      {"",
       [](Report& r, CheckContext&, Plan&) { r.lines[kFte][Figure::kEstablishment] = 18'500; },
       {}});
  ASSERT_EQ(over.size(), 1U);
  EXPECT_EQ(over[0].severity, finance::Severity::kInfo);
  EXPECT_EQ(TextOf(over[0], finance::Language::kDutch).message,
            "bezetting is 20,000 fte bij een formatie van 18,500 fte: 1,500 fte meer dan er "
            "plaatsen zijn (vacatures: -1,500 fte)");
}

TEST(FigureRulesTest, FollowStaffFromOnePositionToTheNext) {
  const std::string misfit = At("STAFF_MOVEMENT_MISFIT", kInPost);
  // 19 fte, 2 more came and 1 left: 20.
  Expect({
      {"within rounding",
       [](Report& r, CheckContext&, Plan&) { r.lines[kFte][Figure::kOutflow] = 1'300; },
       {}},
      {"beyond rounding",
       [](Report& r, CheckContext&, Plan&) { r.lines[kFte][Figure::kOutflow] = 1'301; },
       {misfit}},
      {"a wider tolerance",
       [](Report& r, CheckContext& context, Plan&) {
         r.lines[kFte][Figure::kOutflow] = 2'000;
         context.rules = RuleBook({{"STAFF_MOVEMENT_MISFIT", false, {}, {{"tolerance", 1'000}}}});
       },
       {}},
      {"the outflow is not documented",
       [](Report& r, CheckContext&, Plan&) {
         r.lines[kFte][Figure::kOutflow].reset();
         r.lines[kFte][Figure::kInflow] = 9'000;
       },
       {}},
      {"it was not documented before",
       [](Report& r, CheckContext& context, Plan&) {
         context.figures.before->lines[kFte][Figure::kInflow].reset();
         r.lines[kFte][Figure::kInflow] = 9'000;
       },
       {}},
      {"across the year's end, what came since 1 January",
       [](Report& r, CheckContext& context, Plan&) {
         r.lines[kFte][Figure::kInflow] = 2'000;
         context.figures.before = ReportBefore("2020-Q4");
         context.figures.before->lines[kFte][Figure::kInflow] = 70'000;
       },
       {}},
      {"across the year's end, a misfit",
       [](Report&, CheckContext& context, Plan&) {
         context.figures.before = ReportBefore("2020-Q4");
         context.figures.before->lines[kFte][Figure::kInflow].reset();
       },
       {misfit}},
      {"the end of the year before is not known",
       [](Report& r, CheckContext& context, Plan&) {
         context.figures.before = ReportBefore("2020-Q3");
         r.lines[kFte][Figure::kInflow] = 9'000;
       },
       {}},
  });
}

TEST(FigureRulesTest, HoldEurosAndTheStaffThatTheyPayForTogether) {
  const auto no_staff = [](Report& r, CheckContext& context) {
    r.lines[kFte].figures = {0, {}, {}, {}, {}, {}, {}};
    context.figures.before.reset();
  };
  const std::string below = At("DEVIATION_UNEXPLAINED", kInPost);
  const std::string nothing_spent = At("DEVIATION_UNEXPLAINED", kSpent);
  const auto nothing = [](Report& r) { r.lines[kBudget].figures = {0, {}, {}, {}, {}, {}, {}}; };
  const std::string without_staff = At("SPENDING_WITHOUT_STAFF", kSpent);
  const std::string without_spending = At("STAFF_WITHOUT_SPENDING", kInPost);
  Expect({
      {"spending without staff",
       [&](Report& r, CheckContext& c, Plan&) { no_staff(r, c); },
       {below, without_staff}},
      {"somebody came",
       [&](Report& r, CheckContext& c, Plan&) {
         no_staff(r, c);
         r.lines[kFte][Figure::kInflow] = 1'000;
       },
       {below}},
      {"everybody left",
       [&](Report& r, CheckContext& c, Plan&) {
         no_staff(r, c);
         r.lines[kFte][Figure::kOutflow] = 5'000;
       },
       {below}},
      {"somebody was there before",
       [&](Report& r, CheckContext& c, Plan&) {
         no_staff(r, c);
         c.figures.before = ReportBefore();
       },
       {below}},
      {"nobody is planned by then",
       [&](Report& r, CheckContext& c, Plan& plan) {
         no_staff(r, c);
         plan.revision.lines[kFte].plan.series = {finance::Nature::kStock, {{2021, 0}}, {}, 0};
       },
       {}},
      {"a small amount",
       [&](Report& r, CheckContext& c, Plan&) {
         no_staff(r, c);
         r.lines[kBudget].figures = {10'000'00, {}, {}, {}, {}, {}, {}};
       },
       {nothing_spent, below}},
      {"it pays for nobody",
       [&](Report& r, CheckContext& c, Plan& plan) {
         no_staff(r, c);
         plan.revision.lines[kBudget].pays_for.clear();
       },
       {below}},
      {"staff without spending",
       [&](Report& r, CheckContext&, Plan&) { nothing(r); },
       {nothing_spent, without_spending}},
      {"hardly any staff",
       [&](Report& r, CheckContext& c, Plan&) {
         nothing(r);
         no_staff(r, c);
         r.lines[kFte][Figure::kRealised] = 500;
       },
       {nothing_spent, below}},
      {"no euros are planned by then",
       [&](Report& r, CheckContext&, Plan& plan) {
         nothing(r);
         plan.revision.lines[kBudget].plan.phasing.profile = {0, 0, 5'000, 5'000};
       },
       {}},
      {"another line pays too",
       [&](Report& r, CheckContext&, Plan& plan) {
         nothing(r);
         PlanLine more = plan.revision.lines[kBudget];
         more.id = "more";
         more.plan = {};
         plan.revision.lines.push_back(more);
         ReportLine& line = r.lines.emplace_back();
         line.line = "more";
         line[Figure::kRealised] = 1;
       },
       {nothing_spent}},
  });
}

TEST(FigureRulesTest, HoldAForecastAgainstThePace) {
  // At the pace until now the year comes to EUR 400.000.
  const auto forecast = [](std::int64_t euros) {
    return [euros](Report& r, CheckContext&, Plan&) {
      r.lines[kBudget][Figure::kForecast] = euros * 100;
    };
  };
  const std::string off_pace = At("FORECAST_OFF_PACE", kForecast);
  Expect({
      {"within", forecast(500'000), {}},
      {"above", forecast(500'001), {off_pace}},
      {"lower, within", forecast(300'000), {}},
      {"below", forecast(299'999), {off_pace}},
      {"below what is spent",
       [](Report& r, CheckContext&, Plan&) { r.lines[kBudget][Figure::kForecast] = 199'999'99; },
       {At("FORECAST_BELOW_REALISED", kForecast)}},
      {"just what is spent", forecast(200'000), {off_pace}},
      {"no forecast",
       [](Report& r, CheckContext&, Plan&) { r.lines[kBudget][Figure::kForecast].reset(); },
       {}},
      {"early in the year",
       [](Report& r, CheckContext& c, Plan&) {
         c.figures.before.reset();
         r.period = *finance::ParsePeriod("2021-Q1");
         r.lines[kBudget].figures = {100'000'00, {}, 900'000'00, {}, {}, {}, {}};
       },
       {}},
      {"as the plan is phased",
       [](Report& r, CheckContext&, Plan& plan) {
         plan.revision.lines[kBudget].plan.phasing.profile = {1'000, 1'000, 4'000, 4'000};
         r.lines[kBudget].figures = {80'000'00, {}, 400'000'00, {}, {}, {}, {}};
       },
       {}},
      {"without a target, evenly",
       [](Report& r, CheckContext&, Plan& plan) {
         plan.revision.lines[kBudget].plan = {};
         r.lines[kBudget].figures = {80'000'00, {}, 200'000'01, {}, {}, {}, {}};
       },
       {off_pace}},
      {"a small difference",
       [](Report& r, CheckContext&, Plan& plan) {
         plan.revision.lines[kBudget].plan = {};
         r.lines[kBudget].figures = {1'000'00, {}, 12'000'00, {}, {}, {}, {}};
       },
       {}},
      {"staff may end the year anywhere",
       [](Report& r, CheckContext&, Plan&) { r.lines[kFte][Figure::kForecast] = 1'000; },
       {}},
  });
}

TEST(FigureRulesTest, KnowACopyOfLastTime) {
  const auto copy = [](Report& r, CheckContext& c) {
    c.figures.before = r;
    c.figures.before->period = *finance::ParsePeriod("2021-Q1");
  };
  const std::string copied = At("FIGURES_COPIED", kSpent);
  Expect({
      {"copied", [&](Report& r, CheckContext& c, Plan&) { copy(r, c); }, {copied}},
      {"copied across the year's end",
       [&](Report& r, CheckContext& c, Plan&) {
         r.lines[kFte][Figure::kOutflow].reset();
         copy(r, c);
         c.figures.before->period = *finance::ParsePeriod("2020-Q4");
       },
       {copied}},
      {"one figure differs",
       [&](Report& r, CheckContext& c, Plan&) {
         copy(r, c);
         c.figures.before->lines[kTrained][Figure::kRealised] = 11;
       },
       {}},
      {"one figure is new",
       [&](Report& r, CheckContext& c, Plan&) {
         copy(r, c);
         c.figures.before->lines[kBudget][Figure::kCommitted].reset();
       },
       {}},
      {"nothing was to move",
       [&](Report& r, CheckContext& c, Plan& plan) {
         plan.revision.lines[kBudget].plan.phasing.profile = {5'000, 0, 5'000, 0};
         plan.revision.lines[kTrained].plan.series.nature = finance::Nature::kStock;
         copy(r, c);
       },
       {}},
      {"nothing happened at all",
       [&](Report& r, CheckContext& c, Plan& plan) {
         for (PlanLine& line : plan.revision.lines) line.plan = {};
         for (ReportLine& line : r.lines) line.figures = {0, {}, {}, {}, {}, {}, {}};
         copy(r, c);
       },
       {}},
  });
}

TEST(FigureRulesTest, KnowWhoHasNoPartInALine) {
  const auto no_share = [](Plan& plan) {
    plan.revision.lines[kBudget].plan.weights = {{"amsterdam", 1}};
    plan.revision.lines[kBudget].pays_for.clear();
  };
  const std::string outside = At("OUTSIDE_ROLE", kSpent);
  Expect({
      {"no share", [&](Report&, CheckContext&, Plan& plan) { no_share(plan); }, {outside}},
      {"a share of nothing",
       [&](Report& r, CheckContext&, Plan& plan) {
         plan.revision.lines[kBudget].plan.weights = {{"amsterdam", 1}, {"rotterdam", 0}};
         plan.revision.lines[kBudget].pays_for.clear();
         r.lines[kBudget].figures = {0, 5, {}, {}, {}, {}, {}};
       },
       {"OUTSIDE_ROLE lines[0].euro.committed_eurocents"}},
      {"turned off, the deviation speaks",
       [&](Report& r, CheckContext& c, Plan& plan) {
         plan.revision.lines[kBudget].plan.weights = {{"amsterdam", 1}, {"rotterdam", 0}};
         plan.revision.lines[kBudget].pays_for.clear();
         r.lines[kBudget][Figure::kForecast].reset();
         c.rules = RuleBook({{"OUTSIDE_ROLE", true, {}, {}}});
       },
       {At("ABOVE_YEAR_BUDGET", kSpent), At("DEVIATION_UNEXPLAINED", kSpent)}},
      {"a remark only, what asks for more speaks too",
       [&](Report& r, CheckContext& c, Plan& plan) {
         plan.revision.lines[kBudget].plan.weights = {{"amsterdam", 1}, {"rotterdam", 0}};
         plan.revision.lines[kBudget].pays_for.clear();
         r.lines[kBudget][Figure::kForecast].reset();
         c.rules = RuleBook({{"OUTSIDE_ROLE", false, finance::Severity::kInfo, {}}});
       },
       {At("ABOVE_YEAR_BUDGET", kSpent), At("DEVIATION_UNEXPLAINED", kSpent), outside}},
      {"nothing done",
       [&](Report& r, CheckContext&, Plan& plan) {
         no_share(plan);
         r.lines[kBudget].figures = {0, 0, 0, {}, {}, {}, {}};
       },
       {}},
      {"a part too small to see",
       [&](Report& r, CheckContext&, Plan& plan) {
         plan.revision.lines[kBudget].plan.series.years[2021] = 1;
         r.lines[kBudget].figures = {0, 1, {}, {}, {}, {}, {}};
       },
       {}},
      {"nobody has a part",
       [&](Report& r, CheckContext&, Plan& plan) {
         plan.revision.lines[kBudget].plan = {};
         r.lines[kBudget][Figure::kForecast].reset();
       },
       {}},
  });
}

TEST(FigureRulesTest, SeeAWrongMagnitudeAndWhatWasMeant) {
  const struct {
    std::string name;
    std::size_t line;
    std::int64_t given;
    std::string factor;  // empty: it is no such mistake
    std::string intended;
  } cases[] = {
      {"thousands", kBudget, 200'00, "1000", "20000000"},
      {"millions", kBudget, 20, "1000000", "20000000"},
      {"a thousand times", kBudget, 200'000'000'00, "1000", "20000000"},
      {"a million times", kBudget, 200'000'000'000'00, "1000000", "20000000"},
      {"euros as eurocents", kBudget, 2'000'00, "100", "20000000"},
      {"eurocents as euros", kBudget, 20'000'000'00, "100", "20000000"},
      {"about half of it, in thousands", kBudget, 100'00, "1000", "10000000"},
      {"less than half of it", kBudget, 99'99, "", ""},
      {"once and a half of it", kBudget, 300'00, "1000", "30000000"},
      {"more than that", kBudget, 300'01, "", ""},
      {"a hundredth, not so near", kBudget, 1'799'99, "", ""},
      {"a hundredth, near", kBudget, 1'800'00, "100", "18000000"},
      {"a tenth", kBudget, 20'000'00, "", ""},
      {"thousandths of fte", kFte, 20'000'000, "1000", "20000"},
      {"fte as thousandths", kFte, 20, "1000", "20000"},
      {"a hundredth of the fte", kFte, 200, "", ""},
      {"nothing", kBudget, 0, "", ""},
  };
  for (const auto& c : cases) {
    const auto findings = FindingsOf({"",
                                      [&c](Report& r, CheckContext& context, Plan& plan) {
                                        context.figures.before.reset();
                                        plan.revision.lines[kBudget].pays_for.clear();
                                        r.lines[c.line].figures = {c.given, {}, {}, {}, {}, {}, {}};
                                      },
                                      {}});
    ASSERT_EQ(findings.size(), 1U) << c.name;
    if (c.factor.empty()) {
      EXPECT_EQ(findings[0].rule, "DEVIATION_UNEXPLAINED") << c.name;
      continue;
    }
    EXPECT_EQ(findings[0].rule, "MAGNITUDE_WRONG") << c.name;
    EXPECT_EQ(findings[0].params.at("factor"), c.factor) << c.name;
    EXPECT_EQ(findings[0].params.at("intended"), c.intended) << c.name;
    EXPECT_EQ(findings[0].expected->value, c.line == kBudget ? 200'000'00 : 20'000) << c.name;
  }
}

// What a figure could have been meant as, by every factor either way, within 80 % of the target.
bool IsOffByAFactor(std::int64_t given, std::int64_t target) {
  for (const std::int64_t factor : {100, 1'000, 1'000'000}) {
    const std::int64_t rest = 2 * (given % factor) - factor;
    const std::int64_t quotient = given / factor;
    const bool up = rest > 0 || (rest == 0 && quotient % 2 == 1);
    for (const std::int64_t meant : {quotient + (up ? 1 : 0), given * factor}) {
      if (10 * std::abs(meant - target) <= 8 * target) return true;
    }
  }
  return false;
}

TEST(FigureRulesTest, SeeEveryWrongMagnitudeAtTheWidestCloseness) {
  const RuleBook widest(
      {{"MAGNITUDE_WRONG", false, {}, {{"closeness", 8'000}, {"cents_closeness", 8'000}}}});
  int off = 0;
  const std::vector<std::int64_t> values = {
      1,  2,  3,  4,   5,   6,   7,   9,   10,  11,  15,  19,    20,    21,    49,    50,
      51, 90, 99, 100, 101, 149, 150, 151, 199, 250, 999, 1'000, 1'499, 1'500, 9'999, 1'234'567};
  for (const std::int64_t target : values) {
    for (const std::int64_t given : values) {
      const auto findings = FindingsOf({"",
                                        [&](Report& r, CheckContext& context, Plan& plan) {
                                          context.rules = widest;
                                          plan.revision.lines[kBudget].plan.series.years[2021] =
                                              2 * target;
                                          r.lines[kBudget][Figure::kForecast] = given;
                                        },
                                        {}});
      const bool found = std::ranges::any_of(findings, [](const finance::Finding& finding) {
        return finding.rule == "MAGNITUDE_WRONG" && finding.params.at("figure") == "forecast";
      });
      EXPECT_EQ(found, IsOffByAFactor(given, target)) << given << " against " << target;
      off += found ? 1 : 0;
    }
  }
  EXPECT_GT(off, 100);
}

TEST(FigureRulesTest, SayOfAWrongMagnitudeNothingElse) {
  Expect({
      {"of a figure that is above everything",
       [](Report& r, CheckContext& c, Plan&) {
         c.position_before = ReportBefore();
         r.lines[kBudget].figures = {200'000'000'00, {}, 400'000'00, {}, {}, {}, {}};
       },
       {At("MAGNITUDE_WRONG", kSpent)}},
      {"of a forecast",
       [](Report& r, CheckContext&, Plan&) { r.lines[kBudget][Figure::kForecast] = 400'00; },
       {At("MAGNITUDE_WRONG", kForecast)}},
      {"but what cannot be is still said",
       [](Report& r, CheckContext&, Plan&) {
         r.lines[kBudget][Figure::kRealised] = 200'000'000'00;
       },
       {At("SPENT_ABOVE_COMMITTED", kSpent), At("MAGNITUDE_WRONG", kSpent)}},
      {"turned off, the others speak",
       [](Report& r, CheckContext& c, Plan&) {
         r.lines[kBudget].figures = {200'000'000'00, {}, {}, {}, {}, {}, {}};
         c.rules = RuleBook({{"MAGNITUDE_WRONG", true, {}, {}}});
       },
       {At("ABOVE_YEAR_BUDGET", kSpent), At("DEVIATION_UNEXPLAINED", kSpent)}},
  });
  Expect({
      {"a remark only, what asks for more speaks too",
       [](Report& r, CheckContext& c, Plan&) {
         r.lines[kBudget].figures = {200'000'000'00, {}, {}, {}, {}, {}, {}};
         c.rules = RuleBook({{"MAGNITUDE_WRONG", false, finance::Severity::kInfo, {}}});
       },
       {At("ABOVE_YEAR_BUDGET", kSpent), At("DEVIATION_UNEXPLAINED", kSpent),
        At("MAGNITUDE_WRONG", kSpent)}},
  });
  const auto findings = FindingsOf({"",
                                    [](Report& r, CheckContext&, Plan&) {
                                      r.lines[kBudget].figures = {200'00, {}, {}, {}, {}, {}, {}};
                                    },
                                    {}});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(TextOf(findings[0], finance::Language::kDutch).message,
            "besteed is € 200,00 tegen een doel van € 200.000,00: dat lijkt een factor 1.000 "
            "ernaast; bedoeld is waarschijnlijk € 200.000,00");
  EXPECT_EQ(TextOf(findings[0], finance::Language::kEnglish).message,
            "spent is € 200.00 against a target of € 200,000.00: it looks off by a factor 1,000; "
            "€ 200,000.00 was likely meant");
}

TEST(FigureRulesTest, AreSettledByAnExplanationOfTheLine) {
  const auto findings =
      FindingsOf({"",
                  [](Report& r, CheckContext&, Plan&) {
                    r.lines[kBudget].figures = {200'00, {}, {}, {}, {}, {}, {}};
                    r.lines[kBudget].explanations = {{Cause::kTiming, "Later begonnen.", {}}};
                  },
                  {}});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(findings[0].settled);
}

}  // namespace
}  // namespace rekenschap::monitoring
