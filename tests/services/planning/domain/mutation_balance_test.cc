#include "services/planning/domain/mutation_balance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/planning/domain/made_mutations.h"

namespace rekenschap::planning {
namespace {

using finance::kMaxFigure;
using ::testing::AllOf;
using ::testing::HasSubstr;
using Kind = MutationKind;

TEST(MutationBalanceTest, RefusesWhatDoesNotBalance) {
  const std::string entries = "mutations[0].entries";
  const struct {
    Mutation mutation;
    std::vector<std::string> found;
  } kCases[] = {
      {MutationOf(Kind::kCashShift, {In("people", {2021}, -1), In("people", {2022}, 2),
                                     In("hire", {2021}, -5), In("hire", {2022}, 6)}),
       {entries + " CASH_SHIFT_UNBALANCED", entries + " CASH_SHIFT_UNBALANCED"}},
      // What balances over the lines does not balance over the years.
      {MutationOf(Kind::kCashShift, {In("people", {2021}, -1), In("hire", {2022}, 1)}),
       {entries + " CASH_SHIFT_UNBALANCED", entries + " CASH_SHIFT_UNBALANCED"}},
      {MutationOf(Kind::kCashShift, {In("pledge", {2021}, -1), In("people", {2021}, 0),
                                     In("pledge", {2022}, 1), In("posts", {2021}, 0)}),
       {entries + "[0].line CASH_SHIFT_NOT_CASH", entries + "[3].line CASH_SHIFT_NOT_CASH"}},

      {MutationOf(Kind::kReallocation,
                  {In("people", {2021}, 5), In("hire", {2021}, -4), In("people", kStructural, 1)}),
       {entries + " REALLOCATION_UNBALANCED", entries + " REALLOCATION_UNBALANCED"}},
      {MutationOf(Kind::kReallocation, {In("people", {2021}, 5), In("hire", {2022}, -5)}),
       {entries + " REALLOCATION_UNBALANCED", entries + " REALLOCATION_UNBALANCED"}},
      {MutationOf(Kind::kReallocation, {In("people", {2021}, 5), In("pledge", {2021}, -5)}),
       {entries + "[1].line REALLOCATION_MIXED"}},
      {MutationOf(Kind::kReallocation, {In("people", {2021}, 5), In("fees", {2021}, -5)}),
       {entries + "[1].line REALLOCATION_MIXED"}},
      {MutationOf(Kind::kReallocation, {In("people", {2021}, 5), In("posts", {2021}, -5)}),
       {entries + "[1].line REALLOCATION_MIXED"}},
      {MutationOf(Kind::kReallocation, {In("cases", {2021}, 5), In("desks", {2021}, -5)}),
       {entries + "[1].line REALLOCATION_MIXED"}},

      {MutationOf(Kind::kGrossingUp, {In("people", {2021}, 5), In("fees", {2021}, 4)}),
       {entries + " GROSSING_UP_UNBALANCED"}},
      {MutationOf(Kind::kGrossingUp, {In("people", {2021}, 5), In("fees", {2021}, -5)}),
       {entries + " GROSSING_UP_UNBALANCED"}},
      {MutationOf(Kind::kGrossingUp, {In("people", {2021}, 5), In("fees", {2022}, 5)}),
       {entries + " GROSSING_UP_UNBALANCED", entries + " GROSSING_UP_UNBALANCED"}},
      {MutationOf(Kind::kGrossingUp, {In("people", {2021}, 5), In("hire", {2021}, -5)}),
       {entries + " GROSSING_UP_ONE_SIDED"}},
      {MutationOf(Kind::kGrossingUp, {In("pledge", {2021}, 5), In("fees", {2021}, 5)}),
       {entries + "[1].line GROSSING_UP_MIXED"}},
      {MutationOf(Kind::kGrossingUp, {In("posts", {2021}, 5), In("fees", {2021}, 5)}),
       {entries + "[0].line GROSSING_UP_MIXED", entries + "[1].line GROSSING_UP_MIXED"}},
  };
  for (const auto& test : kCases) {
    const Made made({test.mutation});
    EXPECT_EQ(Briefly(made.violations), test.found)
        << ToString(test.mutation.kind) << " of " << test.mutation.entries.front().line;
  }
}

TEST(MutationBalanceTest, AMutationOfNothingBalances) {
  for (const Kind kind : {Kind::kCashShift, Kind::kReallocation, Kind::kGrossingUp}) {
    EXPECT_TRUE(Made({MutationOf(kind, {})}).violations.empty());
  }
}

// Sums of entries that are fine one by one can be larger than any number.
TEST(MutationBalanceTest, NotesASumThatDoesNotFit) {
  const struct {
    Kind kind;
    Direction direction;
  } kCases[] = {{Kind::kReallocation, Direction::kExpenditure},
                {Kind::kGrossingUp, Direction::kExpenditure},
                {Kind::kGrossingUp, Direction::kReceipts}};
  for (const auto& test : kCases) {
    Stands stands = StandsOf(PlanOfEveryKind().tables);
    std::vector<MutationEntry> entries = {In("people", {2021}, 0)};
    if (test.kind == Kind::kGrossingUp) entries.push_back(In("fees", {2021}, 0));
    for (int i = 0; i < 1'000; ++i) {
      LineStand stand = stands.at("people");
      stand.direction = test.direction;
      stand.figures[{2021}] = 0;
      const std::string line = "line-" + std::to_string(i);
      stands[line] = stand;
      entries.push_back(In(line, {2021}, kMaxFigure));
    }
    Mutation mutation = MutationOf(test.kind, entries);
    std::vector<base::Violation> violations;
    Make(mutation, "mutations[0]", stands, violations);
    ASSERT_EQ(violations.size(), 1U);
    EXPECT_EQ(violations[0].reason, "FIGURE_TOO_LARGE");
    EXPECT_THAT(violations[0].description, AllOf(HasSubstr("line line-"), HasSubstr("2021")));
  }
}

// A person reads these: they name the cell, the rule and the way out.
TEST(MutationBalanceTest, SaysWhereWhatAndWhatToDo) {
  const struct {
    Mutation mutation;
    std::vector<std::string> says;
  } kCases[] = {
      {MutationOf(Kind::kCashShift, {In("people", {2021}, -400), In("people", {2022}, 300)}),
       {"line people", "zero over the years", "€ -1.00",
        "what leaves one year arrives in another"}},
      {MutationOf(Kind::kReallocation, {In("people", {2021}, 400), In("hire", {2021}, -300)}),
       {"2021", "zero over the lines", "€ 1.00", "what leaves one line arrives in another"}},
      {MutationOf(Kind::kGrossingUp, {In("people", {2021}, 400), In("fees", {2021}, 300)}),
       {"2021", "change by the same", "€ 1.00"}},
  };
  for (const auto& test : kCases) {
    const Made made({test.mutation});
    ASSERT_FALSE(made.violations.empty());
    EXPECT_EQ(made.violations.size(), 1U) << ::testing::PrintToString(Briefly(made.violations));
    for (const std::string& part : test.says) {
      EXPECT_THAT(made.violations[0].description, HasSubstr(part));
    }
  }
}

}  // namespace
}  // namespace rekenschap::planning
