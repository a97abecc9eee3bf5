#include "services/planning/domain/difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/planning/domain/revision_builders.h"

namespace rekenschap::planning {
namespace {

using finance::Column;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = MutationKind;

Revision On(const Revision& predecessor, std::int64_t number, std::vector<Mutation> mutations) {
  Revision draft = DraftWith(std::move(mutations));
  draft.number = number;
  draft.predecessor = predecessor.number;
  EXPECT_THAT(Briefly(Derive(&predecessor, draft)), IsEmpty());
  return draft;
}

std::string Text(const std::optional<std::int64_t>& figure) {
  return figure ? std::to_string(*figure) : "-";
}

// As `people 2023: 300000 + 2/a 5 = 300005`; what is unexplained after `?`.
std::vector<std::string> Told(const Revision* base, const Revision& target,
                              const std::vector<ChainStep>& way) {
  std::vector<std::string> texts;
  const std::vector<CellDifference> differences = DifferencesBetween(base, target, way).value();
  for (const CellDifference& difference : differences) {
    std::string text = difference.line + " " + finance::FormatColumn(difference.column) + ": " +
                       Text(difference.was);
    for (const ExplainingMutation& mutation : difference.mutations) {
      text += " + " + std::to_string(mutation.revision) + "/" + mutation.mutation->id + " " +
              std::to_string(mutation.amount);
    }
    text += " = " + Text(difference.becomes);
    if (difference.unexplained != 0) text += " ? " + std::to_string(difference.unexplained);
    texts.push_back(std::move(text));
  }
  return texts;
}

class DifferenceTest : public ::testing::Test {
 protected:
  const Revision first_ = PlanOfEveryKind();
  const Revision second_ = On(
      first_, 2,
      {MutationOf(Kind::kStructuralChange, {{"people", kStructural, 10}}, "before"),
       MutationOf(Kind::kExtension, {{"people", {2023}, std::nullopt}}, "extend"),
       MutationOf(Kind::kStructuralChange, {{"people", kStructural, 200}}, "after"),
       MutationOf(Kind::kAdjustment, {{"people", {2023}, 3'000}, {"hire", {2021}, 4}}, "adjust")});
  const Revision third_ =
      On(second_, 3,
         {MutationOf(Kind::kAdjustment, {{"people", {2023}, 5}, {"hire", {2021}, -4}}, "later"),
          MutationOf(Kind::kStructuralChange, {{"people", kStructural, -6}}, "less")});
  // On the first, beside the second.
  const Revision other_ =
      On(first_, 4,
         {MutationOf(Kind::kExtension, {{"people", {2023}, std::nullopt}}, "extend-too"),
          MutationOf(Kind::kAdjustment, {{"people", {2023}, -1}}, "adjust-too")});
};

TEST_F(DifferenceTest, GoesForthOverAnExtensionWithStructuralChangesBeforeAndAfter) {
  EXPECT_THAT(
      Told(&first_, third_, {{&second_, false}, {&third_, false}}),
      ElementsAre("people 2023: 300000 + 2/before 10 + 2/extend 0 + 2/adjust 3000 + 3/later 5 = "
                  "303015",
                  "people structural: 300000 + 2/before 10 + 2/after 200 + 3/less -6 = 300204",
                  // It ends where it began, and two mutations passed.
                  "hire 2021: 50000 + 2/adjust 4 + 3/later -4 = 50000"));
}

TEST_F(DifferenceTest, GoesBackOverAnExtensionTheOtherWayRound) {
  EXPECT_THAT(
      Told(&third_, first_, {{&third_, true}, {&second_, true}}),
      ElementsAre("people 2023: 303015 + 3/later -5 + 2/adjust -3000 + 2/extend 0 + 2/before -10 "
                  "= 300000",
                  "people structural: 300204 + 3/less 6 + 2/after -200 + 2/before -10 = 300000",
                  "hire 2021: 50000 + 3/later 4 + 2/adjust -4 = 50000"));
}

TEST_F(DifferenceTest, GoesFromBranchToBranch) {
  EXPECT_THAT(Told(&second_, other_, {{&second_, true}, {&other_, false}}),
              ElementsAre("people 2023: 303010 + 2/adjust -3000 + 2/extend 0 + 2/before -10 + "
                          "4/extend-too 0 + 4/adjust-too -1 = 299999",
                          "people structural: 300210 + 2/after -200 + 2/before -10 = 300000",
                          "hire 2021: 50004 + 2/adjust -4 = 50000"));
}

TEST_F(DifferenceTest, AYearThatOnlyOneBranchNamesIsTheStructuralFigureInTheOther) {
  const Revision plain =
      On(first_, 5, {MutationOf(Kind::kStructuralChange, {{"people", kStructural, 7}}, "seven")});
  EXPECT_THAT(
      Told(&plain, other_, {{&plain, true}, {&other_, false}}),
      ElementsAre("people 2023: 300007 + 5/seven -7 + 4/extend-too 0 + 4/adjust-too -1 = 299999",
                  "people structural: 300007 + 5/seven -7 = 300000"));
  EXPECT_THAT(
      Told(&other_, plain, {{&other_, true}, {&plain, false}}),
      ElementsAre("people 2023: 299999 + 4/adjust-too 1 + 4/extend-too 0 + 5/seven 7 = 300007",
                  "people structural: 300000 + 5/seven 7 = 300007"));
}

TEST_F(DifferenceTest, TellsOfLinesThatOnlyOneSideHas) {
  Revision draft = DraftWith({MutationOf(Kind::kAdjustment, {{"training", {2021}, 70}}, "train")});
  draft.tables = first_.tables;
  draft.tables[0].lines.push_back(LineOf("training", 70, 0, 0));
  ASSERT_THAT(Briefly(Derive(&first_, draft)), IsEmpty());
  EXPECT_THAT(Told(&first_, draft, {{&draft, false}}),
              ElementsAre("training 2021: - + 2/train 70 = 70", "training 2022: - = 0",
                          "training structural: - = 0"));
  EXPECT_THAT(Told(&draft, first_, {{&draft, true}}),
              ElementsAre("training 2021: 70 + 2/train -70 = -", "training 2022: 0 = -",
                          "training structural: 0 = -"));
  EXPECT_THAT(ChangedParts(first_, draft), ElementsAre("tables[cash].lines[training]"));
  EXPECT_THAT(ChangedParts(draft, first_), ElementsAre("tables[cash].lines[training]"));
}

TEST_F(DifferenceTest, ExplainsNothingOfAFirstStandAgainstNothing) {
  Revision plan = PlanOfEveryKind();
  plan.tables.resize(1);
  plan.tables[0].lines.resize(1);
  EXPECT_THAT(Told(nullptr, plan, {{&plan, false}}),
              ElementsAre("people 2021: - = 100000 ? 100000", "people 2022: - = 200000 ? 200000",
                          "people structural: - = 300000 ? 300000"));
}

// Before mutations were recorded, a revision just took the place of the one before.
TEST_F(DifferenceTest, SaysWhatIsUnexplainedOutsideOneChain) {
  Revision replaced = PlanOfEveryKind();
  replaced.number = 2;
  replaced.tables[0].lines[0].cells[1].worked_with += 9;
  EXPECT_THAT(Told(&first_, replaced, {{&first_, true}, {&replaced, false}}),
              ElementsAre("people 2022: 200000 = 200009 ? 9"));
}

TEST_F(DifferenceTest, NamesTheOtherPartsThatDiffer) {
  Revision changed = first_;
  EXPECT_THAT(ChangedParts(first_, changed), IsEmpty());
  changed.tables[0].title = "Other";
  Line& line = changed.tables[0].lines[0];
  line.title = "Other";
  line.opening_position = 1;
  line.allocation_key = "";
  line.amounts[{2021}] = {{{"north", 1}}, 0};
  line.profile = "early";
  line.phased[2021] = {1};
  line.pays_for = "posts";
  line.may_be_negative = true;
  changed.keys[0].weights[0].weight = 9;
  changed.profiles = {{"early", "Early", {10'000}}};
  changed.handovers = {{"north", finance::Date(std::chrono::year(2024) / 1 / 1), {{"south", 1}}}};
  changed.instalments = {{1, 15, 10'000}};
  const std::string path = "tables[cash].lines[people].";
  EXPECT_THAT(
      ChangedParts(first_, changed),
      ElementsAre("tables[cash].title", path + "title", path + "opening_position",
                  path + "allocation_key", path + "unit_amounts", path + "phasing_profile",
                  path + "phased_figures", path + "pays_for", path + "may_be_negative",
                  "allocation_keys[key]", "phasing_profiles[early]", "handovers", "instalments"));
}

}  // namespace
}  // namespace rekenschap::planning
