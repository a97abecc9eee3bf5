#include "clients/cli/budget_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/budget_layout.h"

namespace rekenschap::cli {
namespace {

using finance::Column;
using finance::Language;
using finance::Measure;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

struct Outcome {
  std::optional<BudgetTable> table;
  std::vector<std::string> problems;  // `place RULE`
  std::vector<std::string> messages;
  std::size_t total = 0;
};

Outcome ReadCells(const Sheet& sheet, const BudgetHints& hints = {}) {
  ImportProblems problems(Language::kDutch);
  Outcome outcome;
  outcome.table = ReadBudgetTable(sheet, hints, problems);
  for (const ImportProblem& problem : problems.first()) {
    EXPECT_FALSE(problem.remedy.empty());
    outcome.problems.push_back(problem.place + " " + problem.rule);
    outcome.messages.push_back(problem.message);
  }
  outcome.total = problems.total();
  EXPECT_EQ(outcome.table.has_value(), problems.empty());
  return outcome;
}

Outcome Read(const std::string& csv, const BudgetHints& hints = {}) {
  ImportProblems problems(Language::kDutch);
  const std::vector<Sheet> sheets = ReadSheets("a.csv", csv, ';', problems);
  EXPECT_TRUE(problems.empty());
  return ReadCells(sheets.at(0), hints);
}

// Rows below a header of two years and the structural column, in thousands of euros.
Outcome Rows(const std::string& rows, BudgetHints hints = {}) {
  return Read("Kas (x € 1.000)\nRegel;2020;2021;Struc.\n" + rows, hints);
}

std::vector<std::int64_t> Values(const BudgetLine& line) {
  std::vector<std::int64_t> values;
  for (const BudgetFigure& figure : line.figures) values.push_back(figure.value);
  return values;
}

TEST(BudgetTableTest, ReadsTheSeriesOfKamerstuk28638As) {
  const auto read = Read(
      "Budgetreeks, kas (bedragen x € 1 mln);;;;;\n"
      ";2020;2021;2022;2023;Struc.\n"
      "Mensenhandel (formatie);6,8;3,4;5,6;6,2;6,8\n"
      "I&R(formatie);0,3;1,6;2,6;2,9;3,2\n"
      "Tijdelijke inhuur1;1,0;1,0;;0,3;0,0\n"
      ";;;;;\n"
      "Totaal;2;6;8;10;10\n"
      "1) Inclusief werving;;;;;\n");
  ASSERT_TRUE(read.table) << read.problems.size();
  const BudgetTable& table = *read.table;
  EXPECT_EQ(table.measure, Measure::kEuro);
  EXPECT_EQ(table.basis, finance::Basis::kCash);
  EXPECT_EQ(table.print_unit, 1'000'000);
  EXPECT_THAT(table.unit_source, HasSubstr("mln"));
  EXPECT_EQ(table.header_place, "B2");
  EXPECT_THAT(table.columns, ElementsAre(Column{2020}, Column{2021}, Column{2022}, Column{2023},
                                         Column::Structural()));
  ASSERT_EQ(table.lines.size(), 3U);
  EXPECT_EQ(table.lines[0].figures[0].printed, "6,8");
  EXPECT_EQ(table.lines[0].figures[0].value, 680'000'000);
  EXPECT_EQ(table.lines[0].figures[0].half_place, 5'000'000);
  EXPECT_EQ(table.lines[1].label, "I&R(formatie)");
  EXPECT_EQ(table.lines[1].title, "I&R (formatie)");
  EXPECT_EQ(table.lines[2].title, "Tijdelijke inhuur");
  EXPECT_EQ(table.lines[2].footnote, "1");
  // Empty is unknown, and 0 is nil.
  EXPECT_THAT(Values(table.lines[2]), ElementsAre(100'000'000, 100'000'000, 30'000'000, 0));
  EXPECT_THAT(table.lines[2].unknown, ElementsAre(Column{2022}));
  EXPECT_EQ(table.printed_totals.size(), 5U);
  ASSERT_EQ(table.skipped.size(), 1U);
  EXPECT_EQ(table.skipped[0].place, "A8");
}

TEST(BudgetTableTest, UnderstandsHowPublishedTablesWriteFigures) {
  const struct {
    const char* cell;
    std::int64_t cents;  // of thousands of euros
  } kCases[] = {
      {"5.132.936", 513'293'600'000},
      {"5155411", 515'541'100'000},
      {"‒ 54,2", -5'420'000},
      {"\u2212 54,2", -5'420'000},
      {"–54,2", -5'420'000},
      {"-54,2", -5'420'000},
      {"14.175,90", 1'417'590'000},
      {"0", 0},
      {"94,7", 9'470'000},
      {"17.903", 1'790'300'000},  // proven by the comma beside it
  };
  for (const auto& test : kCases) {
    const auto read = Rows(std::string("A;") + test.cell + ";1,5;\n");
    ASSERT_TRUE(read.table) << test.cell;
    EXPECT_EQ(read.table->lines[0].figures[0].value, test.cents) << test.cell;
    EXPECT_EQ(read.table->lines[0].figures[0].printed, test.cell);
  }
}

TEST(BudgetTableTest, ALoneDotIsTakenOnlyWhereSomethingTellsWhatItMeans) {
  const auto alone = Rows("A;17.903;100;\n");
  EXPECT_THAT(alone.problems, ElementsAre("B3 FIGURE_AMBIGUOUS"));
  EXPECT_THAT(alone.messages[0], ::testing::AllOf(HasSubstr("17903"), HasSubstr("17,903")));
  BudgetHints told;
  told.thousands_dot = true;
  EXPECT_EQ(Rows("A;17.903;100;\n", told).table->lines[0].figures[0].value, 1'790'300'000);
  EXPECT_EQ(Rows("A;17.903;100;\nB;5.132.936;;\n").table->lines[0].figures[0].value, 1'790'300'000);
  BudgetHints english;
  english.english = true;
  const auto read = Rows("A;17.903;1,234.5;\n", english);
  ASSERT_TRUE(read.table);
  EXPECT_THAT(Values(read.table->lines[0]), ElementsAre(1'790'300, 123'450'000));
  EXPECT_EQ(read.table->lines[0].figures[1].printed, "1.234,5");
}

TEST(BudgetTableTest, NamesEveryCellThatIsNoFigure) {
  const auto read = Rows(
      "A;-;12%;#REF!\n"
      "B;1.5;1e5;abc\n"
      "C;6,8,9;NaN;=A1\n"
      "D;6,8 mln;01-01-2020;1 234\n"
      "E;999999999999999999;1,123456;" +
      std::string(41, '1') + "\n");
  EXPECT_THAT(read.problems,
              ElementsAre("B3 DASH_ALONE", "C3 FIGURE_IS_PERCENTAGE", "D3 CELL_ERROR",
                          "B4 FIGURE_MALFORMED", "C4 FIGURE_MALFORMED", "D4 FIGURE_MALFORMED",
                          "B5 FIGURE_MALFORMED", "C5 FIGURE_MALFORMED", "D5 FIGURE_MALFORMED",
                          "B6 FIGURE_MALFORMED", "C6 FIGURE_MALFORMED", "D6 FIGURE_MALFORMED",
                          "B7 FIGURE_UNFIT", "C7 FIGURE_UNFIT", "D7 FIGURE_TOO_LONG"));
}

TEST(BudgetTableTest, NamesEveryRowThatCannotBeALine) {
  const struct {
    const char* rows;
    const char* problem;
  } kCases[] = {
      {"A;1;;\n;1;2;3\n", "A4 LABEL_MISSING"},
      {"A;1;;\nwaarvan B;1;;\n", "A4 LINE_IS_PART"},
      {"A;1;;\nTotaal;1;;\nB;1;;\n", "A5 LINE_AFTER_TOTAL"},
      {"A;1;;\nTotaal;1;;\nTotaal;1;;\n", "A5 TOTAL_TWICE"},
      {"I&R (x1);1;;\nI&R(x1);2;;\n", "A4 LINE_TWICE"},
      {"A;1;;;9\n", "E3 COLUMN_WITHOUT_HEADER"},
      {"A;1;;\nFte;2020;2021;Struc.\nB;1;;\n", "B4 SECOND_TABLE"},
      {"Kop;;;\n", " LINES_MISSING"},
  };
  for (const auto& test : kCases) EXPECT_THAT(Rows(test.rows).problems, ElementsAre(test.problem));
}

TEST(BudgetTableTest, NamesWhatIsWrongWithAHeader) {
  const struct {
    const char* csv;
    std::vector<std::string> problems;
  } kCases[] = {
      {"Regel;a;b\nA;1;2\n", {" HEADER_NOT_FOUND"}},
      {"Regel;1899;2201\nA;1;2\n", {" HEADER_NOT_FOUND"}},
      {"Regel;2020;2020;x\nA;1;2\n", {"D1 HEADER_NOT_UNDERSTOOD", "C1 YEARS_OUT_OF_ORDER"}},
      {"Regel;2021;2020\nA;1;2\n", {"C1 YEARS_OUT_OF_ORDER"}},
      {"Regel;Struc.;2020\nA;1;2\n", {"C1 YEARS_OUT_OF_ORDER"}},
      {"Regel;Soort;2020\nA;b;2\n", {"B1 HEADER_NOT_UNDERSTOOD"}},
      {"2020;2021\n1;2\n", {"A1 LABELS_NOT_FOUND"}},
      {"Regel;2020\nA;1\n", {"B1 MEASURE_MISSING"}},
      {"Bedragen x 1.000\nRegel;2020\nA;1\n", {"B2 BASIS_MISSING"}},
      {"Kas, bedragen\nRegel;2020\nA;1\n", {"A2 UNIT_MISSING"}},
      {"Kas x € 1 mld\nRegel;2020\nA;1\n", {"A2 UNIT_MISSING"}},
      {"Kas x € 1 mln;x € 1.000\nRegel;2020\nA;1\n", {"A2 UNIT_AMBIGUOUS"}},
  };
  for (const auto& test : kCases) EXPECT_EQ(Read(test.csv).problems, test.problems) << test.csv;
}

TEST(BudgetTableTest, TakesWhatTheFileDoesNotSayFromTheHints) {
  BudgetHints hints;
  hints.measure = Measure::kEuro;
  hints.basis = finance::Basis::kAccrual;
  hints.direction = planning::v1::DIRECTION_RECEIPTS;
  hints.print_unit = 1'000;
  hints.title = "Baten";
  const auto read = Read("Regel;2020\nA;1\n", hints);
  ASSERT_TRUE(read.table);
  EXPECT_EQ(read.table->basis, finance::Basis::kAccrual);
  EXPECT_EQ(read.table->direction, planning::v1::DIRECTION_RECEIPTS);
  EXPECT_EQ(read.table->lines[0].figures[0].value, 100'000);
  EXPECT_EQ(read.table->title, "Baten");
}

TEST(BudgetTableTest, TakesNoFiguresOfOneMeasureForAnother) {
  BudgetHints fte;
  fte.title = "Fte-reeks";  // of the table that is named
  fte.table_measure = Measure::kFte;
  const auto euros = Read("Budgetreeks, kas (bedragen x € 1 mln)\nRegel;2020\nA;6,8\n", fte);
  EXPECT_THAT(euros.problems, ElementsAre("A1 MEASURE_OTHER"));
  EXPECT_THAT(euros.messages,
              ElementsAre(HasSubstr("mln)» zegt dat dit euro's zijn; de tabel die met --table is "
                                    "genoemd is van fte")));
  BudgetHints budget;
  budget.table_measure = Measure::kEuro;
  budget.basis = finance::Basis::kCash;
  budget.print_unit = 1;
  EXPECT_THAT(Read("Regel;2020\nA;1\n", budget).problems, IsEmpty());
  EXPECT_THAT(Read("Reeks;in fte\nRegel;2020\nA;6,8\n", budget).problems,
              ElementsAre("B1 MEASURE_OTHER"));
  BudgetHints counts;
  counts.table_measure = Measure::kCount;
  EXPECT_THAT(Read("Uitgaven in euro\nRegel;2020\nA;6\n", counts).problems,
              ElementsAre("A1 MEASURE_OTHER"));
  // What is told beside the file goes before what it says.
  budget.measure = Measure::kEuro;
  const auto told = Read("Reeks;in fte\nRegel;2020\nA;6,8\n", budget);
  ASSERT_TRUE(told.table);
  EXPECT_EQ(told.table->measure, Measure::kEuro);
}

TEST(BudgetTableTest, TakesNoUnitOfEurosForFte) {
  BudgetHints fte;
  fte.measure = Measure::kFte;
  const std::string table = "Reeks;bedragen x € 1 mln\nRegel;2020\nA;6,8\n";
  EXPECT_THAT(Read(table, fte).problems, ElementsAre("B1 UNIT_OF_EUROS"));
  // A text beside it that says fte does not make a unit of euros one of fte.
  BudgetHints named;
  named.table_measure = Measure::kFte;
  EXPECT_THAT(Read("Fte;bedragen x € 1 mln\nRegel;2020\nA;6,8\n", named).problems,
              ElementsAre("B1 UNIT_OF_EUROS"));
  fte.print_unit = 1;
  const auto read = Read(table, fte);
  ASSERT_TRUE(read.table);
  EXPECT_THAT(Values(read.table->lines[0]), ElementsAre(6'800));
}

TEST(BudgetTableTest, FteNeedNoUnitAndHaveNoRowTotals) {
  const auto read = Read("Fte-reeks\nRegel;2020;structureel;Totaal\nA;11,6;58,0;69,6\n");
  ASSERT_TRUE(read.table);
  EXPECT_EQ(read.table->measure, Measure::kFte);
  EXPECT_EQ(read.table->nature, finance::Nature::kStock);
  EXPECT_THAT(Values(read.table->lines[0]), ElementsAre(11'600, 58'000));
  EXPECT_EQ(read.table->lines[0].printed_row_total, "");
}

TEST(BudgetTableTest, ReadsIdsAndTotalsOfRows) {
  const auto read = Read(
      "Kas x € 1.000\nid;Regel;2020;2021;Totaal\na-1;Aap;1;2;3\nb;Beer;1;1;2\n;Totaal;2;3;5\n");
  ASSERT_TRUE(read.table);
  EXPECT_EQ(read.table->lines[0].id, "a-1");
  EXPECT_EQ(read.table->lines[0].printed_row_total, "3");
  EXPECT_EQ(read.table->printed_grand_total, "5");
  EXPECT_THAT(Read("Kas x € 1\nid;Regel;2020\nA 1;Aap;1\n").problems,
              ElementsAre("A3 ID_MALFORMED"));
}

TEST(BudgetTableTest, ToldProblemsAreBounded) {
  std::string rows;
  for (int i = 0; i < 70; ++i) rows += "A" + std::to_string(i) + "x;?;;\n";
  const auto read = Rows(rows);
  EXPECT_EQ(read.problems.size(), ImportProblems::kMost);
  EXPECT_EQ(read.total, 70U);
}

TEST(BudgetTableTest, BoundsTheTextsAboveIt) {
  const std::string table = "Kas (x € 1.000)\nRegel;2020\nA;1\n";
  std::string remarks;
  for (int i = 0; i < 98; ++i) remarks += "opmerking\n";
  EXPECT_TRUE(Read(remarks + table).table) << "with the title and the label of the header: 100";
  EXPECT_THAT(Read("te veel\n" + remarks + table).problems,
              ElementsAre("A101 TEXTS_ABOVE_TOO_MANY"));
}

TEST(BudgetTableTest, BoundsItsLines) {
  std::string rows;
  for (int i = 0; i < 201; ++i) rows += "regel " + std::to_string(i) + ";1;;\n";
  EXPECT_THAT(Rows(rows).problems, ElementsAre(" FILE_TOO_LARGE"));
  EXPECT_THAT(Rows(std::string(201, 'x') + ";1;;\n").problems, ElementsAre("A3 LABEL_TOO_LONG"));
}

// A sheet of a workbook with one row of figures.
Sheet WorkbookWith(std::vector<SheetCell> figures) {
  const auto text = [](const char* of) {
    SheetCell cell;
    cell.kind = SheetCell::Kind::kText;
    cell.text = of;
    return cell;
  };
  Sheet sheet{"Blad1", {{text("Kas x € 1 mln")}, {text("Regel")}, {text("A")}}};
  for (std::size_t i = 0; i < figures.size(); ++i) {
    SheetCell year;
    year.kind = SheetCell::Kind::kNumber;
    year.text = std::to_string(2020 + i);
    sheet.rows[1].push_back(year);
    sheet.rows[2].push_back(std::move(figures[i]));
  }
  return sheet;
}

SheetCell Number(const char* text, std::optional<int> decimals = {}) {
  SheetCell cell;
  cell.kind = SheetCell::Kind::kNumber;
  cell.text = text;
  cell.decimals = decimals;
  return cell;
}

TEST(BudgetTableTest, StoredNumbersAreReadAsTheyAreShown) {
  SheetCell formula = Number("7.8");
  formula.formula = true;
  const auto read =
      ReadCells(WorkbookWith({Number("6.8"), Number("1", 1), Number("-0.25"), formula}));
  ASSERT_TRUE(read.table);
  const auto& figures = read.table->lines[0].figures;
  EXPECT_EQ(figures[0].printed, "6,8");
  EXPECT_EQ(figures[1].printed, "1,0");
  EXPECT_EQ(figures[2].value, -25'000'000);
  EXPECT_TRUE(figures[3].formula);
}

TEST(BudgetTableTest, RefusesStoredNumbersThatAreNotWhatIsShown) {
  SheetCell percentage = Number("0.12");
  percentage.percentage = true;
  SheetCell scaled = Number("6800000");
  scaled.scaled = true;
  SheetCell no_result;
  no_result.formula = true;
  SheetCell date = Number("43831");
  date.kind = SheetCell::Kind::kDate;
  EXPECT_THAT(ReadCells(WorkbookWith({Number("0.30000000000000004"), Number("6.8123", 1),
                                      percentage, scaled, no_result, date}))
                  .problems,
              ElementsAre("Blad1!B3 HIDDEN_PRECISION", "Blad1!C3 HIDDEN_PRECISION",
                          "Blad1!D3 FIGURE_IS_PERCENTAGE", "Blad1!E3 HIDDEN_PRECISION",
                          "Blad1!F3 FORMULA_WITHOUT_RESULT", "Blad1!G3 FIGURE_IS_DATE"));
}

TEST(BudgetLayoutTest, KnowsUnits) {
  const struct {
    const char* text;
    std::int64_t unit;  // 0 for none
  } kCases[] = {
      {"(bedragen x € 1 mln)", 1'000'000},
      {"Bedragen × € 1.000.000", 1'000'000},
      {"in miljoenen euro's", 1'000'000},
      {"x € 1.000", 1'000},
      {"Bedragen x 1000 euro", 1'000},
      {"in duizenden euro", 1'000},
      {"x EUR 1", 1},
      {"bedragen in euro's", 1},
      {"x € 1 mld", 1'000'000'000},
      {"Begroting 2020", 0},
      {"maximaal 1.000 zaken", 0},
      {"x € 10.000", 0},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(UnitInText(test.text).value_or(0), test.unit) << test.text;
}

}  // namespace
}  // namespace rekenschap::cli
