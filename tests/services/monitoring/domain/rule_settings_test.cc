#include "services/monitoring/domain/rule_settings.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/monitoring/domain/check_report.h"
#include "services/monitoring/domain/policy.h"
#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

using finance::Severity;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What is wrong with a setting, as `field REASON`.
std::vector<std::string> Wrong(const std::vector<RuleSetting>& settings) {
  std::vector<base::Violation> violations;
  CheckRuleSettings(settings, "settings", violations);
  std::vector<std::string> wrong;
  for (const base::Violation& violation : violations) {
    EXPECT_FALSE(violation.description.empty());
    wrong.push_back(violation.field + " " + violation.reason);
  }
  return wrong;
}

TEST(RuleSettingsTest, AreRefusedPrecisely) {
  const struct {
    RuleSetting setting;
    std::vector<std::string> wrong;
  } cases[] = {
      {{"ABOVE_YEAR_BUDGET", true, {}, {}}, {}},
      {{"ABOVE_YEAR_BUDGET", false, Severity::kInfo, {}}, {}},
      {{"ABOVE_YEAR_BUDGET", false, {}, {{"tolerance", 10'000}}}, {}},
      {{"NO_SUCH_RULE", true, {}, {}}, {"settings[0].rule RULE_UNKNOWN"}},
      {{"ABOVE_YEAR_BUDGET", false, {}, {}}, {"settings[0] SETTING_EMPTY"}},
      {{"SPENT_ABOVE_COMMITTED", true, {}, {}}, {"settings[0].off RULE_FIXED"}},
      {{"FIGURE_MISSING", false, Severity::kInfo, {}}, {"settings[0].severity RULE_FIXED"}},
      {{"EXPLANATION_LAPSED", true, {}, {}}, {"settings[0].off RULE_FIXED"}},
      {{"ABOVE_YEAR_BUDGET", false, Severity::kFatal, {}}, {"settings[0].severity SEVERITY_UNFIT"}},
      {{"ABOVE_YEAR_BUDGET", false, {}, {{"slack", 1}}},
       {"settings[0].parameters[slack] PARAMETER_UNKNOWN"}},
      {{"ABOVE_YEAR_BUDGET", false, {}, {{"tolerance", 10'001}}},
       {"settings[0].parameters[tolerance] PARAMETER_OUT_OF_BOUNDS"}},
      {{"ABOVE_YEAR_BUDGET", false, {}, {{"tolerance", -1}}},
       {"settings[0].parameters[tolerance] PARAMETER_OUT_OF_BOUNDS"}},
  };
  for (const auto& c : cases) EXPECT_EQ(Wrong({c.setting}), c.wrong) << c.setting.rule;
  EXPECT_THAT(Wrong({cases[0].setting, cases[1].setting}),
              ElementsAre("settings[1].rule RULE_TWICE"));
}

TEST(RuleSettingsTest, NeverReachWhatGuardsTheSenseOfAReport) {
  for (const Rule& rule : Rules()) {
    if (rule.severity == Severity::kFatal) {
      EXPECT_FALSE(rule.adjustable) << rule.id;
      EXPECT_FALSE(rule.explainable) << rule.id;
    }
  }
}

TEST(RuleBookTest, HasTheCatalogueAsTheProgrammeHasSetIt) {
  const RuleBook standard;
  EXPECT_TRUE(standard.IsOn("ABOVE_YEAR_BUDGET"));
  EXPECT_EQ(standard.SeverityOf("ABOVE_YEAR_BUDGET"), Severity::kWarning);
  EXPECT_EQ(standard.Parameter("ABOVE_YEAR_BUDGET", "tolerance"), 0);
  EXPECT_EQ(standard.policy_version(), 0);
  const RuleBook set({{"BELOW_POSITION_BEFORE", true, {}, {}},
                      {"ABOVE_YEAR_BUDGET", false, Severity::kInfo, {{"tolerance", 500}}}},
                     {}, 3);
  EXPECT_FALSE(set.IsOn("BELOW_POSITION_BEFORE"));
  EXPECT_EQ(set.SeverityOf("ABOVE_YEAR_BUDGET"), Severity::kInfo);
  EXPECT_EQ(set.Parameter("ABOVE_YEAR_BUDGET", "tolerance"), 500);
  EXPECT_EQ(set.SeverityOf("DEVIATION_UNEXPLAINED"), Severity::kWarning);
  EXPECT_EQ(set.policy_version(), 3);
}

// The findings of a report that is EUR 1 above the year's budget of EUR 400.000.
std::vector<std::string> FindingsWith(const RuleBook& rules) {
  static const Plan kPlan = SmallPlan();
  CheckContext context;
  context.plan = &kPlan;
  context.rules = rules;
  Report report = GoodReport();
  report.lines[0][Figure::kRealised] = 400'001'00;
  report.lines[0][Figure::kCommitted].reset();
  std::vector<std::string> found;
  const auto findings = *CheckReport(report, context);
  for (const finance::Finding& finding : findings) {
    found.push_back(finding.rule + " " + std::string(finance::ToString(finding.severity)));
  }
  return found;
}

TEST(RuleBookTest, DecidesWhatIsFoundAndHowHeavyItIs) {
  EXPECT_THAT(FindingsWith(RuleBook()),
              ElementsAre("ABOVE_YEAR_BUDGET WARNING", "DEVIATION_UNEXPLAINED WARNING"));
  EXPECT_THAT(FindingsWith(RuleBook({{"ABOVE_YEAR_BUDGET", true, {}, {}}})),
              ElementsAre("DEVIATION_UNEXPLAINED WARNING"));
  EXPECT_THAT(FindingsWith(RuleBook({{"DEVIATION_UNEXPLAINED", false, Severity::kInfo, {}},
                                     {"ABOVE_YEAR_BUDGET", false, {}, {{"tolerance", 1}}}})),
              ElementsAre("DEVIATION_UNEXPLAINED INFO"));
}

TEST(RuleBookTest, AsksForExplanationsFromTheLaddersStepOn) {
  ExplanationLadder ladder;
  ladder.steps = {{100'000'00, 1'000'00, {}}, {std::nullopt, 20'000'00, 500}};
  const RuleBook rules({}, {ladder});
  static const Plan kPlan = SmallPlan();
  const auto asks = [&](std::int64_t spent) {
    CheckContext context;
    context.plan = &kPlan;
    context.rules = rules;
    Report report = GoodReport();
    report.lines[0][Figure::kRealised] = spent;
    report.lines[0][Figure::kCommitted].reset();
    return !CheckReport(report, context)->empty();
  };
  // The target is EUR 200.000: the larger of EUR 20.000 and 5 %.
  EXPECT_FALSE(asks(219'999'99));
  EXPECT_TRUE(asks(220'000'00));
  EXPECT_FALSE(asks(180'000'01));
  EXPECT_TRUE(asks(180'000'00));
}

}  // namespace
}  // namespace rekenschap::monitoring
