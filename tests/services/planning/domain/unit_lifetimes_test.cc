#include "services/planning/domain/unit_lifetimes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/planning/domain/revision_rules.h"
#include "tests/services/planning/domain/revision_builders.h"

namespace rekenschap::planning {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

finance::Date On(const std::string& date) { return *finance::ParseDate(date); }

// Line people over north and south, EUR 1.000,00 in 2021, 2.000,00 in 2022, and on from there.
Revision Plan() {
  Revision plan = PlanOfEveryKind();
  plan.tables.resize(1);
  plan.tables[0].lines.resize(1);
  return plan;
}

// As `north tables[0].lines[0] 2022-01-01`.
std::vector<std::string> Gone(const Revision& plan, const LastDays& last_days) {
  std::vector<finance::Finding> findings;
  EXPECT_TRUE(CheckLifetimes(plan, last_days, findings).ok());
  std::vector<std::string> texts;
  for (const finance::Finding& finding : findings) {
    EXPECT_EQ(finding.rule, "UNIT_GONE");
    EXPECT_EQ(finding.severity, finance::Severity::kWarning);
    texts.push_back(finding.params.at("unit") + " " + finding.field + " " +
                    finding.params.at("from"));
  }
  return texts;
}

TEST(UnitLifetimesTest, FindsAUnitWithTargetsAfterItsLastDay) {
  const std::string line = "north tables[0].lines[0] ";
  EXPECT_THAT(Gone(Plan(), {}), IsEmpty());
  EXPECT_THAT(Gone(Plan(), {{"west", On("2021-12-31")}}), IsEmpty());
  EXPECT_THAT(Gone(Plan(), {{"north", On("2021-12-31")}}), ElementsAre(line + "2022-01-01"));
  // Within a year, and within a month.
  EXPECT_THAT(Gone(Plan(), {{"north", On("2022-06-30")}}), ElementsAre(line + "2022-07-01"));
  EXPECT_THAT(Gone(Plan(), {{"north", On("2022-12-15")}}), ElementsAre(line + "2023-01-01"));
  // However far off: the structural figure goes on.
  EXPECT_THAT(Gone(Plan(), {{"north", On("2099-12-31")}}), ElementsAre(line + "2100-01-01"));
}

TEST(UnitLifetimesTest, TellsOfEveryUnitOnce) {
  EXPECT_THAT(
      Gone(PlanOfEveryKind(), {{"north", On("2020-12-31")}, {"south", On("2030-12-31")}}),
      ElementsAre("north tables[0].lines[0] 2021-01-01", "south tables[0].lines[0] 2031-01-01"));
}

TEST(UnitLifetimesTest, LetsThePlanEndWithTheUnit) {
  Revision plan = Plan();
  plan.tables[0].lines[0].cells.pop_back();  // no structural figure
  EXPECT_THAT(Gone(plan, {{"north", On("2022-12-31")}}), IsEmpty());
  EXPECT_THAT(Gone(plan, {{"north", On("2022-12-30")}}),
              ElementsAre("north tables[0].lines[0] 2023-01-01"));
  // A line that is only followed says nothing.
  plan.tables[0].lines[0].cells.clear();
  EXPECT_THAT(Gone(plan, {{"north", On("2020-12-31")}}), IsEmpty());
}

TEST(UnitLifetimesTest, LetsAUnitPassItsTargetsOnByTheMonthAfterItsLastDay) {
  const struct {
    const char* last_day;
    const char* handover;
    bool in_time;
  } examples[] = {{"2021-12-31", "2022-01-01", true},  {"2021-12-31", "2021-07-01", true},
                  {"2021-12-31", "2022-02-01", false}, {"2021-12-15", "2022-01-01", true},
                  {"2022-06-30", "2022-07-01", true},  {"2022-06-30", "2022-08-01", false}};
  for (const auto& [last_day, handover, in_time] : examples) {
    Revision plan = Plan();
    plan.handovers = {{"north", On(handover), {{"south", 1}}}};
    EXPECT_EQ(Gone(plan, {{"north", On(last_day)}}).empty(), in_time) << last_day << handover;
  }
  // That another one does is no help.
  Revision plan = Plan();
  plan.handovers = {{"south", On("2021-01-01"), {{"east", 1}}}};
  EXPECT_THAT(Gone(plan, {{"north", On("2021-12-31")}}),
              ElementsAre("north tables[0].lines[0] 2022-01-01"));
}

TEST(UnitLifetimesTest, LetsWhatComesAfterBeDividedOverOthers) {
  Revision plan = Plan();
  Line& people = plan.tables[0].lines[0];
  const LastDays last_days{{"north", On("2021-12-31")}};
  people.amounts[{2022}] = {{{"north", 0}}, 0};
  EXPECT_THAT(Gone(plan, last_days), ElementsAre("north tables[0].lines[0] 2022-01-01"));
  people.amounts[kStructural] = {{{"north", 0}}, 0};
  EXPECT_THAT(Gone(plan, last_days), IsEmpty());
  people.amounts[kStructural].units[0].value = 1;
  EXPECT_THAT(Gone(plan, last_days), ElementsAre("north tables[0].lines[0] 2022-01-01"));
}

TEST(UnitLifetimesTest, FindsASuccessorThatIsGoneItself) {
  Revision plan = Plan();
  plan.handovers = {{"north", On("2022-01-01"), {{"east", 1}, {"west", 0}}}};
  const LastDays last_days{
      {"north", On("2021-12-31")}, {"east", On("2023-06-30")}, {"west", On("2023-06-30")}};
  EXPECT_THAT(Gone(plan, last_days), ElementsAre("east handovers[0].to_units 2023-07-01"));
  plan.handovers.push_back({"east", On("2023-07-01"), {{"south", 1}}});
  EXPECT_THAT(Gone(plan, last_days), IsEmpty());
}

TEST(UnitLifetimesTest, IsARuleForRevisions) {
  RuleContext context;
  context.last_days = {{"north", On("2021-12-31")}};
  const auto findings = FindingsOn(Plan(), context).value();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "UNIT_GONE");
  EXPECT_EQ(findings[0].line, "people");
}

}  // namespace
}  // namespace rekenschap::planning
