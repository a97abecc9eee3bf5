#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/statement_document.h"
#include "clients/cli/statement_views.h"

// Of how many units the figures of a statement's tables are.
namespace rekenschap::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

void SetCoverage(int received, monitoring::v1::StatementFigures& figures) {
  figures.set_received_count(received);
  figures.set_expected_count(8);
}

// What the notes say of a table with lines and a total of so many units out of 8.
std::vector<std::string> NotesOf(const std::vector<int>& received, int total,
                                 const std::string& language = "nl") {
  monitoring::v1::StatementContent content;
  auto& table = *content.add_tables();
  for (const int count : received) {
    auto& line = *table.add_lines();
    line.set_title(std::string(1, static_cast<char>('A' + table.lines_size() - 1)));
    SetCoverage(count, *line.mutable_figures());
  }
  if (total >= 0) SetCoverage(total, *table.mutable_total());
  std::ostringstream out;
  Session session{out, out};
  session.language_code = language;
  Blocks blocks;
  AddStatementTables(session, content, blocks);
  std::vector<std::string> notes;
  for (const Block& block : blocks) {
    for (const auto& [mark, text] : block.items) notes.push_back(text);
  }
  return notes;
}

constexpr char kOfTheirs[] = "; het verschil is ten opzichte van hun doel";

TEST(StatementTablesTest, NameTheLinesThatACoverageIsOf) {
  EXPECT_THAT(NotesOf({8, 8, 0}, -1),
              ElementsAre(std::string("Dekking: 0 van 8 eenheden (C)") + kOfTheirs));
  EXPECT_THAT(NotesOf({8, 8, 0}, -1, "en"),
              ElementsAre("Coverage: 0 of 8 units (C); the difference is against their target"));
  EXPECT_THAT(NotesOf({2, 8, 2}, -1),
              ElementsAre(std::string("Dekking: 2 van 8 eenheden (A; C)") + kOfTheirs));
}

TEST(StatementTablesTest, GiveTheTotalItsCoverage) {
  EXPECT_THAT(NotesOf({8, 5, 8}, 5),
              ElementsAre(std::string("Dekking: 5 van 8 eenheden (B; Totaal)") + kOfTheirs));
  EXPECT_THAT(NotesOf({4, 4}, 3),
              ElementsAre(std::string("Dekking: 3 van 8 eenheden (Totaal)") + kOfTheirs,
                          std::string("Dekking: 4 van 8 eenheden (A; B)") + kOfTheirs));
}

TEST(StatementTablesTest, NameNoLinesWhereACoverageIsOfTheWholeTable) {
  EXPECT_THAT(NotesOf({4, 4}, 4),
              ElementsAre(std::string("Dekking: 4 van 8 eenheden") + kOfTheirs));
  EXPECT_THAT(NotesOf({4}, -1), ElementsAre(std::string("Dekking: 4 van 8 eenheden") + kOfTheirs));
  EXPECT_THAT(NotesOf({8, 8}, 8), IsEmpty());
}

using monitoring::v1::StatementContent;
using monitoring::v1::StatementFigures;
using monitoring::v1::StatementUnit;

// The tables that `add` makes of it, as rows of texts under their titles.
using Grid = std::vector<std::vector<std::string>>;
std::vector<Grid> GridsOf(const StatementContent& content, const std::string& language,
                          void (*add)(const Session&, const StatementContent&, Blocks&)) {
  std::ostringstream out;
  Session session{out, out};
  session.language_code = language;
  Blocks blocks;
  add(session, content, blocks);
  std::vector<Grid> grids;
  for (const Block& block : blocks) {
    if (block.kind != Block::Kind::kTable) continue;
    Grid& grid = grids.emplace_back();
    grid.emplace_back();
    for (const Column& column : block.table.columns) grid.back().push_back(column.title);
    for (const auto& row : block.table.rows) {
      grid.emplace_back();
      for (const Cell& cell : row) grid.back().push_back(cell.text);
    }
  }
  return grids;
}

void SetFigures(int target, int covered, int realised, StatementFigures& figures) {
  figures.mutable_target()->set_fte_thousandths(target * 1'000);
  figures.mutable_covered_target()->set_fte_thousandths(covered * 1'000);
  figures.mutable_realised()->set_fte_thousandths(realised * 1'000);
  figures.mutable_difference()->set_fte_thousandths((realised - covered) * 1'000);
  figures.set_status(StatementFigures::STATUS_ON_TARGET);
}

TEST(StatementTablesTest, SetTheTargetOfThoseThatCountBesideWhereTheDifferenceIsAgainstThat) {
  StatementContent content;
  content.set_period("2021-Q2");
  auto& table = *content.add_tables();
  table.set_measure(type::v1::MEASURE_FTE);
  table.set_print_unit_count(1);
  SetFigures(17, 2, 3, *table.add_lines()->mutable_figures());
  SetFigures(5, 5, 5, *table.add_lines()->mutable_figures());
  SetFigures(22, 7, 8, *table.mutable_total());
  const auto dutch = GridsOf(content, "nl", AddStatementTables);
  ASSERT_EQ(dutch.size(), 2U);
  EXPECT_THAT(dutch[0], ElementsAre(ElementsAre("regel", "doel 2021-Q2", "doel van wie meetelt",
                                                "realisatie", "verschil"),
                                    ElementsAre("", "17,0", "2,0", "3,0", "1,0"),
                                    ElementsAre("", "5,0", "5,0", "5,0", "0,0"),
                                    ElementsAre("Totaal", "22,0", "7,0", "8,0", "1,0")));
  EXPECT_THAT(dutch[1][0], ElementsAre("regel", "doel", "doel van wie meetelt", "realisatie",
                                       "verschil", "%", "oordeel", "prognose"));
  EXPECT_THAT(dutch[1][3],
              ElementsAre("Totaal", "22,000", "7,000", "8,000", "1,000", "", "op koers", ""));
  EXPECT_EQ(GridsOf(content, "en", AddStatementTables)[0][0][2], "target of those counted");

  SetFigures(17, 17, 3, *table.mutable_lines(0)->mutable_figures());
  SetFigures(22, 22, 8, *table.mutable_total());
  for (const Grid& grid : GridsOf(content, "nl", AddStatementTables)) {
    for (const auto& row : grid) EXPECT_EQ(row.size(), grid[0].size());
    EXPECT_THAT(grid[0], ::testing::Not(::testing::Contains("doel van wie meetelt")));
  }
}

TEST(StatementTablesTest, KeepTogetherWhatCameOfThePlanOnAPage) {
  StatementContent content;
  content.set_period("2021-Q2");
  auto& table = *content.add_tables();
  table.set_measure(type::v1::MEASURE_FTE);
  table.set_print_unit_count(1);
  auto& line = *table.add_lines();
  line.set_title("Identificatie en registratie");
  SetFigures(17, 2, 3, *line.mutable_figures());
  for (const char* year : {"2020", "2021", "2022", "2023", "2024"}) {
    table.add_totals()->set_column(year);
  }
  monitoring::v1::GetStatementResponse response;
  *response.mutable_statement()->mutable_content() = content;
  std::ostringstream out;
  PrintText({out, out}, StatementBlocks({out, out}, response));
  EXPECT_THAT(out.str(),
              ::testing::HasSubstr("doel 2021-Q2  doel van wie meetelt  realisatie  verschil\n"));
}

// A table with a print that fits a page, or one of more years than that.
StatementContent Printed(const std::vector<std::string>& years) {
  StatementContent content;
  content.set_period("2021-Q2");
  auto& table = *content.add_tables();
  table.set_measure(type::v1::MEASURE_FTE);
  table.set_print_unit_count(1);
  auto& line = *table.add_lines();
  line.set_title("A");
  for (const std::string& year : years) {
    auto& cell = *line.add_cells();
    cell.set_column(year);
    cell.set_printed("3,0");
    auto& total = *table.add_totals();
    total.set_column(year);
    total.set_printed("3,0");
    total.mutable_worked_with()->set_fte_thousandths(3'000);
  }
  SetFigures(3, 2, 2, *line.mutable_figures());
  SetFigures(3, 2, 2, *table.mutable_total());
  return content;
}

TEST(StatementTablesTest, CallNothingPrintedThatIsNotInThePlansOwnColumns) {
  StatementContent content = Printed({"2021"});
  const std::vector<std::string> line = {"A", "3,0", "3,0", "2,0", "2,0", "0,0"};
  EXPECT_THAT(GridsOf(content, "nl", AddStatementTables).at(0),
              ElementsAre(ElementsAre("regel", "2021", "doel 2021-Q2", "doel van wie meetelt",
                                      "realisatie", "verschil"),
                          line, ElementsAre("Totaal (gedrukt)", "3,0", "", "", "", ""),
                          ElementsAre("Totaal", "", "3,0", "2,0", "2,0", "0,0")));
  // A paper that prints no total.
  content.mutable_tables(0)->mutable_totals(0)->clear_printed();
  EXPECT_THAT(GridsOf(content, "nl", AddStatementTables).at(0).at(2),
              ElementsAre("Totaal", "", "3,0", "2,0", "2,0", "0,0"));
}

int TimesIn(const std::string& text, const std::string& row) {
  int times = 0;
  for (std::size_t at = text.find(row); at != std::string::npos; at = text.find(row, at + 1)) {
    ++times;
  }
  return times;
}

TEST(StatementTablesTest, LeaveNoEmptyTotalInATableThatIsDivided) {
  monitoring::v1::GetStatementResponse response;
  *response.mutable_statement()->mutable_content() =
      Printed({"2020", "2021", "2022", "2023", "2024", "2025", "2026"});
  std::ostringstream out;
  PrintText({out, out}, StatementBlocks({out, out}, response));
  EXPECT_THAT(out.str(), HasSubstr("Totaal (gedrukt)   3,0"));
  EXPECT_EQ(TimesIn(out.str(), "\nTotaal (gedrukt)"), 1);
  EXPECT_EQ(TimesIn(out.str(), "\nTotaal  "), 2) << "beside the print, and exactly";
}

TEST(StatementTablesTest, LeaveOutNoLineOfADividedTableThatHasNothing) {
  monitoring::v1::GetStatementResponse response;
  auto& content = *response.mutable_statement()->mutable_content();
  content = Printed({"2020", "2021", "2022", "2023", "2024", "2025", "2026"});
  content.mutable_tables(0)->add_lines()->set_title("Nog niets");
  std::ostringstream out;
  PrintText({out, out}, StatementBlocks({out, out}, response));
  EXPECT_EQ(TimesIn(out.str(), "\nNog niets  "), 3) << "in both parts, and exactly";
}

// What a statement of a line says of one unit, and of the line, whose figures are missing.
std::pair<std::string, std::string> MissingIn(StatementContent::Figures figures,
                                              StatementUnit::State state,
                                              const std::string& language = "nl") {
  StatementContent content;
  content.set_figures(figures);
  auto& unit = *content.add_units();
  unit.set_unit("units/rotterdam");
  unit.set_state(state);
  auto& line = *content.add_tables()->add_lines();
  line.mutable_figures()->set_status(StatementFigures::STATUS_MISSING);
  auto& part = *line.add_units();
  part.set_unit("units/rotterdam");
  part.mutable_figures()->set_status(StatementFigures::STATUS_MISSING);
  return {GridsOf(content, language, AddUnitTables).at(0).at(1).at(5),
          GridsOf(content, language, AddStatementTables).at(1).at(1).at(5)};
}

TEST(StatementTablesTest, CallFiguresMissingOnlyWhereNothingCameIn) {
  constexpr auto kAccepted = StatementContent::FIGURES_ACCEPTED;
  constexpr auto kProvisional = StatementContent::FIGURES_PROVISIONAL;
  using Words = std::pair<std::string, std::string>;
  const Words missing{"ontbreekt", "ontbreekt"};
  const Words open{"nog niet geaccepteerd", "nog niet geaccepteerd"};
  EXPECT_EQ(MissingIn(kAccepted, StatementUnit::STATE_MISSING), missing);
  EXPECT_EQ(MissingIn(kAccepted, StatementUnit::STATE_SUBMITTED), open);
  EXPECT_EQ(MissingIn(kAccepted, StatementUnit::STATE_RETURNED), open);
  EXPECT_EQ(MissingIn(kAccepted, StatementUnit::STATE_RETURNED, "en"),
            Words("not accepted yet", "not accepted yet"));
  EXPECT_EQ(MissingIn(kProvisional, StatementUnit::STATE_MISSING), missing);
  EXPECT_EQ(MissingIn(kProvisional, StatementUnit::STATE_RETURNED),
            Words("teruggegeven", "teruggegeven"));
  EXPECT_EQ(MissingIn(kProvisional, StatementUnit::STATE_RETURNED, "en"),
            Words("returned", "returned"));
  // A line that an accepted report is silent on.
  EXPECT_EQ(MissingIn(kAccepted, StatementUnit::STATE_ACCEPTED), missing);
}

TEST(StatementTablesTest, TellNothingOfTheReportOfAUnitThatEnded) {
  StatementContent content;
  content.set_figures(StatementContent::FIGURES_ACCEPTED);
  auto& part = *content.add_tables()->add_lines()->add_units();
  part.set_unit("units/landelijk");
  part.set_unit_ended(true);
  part.mutable_figures()->set_status(StatementFigures::STATUS_MISSING);
  EXPECT_EQ(GridsOf(content, "nl", AddUnitTables).at(0).at(1).at(5), "niet geaccepteerd");
}

}  // namespace
}  // namespace rekenschap::cli
