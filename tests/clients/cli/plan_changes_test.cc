#include "clients/cli/plan_changes.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rekenschap/planning/v1/planning_service.pb.h"
#include "tests/clients/cli/plan_sample.h"

namespace rekenschap::cli {
namespace {

using planning::v1::DiffRevisionsResponse;
using planning::v1::Revision;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr finance::Column kStructural = finance::Column::Structural();

Revision Supplementary() { return Parsed<Revision>(kSupplementary); }
Differences Sample() { return Parsed<DiffRevisionsResponse>(kDifferences).differences(); }

// The rows of a table as texts, with a bar between cells.
std::vector<std::string> Rows(const Table& table) {
  std::vector<std::string> rows;
  for (const auto& row : table.rows) {
    std::string text;
    for (const Cell& cell : row) text += (text.empty() ? "" : "|") + cell.text;
    rows.push_back(text);
  }
  return rows;
}

// Was, the mutations and what it becomes have to agree in every column.
void ExpectAddsUp(const LineChanges& line) {
  for (const auto& [column, value] : line.becomes) {
    std::int64_t sum = line.was.contains(column) ? line.was.at(column) : 0;
    for (const MutationRow& row : line.mutations) {
      if (row.amounts.contains(column)) sum += row.amounts.at(column);
    }
    EXPECT_EQ(sum, value) << line.line << " " << finance::FormatColumn(column);
  }
}

TEST(PlanChangesTest, TellsWasMutationAndBecomesOfTheLinesThatChange) {
  const Revision revision = Supplementary();
  const auto tables = ChangesOf(revision, Sample());
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].table->id(), "budget");
  ASSERT_EQ(tables[0].lines.size(), 1U);
  const LineChanges& line = tables[0].lines[0];
  EXPECT_EQ(line.line, "mensenhandel");
  EXPECT_THAT(line.was, ElementsAre(Pair(finance::Column{2021}, 340'000'000),
                                    Pair(finance::Column{2022}, 560'000'000),
                                    Pair(kStructural, 680'000'000)));
  EXPECT_THAT(line.becomes, ElementsAre(Pair(finance::Column{2021}, 300'000'000),
                                        Pair(finance::Column{2022}, 610'000'000),
                                        Pair(kStructural, 690'000'000)));
  ExpectAddsUp(line);
}

TEST(PlanChangesTest, ListsMutationsInTheOrderOfTheRevision) {
  const auto rows = MutationRowsOf(Supplementary(), "mensenhandel", Sample());
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].title, "Kasschuif werving");
  EXPECT_THAT(rows[0].amounts, ElementsAre(Pair(finance::Column{2021}, -40'000'000),
                                           Pair(finance::Column{2022}, 40'000'000)));
  EXPECT_EQ(rows[1].title, "Loonbijstelling");
  EXPECT_THAT(rows[1].amounts,
              ElementsAre(Pair(finance::Column{2022}, 10'000'000), Pair(kStructural, 10'000'000)));
  EXPECT_THAT(MutationRowsOf(Supplementary(), "ienr", Sample()), IsEmpty());
}

TEST(PlanChangesTest, ShowsWhatNoMutationExplains) {
  Differences differences = Sample();
  differences[0].clear_mutations();
  differences[0].mutable_unexplained()->set_eurocents(-40'000'000);
  const Revision revision = Supplementary();
  const auto rows = MutationRowsOf(revision, "mensenhandel", differences);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[2].id, "");
  EXPECT_THAT(rows[2].amounts, ElementsAre(Pair(finance::Column{2021}, -40'000'000)));
  ExpectAddsUp(ChangesOf(revision, differences)[0].lines[0]);
}

TEST(PlanChangesTest, AddsUpAMutationThatStandsTwiceBehindAFigure) {
  Differences differences = Sample();
  *differences[0].add_mutations() = differences[0].mutations(0);
  EXPECT_EQ(MutationRowsOf(Supplementary(), "mensenhandel", differences)[0].amounts.at({2021}),
            -80'000'000);
}

TEST(PlanChangesTest, LeavesALineWithoutAPastEmpty) {
  Differences differences = Sample();
  for (auto& difference : differences) difference.clear_was();
  EXPECT_THAT(ChangesOf(Supplementary(), differences)[0].lines[0].was, IsEmpty());
}

TEST(PlanChangesTest, TotalsHoldTheStructuralFigureInYearsThatALineDoesNotName) {
  const Revision revision = Supplementary();
  const auto tables = ChangesOf(revision, Sample());
  EXPECT_THAT(tables[0].total_was, ElementsAre(Pair(finance::Column{2021}, 500'000'000),
                                               Pair(finance::Column{2022}, 880'000'000),
                                               Pair(kStructural, 1'000'000'000)));
  EXPECT_THAT(tables[0].total_becomes, ElementsAre(Pair(finance::Column{2021}, 460'000'000),
                                                   Pair(finance::Column{2022}, 930'000'000),
                                                   Pair(kStructural, 1'010'000'000)));
}

TEST(PlanChangesTest, KnowsWhichFigureHoldsInAColumn) {
  const Figures figures = {{{2021}, 1}, {{2023}, 3}, {kStructural, 9}};
  EXPECT_EQ(HoldingIn(figures, {2021}), 1);
  EXPECT_EQ(HoldingIn(figures, {2020}), std::nullopt) << "before the first year";
  EXPECT_EQ(HoldingIn(figures, {2022}), std::nullopt) << "in a gap";
  EXPECT_EQ(HoldingIn(figures, {2024}), 9);
  EXPECT_EQ(HoldingIn(figures, kStructural), 9);
  EXPECT_EQ(HoldingIn({{{2021}, 1}}, {2022}), std::nullopt);
  EXPECT_EQ(HoldingIn({{kStructural, 9}}, {2022}), std::nullopt) << "no year to follow on";
  EXPECT_EQ(HoldingIn({}, kStructural), std::nullopt);
}

TEST(PlanChangesTest, PrintsTheTableOfASupplementaryBudget) {
  std::ostringstream out;
  const Session session{out, out};
  const Revision revision = Supplementary();
  const Table table = ChangesTable(session, ChangesOf(revision, Sample())[0],
                                   "ontwerpbegroting 2021", "eerste suppletoire 2021");
  EXPECT_EQ(table.title, "Budget [budget] — kas, uitgaven, x € 1 mln");
  EXPECT_THAT(
      Rows(table),
      ElementsAre("Mensenhandel (mensenhandel)", "  Stand ontwerpbegroting 2021|3,4|5,6|6,8",
                  "  Kasschuif werving|-0,4|+0,4|", "  Loonbijstelling||+0,1|+0,1",
                  "  Stand eerste suppletoire 2021|3,0|6,1|6,9", "Totaal van de tabel",
                  "  Stand ontwerpbegroting 2021|5,0|8,8|10,0", "  Mutaties|-0,4|+0,5|+0,1",
                  "  Stand eerste suppletoire 2021|4,6|9,3|10,1"));
}

TEST(PlanChangesTest, ShortensTitlesMoreWhereTheTableWouldNotFit) {
  std::ostringstream out;
  const Session session{out, out};
  Revision revision = Supplementary();
  Differences differences = Sample();
  differences[0].mutable_mutations(0)->set_title(std::string(60, 'x'));
  const auto title = [&] {
    return ChangesTable(session, ChangesOf(revision, differences)[0], "was", "wordt").rows[2][0];
  };
  EXPECT_EQ(WidthOf(title().text), 42U);
  for (int year = 2023; year < 2031; ++year) {
    auto* const cell = revision.mutable_tables(0)->mutable_lines(0)->add_cells();
    cell->set_year(year);
    cell->mutable_worked_with()->set_eurocents(61'000'000'000);
  }
  EXPECT_EQ(WidthOf(title().text), 34U);
}

TEST(PlanChangesTest, HasNothingToTellWithoutDifferences) {
  EXPECT_THAT(ChangesOf(Supplementary(), {}), IsEmpty());
}

}  // namespace
}  // namespace rekenschap::cli
