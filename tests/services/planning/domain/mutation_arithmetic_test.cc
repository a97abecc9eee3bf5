#include "services/planning/domain/mutation_arithmetic.h"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/planning/domain/made_mutations.h"

namespace rekenschap::planning {
namespace {

using finance::kMaxFigure;
using finance::Measure;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Kind = MutationKind;

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

TEST(MutationArithmeticTest, MakesEveryKindThatHolds) {
  const Made made({
      MutationOf(Kind::kAdjustment, {In("people", {2021}, -1'000), In("posts", {2022}, 500)}),
      MutationOf(Kind::kCashShift, {In("people", {2021}, -4'000), In("people", {2022}, 4'000),
                                    In("hire", {2022}, 5), In("hire", {2021}, -5)}),
      MutationOf(Kind::kReallocation, {In("people", {2022}, 300), In("hire", {2022}, -300),
                                       In("people", kStructural, -7), In("hire", kStructural, 7)}),
      MutationOf(Kind::kGrossingUp,
                 {In("people", {2021}, 60), In("hire", {2021}, 40), In("fees", {2021}, 100)}),
      MutationOf(Kind::kStructuralChange, {In("people", kStructural, 1'000)}),
      MutationOf(Kind::kExtension, {In("people", {2023}, std::nullopt), In("hire", {2023}, 0)}),
      MutationOf(Kind::kAdjustment, {In("people", {2023}, 11)}),
  });
  EXPECT_THAT(Briefly(made.violations), IsEmpty());
  EXPECT_EQ(made.At("people", {2021}), 100'000 - 1'000 - 4'000 + 60);
  EXPECT_EQ(made.At("people", {2022}), 200'000 + 4'000 + 300);
  EXPECT_EQ(made.At("people", {2023}), 300'000 - 7 + 1'000 + 11);
  EXPECT_EQ(made.At("people", kStructural), 300'000 - 7 + 1'000);
  EXPECT_EQ(made.At("hire", {2021}), 50'000 - 5 + 40);
  EXPECT_EQ(made.At("hire", {2022}), 40'000 + 5 - 300);
  EXPECT_EQ(made.At("hire", {2023}), 7);
  EXPECT_EQ(made.At("fees", {2021}), 10'100);
  EXPECT_EQ(made.At("posts", {2022}), 46'900);
  EXPECT_EQ(made.mutations[5].entries[0].amount, 0);
}

TEST(MutationArithmeticTest, ReckonsAnIndexationOverTheStandAtThatPoint) {
  const Made made({
      MutationOf(Kind::kCashShift, {In("people", {2021}, -40'000), In("people", {2022}, 40'000)}),
      MutationOf(Kind::kIndexation,
                 {In("people", {2021}, std::nullopt), In("people", {2022}, std::nullopt)}),
      MutationOf(Kind::kIndexation, {In("people", {2021}, std::nullopt)}),
  });
  EXPECT_THAT(Briefly(made.violations), IsEmpty());
  EXPECT_EQ(made.mutations[1].entries[0].amount, 1'542);  // 2,57 % of 60.000
  EXPECT_EQ(made.mutations[1].entries[1].amount, 6'168);  // of 240.000
  EXPECT_EQ(made.mutations[2].entries[0].amount, 1'582);  // of 61.542: 1.581,63
  EXPECT_EQ(made.At("people", {2021}), 60'000 + 1'542 + 1'582);
}

TEST(MutationArithmeticTest, RoundsAnIndexationHalfToEven) {
  const struct {
    std::int64_t stand, rate, amount;
  } kCases[] = {
      {50, 10'000, 0},    {150, 10'000, 2},   {250, 10'000, 2}, {-50, 10'000, 0},
      {-150, 10'000, -2}, {150, -10'000, -2}, {0, 25'700, 0},   {kMaxFigure, 1, 10'000'000'000}};
  for (const auto& test : kCases) {
    Stands stands = StandsOf(PlanOfEveryKind().tables);
    stands.at("people").figures[{2021}] = test.stand;
    Mutation index = MutationOf(Kind::kIndexation, {In("people", {2021}, std::nullopt)});
    index.index_rate_per_million = test.rate;
    std::vector<base::Violation> violations;
    Make(index, "mutations[0]", stands, violations);
    const bool fits = test.stand != kMaxFigure;
    EXPECT_EQ(violations.empty(), fits) << test.stand;
    EXPECT_EQ(index.entries[0].amount, test.amount) << test.stand << " " << test.rate;
  }
}

TEST(MutationArithmeticTest, SaysWhenARateIsFarTooHigh) {
  Stands stands = StandsOf(PlanOfEveryKind().tables);
  stands.at("people").figures[{2021}] = kMaxFigure;
  Mutation index = MutationOf(Kind::kIndexation, {In("people", {2021}, 5)});
  index.index_rate_per_million = std::numeric_limits<std::int32_t>::max();
  std::vector<base::Violation> violations;
  Make(index, "mutations[0]", stands, violations);
  EXPECT_THAT(Briefly(violations), ElementsAre("mutations[0].entries[0].amount FIGURE_TOO_LARGE"));
  EXPECT_THAT(violations[0].description, AllOf(HasSubstr("line people, 2021"), HasSubstr("rate")));
}

// 2,57 % of € 1.000,00 is € 25,70.
TEST(MutationArithmeticTest, TakesAnIndexationWithinTheRoundingOfThePrintUnit) {
  const struct {
    std::int64_t print_unit, amount;
    bool fits;
  } kCases[] = {{1, 2'570, true},
                {1, 2'620, true},
                {1, 2'520, true},
                {1, 2'621, false},
                {1, 2'519, false},
                {1'000, 0, true},
                {1'000, 52'570, true},
                {1'000, 52'571, false},
                {1'000'000, 50'002'570, true},
                {1'000'000, 50'002'571, false},
                {1, kLargest, false},
                {1, -kLargest, false},
                // A print unit that cannot be is refused elsewhere, and gives no room here.
                {kLargest, 2'570, true},
                {kLargest, 2'571, false},
                {-5, 2'571, false}};
  for (const auto& test : kCases) {
    Stands stands = StandsOf(PlanOfEveryKind().tables);
    stands.at("people").print_unit = test.print_unit;
    Mutation index = MutationOf(Kind::kIndexation, {In("people", {2021}, test.amount)});
    std::vector<base::Violation> violations;
    Make(index, "mutations[0]", stands, violations);
    if (test.fits) {
      EXPECT_THAT(Briefly(violations), IsEmpty()) << test.print_unit << " " << test.amount;
    } else {
      EXPECT_EQ(Briefly(violations).front(), "mutations[0].entries[0].amount INDEXATION_MISFIT")
          << test.print_unit << " " << test.amount;
    }
  }
}

struct Refusal {
  Mutation mutation;
  std::vector<std::string> found;
};

Mutation WithIndex(Mutation mutation, std::int64_t rate, std::string price_level) {
  mutation.index_rate_per_million = rate;
  mutation.price_level = std::move(price_level);
  return mutation;
}

TEST(MutationArithmeticTest, RefusesWhatItsKindDoesNotAllow) {
  const std::string entries = "mutations[0].entries";
  const std::vector<Refusal> kCases = {
      {MutationOf(Kind::kAdjustment, {In("nobody", {2021}, 1)}),
       {entries + "[0].line LINE_UNKNOWN"}},
      {MutationOf(Kind::kAdjustment, {In("people", {2021}, 1), In("people", {2030}, 1)}),
       {entries + "[1] YEAR_NOT_IN_SERIES"}},
      {MutationOf(Kind::kAdjustment, {In("people", {2020}, 1)}),
       {entries + "[0] YEAR_NOT_IN_SERIES"}},
      {MutationOf(Kind::kAdjustment, {In("people", {2021}, 1, Measure::kFte)}),
       {entries + "[0].amount MEASURE_WRONG"}},
      {MutationOf(Kind::kAdjustment, {In("people", {2021}, std::nullopt)}),
       {entries + "[0].amount AMOUNT_MISSING"}},
      {MutationOf(Kind::kAdjustment,
                  {In("people", {2021}, 1), In("hire", {2021}, 1), In("people", {2021}, 1)}),
       {entries + "[2] ENTRY_TWICE"}},
      {MutationOf(Kind::kAdjustment, {In("people", {2021}, kMaxFigure)}),
       {entries + "[0].amount FIGURE_TOO_LARGE"}},
      {MutationOf(Kind::kAdjustment, {In("people", {2021}, kLargest)}),
       {entries + "[0].amount FIGURE_TOO_LARGE"}},
      {MutationOf(Kind::kAdjustment, {In("people", {2021}, -kMaxFigure - 100'001)}),
       {entries + "[0].amount FIGURE_TOO_LARGE"}},

      {MutationOf(Kind::kCashShift, {In("people", {2021}, -1), In("people", kStructural, 1)}),
       {entries + "[1] COLUMN_UNFIT"}},
      {MutationOf(Kind::kIndexation, {In("people", {2021}, 9'999)}),
       {entries + "[0].amount INDEXATION_MISFIT"}},
      // Without its rate there is nothing to hold the amounts against.
      {WithIndex(MutationOf(Kind::kIndexation, {In("people", {2021}, 9'999)}), 0, "2022"),
       {"mutations[0] INDEXATION_INCOMPLETE"}},
      {WithIndex(MutationOf(Kind::kIndexation, {In("people", {2021}, std::nullopt)}), 25'700, ""),
       {"mutations[0] INDEXATION_INCOMPLETE"}},
      {MutationOf(Kind::kIndexation, {In("posts", {2021}, std::nullopt), In("cases", {2021}, 1)}),
       {entries + "[0].line INDEXATION_NOT_EUROS", entries + "[1].line INDEXATION_NOT_EUROS"}},
      {WithIndex(MutationOf(Kind::kAdjustment, {In("people", {2021}, 1)}), 5, ""),
       {"mutations[0] INDEX_UNWANTED"}},
      {WithIndex(MutationOf(Kind::kCashShift, {In("people", {2021}, 0)}), 0, "2022"),
       {"mutations[0] INDEX_UNWANTED"}},

      {MutationOf(Kind::kExtension, {In("people", {2024}, std::nullopt)}),
       {entries + "[0] EXTENSION_NOT_NEXT"}},
      {MutationOf(Kind::kExtension, {In("people", {2022}, std::nullopt)}),
       {entries + "[0] EXTENSION_NOT_NEXT"}},
      {MutationOf(Kind::kExtension, {In("people", kStructural, std::nullopt)}),
       {entries + "[0] EXTENSION_NOT_NEXT"}},
      {MutationOf(Kind::kExtension, {In("people", {2023}, 1)}),
       {entries + "[0].amount AMOUNT_UNWANTED"}},
      {MutationOf(Kind::kExtension, {In("people", {2023}, 0, Measure::kFte)}),
       {entries + "[0].amount MEASURE_WRONG"}},

      {MutationOf(Kind::kStructuralChange, {In("people", {2022}, 1), In("people", kStructural, 1)}),
       {entries + "[0] COLUMN_UNFIT"}},
  };
  for (const Refusal& test : kCases) {
    const Made made({test.mutation});
    EXPECT_EQ(Briefly(made.violations), test.found)
        << ToString(test.mutation.kind) << " of " << test.mutation.entries.front().line;
  }
}

TEST(MutationArithmeticTest, TakesAmountsInTheMeasureOfTheirLine) {
  const Made made({MutationOf(Kind::kAdjustment, {In("people", {2021}, 1, Measure::kEuro),
                                                  In("posts", {2021}, 1, Measure::kFte),
                                                  In("cases", {2021}, 1, Measure::kCount)})});
  EXPECT_THAT(Briefly(made.violations), IsEmpty());
  for (const MutationEntry& entry : made.mutations[0].entries) EXPECT_FALSE(entry.measure);
}

TEST(MutationArithmeticTest, FindsAYearMissingUntilItIsExtended) {
  const Mutation extension = MutationOf(Kind::kExtension, {In("people", {2023}, std::nullopt)});
  const Mutation change = MutationOf(Kind::kAdjustment, {In("people", {2023}, 5)});
  EXPECT_THAT(Briefly(Made({extension, change}).violations), IsEmpty());
  const Made before({change, extension});
  EXPECT_THAT(Briefly(before.violations),
              ElementsAre("mutations[0].entries[0] YEAR_NOT_IN_SERIES"));
  EXPECT_THAT(before.violations[0].description,
              AllOf(HasSubstr("line people"), HasSubstr("2023"), HasSubstr("KIND_EXTENSION")));
  // An extension would not help here.
  const Made early({MutationOf(Kind::kAdjustment, {In("people", {2020}, 5)})});
  EXPECT_THAT(early.violations[0].description,
              AllOf(HasSubstr("tables"), Not(HasSubstr("KIND_EXTENSION"))));
}

TEST(MutationArithmeticTest, ExtendsTwoYearsInARowInOneMutation) {
  const Made made({MutationOf(
      Kind::kExtension, {In("people", {2023}, std::nullopt), In("people", {2024}, std::nullopt)})});
  EXPECT_THAT(Briefly(made.violations), IsEmpty());
  EXPECT_EQ(made.At("people", {2024}), 300'000);
}

TEST(MutationArithmeticTest, CannotExtendALineWithoutAStructuralFigure) {
  Stands stands = StandsOf(PlanOfEveryKind().tables);
  stands.at("people").figures.erase(kStructural);
  Mutation extension = MutationOf(Kind::kExtension, {In("people", {2023}, std::nullopt)});
  std::vector<base::Violation> violations;
  Make(extension, "mutations[0]", stands, violations);
  EXPECT_THAT(Briefly(violations), ElementsAre("mutations[0].entries[0] STRUCTURAL_MISSING"));
}

// What is wrong with one mutation says nothing of the next; only what it is wrong in itself is
// told.
TEST(MutationArithmeticTest, NotesEverythingThatIsWrongOnce) {
  const Made made({
      // Goes wrong in three entries.
      MutationOf(Kind::kAdjustment, {In("nobody", {2021}, 1), In("people", {2021}, kLargest),
                                     In("hire", {2021}, 1, Measure::kFte), In("fees", {2021}, 1)}),
      // Stands on a figure that is not known now.
      MutationOf(Kind::kIndexation, {In("people", {2021}, 2'570)}),
      // The wrong year is not there for the next one either.
      MutationOf(Kind::kExtension, {In("hire", {2023}, 7)}),
      MutationOf(Kind::kAdjustment, {In("hire", {2023}, 1)}),
      // And this is wrong by itself.
      MutationOf(Kind::kCashShift, {In("people", {2021}, 1), In("people", {2022}, 1)}),
      MutationOf(Kind::kAdjustment, {In("people", {2030}, 1, Measure::kFte)}),
  });
  EXPECT_THAT(Briefly(made.violations),
              ElementsAre("mutations[0].entries[0].line LINE_UNKNOWN",
                          "mutations[0].entries[1].amount FIGURE_TOO_LARGE",
                          "mutations[0].entries[2].amount MEASURE_WRONG",
                          "mutations[2].entries[0].amount AMOUNT_UNWANTED",
                          "mutations[4].entries CASH_SHIFT_UNBALANCED",
                          "mutations[5].entries[0].amount MEASURE_WRONG",
                          "mutations[5].entries[0] YEAR_NOT_IN_SERIES"));
}

// A person reads these: they name the cell, the rule and the way out.
TEST(MutationArithmeticTest, SaysWhereWhatAndWhatToDo) {
  const struct {
    Mutation mutation;
    std::vector<std::string> says;
  } kCases[] = {
      {MutationOf(Kind::kAdjustment, {In("people", {2021}, kMaxFigure)}),
       {"line people", "2021", "€ 1,000.00", "larger than any figure"}},
      {MutationOf(Kind::kAdjustment, {In("people", {2050}, 1)}),
       {"line people", "2050", "2021, 2022, structural", "KIND_EXTENSION"}},
      {MutationOf(Kind::kAdjustment, {In("nobody", {2021}, 1)}),
       {"line 'nobody'", "tables of the draft"}},
      {MutationOf(Kind::kAdjustment, {In("people", {2021}, 1, Measure::kFte)}),
       {"line people", "FTE", "give it in EUR"}},
      {MutationOf(Kind::kIndexation, {In("posts", {2021}, std::nullopt)}),
       {"line posts", "only euros", "KIND_ADJUSTMENT"}},
      {WithIndex(MutationOf(Kind::kAdjustment, {In("people", {2021}, 1)}), 5, ""),
       {"only an indexation", "leave them out"}},
      {MutationOf(Kind::kExtension, {In("people", {2050}, std::nullopt)}),
       {"line people", "2050", "2023"}},
      {MutationOf(Kind::kIndexation, {In("people", {2021}, 9'999)}),
       {"line people", "2021", "€ 1,000.00", "€ 25.70", "€ 99.99", "leave the amount out"}},
      {MutationOf(Kind::kCashShift, {In("people", kStructural, 1)}), {"line people", "no year"}},
      {MutationOf(Kind::kStructuralChange, {In("people", {2022}, 1)}),
       {"line people", "2022", "KIND_ADJUSTMENT"}},
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
