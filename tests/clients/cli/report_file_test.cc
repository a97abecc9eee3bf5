#include "clients/cli/report_file.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/budget_sheet.h"
#include "clients/cli/csv_rows.h"
#include "clients/cli/report_explanations.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kHeader[] =
    "programma;eenheid;periode;regel;besteed;verplicht;bezetting;gerealiseerd;prognose;"
    "toelichting\n";

ReportFile Parse(const std::string& rows, Language language = Language::kDutch) {
  return ReadReportFile("f.csv", kHeader + rows, language);
}

// The problems as `row column RULE`.
std::vector<std::string> Problems(const ReportFile& file) {
  std::vector<std::string> problems;
  for (const FileProblem& problem : file.problems) {
    EXPECT_FALSE(problem.message.empty());
    EXPECT_FALSE(problem.remedy.empty());
    problems.push_back(std::to_string(problem.row) + " " + problem.column + " " + problem.rule);
  }
  return problems;
}

TEST(ReportFileTest, ReadsWhatADutchSpreadsheetSaves) {
  const auto file = ReadReportFile(
      "f.csv",
      "\xef\xbb\xbfProgramma;Eenheid;Periode;Regel;Besteed;Verplicht;Bezetting;Gerealiseerd;"
      "Prognose;Toelichting\r\n"
      "avim;rotterdam;2021-Q2;budget;1.234.567,89;;;;2.000.000;\"twee; delen\"\"\"\r\n"
      "avim;rotterdam;2021-Q2;fte;;;12,5;;13;\r\n"
      "avim;rotterdam;2021-Q2;getraind;;;;7;;\r\n",
      Language::kDutch);
  EXPECT_THAT(Problems(file), IsEmpty());
  ASSERT_EQ(file.reports.size(), 1U);
  const auto& report = file.reports[0].report;
  EXPECT_EQ(report.programme(), "programmes/avim");
  EXPECT_EQ(report.unit(), "units/rotterdam");
  EXPECT_EQ(report.period(), "2021-Q2");
  EXPECT_EQ(report.lines(0).euro().spent_eurocents(), 123'456'789);
  EXPECT_FALSE(report.lines(0).euro().has_committed_eurocents());
  EXPECT_EQ(report.lines(0).euro().forecast_eurocents(), 200'000'000);
  ASSERT_EQ(report.lines(0).explanations_size(), 1);
  EXPECT_EQ(report.lines(0).explanations(0).text(), "twee; delen\"");
  EXPECT_EQ(report.lines(0).explanations(0).cause(),
            monitoring::v1::Explanation::CAUSE_UNSPECIFIED);
  EXPECT_FALSE(report.lines(0).explanations(0).has_amount());
  EXPECT_EQ(report.lines(1).fte().in_post_fte_thousandths(), 12'500);
  EXPECT_EQ(report.lines(1).fte().forecast_fte_thousandths(), 13'000);
  EXPECT_EQ(report.lines(2).count().realised_count(), 7);
}

constexpr char kExplained[] =
    "programma;eenheid;periode;regel;besteed;bezetting;prognose;toelichting;oorzaak;toegelicht "
    "bedrag\n";

TEST(ReportFileTest, ReadsCausesAndAmountsOfExplanations) {
  const auto file = ReadReportFile("f.csv",
                                   std::string(kExplained) +
                                       "avim;a;2021-Q2;budget;100;;;Later begonnen;Tijdsverschil;"
                                       "-74.936,00\n"
                                       "avim;a;2021-Q2;fte;;1,5;;Uitstroom;other;0,5\n"
                                       "avim;a;2021-Q2;budget;;;;Anders geboekt;technisch;12,34\n",
                                   Language::kDutch);
  EXPECT_THAT(Problems(file), IsEmpty());
  ASSERT_EQ(file.reports.size(), 1U);
  const FiledReport& filed = file.reports[0];
  ASSERT_EQ(filed.report.lines_size(), 2);
  const auto& budget = filed.report.lines(0);
  ASSERT_EQ(budget.explanations_size(), 2);
  EXPECT_EQ(budget.explanations(0).cause(), monitoring::v1::Explanation::CAUSE_TIMING);
  EXPECT_EQ(budget.explanations(0).amount().eurocents(), -7'493'600);
  EXPECT_EQ(budget.explanations(1).cause(), monitoring::v1::Explanation::CAUSE_TECHNICAL);
  EXPECT_EQ(budget.explanations(1).amount().eurocents(), 1'234);
  EXPECT_EQ(filed.report.lines(1).explanations(0).amount().fte_thousandths(), 500);
  // Each explanation in the row and the column that it came from.
  EXPECT_EQ(filed.RowOf("lines[0].explanations[0].cause"), 2);
  EXPECT_EQ(filed.RowOf("lines[0].explanations[1].amount"), 4);
  EXPECT_EQ(filed.ColumnOf("lines[0].explanations[1].amount"), "toegelicht bedrag");
  EXPECT_EQ(filed.ColumnOf("lines[0].explanations[0].cause"), "oorzaak");
}

TEST(ReportFileTest, KeepsEveryReasonForACorrectionOnce) {
  const auto file = ReadReportFile("f.csv",
                                   "programma;eenheid;periode;regel;besteed;correctiereden\n"
                                   "avim;a;2021-Q2;budget;1;Factuur van juni\n"
                                   "avim;a;2021-Q2;hire;2;Dubbel geboekt\n"
                                   "avim;a;2021-Q2;other;3;Factuur van juni\n"
                                   "avim;a;2021-Q2;last;4;\n",
                                   Language::kDutch);
  EXPECT_THAT(Problems(file), IsEmpty());
  ASSERT_EQ(file.reports.size(), 1U);
  EXPECT_EQ(file.reports[0].report.correction_reason(), "Factuur van juni; Dubbel geboekt");
}

TEST(ReportFileTest, HearsNoMoreReasonsForACorrectionThanAReportCanGive) {
  // Characters and not bytes: 1.995 of them, `; ` and three more are as many as fit.
  std::string longest;
  for (int i = 0; i < 1'995; ++i) longest += "é";
  const std::string start =
      "programma;eenheid;periode;regel;besteed;correctiereden\n"
      "avim;a;2021-Q2;one;1;" +
      longest + "\n";
  const auto fits = ReadReportFile("f.csv", start + "avim;a;2021-Q2;two;2;abc\n", Language::kDutch);
  EXPECT_THAT(Problems(fits), IsEmpty());
  EXPECT_EQ(fits.reports.at(0).report.correction_reason(), longest + "; abc");
  const auto file = ReadReportFile("f.csv",
                                   start +
                                       "avim;a;2021-Q2;two;2;abcd\n"
                                       "avim;a;2021-Q2;three;3;x\n"
                                       "avim;b;2021-Q2;one;1;abcd\n",
                                   Language::kDutch);
  // Told once, of the report that it is of.
  EXPECT_THAT(Problems(file), ElementsAre("3 correctiereden TEXT_TOO_LONG"));
  EXPECT_EQ(file.problems[0].cell, "F3");
  EXPECT_THAT(file.reports.at(0).problems, ElementsAre(0U));
  EXPECT_EQ(file.reports.at(0).report.correction_reason(), longest);
  EXPECT_EQ(file.reports.at(0).report.lines_size(), 3);
  EXPECT_EQ(file.reports.at(1).report.correction_reason(), "abcd");
}

TEST(ReportFileTest, TellsWhatIsWrongWithAnExplanation) {
  const auto file = ReadReportFile("f.csv",
                                   std::string(kExplained) +
                                       "avim;a;2021-Q2;budget;100;;;Later;zomaar;\n"
                                       "avim;a;2021-Q2;hire;100;;;Later;overig;1.5\n"
                                       "avim;a;2021-Q2;fte;;1;;;overig;\n",
                                   Language::kDutch);
  EXPECT_THAT(Problems(file),
              ElementsAre("2 oorzaak CAUSE_UNKNOWN", "3 toegelicht bedrag FIGURE_MALFORMED",
                          "4 toelichting CELL_MISSING"));
}

TEST(ReportFileTest, RefusesAnExplainedAmountThatCanBeReadInTwoWays) {
  const auto file = ReadReportFile("f.csv",
                                   std::string(kExplained) +
                                       "avim;a;2021-Q2;fte;;1;;Uitstroom;overig;1.500\n"
                                       "avim;a;2021-Q2;budget;1;;;Later;overig;1,000\n",
                                   Language::kDutch);
  EXPECT_THAT(Problems(file), ElementsAre("2 toegelicht bedrag FIGURE_AMBIGUOUS",
                                          "3 toegelicht bedrag FIGURE_MALFORMED"));
}

constexpr char kExplainedInEnglish[] =
    "programme;unit;period;line;spent;in post;forecast;explanation;cause;explained amount\n";

// A file of which the lines without figures have become those of a plan, with `fte`, `budget` and
// `zaken`; it has no others.
ReportFile Settled(const std::string& content, Language language = Language::kDutch) {
  ReportFile file = ReadReportFile("f.csv", content, language);
  for (FiledReport& filed : file.reports) {
    for (auto& line : *filed.report.mutable_lines()) {
      if (line.figures_case() != monitoring::v1::ReportLine::FIGURES_NOT_SET) continue;
      if (line.line() == "fte") line.mutable_fte();
      if (line.line() == "budget") line.mutable_euro();
      if (line.line() == "zaken") line.mutable_count();
    }
    SettleAmounts(language, true, file, filed);
  }
  return file;
}

TEST(ReportFileTest, LeavesTheMeasureOfAnAmountOpenWhereTheLineHasNoFigures) {
  const std::string content = std::string(kExplained) +
                              "avim;a;2021-Q2;fte;;;;Uitstroom;overig;0,5\n"
                              "avim;a;2021-Q2;fte;;;;Instroom;overig;\n"
                              "avim;a;2021-Q2;fte;;;;Later;overig;-1,5\n"
                              "avim;a;2021-Q2;budget;;;;Later;overig;1.234,56\n"
                              "avim;a;2021-Q2;zaken;;;;Later;overig;12\n";
  const auto open = ReadReportFile("f.csv", content, Language::kDutch);
  EXPECT_THAT(Problems(open), IsEmpty());
  EXPECT_EQ(open.reports.at(0).open_amounts.size(), 4U);
  for (const auto& line : open.reports.at(0).report.lines()) {
    for (const auto& explanation : line.explanations()) EXPECT_FALSE(explanation.has_amount());
  }
  const auto file = Settled(content);
  EXPECT_THAT(Problems(file), IsEmpty());
  const FiledReport& filed = file.reports.at(0);
  const auto& report = filed.report;
  ASSERT_EQ(report.lines_size(), 3);
  ASSERT_EQ(report.lines(0).explanations_size(), 3);
  EXPECT_EQ(filed.RowOf("lines[0].explanations[2].amount"), 4);
  EXPECT_EQ(report.lines(0).explanations(0).amount().fte_thousandths(), 500);
  EXPECT_FALSE(report.lines(0).explanations(1).has_amount());
  EXPECT_EQ(report.lines(0).explanations(2).amount().fte_thousandths(), -1'500);
  EXPECT_EQ(report.lines(1).explanations(0).amount().eurocents(), 123'456);
  EXPECT_EQ(report.lines(2).explanations(0).amount().count(), 12);
}

// As where the line has figures: it is one fte, and no thousand euros.
TEST(ReportFileTest, ReadsAnOpenAmountInTheMeasureOfItsLine) {
  const auto dutch = Settled(std::string(kExplained) +
                             "avim;a;2021-Q2;fte;;;;Uitstroom;overig;1,000\n"
                             "avim;a;2021-Q2;budget;;;;Later;overig;1,000\n"
                             "avim;a;2021-Q2;zaken;;;;Later;overig;1.000\n");
  EXPECT_THAT(Problems(dutch), ElementsAre("3 toegelicht bedrag FIGURE_MALFORMED"));
  EXPECT_EQ(dutch.problems[0].cell, "J3");
  EXPECT_EQ(dutch.problems[0].message,
            "'1,000' is geen cijfer in Nederlandse notatie met hooguit 2 decimalen");
  EXPECT_THAT(dutch.reports.at(0).problems, ElementsAre(0U));
  const auto& lines = dutch.reports.at(0).report.lines();
  EXPECT_EQ(lines[0].explanations(0).amount().fte_thousandths(), 1'000);
  EXPECT_FALSE(lines[1].explanations(0).has_amount());
  EXPECT_EQ(lines[2].explanations(0).amount().count(), 1'000);
  const auto english = Settled(std::string(kExplainedInEnglish) +
                                   "avim;a;2021-Q2;fte;;;;Left;other;1,000\n"
                                   "avim;a;2021-Q2;budget;;;;Later;other;1,000\n",
                               Language::kEnglish);
  EXPECT_THAT(Problems(english), ElementsAre("3 explained amount FIGURE_MALFORMED"));
  EXPECT_EQ(english.problems[0].message,
            "'1,000' is not a figure in Dutch notation with at most 2 decimals");
  EXPECT_EQ(english.reports.at(0).report.lines(0).explanations(0).amount().fte_thousandths(),
            1'000);
}

TEST(ReportFileTest, AsksAfterAnOpenAmountThatCanBeReadInTwoWays) {
  const std::string rows = "avim;a;2021-Q2;fte;;;;Uitstroom;overig;1.500\n";
  const auto dutch = Settled(kExplained + rows);
  EXPECT_THAT(Problems(dutch), ElementsAre("2 toegelicht bedrag FIGURE_AMBIGUOUS"));
  EXPECT_EQ(dutch.problems[0].cell, "J2");
  EXPECT_EQ(dutch.problems[0].message,
            "'1.500' kan 1500 zijn en ook 1,500; niets van deze eenheid zegt welke");
  EXPECT_EQ(dutch.problems[0].remedy, "schrijf 1500 of 1,500");
  EXPECT_FALSE(dutch.reports.at(0).report.lines(0).explanations(0).has_amount());
  const auto english =
      Settled(std::string(kExplainedInEnglish) + "avim;a;2021-Q2;fte;;;;Left;other;1.500\n",
              Language::kEnglish);
  EXPECT_THAT(Problems(english), ElementsAre("2 explained amount FIGURE_AMBIGUOUS"));
  EXPECT_EQ(english.problems[0].remedy, "write 1500 or 1,500");
  // Where a figure of the unit proves what its dots are, it is read; of euros it is a thousand.
  const auto proven =
      Settled(kExplained + rows + "avim;a;2021-Q2;budget;1.234,50;;;Later;overig;\n");
  EXPECT_THAT(Problems(proven), IsEmpty());
  EXPECT_EQ(proven.reports.at(0).report.lines(0).explanations(0).amount().fte_thousandths(),
            1'500'000);
  const auto other =
      Settled(kExplained + rows + "avim;b;2021-Q2;budget;1.234,50;;;Later;overig;1.500\n" +
              "avim;c;2021-Q2;budget;;;;Later;overig;1.500\n");
  EXPECT_THAT(Problems(other), ElementsAre("2 toegelicht bedrag FIGURE_AMBIGUOUS"));
  EXPECT_EQ(other.reports.at(2).report.lines(0).explanations(0).amount().eurocents(), 150'000);
}

TEST(ReportFileTest, RefusesAnOpenAmountThatIsNoFigureOfItsMeasure) {
  const auto file = Settled(std::string(kExplained) +
                            "avim;a;2021-Q2;fte;;;;Uitstroom;overig;veel\n"
                            "avim;a;2021-Q2;fte;;;;Instroom;overig;0,1234\n"
                            "avim;a;2021-Q2;budget;;;;Later;overig;0,125\n"
                            "avim;a;2021-Q2;zaken;;;;Later;overig;12,5\n"
                            "avim;b;2021-Q2;zaken;;;;Later;overig;12,000\n");
  EXPECT_THAT(
      Problems(file),
      ElementsAre("2 toegelicht bedrag FIGURE_MALFORMED", "3 toegelicht bedrag FIGURE_MALFORMED",
                  "4 toegelicht bedrag FIGURE_MALFORMED", "5 toegelicht bedrag FIGURE_MALFORMED",
                  "6 toegelicht bedrag FIGURE_MALFORMED"));
  EXPECT_EQ(file.problems[2].message,
            "'0,125' heeft meer decimalen dan hier passen: hooguit 2 decimalen");
  EXPECT_EQ(file.problems[2].remedy, "rond het af op 2 decimalen");
  EXPECT_EQ(file.problems[3].remedy, "schrijf 12 of 13");
  EXPECT_THAT(file.reports.at(0).problems, ElementsAre(0U, 1U, 2U, 3U));
  EXPECT_THAT(file.reports.at(1).problems, ElementsAre(4U));
  EXPECT_THAT(file.common_problems, IsEmpty());
  for (const FiledReport& filed : file.reports) {
    for (const auto& line : filed.report.lines()) {
      for (const auto& explanation : line.explanations()) EXPECT_FALSE(explanation.has_amount());
    }
  }
}

TEST(ReportFileTest, TellsOfAnAmountThatNothingTellsTheMeasureOf) {
  const auto dutch = Settled(std::string(kExplained) +
                             "avim;a;2021-Q2;onbekend;;;;Later;overig;\n"
                             "avim;a;2021-Q2;onbekend;;;;Anders;overig;1,000\n"
                             "avim;a;2021-Q2;budget;;;;Later;overig;12\n");
  EXPECT_THAT(Problems(dutch), ElementsAre("3 toegelicht bedrag MEASURE_UNKNOWN"));
  EXPECT_EQ(dutch.problems[0].cell, "J3");
  EXPECT_EQ(dutch.problems[0].message,
            "'1,000' is niet te lezen: de regel heeft geen cijfers, en niets zegt of het euro's, "
            "fte of een aantal is");
  EXPECT_EQ(dutch.problems[0].remedy,
            "neem een regel van het plan, of vul ook het cijfer van de regel in");
  EXPECT_EQ(dutch.reports.at(0).report.lines(1).explanations(0).amount().eurocents(), 12'00);
  const auto english =
      Settled(std::string(kExplainedInEnglish) + "avim;a;2021-Q2;unknown;;;;Later;other;1,000\n",
              Language::kEnglish);
  EXPECT_THAT(Problems(english), ElementsAre("2 explained amount MEASURE_UNKNOWN"));
  EXPECT_EQ(english.problems[0].message,
            "'1,000' cannot be read: the line has no figures, and nothing tells whether it is "
            "euros, fte or a count");
  EXPECT_EQ(english.problems[0].remedy,
            "take a line of the plan, or fill in the figure of the line too");
}

TEST(ReportFileTest, TakesALineThatStandsTwiceWithFiguresAsTwice) {
  const auto file = ReadReportFile("f.csv",
                                   std::string(kExplained) +
                                       "avim;a;2021-Q2;budget;100;;;;;\n"
                                       "avim;a;2021-Q2;budget;200;;;Later;overig;\n"
                                       "avim;a;2021-Q2;budget;;;;;;\n",
                                   Language::kDutch);
  EXPECT_EQ(file.reports.at(0).report.lines_size(), 3);  // the service finds it
}

TEST(ReportFileTest, TellsWhereTheFieldsOfAFindingStand) {
  const auto file = Parse("avim;a;2021-Q2;budget;1;;;;;\n\navim;a;2021-Q2;fte;;;1;;;\n");
  const FiledReport& filed = file.reports.at(0);
  EXPECT_EQ(filed.RowOf("lines[0].euro.spent_eurocents"), 2);
  EXPECT_EQ(filed.RowOf("lines[1].fte.in_post_fte_thousandths"), 4);  // after an empty row
  EXPECT_EQ(filed.ColumnOf("lines[0].euro.spent_eurocents"), "besteed");
  EXPECT_EQ(filed.ColumnOf("lines[1].fte.forecast_fte_thousandths"), "prognose");
  EXPECT_EQ(filed.RowOf("lines"), 0);
  EXPECT_EQ(filed.ColumnOf("unit"), "eenheid");
}

TEST(ReportFileTest, TellsWhereAFieldIsWithoutAFile) {
  monitoring::v1::Report report;
  report.add_lines()->set_line("ienr-budget");
  report.add_lines()->set_line("ienr-fte");
  auto& prior = *report.add_prior_corrections();
  prior.set_line("ienr-budget");
  prior.set_period("2021-Q1");
  prior.mutable_amount()->set_eurocents(-100);
  const auto dutch = [&report](const char* field) {
    return FieldWords(report, field, Language::kDutch);
  };
  EXPECT_EQ(dutch("lines[1].fte.in_post_fte_thousandths"), "ienr-fte, bezetting");
  EXPECT_EQ(dutch("lines[0].euro.forecast_eurocents"), "ienr-budget, prognose");
  EXPECT_EQ(dutch("lines[0].explanations[3].amount"), "ienr-budget, toegelicht bedrag");
  EXPECT_EQ(dutch("lines[1]"), "ienr-fte");
  EXPECT_EQ(dutch("prior_corrections[0].amount"), "ienr-budget 2021-Q1, besteed");
  EXPECT_EQ(dutch("correction_reason"), "correctiereden");
  EXPECT_EQ(FieldWords(report, "lines[1].fte.in_post_fte_thousandths", Language::kEnglish),
            "ienr-fte, in post");
  // Nothing of it, or nothing that a report of this size has.
  for (const char* field : {"lines", "", "lines[2]", "prior_corrections[1]", "else"}) {
    EXPECT_EQ(dutch(field), "de hele rapportage") << field;
  }
  EXPECT_EQ(FieldWords(report, "lines", Language::kEnglish), "the report as a whole");
}

TEST(ReportFileTest, KeepsTheReportsOfManyUnitsApart) {
  const auto file = Parse(
      "avim;a;2021-Q2;budget;1;;;;;\navim;b;2021-Q2;budget;2;;;;;\navim;a;2021-Q2;fte;;;3;;;\n");
  ASSERT_EQ(file.reports.size(), 2U);
  EXPECT_EQ(file.reports[0].report.lines_size(), 2);
  EXPECT_THAT(file.reports[0].rows, ElementsAre(2, 4));
  EXPECT_THAT(file.reports[1].rows, ElementsAre(3));
}

// A period is held against the one before it, wherever that stands in the file.
TEST(ReportFileTest, PutsReportsInTheOrderOfTheirPeriods) {
  const auto read = [](const std::vector<std::string>& periods) {
    std::string rows;
    for (const std::string& period : periods) {
      for (const char* unit : {"b", "a"})
        rows += std::string("avim;") + unit + ';' + period + ";one;1;;;;;\n";
    }
    std::vector<std::string> order;
    for (const FiledReport& filed : Parse(rows).reports) {
      order.push_back(NameOf(filed, Language::kDutch) + ' ' + std::to_string(filed.number) + ' ' +
                      std::to_string(filed.first_row));
    }
    return order;
  };
  EXPECT_THAT(read({"2021-Q4", "2021-Q2", "later", "2020-Q4"}),
              ElementsAre("b, later 5 6", "a, later 6 7", "b, 2020-Q4 7 8", "a, 2020-Q4 8 9",
                          "b, 2021-Q2 3 4", "a, 2021-Q2 4 5", "b, 2021-Q4 1 2", "a, 2021-Q4 2 3"));
  EXPECT_THAT(read({"2020-Q4", "2021-Q2"}),
              ElementsAre("b, 2020-Q4 1 2", "a, 2020-Q4 2 3", "b, 2021-Q2 3 4", "a, 2021-Q2 4 5"));
}

// What is wrong stays with the report that it is of.
TEST(ReportFileTest, KeepsTheProblemsOfReportsThatItPutsInOrder) {
  const auto file = Parse(
      "avim;a;2021-Q4;one;veel;;;;;\n"
      "avim;a;2021-Q2;one;1;;;;;\n");
  ASSERT_THAT(file.reports, SizeIs(2));
  EXPECT_EQ(file.reports[0].report.period(), "2021-Q2");
  EXPECT_THAT(file.reports[0].problems, IsEmpty());
  EXPECT_THAT(file.reports[1].problems, ElementsAre(0U));
}

TEST(ReportFileTest, NamesEveryCellThatCannotBeRead) {
  const auto file = Parse(
      "avim;a;2021-Q2;one;1.23;1e5;;;;\n"
      "avim;a;2021-Q2;two;=A1;;;;;\n"
      "avim;a;2021-Q2;three;1,234;;;;;\n"
      "avim;a;2021-Q2;four;1;;2;;;\n"
      "avim;a;2021-Q2;five;;;;;;\n"
      ";a;2021-Q2;six;1;;;;;\n"
      "avim;a;2021-Q2;seven;1;;;;;x;y\n"
      "avim;a;2021-Q2;eight;;;;1,5;;\n");
  EXPECT_THAT(Problems(file),
              ElementsAre("2 besteed FIGURE_MALFORMED", "2 verplicht FIGURE_MALFORMED",
                          "3 besteed FIGURE_MALFORMED", "4 besteed FIGURE_MALFORMED",
                          "5 bezetting MEASURE_WRONG", "7 programma CELL_MISSING",
                          "8  ROW_TOO_LONG", "9 gerealiseerd FIGURE_MALFORMED"));
}

// `1,000` was meant as a thousand by who writes so.
TEST(ReportFileTest, RefusesZerosForDecimalsWhereTheTextCanBeAThousand) {
  const auto file = Parse(
      "avim;a;2021-Q2;one;12,500;;;;;\n"
      "avim;a;2021-Q2;two;1,00;;;;1,000;\n"
      "avim;a;2021-Q2;three;;;;1,000;;\n"
      "avim;a;2021-Q2;four;-100,000;;;;;\n"
      "avim;a;2021-Q2;five;;;;7,5;;\n"
      "avim;a;2021-Q2;six;;;12,5001;;;\n");
  EXPECT_THAT(Problems(file),
              ElementsAre("2 besteed FIGURE_MALFORMED", "3 prognose FIGURE_MALFORMED",
                          "4 gerealiseerd FIGURE_MALFORMED", "5 besteed FIGURE_MALFORMED",
                          "6 gerealiseerd FIGURE_MALFORMED", "7 bezetting FIGURE_MALFORMED"));
  EXPECT_EQ(file.problems[0].message,
            "'12,500' is geen cijfer in Nederlandse notatie met hooguit 2 decimalen");
}

TEST(ReportFileTest, TakesZerosForDecimalsWhereTheyCanBeNothingElse) {
  const auto file = Parse(
      "avim;a;2021-Q2;one;12,5000;1234,000;;;1.234,500;\n"
      "avim;a;2021-Q2;two;-0,500;0,000;;;;\n"
      "avim;a;2021-Q2;three;;;;7,0;;\n"
      "avim;a;2021-Q2;four;;;;7,00;;\n"
      "avim;a;2021-Q2;five;;;12,5000;;12,500;\n"
      "avim;a;2021-Q2;six;;;1,000;;1,0000;\n");
  EXPECT_THAT(Problems(file), IsEmpty());
  const auto& report = file.reports.at(0).report;
  EXPECT_EQ(report.lines(0).euro().spent_eurocents(), 12'50);
  EXPECT_EQ(report.lines(0).euro().committed_eurocents(), 1'234'00);
  EXPECT_EQ(report.lines(0).euro().forecast_eurocents(), 1'234'50);
  EXPECT_EQ(report.lines(1).euro().spent_eurocents(), -50);
  EXPECT_EQ(report.lines(1).euro().committed_eurocents(), 0);
  EXPECT_EQ(report.lines(2).count().realised_count(), 7);
  EXPECT_EQ(report.lines(3).count().realised_count(), 7);
  EXPECT_EQ(report.lines(4).fte().in_post_fte_thousandths(), 12'500);
  EXPECT_EQ(report.lines(4).fte().forecast_fte_thousandths(), 12'500);
  EXPECT_EQ(report.lines(5).fte().in_post_fte_thousandths(), 1'000);
  EXPECT_EQ(report.lines(5).fte().forecast_fte_thousandths(), 1'000);
}

TEST(ReportFileTest, ReadsALoneDotInFteOnlyWhereTheFileTellsWhatItMeans) {
  const std::string alone = "avim;a;2021-Q2;fte;;;12.500;;-1.500;\n";
  const auto file = Parse(alone);
  EXPECT_THAT(Problems(file),
              ElementsAre("2 bezetting FIGURE_AMBIGUOUS", "2 prognose FIGURE_AMBIGUOUS"));
  EXPECT_EQ(file.problems[0].message,
            "'12.500' kan 12500 zijn en ook 12,500; niets van deze eenheid zegt welke");
  EXPECT_EQ(file.problems[1].remedy, "schrijf -1500 of -1,500");
  EXPECT_EQ(Parse(alone, Language::kEnglish).problems.at(0).remedy, "write 12500 or 12,500");
  // What is itself read in two ways, or cannot be read, proves nothing.
  for (const char* other : {"1.234", "1,234", "1234", "1.5"}) {
    const auto more = Parse(alone + "avim;a;2021-Q2;other;;;" + other + ";;;\n");
    EXPECT_EQ(more.problems.at(0).rule, "FIGURE_AMBIGUOUS") << other;
  }
  for (const char* proof : {"1.234,00", "1,5", "1.234.567", "-1,50", "0,500"}) {
    const auto told = Parse(alone + "avim;a;2021-Q2;budget;" + proof + ";;;;;\n");
    EXPECT_THAT(Problems(told), IsEmpty()) << proof;
    EXPECT_EQ(told.reports.at(0).report.lines(0).fte().in_post_fte_thousandths(), 12'500'000);
  }
  // Another unit may write otherwise.
  const auto pasted = Parse(alone + "avim;b;2021-Q2;budget;1,5;;;;;\n");
  EXPECT_THAT(Problems(pasted),
              ElementsAre("2 bezetting FIGURE_AMBIGUOUS", "2 prognose FIGURE_AMBIGUOUS"));
  // Euros and counts have no thousandths.
  EXPECT_THAT(Problems(Parse("avim;a;2021-Q2;one;12.500;;;;;\navim;a;2021-Q2;two;;;;1.000;;\n")),
              IsEmpty());
}

// The template itself writes targets in Dutch notation: they tell nothing of who fills it in.
TEST(ReportFileTest, TakesTheProofOfWhatDotsAreFromFiguresOfTheReportAlone) {
  const std::string header =
      "programma;eenheid;periode;regel;doel;besteed;bezetting;toelichting;oorzaak;"
      "toegelicht bedrag\n";
  const std::string alone = "avim;a;2021-Q2;fte;;;12.500;;;\n";
  const auto read = [](const std::string& content) {
    return Problems(ReadReportFile("f.csv", content, Language::kDutch));
  };
  for (const char* other : {
           "avim;a;2021-Q2;budget;1.234,00;1;;;;\n",      // the target
           "avim;a;2021-Q2;budget;;1;;1.234,00;other;\n"  // a text
       }) {
    EXPECT_THAT(read(header + alone + other), ElementsAre("2 bezetting FIGURE_AMBIGUOUS")) << other;
  }
  EXPECT_THAT(read("Begroot;;;;;1.234,00\n" + header + alone),
              ElementsAre("3 bezetting FIGURE_AMBIGUOUS"));
  for (const char* proof :
       {"avim;a;2021-Q2;budget;;1.234,00;;;;\n", "avim;a;2021-Q2;budget;;1;;Later;other;-0,5\n"}) {
    EXPECT_THAT(read(header + alone + proof), IsEmpty()) << proof;
  }
}

TEST(ReportFileTest, ReadsTheExamples) {
  const std::string folder =
      std::string(REKENSCHAP_SOURCE) + "/deploy/examples/avim/reports-2021-Q2/";
  for (const char* unit :
       {"amsterdam", "den-haag", "midden-nederland", "noord-holland", "noord-nederland",
        "oost-nederland", "rotterdam", "zeeland-west-brabant"}) {
    std::ostringstream content;
    content << std::ifstream(folder + unit + ".csv", std::ios::binary).rdbuf();
    const auto file = ReadReportFile("f.csv", content.str(), Language::kDutch);
    EXPECT_THAT(Problems(file), IsEmpty()) << unit;
    ASSERT_EQ(file.reports.size(), 1U) << unit;
    EXPECT_EQ(file.reports[0].report.lines_size(), 6) << unit;
  }
}

TEST(ReportFileTest, KeepsTheLineOfEveryRowThatNamesOne) {
  const auto file = Parse(
      "avim;a;2021-Q2;empty;;;;;;\n"
      "avim;a;2021-Q2;forecast-alone;;;;;3;\n"
      "avim;a;2021-Q2;two-kinds;1;;2;;;\n"
      "avim;a;2021-Q2;too-long;1;;;;;x;y\n"
      "avim;a;2021-Q2;;1;;;;;\n");
  using monitoring::v1::ReportLine;
  const FiledReport& filed = file.reports.at(0);
  std::vector<std::string> lines;
  for (const ReportLine& line : filed.report.lines()) lines.push_back(line.line());
  EXPECT_THAT(lines, ElementsAre("empty", "forecast-alone", "two-kinds", "too-long"));
  EXPECT_EQ(filed.report.lines(0).figures_case(), ReportLine::FIGURES_NOT_SET);
  EXPECT_EQ(filed.report.lines(1).figures_case(), ReportLine::FIGURES_NOT_SET);
  EXPECT_EQ(filed.report.lines(2).euro().spent_eurocents(), 100);
  EXPECT_EQ(filed.report.lines(3).euro().spent_eurocents(), 100);
  EXPECT_THAT(filed.rows, ElementsAre(2, 3, 4, 5));
}

TEST(ReportFileTest, NamesTheColumnsThatTheFileLeavesOut) {
  const auto dutch = Parse("avim;a;2021-Q2;budget;1;;;;;\n");
  EXPECT_EQ(dutch.reports.at(0).ColumnOf("correction_reason"), "correctiereden");
  EXPECT_EQ(dutch.reports.at(0).ColumnOf("lines[0].fte.inflow_fte_thousandths"), "instroom");
  const auto english = Parse("avim;a;2021-Q2;budget;1;;;;;\n", Language::kEnglish);
  EXPECT_EQ(english.reports.at(0).ColumnOf("correction_reason"), "correction reason");
}

TEST(ReportFileTest, RefusesHeadersItDoesNotUnderstand) {
  EXPECT_THAT(Problems(ReadReportFile("f.csv", "rapportages\n", Language::kDutch)),
              ElementsAre("1 rapportages COLUMN_UNKNOWN", "1 programma COLUMN_MISSING",
                          "1 eenheid COLUMN_MISSING", "1 periode COLUMN_MISSING",
                          "1 regel COLUMN_MISSING"));
  EXPECT_THAT(
      Problems(ReadReportFile("f.csv", "programme;unit;period;line;in_post\navim;a;2021-Q2;fte;1\n",
                              Language::kEnglish)),
      IsEmpty());
}

TEST(ReportFileTest, RefusesWhatIsNoCsvInUtf8) {
  EXPECT_THAT(Problems(ReadReportFile("f.csv", "PK\x03\x04zip", Language::kDutch)),
              ElementsAre("0  FILE_DAMAGED"));
  EXPECT_THAT(Problems(ReadReportFile("f.csv", std::string("a\0b", 3), Language::kDutch)),
              ElementsAre("0  FILE_NOT_ITS_NAME"));
  EXPECT_THAT(Problems(ReadReportFile("f.csv", "programma;\xe9\x65n", Language::kDutch)),
              ElementsAre("0  FILE_NOT_UTF8"));
  EXPECT_THAT(Problems(ReadReportFile("f.csv", "", Language::kDutch)),
              ElementsAre("0  FILE_EMPTY"));
  EXPECT_THAT(Problems(ReadReportFile("f.csv", kHeader, Language::kDutch)),
              ElementsAre("0  FILE_EMPTY"));
  EXPECT_THAT(Problems(Parse("avim;a\"b\";2021-Q2;x;1;;;;;\n")), ElementsAre("2  FILE_QUOTES"));
  EXPECT_THAT(
      Problems(ReadReportFile("f.csv", std::string(kMaxImportBytes + 1, 'x'), Language::kDutch)),
      ElementsAre("0  FILE_TOO_LARGE"));
  EXPECT_THAT(
      Problems(Parse("avim;a;2021-Q2;x;1;;;;;" + std::string(kMaxCellBytes + 1, 'x') + "\n")),
      ElementsAre("2  FILE_TOO_LARGE"));
}

}  // namespace
}  // namespace rekenschap::cli
