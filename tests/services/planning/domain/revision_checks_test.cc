#include "services/planning/domain/revision_checks.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/planning/domain/revision_builders.h"

namespace rekenschap::planning {
namespace {

using finance::Measure;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Programme OfTwoUnits() {
  Programme programme;
  programme.id = "programme";
  programme.units = {"north", "south"};
  return programme;
}

std::vector<base::Violation> Check(const Revision& revision) {
  return CheckRevision(revision, OfTwoUnits());
}

TEST(RevisionChecksTest, APlanOfEveryKindHangsTogether) {
  EXPECT_THAT(Briefly(Check(PlanOfEveryKind())), IsEmpty());
}

TEST(RevisionChecksTest, EveryRuleNamesItsField) {
  const finance::Printed print = *finance::ParsePrinted("1", Measure::kEuro, 1);
  const struct {
    std::function<void(Revision&)> change;
    std::vector<std::string> found;
  } kCases[] = {
      {[](Revision& r) { r.tables[1].id = "Upper"; }, {"tables[1].id ID_MALFORMED"}},
      {[](Revision& r) { r.tables[1].id = "cash"; }, {"tables[1].id ID_TWICE"}},
      {[](Revision& r) { r.tables[1].lines[0].id = ""; }, {"tables[1].lines[0].id ID_MALFORMED"}},
      {[](Revision& r) { r.tables[1].lines[0].id = "people"; }, {"tables[1].lines[0].id ID_TWICE"}},
      {[](Revision& r) { r.keys.push_back(r.keys[0]); }, {"allocation_keys[1].id ID_TWICE"}},
      {[](Revision& r) {
         r.profiles = {{"a b", "", {10'000}}};
       },
       {"phasing_profiles[0].id ID_MALFORMED"}},
      {[](Revision& r) {
         r.mutations = {MutationOf(MutationKind::kAdjustment, {}, "same"),
                        MutationOf(MutationKind::kAdjustment, {}, "same")};
       },
       {"mutations[1].id ID_TWICE"}},
      {[](Revision& r) {
         r.tables[0].lines[0].cells.insert(r.tables[0].lines[0].cells.begin(),
                                           CellOf({2021}, 100'000));
       },
       {"tables[0].lines[0].cells[1] COLUMN_TWICE"}},
      {[](Revision& r) { r.tables[0].lines[0].cells = {CellOf(kStructural, 1)}; },
       {"tables[0].lines[0].cells[0] COLUMNS_GAP"}},
      {[](Revision& r) { r.tables[0].nature = finance::Nature::kStock; },
       {"tables[0].nature NATURE_UNFIT"}},
      {[](Revision& r) { r.tables[3].nature = finance::Nature::kFlow; },
       {"tables[3].nature NATURE_UNFIT"}},
      {[](Revision& r) { r.tables[0].basis = finance::Basis::kNone; },
       {"tables[0].basis BASIS_UNFIT"}},
      {[](Revision& r) { r.tables[4].basis = finance::Basis::kCash; },
       {"tables[4].basis BASIS_UNFIT"}},
      {[](Revision& r) { r.tables[3].direction = Direction::kReceipts; },
       {"tables[3].direction DIRECTION_UNFIT"}},
      {[](Revision& r) { r.tables[0].print_unit = 0; },
       {"tables[0].print_unit_count PRINT_UNIT_UNFIT"}},
      {[](Revision& r) { r.tables[0].print_unit = 100; },
       {"tables[0].print_unit_count PRINT_UNIT_UNFIT"}},
      {[&print](Revision& r) { r.tables[0].lines[0].cells[1].printed = print; },
       {"tables[0].lines[0].cells[1].printed PRINT_WITHOUT_DOCUMENT"}},
      {[&print](Revision& r) {
         r.tables[0].printed_totals = {{{2021}, print}};
       },
       {"tables[0].printed_totals[0].printed PRINT_WITHOUT_DOCUMENT"}},
      {[&print](Revision& r) { r.tables[0].printed_grand_total = print; },
       {"tables[0].printed_grand_total PRINT_WITHOUT_DOCUMENT"}},
      {[&print](Revision& r) { r.tables[0].lines[0].printed_row_total = print; },
       {"tables[0].lines[0].printed_row_total PRINT_WITHOUT_DOCUMENT"}},
      {[&print](Revision& r) {
         r.printed_in = Document();
         r.tables[0].printed_totals = {{{2021}, print}, {{2021}, print}};
       },
       {"tables[0].printed_totals[1] COLUMN_TWICE"}},
      {[&print](Revision& r) {
         r.printed_in = Document();
         r.tables[5].lines[0].printed_row_total = print;
       },
       {"tables[5] ROW_TOTAL_OF_STOCK"}},
      {[](Revision& r) { r.tables[0].lines[0].pays_for = "hire"; },
       {"tables[0].lines[0].pays_for PAYS_FOR_UNFIT"}},
      {[](Revision& r) { r.tables[0].lines[0].pays_for = "nobody"; },
       {"tables[0].lines[0].pays_for PAYS_FOR_UNFIT"}},
      {[](Revision& r) { r.tables[3].lines[0].pays_for = "posts"; },
       {"tables[3].lines[0].pays_for PAYS_FOR_UNFIT"}},
      {[](Revision& r) { r.tables[0].lines[0].cells[1].worked_with = -1; },
       {"tables[0].lines[0].cells[1] NEGATIVE_FIGURE"}},
  };
  for (const auto& test : kCases) {
    Revision revision = PlanOfEveryKind();
    test.change(revision);
    EXPECT_EQ(Briefly(Check(revision)), test.found);
  }
}

TEST(RevisionChecksTest, SaysWhichFigureMutationsTookBelowZero) {
  const Revision plan = PlanOfEveryKind();
  Revision draft = DraftWith({MutationOf(MutationKind::kAdjustment, {{"hire", {2022}, -50'000}})});
  ASSERT_THAT(Briefly(Derive(&plan, draft)), IsEmpty());
  const auto violations = Check(draft);
  EXPECT_THAT(Briefly(violations), ElementsAre("tables[0].lines[1].cells[1] NEGATIVE_FIGURE"));
  EXPECT_THAT(violations[0].description,
              AllOf(HasSubstr("line hire, 2022"), HasSubstr("after the mutations"),
                    HasSubstr("€ -100.00"), HasSubstr("may_be_negative")));
  draft.tables[0].lines[1].may_be_negative = true;
  EXPECT_THAT(Briefly(Check(draft)), IsEmpty());
}

TEST(RevisionChecksTest, TakesAPlanAsMutationsMakeIt) {
  const Revision plan = PlanOfEveryKind();
  Revision draft =
      DraftWith({MutationOf(MutationKind::kExtension, {{"people", {2023}, std::nullopt}}, "extend"),
                 MutationOf(MutationKind::kAdjustment, {{"people", {2023}, 1}}, "adjust")});
  ASSERT_THAT(Briefly(Derive(&plan, draft)), IsEmpty());
  EXPECT_THAT(Briefly(Check(draft)), IsEmpty());
}

// Where units get all of a figure by amount, a mutation on it has to say who gets the change.
TEST(RevisionChecksTest, AsksWhoGetsWhatAMutationAdds) {
  Revision plan = PlanOfEveryKind();
  Line& hire = plan.tables[0].lines[1];
  hire.allocation_key.clear();
  hire.amounts = {{{2021}, {{{"north", 50'000}}, 0}}, {{2022}, {{{"north", 30'000}}, 10'000}}};
  ASSERT_THAT(Briefly(Check(plan)), IsEmpty());
  Revision draft = DraftWith(
      {MutationOf(MutationKind::kAdjustment, {{"hire", {2021}, 5}, {"hire", {2022}, -5}})});
  ASSERT_THAT(Briefly(Derive(&plan, draft)), IsEmpty());
  const auto violations = Check(draft);
  EXPECT_THAT(Briefly(violations),
              ElementsAre("tables[0].lines[1].unit_amounts AMOUNTS_NOT_WHOLE",
                          "tables[0].lines[1].unit_amounts AMOUNTS_ABOVE_FIGURE"));
  EXPECT_THAT(violations[0].description, AllOf(HasSubstr("line hire, 2021"), HasSubstr("€ 0.05")));
  // Said in the tables of the draft, it holds.
  Revision said = DraftWith(draft.mutations);
  said.tables = draft.tables;
  said.tables[0].lines[1].amounts[{2021}].units[0].value += 5;
  said.tables[0].lines[1].amounts[{2022}].reserve -= 5;
  ASSERT_THAT(Briefly(Derive(&plan, said)), IsEmpty());
  EXPECT_THAT(Briefly(Check(said)), IsEmpty());
}

}  // namespace
}  // namespace rekenschap::planning
