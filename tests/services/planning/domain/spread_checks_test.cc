#include "services/planning/domain/spread_checks.h"

#include <functional>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/planning/domain/targets.h"
#include "tests/services/planning/domain/revision_builders.h"

namespace rekenschap::planning {
namespace {

using finance::Column;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Programme ProgrammeOf(const Revision&) {
  Programme programme;
  programme.units = {"east", "north", "south"};
  return programme;
}

std::vector<base::Violation> Check(const Revision& plan) {
  return CheckSpread(plan, ProgrammeOf(plan));
}

finance::Handover Pass(const std::string& from, int month, int day,
                       std::vector<finance::Weight> to) {
  return {from,
          finance::Date(std::chrono::year(2021), std::chrono::month(static_cast<unsigned>(month)),
                        std::chrono::day(static_cast<unsigned>(day))),
          std::move(to)};
}

// A plan with everything that can be spread: line people (2021: EUR 1.000,00, then 2.000,00 and
// 3.000,00) has a profile, figures per period and amounts.
Revision Plan() {
  Revision plan = PlanOfEveryKind();
  plan.keys[0].total_weight = 2;
  plan.profiles = {{"late", "Late", {1'000, 2'000, 3'000, 4'000}}};
  plan.handovers = {Pass("north", 7, 1, {{"east", 1}})};
  plan.instalments = {{1, 15, 2'500}, {4, 15, 2'500}, {7, 15, 2'500}, {10, 15, 2'500}};
  Line& people = plan.tables[0].lines[0];
  people.profile = "late";
  people.phased[2022] = {50'000, 200'000};
  people.amounts[{2021}] = {{{"north", 30'000}}, 20'000};
  return plan;
}

TEST(SpreadChecksTest, FindNothingInAPlanThatCanBeSpread) { EXPECT_THAT(Check(Plan()), IsEmpty()); }

struct Example {
  std::function<void(Revision& plan, Line& people)> change;
  std::string field;
  std::string reason;
  std::vector<std::string> parts;  // of what is said: cell, rule, remedy
};

std::vector<Example> OfKeys() {
  const std::string weights = "allocation_keys[0].weights";
  return {
      {[](Revision& plan, Line&) { plan.keys[0].weights = {}; },
       weights,
       "WEIGHTS_UNFIT",
       {"key 'key'", "no weight above 0", "give at least one unit a weight"}},
      {[](Revision& plan, Line&) {
         plan.keys[0].weights = {{"north", 0}, {"south", 0}};
       },
       weights,
       "WEIGHTS_UNFIT",
       {"key 'key'", "no weight above 0"}},
      {[](Revision& plan, Line&) { plan.keys[0].weights[1].weight = -1; },
       weights + "[1].weight",
       "WEIGHTS_UNFIT",
       {"key 'key'", "unit 'south'", "-1", "from 0 to 10^12"}},
      {[](Revision& plan, Line&) { plan.keys[0].weights[1].weight = 1'000'000'000'001; },
       weights + "[1].weight",
       "WEIGHTS_UNFIT",
       {"unit 'south'", "from 0 to 10^12"}},
      {[](Revision& plan, Line&) { plan.keys[0].weights[1].id = "north"; },
       weights + "[1].unit",
       "WEIGHTS_UNFIT",
       {"key 'key'", "unit 'north' twice", "give it one weight"}},
      {[](Revision& plan, Line&) { plan.keys[0].total_weight = 3; },
       weights,
       "KEY_NOT_WHOLE",
       {"key 'key'", "add up to 2", "the whole is 3", "1 is missing", "mend a weight"}},
      {[](Revision& plan, Line&) { plan.keys[0].total_weight = 1; },
       weights,
       "KEY_NOT_WHOLE",
       {"1 is too much"}},
      {[](Revision& plan, Line&) { plan.keys[0].weights[1].id = "west"; },
       weights + "[1].unit",
       "UNIT_NOT_TAKING_PART",
       {"unit 'west'", "does not take part", "add it to the programme"}},
  };
}

std::vector<Example> OfLines() {
  const std::string people = "tables[0].lines[0]";
  return {
      {[](Revision&, Line& line) { line.allocation_key = "other"; },
       people + ".allocation_key",
       "KEY_UNKNOWN",
       {"line people", "key 'other'", "add it to allocation_keys"}},
      {[](Revision&, Line& line) {
         line.allocation_key.clear();
         line.amounts.clear();
       },
       people + ".allocation_key",
       "KEY_MISSING",
       {"line people", "by which key", "unit_amounts"}},
      {[](Revision&, Line& line) { line.profile = "early"; },
       people + ".phasing_profile",
       "PROFILE_UNKNOWN",
       {"line people", "profile 'early'", "add it to phasing_profiles"}},
      {[](Revision& plan, Line&) { plan.profiles[0].shares[3] = 3'999; },
       "phasing_profiles[0].shares_basis_points",
       "PROFILE_NOT_WHOLE",
       {"profile 'late'", "4 shares", "9999", "add up to 10000"}},
      {[](Revision& plan, Line&) {
         plan.profiles[0].shares = {2'000, 2'000, 2'000, 2'000, 2'000};
       },
       "phasing_profiles[0].shares_basis_points",
       "PROFILE_NOT_WHOLE",
       {"5 shares", "1, 2, 3, 4 or 12"}},
      {[](Revision& plan, Line&) {
         plan.profiles[0].shares = {-1, 10'001};
       },
       "phasing_profiles[0].shares_basis_points",
       "PROFILE_NOT_WHOLE",
       {"none below 0"}},
  };
}

std::vector<Example> OfAmounts() {
  const std::string field = "tables[0].lines[0].unit_amounts";
  return {
      {[](Revision&, Line& line) {
         line.amounts[{2023}] = {{{"north", 1}}, 0};
       },
       field,
       "COLUMN_UNKNOWN",
       {"line people", "2023", "give it a figure there, or leave the amounts out"}},
      {[](Revision&, Line& line) { line.amounts[{2021}].units[0].id = "west"; },
       field,
       "UNIT_NOT_TAKING_PART",
       {"unit 'west'"}},
      {[](Revision&, Line& line) { line.amounts[{2021}].units[0].value = -1; },
       field,
       "NEGATIVE_FIGURE",
       {"line people, 2021", "unit 'north'", "may_be_negative"}},
      {[](Revision&, Line& line) { line.amounts[{2021}].reserve = -1; },
       field,
       "NEGATIVE_FIGURE",
       {"line people, 2021", "the reserve", "may_be_negative"}},
      {[](Revision&, Line& line) { line.amounts[{2021}].reserve = 70'001; },
       field,
       "AMOUNTS_ABOVE_FIGURE",
       {"line people, 2021", "\u20ac 0.01 more", "\u20ac 1,000.00", "give less"}},
      {[](Revision&, Line& line) {
         line.amounts[Column::Structural()] = {{{"north", 100'000}, {"south", 199'999}}, 0};
       },
       field,
       "AMOUNTS_NOT_WHOLE",
       {"line people, structural", "\u20ac 0.01 of \u20ac 3,000.00", "central_reserve"}},
  };
}

std::vector<Example> OfPhasing() {
  const std::string field = "tables[0].lines[0].phased_figures";
  return {
      {[](Revision&, Line& line) {
         line.phased[2030] = {1, 2, 3};
       },
       field,
       "PHASING_UNFIT",
       {"line people, 2030", "the year's, \u20ac 3,000.00"}},
      {[](Revision&, Line& line) { line.phased[2020] = {1}; },
       field,
       "PHASING_UNFIT",
       {"line people, 2020", "no figure for 2020",
        "give it one, or leave the figures per period out"}},
      {[](Revision&, Line& line) {
         line.phased[2022] = {1, 2, 3, 4, 200'000};
       },
       field,
       "PHASING_UNFIT",
       {"line people, 2022", "5 figures", "1, 2, 3, 4 or 12"}},
      {[](Revision&, Line& line) { line.phased[2022] = {}; },
       field,
       "PHASING_UNFIT",
       {"line people, 2022", "0 figures"}},
      {[](Revision&, Line& line) {
         line.phased[2022] = {50'000, 199'999};
       },
       field,
       "PHASING_UNFIT",
       {"line people, 2022", "the last", "\u20ac 2,000.00"}},
      {[](Revision&, Line& line) {
         line.phased[2022] = {-1, 200'000};
       },
       field,
       "NEGATIVE_FIGURE",
       {"line people, 2022", "below zero", "may_be_negative"}},
      {[](Revision& plan, Line&) {
         Line& posts = plan.tables[3].lines[0];
         posts.phased[2024] = {60'000, 58'000};
       },
       "tables[3].lines[0].phased_figures",
       "PHASING_UNFIT",
       {"line posts", "2024", "nothing to build up", "leave the figures per period out"}},
      {[](Revision& plan, Line&) {
         Line& posts = plan.tables[3].lines[0];
         posts.cells.erase(posts.cells.begin() + 1);
         posts.cells.insert(posts.cells.begin() + 1, CellOf({2025}, 1));
         posts.phased[2025] = {1};
       },
       "tables[3].lines[0].phased_figures",
       "PHASING_UNFIT",
       {"line posts", "2024", "where 2025 starts"}},
  };
}

std::vector<Example> OfTheRest() {
  return {
      {[](Revision& plan, Line&) {
         plan.handovers[0] = Pass("north", 7, 2, {{"east", 1}});
       },
       "handovers[0].date",
       "HANDOVER_UNFIT",
       {"unit 'north'", "2021-07-02", "first day of a month"}},
      {[](Revision& plan, Line&) { plan.handovers[0].to[0].id = "north"; },
       "handovers[0].to_units",
       "HANDOVER_UNFIT",
       {"unit 'north'", "to itself", "successors"}},
      {[](Revision& plan, Line&) { plan.handovers.push_back(plan.handovers[0]); },
       "handovers[1].from_unit",
       "HANDOVER_UNFIT",
       {"unit 'north'", "2021-07-01", "twice", "all its successors in one"}},
      {[](Revision& plan, Line&) { plan.handovers[0].from = "west"; },
       "handovers[0].from_unit",
       "UNIT_NOT_TAKING_PART",
       {"unit 'west'"}},
      {[](Revision& plan, Line&) { plan.handovers[0].to[0].id = "west"; },
       "handovers[0].to_units[0].unit",
       "UNIT_NOT_TAKING_PART",
       {"unit 'west'"}},
      {[](Revision& plan, Line&) { plan.handovers[0].to = {}; },
       "handovers[0].to_units",
       "WEIGHTS_UNFIT",
       {"the handover of unit 'north'", "no weight above 0"}},
      {[](Revision& plan, Line&) { plan.instalments[0].share = 2'501; },
       "instalments",
       "INSTALMENTS_NOT_WHOLE",
       {"add up to 10001", "the whole is 10000", "mend"}},
      {[](Revision& plan, Line&) {
         plan.instalments[0].share = -1;
         plan.instalments[1].share = 5'001;
       },
       "instalments",
       "INSTALMENTS_NOT_WHOLE",
       {"day 15 in month 1", "below 0", "give 0 to 10000"}},
  };
}

TEST(SpreadChecksTest, SayWhereWhatIsWrongAndWhatToDo) {
  for (const auto& examples : {OfKeys(), OfLines(), OfAmounts(), OfPhasing(), OfTheRest()}) {
    for (const Example& example : examples) {
      Revision plan = Plan();
      example.change(plan, plan.tables[0].lines[0]);
      const auto violations = Check(plan);
      const std::string wanted = example.field + " " + example.reason;
      EXPECT_THAT(Briefly(violations), ElementsAre(wanted));
      if (violations.empty()) continue;
      for (const std::string& part : example.parts) {
        EXPECT_THAT(violations[0].description, HasSubstr(part)) << wanted;
      }
    }
  }
}

// What goes on from the revision before can only be changed by giving it.
TEST(SpreadChecksTest, TellADraftWithoutTablesToGiveThem) {
  const struct {
    std::function<void(Line& people)> change;
    const char* reason;
    const char* remedy;
  } examples[] = {
      {[](Line& people) { people.amounts[{2021}].reserve = 70'001; }, "AMOUNTS_ABOVE_FIGURE",
       "give the tables with new unit_amounts"},
      {[](Line& people) {
         people.amounts[{2021}] = {{{"north", 1}, {"south", 1}}, 0};
       },
       "AMOUNTS_NOT_WHOLE", "give the tables with new unit_amounts"},
      {[](Line& people) { people.phased[2022].back() += 1; }, "PHASING_UNFIT",
       "give the tables with new phased_figures"},
  };
  for (const auto& [change, reason, remedy] : examples) {
    for (const std::int64_t predecessor : {0, 1}) {
      Revision plan = Plan();
      plan.predecessor = predecessor;
      change(plan.tables[0].lines[0]);
      const auto violations = Check(plan);
      ASSERT_THAT(violations, SizeIs(1)) << reason;
      EXPECT_EQ(violations[0].reason, reason);
      // A first revision has given them.
      EXPECT_EQ(violations[0].description.find(remedy) == std::string::npos, predecessor == 0)
          << violations[0].description;
    }
  }
}

TEST(SpreadChecksTest, SayEverythingAtOnce) {
  Revision plan = Plan();
  plan.keys[0].total_weight = 3;
  plan.profiles[0].shares = {1};
  plan.tables[0].lines[1].allocation_key = "other";
  plan.handovers[0].date = finance::Date(std::chrono::year(2021) / 7 / 31);
  plan.instalments.pop_back();
  EXPECT_THAT(Check(plan), SizeIs(5));
}

TEST(SpreadChecksTest, SayWhenAmountsAddUpToMoreThanFits) {
  Revision plan = Plan();
  Line& people = plan.tables[0].lines[0];
  people.may_be_negative = true;
  people.amounts[{2021}] = {{{"east", std::numeric_limits<std::int64_t>::min()}}, 0};
  const auto violations = Check(plan);
  EXPECT_THAT(Briefly(violations), ElementsAre("tables[0].lines[0].unit_amounts FIGURE_TOO_LARGE"));
  EXPECT_THAT(violations[0].description, HasSubstr("line people, 2021"));
  // What is left fits, and has no magnitude.
  people.amounts[{2021}] = {
      {{"east", std::numeric_limits<std::int64_t>::max()}, {"north", 100'000}}, 1};
  people.may_be_negative = false;
  EXPECT_THAT(Briefly(Check(plan)),
              ElementsAre("tables[0].lines[0].unit_amounts FIGURE_TOO_LARGE"));
}

TEST(SpreadChecksTest, LetAmountsBeNegativeWhereTheLineMayBe) {
  Revision plan = Plan();
  Line& people = plan.tables[0].lines[0];
  people.may_be_negative = true;
  people.amounts[{2021}] = {{{"north", -30'000}}, 150'000};  // leaves -200,00 to the key
  people.phased[2022] = {-1, 200'000};
  EXPECT_THAT(Check(plan), IsEmpty());
}

TEST(SpreadChecksTest, LetAmountsDivideALineAlone) {
  Revision plan = Plan();
  Line& people = plan.tables[0].lines[0];
  people.allocation_key.clear();
  people.amounts.clear();
  people.amounts[{2021}] = {{{"north", 60'000}, {"south", 40'000}}, 0};
  people.amounts[{2022}] = {{}, 200'000};
  EXPECT_THAT(Briefly(Check(plan)), ElementsAre("tables[0].lines[0].unit_amounts "
                                                "AMOUNTS_NOT_WHOLE"));  // structurally
  people.amounts[Column::Structural()] = {{{"north", 300'000}}, 0};
  EXPECT_THAT(Check(plan), IsEmpty());
}

TEST(SpreadChecksTest, LetALineThatIsOnlyFollowedGoWithoutAKey) {
  Revision plan = Plan();
  plan.tables[5].lines[0].cells.clear();
  plan.tables[5].lines[0].allocation_key.clear();
  EXPECT_THAT(Check(plan), IsEmpty());
}

// What passes the checks can be resolved: no unit and no period is left without its target.
TEST(SpreadChecksTest, WhatTheyPassResolves) {
  Revision zero_weight = Plan();
  zero_weight.keys[0].weights = {{"east", 0}, {"north", 1}, {"south", 1}};
  Line& people = zero_weight.tables[0].lines[0];
  people.amounts[{2021}] = {{{"north", 60'000}, {"south", 40'000}}, 0};  // nobody else has weight
  for (const Revision& plan : {Plan(), zero_weight}) {
    ASSERT_THAT(Check(plan), IsEmpty());
    TargetQuery query;
    for (int year = 2020; year < 2026; ++year) {
      for (const auto& period : finance::PeriodsOf(year, finance::PeriodKind::kMonth)) {
        query.periods.push_back(period);
      }
    }
    EXPECT_TRUE(ListTargets(plan, query, {}, 100'000).ok());
  }
}

}  // namespace
}  // namespace rekenschap::planning
