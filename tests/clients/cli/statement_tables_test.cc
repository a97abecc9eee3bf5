#include <cstdint>
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

// What the notes below its tables say.
std::vector<std::string> NotesIn(const monitoring::v1::StatementContent& content,
                                 const std::string& language) {
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
  return NotesIn(content, language);
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
  unit.set_counted(state == StatementUnit::STATE_ACCEPTED);
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
  EXPECT_EQ(MissingIn(kAccepted, StatementUnit::STATE_ACCEPTED),
            Words("regel niet gerapporteerd", "regel niet gerapporteerd"));
  EXPECT_EQ(MissingIn(kProvisional, StatementUnit::STATE_ACCEPTED, "en"),
            Words("line not reported", "line not reported"));
}

// A table of one planned line that is missing of these units, of which the last one ended.
StatementContent WithoutTheLine(const std::vector<std::string>& units) {
  StatementContent content;
  content.set_figures(StatementContent::FIGURES_PROVISIONAL);
  auto& table = *content.add_tables();
  auto& line = *table.add_lines();
  line.mutable_figures()->mutable_target()->set_eurocents(100);
  line.mutable_figures()->set_status(StatementFigures::STATUS_MISSING);
  table.mutable_total()->set_status(StatementFigures::STATUS_MISSING);
  for (const std::string& name : units) {
    auto& part = *line.add_units();
    part.set_unit("units/" + name);
    part.mutable_figures()->set_status(StatementFigures::STATUS_MISSING);
    part.set_unit_ended(name == units.back());
    if (part.unit_ended()) continue;
    auto& unit = *content.add_units();
    unit.set_unit("units/" + name);
    unit.set_state(StatementUnit::STATE_SUBMITTED);
    unit.set_counted(true);
  }
  return content;
}

TEST(StatementTablesTest, SayOfATotalThatNothingIsReportedOnlyWhereNoReportIsMissing) {
  StatementContent content = WithoutTheLine({"rotterdam", "landelijk"});
  auto& report = *content.add_reports();
  report.set_report("programmes/avim/reports/2021-Q1/landelijk/versions/2");
  const auto words = [&content] {
    const Grid units = GridsOf(content, "nl", AddUnitTables).at(0);
    const Grid totals = GridsOf(content, "nl", AddStatementTables).at(1);
    return std::vector<std::string>{units.at(1).at(5), units.at(2).at(5), totals.at(1).at(5),
                                    totals.at(2).at(5)};
  };
  EXPECT_THAT(words(), ElementsAre("regel niet gerapporteerd", "regel niet gerapporteerd",
                                   "regel niet gerapporteerd", "regels niet gerapporteerd"));
  // Its last known position is from a report that does not count.
  report.set_carried(true);
  EXPECT_THAT(words(),
              ElementsAre("regel niet gerapporteerd", "ontbreekt", "ontbreekt", "ontbreekt"));
}

// Of three units two count; of the first line both forecast, of the second one of them.
StatementContent Forecast() {
  StatementContent content;
  auto& table = *content.add_tables();
  table.set_id("budget");
  table.set_measure(type::v1::MEASURE_EUR);
  table.set_print_unit_count(1);
  const auto total = [](StatementFigures& figures, std::int64_t forecast) {
    figures.mutable_target()->set_eurocents(90'000);
    figures.mutable_forecast()->set_eurocents(forecast);
    figures.set_received_count(2);
    figures.set_expected_count(3);
  };
  for (const char* name : {"A", "B"}) {
    auto& line = *table.add_lines();
    line.set_line(name);
    line.set_title(name);
    for (const char* unit : {"amsterdam", "limburg", "rotterdam"}) {
      auto& part = *line.add_units();
      part.set_unit(std::string("units/") + unit);
      part.mutable_figures()->set_status(StatementFigures::STATUS_ON_TARGET);
      part.mutable_figures()->mutable_forecast()->set_eurocents(10'000);
    }
    auto& missing = *line.mutable_units(0)->mutable_figures();
    missing.set_status(StatementFigures::STATUS_MISSING);
    missing.clear_forecast();
    total(*line.mutable_figures(), 20'000);
  }
  table.mutable_lines(1)->mutable_units(1)->mutable_figures()->clear_forecast();
  total(*table.mutable_lines(1)->mutable_figures(), 10'000);
  total(*table.mutable_total(), 30'000);
  return content;
}

TEST(StatementTablesTest, SayOfHowManyUnitsAForecastIs) {
  const StatementContent content = Forecast();
  const Grid exact = GridsOf(content, "nl", AddStatementTables).at(1);
  EXPECT_EQ(exact.at(1).back(), "200,00");
  EXPECT_EQ(exact.at(2).back(), "100,00 (1/3)");
  EXPECT_EQ(exact.at(3).back(), "300,00 (1/3)");
  EXPECT_EQ(GridsOf(content, "nl", AddUnitTables).at(1).at(3).back(), "100,00");
  EXPECT_THAT(NotesIn(content, "nl"),
              ::testing::Contains("Prognose: volledig van 1 van 3 eenheden (B; Totaal); niet elke "
                                  "rapportage die meetelt geeft er een"));
  EXPECT_THAT(NotesIn(content, "en"),
              ::testing::Contains("Forecast: all of it of 1 of 3 units (B; Total); not every "
                                  "report that counts gives one"));
  const Table rows = StatementRows(content);
  EXPECT_EQ(rows.columns.back().title, "forecast_count");
  std::vector<std::string> counts;
  for (const auto& row : rows.rows) {
    ASSERT_EQ(row.size(), rows.columns.size());
    counts.push_back(row.back().text);
  }
  EXPECT_THAT(counts, ElementsAre("2", "", "", "", "1", "", "", "", "1"));
}

TEST(StatementTablesTest, AskNoForecastOfAUnitThatIsExempt) {
  StatementContent content = Forecast();
  content.mutable_tables(0)->mutable_lines(1)->mutable_units(1)->mutable_figures()->set_status(
      StatementFigures::STATUS_EXEMPT);
  for (auto* figures : {content.mutable_tables(0)->mutable_lines(1)->mutable_figures(),
                        content.mutable_tables(0)->mutable_total()}) {
    figures->set_received_count(1);
  }
  const Grid exact = GridsOf(content, "nl", AddStatementTables).at(1);
  EXPECT_EQ(exact.at(2).back(), "100,00");
  EXPECT_THAT(NotesIn(content, "nl"), ::testing::Not(::testing::Contains(HasSubstr("Prognose"))));
}

TEST(StatementTablesTest, TellATotalThatFitsByRoundingFromOneThatDoesNot) {
  StatementContent content = Printed({"2021", "2022", "2023"});
  auto& table = *content.mutable_tables(0);
  table.mutable_totals(1)->mutable_worked_with()->set_fte_thousandths(3'050);
  table.mutable_totals(2)->mutable_worked_with()->set_fte_thousandths(3'051);
  const auto dutch = NotesIn(content, "nl");
  EXPECT_THAT(dutch, ::testing::Not(::testing::Contains(HasSubstr("Totaal 2021"))));
  EXPECT_THAT(dutch, ::testing::Contains("Totaal 2022: gedrukt 3,0; de regels tellen op tot 3,050, "
                                         "wat zo kan zijn afgerond"));
  EXPECT_THAT(dutch,
              ::testing::Contains("Totaal 2023: gedrukt 3,0; de regels tellen op tot 3,051"));
  EXPECT_THAT(NotesIn(content, "en"),
              ::testing::Contains("Total 2022: printed 3,0; the lines add up to 3.050, which can "
                                  "have been rounded to that"));
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
