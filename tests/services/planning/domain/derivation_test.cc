#include "services/planning/domain/derivation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/planning/domain/content_hash.h"
#include "tests/services/planning/domain/revision_builders.h"

namespace rekenschap::planning {
namespace {

using finance::Column;
using finance::Measure;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using Kind = MutationKind;

// With its derived state; the test fails when there is none.
Revision Derived(const Revision& predecessor, Revision draft) {
  EXPECT_THAT(Briefly(Derive(&predecessor, draft)), IsEmpty());
  return draft;
}

finance::Printed Print(const std::string& text, std::int64_t print_unit) {
  return *finance::ParsePrinted(text, Measure::kEuro, print_unit);
}

std::vector<Mutation> OfEveryKind() {
  return {
      MutationOf(Kind::kAdjustment, {{"posts", {2022}, 500}}, "more-posts"),
      MutationOf(Kind::kCashShift, {{"people", {2021}, -1'000}, {"people", {2022}, 1'000}},
                 "shift"),
      MutationOf(Kind::kExtension, {{"people", {2023}, std::nullopt}}, "extend"),
      MutationOf(Kind::kStructuralChange, {{"people", kStructural, 700}}, "structural"),
      MutationOf(Kind::kIndexation,
                 {{"people", {2021}, std::nullopt}, {"people", {2023}, std::nullopt}}, "index"),
      MutationOf(Kind::kReallocation, {{"people", {2022}, -5}, {"hire", {2022}, 5}}, "reallocate"),
      MutationOf(Kind::kGrossingUp, {{"people", {2022}, 9}, {"fees", {2022}, 9}}, "gross-up"),
  };
}

TEST(DerivationTest, AFirstRevisionIsWhatItSays) {
  Revision plan = PlanOfEveryKind();
  Cell& cell = plan.tables[0].lines[0].cells[0];
  cell = {{2021}, Print("6,8", 1'000), 0, true, std::nullopt};
  EXPECT_THAT(Briefly(Derive(nullptr, plan)), IsEmpty());
  EXPECT_EQ(cell.worked_with, 680'000);
  EXPECT_FALSE(cell.worked_with_open);
}

TEST(DerivationTest, AFirstRevisionSaysWhatItWorksWith) {
  Revision empty;
  EXPECT_THAT(Briefly(Derive(nullptr, empty)), ElementsAre("tables TABLES_MISSING"));
  Revision plan = PlanOfEveryKind();
  plan.tables[3].lines[0].cells[1].worked_with_open = true;
  plan.mutations = {MutationOf(Kind::kAdjustment, {{"people", {2021}, 1}})};
  EXPECT_THAT(Briefly(Derive(nullptr, plan)),
              ElementsAre("mutations MUTATIONS_WITHOUT_PREDECESSOR",
                          "tables[3].lines[0].cells[1] FIGURE_MISSING"));
}

TEST(DerivationTest, GoesOnWithWhatTheDraftLeavesOut) {
  Revision plan = PlanOfEveryKind();
  plan.tables[0].printed_totals = {{{2021}, Print("2", 1'000'000)}};
  plan.tables[0].printed_grand_total = Print("9", 1'000'000);
  plan.tables[0].lines[0].printed_row_total = Print("9", 1'000'000);
  plan.tables[0].lines[0].cells[0].printed = Print("1", 1'000);
  plan.tables[0].lines[0].cells[0].rectification =
      Rectification{"Misprint.", "someone", finance::Date(std::chrono::year(2020) / 1 / 1)};
  plan.profiles = {{"early", "Early", {10'000}}};
  plan.instalments = {{1, 15, 10'000}};
  const Revision next = Derived(plan, DraftWith({}));
  EXPECT_EQ(next.keys, plan.keys);
  EXPECT_EQ(next.profiles, plan.profiles);
  EXPECT_EQ(next.instalments, plan.instalments);
  // The prints stay with the paper that has them.
  for (const Table& table : next.tables) {
    EXPECT_THAT(table.printed_totals, IsEmpty());
    EXPECT_FALSE(table.printed_grand_total);
    for (const Line& line : table.lines) {
      EXPECT_FALSE(line.printed_row_total);
      for (const Cell& cell : line.cells) {
        EXPECT_FALSE(cell.printed || cell.rectification || cell.worked_with_open) << line.id;
      }
      EXPECT_EQ(FiguresOf(next, line.id), FiguresOf(plan, line.id));
    }
  }
}

TEST(DerivationTest, ReplacesKeysAndProfilesByIdAndAddsHandovers) {
  const finance::Date january(std::chrono::year(2024) / 1 / 1);
  const finance::Date july(std::chrono::year(2023) / 7 / 1);
  Revision plan = PlanOfEveryKind();
  plan.profiles = {{"early", "Early", {10'000}}};
  plan.handovers = {{"north", january, {{"east", 1}}}};
  plan.instalments = {{1, 15, 10'000}};
  Revision draft = DraftWith({});
  AllocationKey changed = plan.keys[0];
  changed.weights = {{"north", 3}, {"south", 1}};
  AllocationKey fresh = plan.keys[0];
  fresh.id = "another";
  draft.keys = {changed, fresh};
  draft.profiles = {{"early", "Earlier", {5'000, 5'000}}};
  draft.handovers = {{"south", july, {{"east", 1}}}, plan.handovers[0]};
  draft.instalments = {{2, 1, 10'000}};
  const Revision next = Derived(plan, draft);
  // What north passes on can be put right, by the unit and the day.
  Revision mended = DraftWith({});
  mended.handovers = {{"north", january, {{"south", 1}}}};
  EXPECT_THAT(Derived(plan, mended).handovers, ElementsAre(mended.handovers[0]));
  EXPECT_THAT(next.keys, ElementsAre(fresh, changed));
  EXPECT_THAT(next.profiles, ElementsAre(draft.profiles[0]));
  EXPECT_THAT(next.handovers, ElementsAre(draft.handovers[0], plan.handovers[0]));
  EXPECT_EQ(next.instalments, draft.instalments);
}

// The checks refuse it; which of the two was meant is not for us to say.
TEST(DerivationTest, KeepsBothHandoversThatADraftGivesOfOneUnitAndDay) {
  const finance::Date january(std::chrono::year(2024) / 1 / 1);
  Revision plan = PlanOfEveryKind();
  Revision draft = DraftWith({});
  draft.handovers = {{"north", january, {{"east", 1}}}, {"north", january, {{"south", 1}}}};
  EXPECT_EQ(Derived(plan, draft).handovers, draft.handovers);
  plan.handovers = {{"north", january, {{"south", 1}}}};
  EXPECT_EQ(Derived(plan, draft).handovers, draft.handovers);
}

TEST(DerivationTest, MakesTheMutationsOnTheStandBefore) {
  const Revision next = Derived(PlanOfEveryKind(), DraftWith(OfEveryKind()));
  EXPECT_THAT(FiguresOf(next, "people"),
              ElementsAre(Pair(Column{2021}, 99'000 + 2'544), Pair(Column{2022}, 201'000 - 5 + 9),
                          Pair(Column{2023}, 300'000 + 7'710), Pair(kStructural, 300'700)));
  EXPECT_THAT(
      FiguresOf(next, "hire"),
      ElementsAre(Pair(Column{2021}, 50'000), Pair(Column{2022}, 40'005), Pair(kStructural, 0)));
  EXPECT_EQ(FiguresOf(next, "posts").at({2022}), 46'900);
}

// Giving the state beside the mutations says nothing new.
TEST(DerivationTest, DerivesTheSameWithAndWithoutTables) {
  const Revision plan = PlanOfEveryKind();
  const Revision bare = Derived(plan, DraftWith(OfEveryKind()));
  EXPECT_EQ(Derived(plan, bare), bare);  // with the figures and the amounts reckoned
  Revision open = bare;
  LeaveOpen(open);
  EXPECT_EQ(Derived(plan, open), bare);
  EXPECT_EQ(ContentHash(Derived(plan, open)), ContentHash(bare));
  // Columns that the tables leave out stay all the same.
  Revision sparse = open;
  for (Table& table : sparse.tables) {
    for (Line& line : table.lines) line.cells.pop_back();
  }
  EXPECT_EQ(Derived(plan, sparse), bare);
  // The tables of the revision before are the state before; only what changes is not it any more.
  Revision before = DraftWith(OfEveryKind());
  before.tables = plan.tables;
  LeaveOpen(before);
  EXPECT_EQ(Derived(plan, before), bare);
}

TEST(DerivationTest, HoldsGivenFiguresAgainstTheStand) {
  Revision draft = DraftWith({MutationOf(Kind::kAdjustment, {{"people", {2022}, 5}})});
  draft.tables = PlanOfEveryKind().tables;
  draft.tables[0].lines[0].cells[0].worked_with += 1;  // nothing says why
  draft.tables[3].lines[0].cells[2].worked_with -= 1;
  const Revision plan = PlanOfEveryKind();
  const auto violations = Derive(&plan, draft);
  EXPECT_THAT(Briefly(violations),
              ElementsAre("tables[0].lines[0].cells[0].worked_with STAND_MISFIT",
                          "tables[0].lines[0].cells[1].worked_with STAND_MISFIT",
                          "tables[3].lines[0].cells[2].worked_with STAND_MISFIT"));
  EXPECT_THAT(violations[1].description,
              AllOf(HasSubstr("line people, 2022"), HasSubstr("€ 2,000.05"),
                    HasSubstr("€ 2,000.00"), HasSubstr("name the mutation")));
}

TEST(DerivationTest, ALineThatIsNewStartsAtNothing) {
  Revision draft = DraftWith({});
  draft.tables = PlanOfEveryKind().tables;
  draft.tables[0].lines.push_back(LineOf("training", 700, 0, 900));
  const Revision plan = PlanOfEveryKind();
  EXPECT_THAT(Found(plan, draft),
              ElementsAre("tables[0].lines[2].cells[0].worked_with STAND_MISFIT",
                          "tables[0].lines[2].cells[2].worked_with STAND_MISFIT"));
  draft.mutations = {
      MutationOf(Kind::kReallocation, {{"training", {2021}, 700}, {"hire", {2021}, -700}}, "a"),
      MutationOf(Kind::kStructuralChange, {{"training", kStructural, 900}}, "b")};
  draft.tables[0].lines[1].cells[0].worked_with -= 700;
  const Revision next = Derived(plan, draft);
  EXPECT_THAT(FiguresOf(next, "training"),
              ElementsAre(Pair(Column{2021}, 700), Pair(Column{2022}, 0), Pair(kStructural, 900)));
  // A column that it is not given with is no column of it.
  draft.mutations.push_back(MutationOf(Kind::kAdjustment, {{"training", {2025}, 1}}, "c"));
  EXPECT_THAT(Found(plan, draft), ElementsAre("mutations[2].entries[0] YEAR_NOT_IN_SERIES"));
}

// A year that the structural figure holds for is taken out of it; of any other the plan said
// nothing, and nothing is where it starts.
TEST(DerivationTest, AColumnThatThePlanSaidNothingOfStartsAtNothing) {
  Revision plan = PlanOfEveryKind();
  plan.tables[0].lines[1].cells = {CellOf({2021}, 50'000), CellOf({2023}, 10)};  // hire
  plan.tables[1].lines[0].cells.clear();                                         // pledge
  Revision draft = DraftWith({});
  draft.tables = plan.tables;
  Line& people = draft.tables[0].lines[0];
  people.cells.insert(people.cells.begin(), CellOf({2019}, 0));
  draft.tables[0].lines[1].cells = {CellOf({2021}, 50'000), CellOf({2022}, 3), CellOf({2023}, 10),
                                    CellOf({2024}, 4), CellOf(kStructural, 5)};
  draft.tables[1].lines[0].cells = {CellOf({2021}, 6), CellOf(kStructural, 0)};
  draft.mutations = {MutationOf(
      Kind::kAdjustment,
      {{"hire", {2022}, 3}, {"hire", {2024}, 4}, {"hire", kStructural, 5}, {"pledge", {2021}, 6}})};
  EXPECT_EQ(Derived(plan, draft).tables, draft.tables);
  people.cells.insert(people.cells.end() - 1, CellOf({2023}, 300'000));
  EXPECT_THAT(Found(plan, draft), ElementsAre("tables[0].lines[0].cells[3] YEAR_NOT_IN_SERIES"));
  draft.mutations.push_back(MutationOf(Kind::kExtension, {{"people", {2023}, std::nullopt}}, "b"));
  EXPECT_THAT(Found(plan, draft), IsEmpty());
}

// That it stands twice is for the checks to say, and all that is wrong with it.
TEST(DerivationTest, ANewLineThatStandsTwiceHasTheColumnsOfBoth) {
  const Revision plan = PlanOfEveryKind();
  Revision draft = DraftWith({});
  draft.tables = plan.tables;
  draft.tables[0].lines.push_back(LineOf("training", {CellOf({2021}, 0)}));
  draft.tables[0].lines.push_back(LineOf("training", {CellOf({2022}, 0)}));
  EXPECT_THAT(Found(plan, draft), IsEmpty());
}

TEST(DerivationTest, ANewLineCanBeExtendedAtOnce) {
  const Revision plan = PlanOfEveryKind();
  Revision draft =
      DraftWith({MutationOf(Kind::kStructuralChange, {{"training", kStructural, 9}}, "structural"),
                 MutationOf(Kind::kExtension, {{"training", {2023}, std::nullopt}}, "extend")});
  draft.tables = plan.tables;
  draft.tables[0].lines.push_back(LineOf("training", 0, 0, 9));
  const Revision next = Derived(plan, draft);
  EXPECT_EQ(FiguresOf(next, "training").at({2023}), 9);
  EXPECT_EQ(Derived(plan, next), next);
}

TEST(DerivationTest, ALineStaysAndStaysWhatItIs) {
  const Revision plan = PlanOfEveryKind();
  Revision gone = DraftWith({});
  gone.tables = plan.tables;
  gone.tables[0].lines.erase(gone.tables[0].lines.begin());  // people
  gone.tables.erase(gone.tables.begin() + 3);                // posts
  EXPECT_THAT(Found(plan, gone), ElementsAre("tables LINE_GONE", "tables LINE_GONE"));

  const std::function<void(Table&)> kChanges[] = {
      [](Table& table) { table.measure = Measure::kFte; },
      [](Table& table) { table.nature = finance::Nature::kStock; },
      [](Table& table) { table.basis = finance::Basis::kAccrual; },
      [](Table& table) { table.direction = Direction::kReceipts; },
  };
  for (const auto& change : kChanges) {
    Revision changed = DraftWith({});
    changed.tables = plan.tables;
    change(changed.tables[0]);
    // What its figures are then is no question any more.
    changed.tables[0].lines[1].cells[0].worked_with += 1;
    EXPECT_THAT(Found(plan, changed),
                ElementsAre("tables[0].lines[0] LINE_CHANGED", "tables[0].lines[1] LINE_CHANGED"));
  }

  Revision moved = DraftWith({});
  moved.tables = plan.tables;
  Line hire = moved.tables[0].lines[1];
  moved.tables[0].lines.pop_back();
  moved.tables.push_back(
      TableOf("more", Measure::kEuro, finance::Nature::kFlow, finance::Basis::kCash, {hire}));
  EXPECT_THAT(Found(plan, moved), IsEmpty());
}

TEST(DerivationTest, TellsOfTablesMutationsAndFiguresAtOnce) {
  const Revision plan = PlanOfEveryKind();
  Revision draft = DraftWith({
      MutationOf(Kind::kCashShift, {{"people", {2021}, -1}, {"people", {2022}, 2}}, "a"),
      MutationOf(Kind::kAdjustment, {{"nobody", {2021}, 1}}, "b"),
  });
  draft.tables = plan.tables;
  draft.tables.pop_back();                            // desks
  draft.tables[0].lines[0].cells[0].worked_with = 5;  // what the shift makes of it is not known
  draft.tables[3].lines[0].cells[0].worked_with += 1;
  EXPECT_THAT(Found(plan, draft),
              ElementsAre("tables LINE_GONE", "mutations[0].entries CASH_SHIFT_UNBALANCED",
                          "mutations[1].entries[0].line LINE_UNKNOWN",
                          "tables[3].lines[0].cells[0].worked_with STAND_MISFIT"));
}

TEST(DerivationTest, PrintsOfTheNewPaperStandBesideWhatIsDerived) {
  const Revision plan = PlanOfEveryKind();
  Revision draft = DraftWith({MutationOf(Kind::kAdjustment, {{"people", {2021}, 49'999}})});
  draft.tables = plan.tables;
  LeaveOpen(draft);
  draft.tables[0].print_unit = 1'000;
  Cell& cell = draft.tables[0].lines[0].cells[0];
  cell.printed = Print("1", 1'000);
  EXPECT_EQ(FiguresOf(Derived(plan, draft), "people").at({2021}), 149'999);
  // Worked with as printed would need a mutation.
  cell.worked_with_open = false;
  cell.worked_with = 100'000;
  EXPECT_THAT(Found(plan, draft),
              ElementsAre("tables[0].lines[0].cells[0].worked_with STAND_MISFIT"));
}

TEST(DerivationTest, HoldsAnIndexationAgainstThePrintUnitOfTheNewPaper) {
  const Revision plan = PlanOfEveryKind();
  Revision draft = DraftWith({MutationOf(Kind::kIndexation, {{"people", {2021}, 0}})});
  EXPECT_THAT(Found(plan, draft), ElementsAre("mutations[0].entries[0].amount INDEXATION_MISFIT"));
  draft.tables = plan.tables;
  draft.tables[0].print_unit = 1'000;  // 25,70 is 0 in thousands
  EXPECT_THAT(Found(plan, draft), IsEmpty());
}

TEST(DerivationTest, DividesAnExtendedYearAsTheStructuralFigure) {
  Revision plan = PlanOfEveryKind();
  const finance::GivenAmounts given{{{"north", 100'000}}, 5'000};
  plan.tables[0].lines[0].amounts[kStructural] = given;
  Revision draft = DraftWith({MutationOf(
      Kind::kExtension, {{"people", {2023}, std::nullopt}, {"people", {2024}, std::nullopt}})});
  const Line line = LineIn(Derived(plan, draft), "people");
  EXPECT_THAT(line.amounts, ElementsAre(Pair(Column{2023}, given), Pair(Column{2024}, given),
                                        Pair(kStructural, given)));
  // Tables that name the year are the state: what they do not give is divided by the key.
  Revision whole = draft;
  whole.tables = plan.tables;
  auto& cells = whole.tables[0].lines[0].cells;
  cells.insert(cells.end() - 1, CellOf({2023}, 300'000));
  EXPECT_THAT(LineIn(Derived(plan, whole), "people").amounts,
              ElementsAre(Pair(Column{2024}, given), Pair(kStructural, given)));
}

}  // namespace
}  // namespace rekenschap::planning
