#include "clients/cli/report_template.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/budget_workbook.h"
#include "clients/cli/report_columns.h"
#include "clients/cli/report_file.h"
#include "clients/cli/report_template_book.h"
#include "clients/cli/report_template_help.h"
#include "clients/cli/report_template_rows.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using finance::Measure;
using rekenschap::testing::IsOk;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;
using Role = TemplateCell::Role;

void AddRow(monitoring::v1::ComparePlanResponse& response, const std::string& line,
            type::v1::Measure measure, const std::string& unit) {
  auto& row = *response.add_rows();
  row.set_line(line);
  row.set_line_title("Titel van " + line);
  row.set_measure(measure);
  if (!unit.empty()) row.set_unit("units/" + unit);
  if (measure == type::v1::MEASURE_EUR) {
    row.mutable_target()->set_eurocents(123'456'78);
    row.mutable_year_target()->set_eurocents(999'999'999'999'99);
    row.mutable_carried()->set_period("2021-Q1");
    row.mutable_carried()->mutable_realised()->set_eurocents(10'10);
  } else if (measure == type::v1::MEASURE_FTE) {
    row.mutable_target()->set_fte_thousandths(29'000);
    row.mutable_realised()->set_fte_thousandths(27'125);
  }
}

// Two units with three lines, as the service compares them: line by line, totals between.
monitoring::v1::ComparePlanResponse Sample() {
  monitoring::v1::ComparePlanResponse response;
  const std::vector<std::pair<std::string, type::v1::Measure>> lines = {
      {"budget", type::v1::MEASURE_EUR},
      {"fte", type::v1::MEASURE_FTE},
      {"zaken", type::v1::MEASURE_COUNT}};
  for (const auto& [line, measure] : lines) {
    for (const char* unit : {"", "limburg", "rotterdam"}) AddRow(response, line, measure, unit);
  }
  return response;
}

std::size_t ColumnOf(const std::string& english) {
  for (std::size_t i = 0; i < KnownColumns().size(); ++i) {
    if (KnownColumns()[i].english == english) return i;
  }
  ADD_FAILURE() << "no column " << english;
  return 0;
}

TemplateCell& CellIn(TemplateRow& row, const std::string& english) {
  return row.cells[ColumnOf(english)];
}

std::vector<TemplateRow> Rows(Language language = Language::kDutch) {
  return TemplateRowsOf(Sample(), "avim", "2021-Q2", true, language);
}

std::string Written(const std::vector<TemplateRow>& rows, Language language) {
  const testing::TempDir folder;
  EXPECT_THAT(WriteTemplateBook(folder / "t.xlsx", rows, language), IsOk());
  std::ostringstream content;
  content << std::ifstream(folder / "t.xlsx", std::ios::binary).rdbuf();
  return content.str();
}

TEST(ReportTemplateTest, HasTheLinesOfAUnitTogether) {
  std::vector<std::string> lines;
  auto rows = Rows();
  for (TemplateRow& row : rows) {
    lines.push_back(CellIn(row, "unit").text + " " + CellIn(row, "line").text);
  }
  EXPECT_THAT(lines, ElementsAre("limburg budget", "limburg fte", "limburg zaken",
                                 "rotterdam budget", "rotterdam fte", "rotterdam zaken"));
}

TEST(ReportTemplateTest, LeavesUnitsThatEndedOutOfAFileForAll) {
  auto response = Sample();
  for (auto& row : *response.mutable_rows()) row.set_unit_ended(row.unit() == "units/limburg");
  EXPECT_THAT(TemplateRowsOf(response, "avim", "2021-Q2", false, Language::kDutch), SizeIs(3));
}

TEST(ReportTemplateTest, SetsTargetsAndTheAcceptedPositionBesideWhatIsFilledIn) {
  auto rows = Rows();
  EXPECT_EQ(CellIn(rows[0], "target").figure, (finance::Quantity{Measure::kEuro, 12'345'678}));
  EXPECT_EQ(CellIn(rows[0], "target year").figure,
            (finance::Quantity{Measure::kEuro, 99'999'999'999'999}));
  EXPECT_EQ(CellIn(rows[0], "accepted").figure, (finance::Quantity{Measure::kEuro, 1010}));
  EXPECT_EQ(CellIn(rows[0], "accepted period").text, "2021-Q1");
  EXPECT_EQ(CellIn(rows[1], "accepted").figure, (finance::Quantity{Measure::kFte, 27'125}));
  EXPECT_EQ(CellIn(rows[1], "accepted period").text, "2021-Q2");
  EXPECT_EQ(CellIn(rows[2], "accepted").figure, std::nullopt);
}

TEST(ReportTemplateTest, OpensOnlyTheCellsOfTheLinesMeasure) {
  auto rows = Rows();
  EXPECT_EQ(CellIn(rows[0], "spent").role, Role::kMust);
  EXPECT_EQ(CellIn(rows[0], "committed").role, Role::kMay);
  EXPECT_EQ(CellIn(rows[0], "in post").role, Role::kShut);
  EXPECT_EQ(CellIn(rows[1], "in post").role, Role::kMust);
  EXPECT_EQ(CellIn(rows[1], "spent").role, Role::kShut);
  EXPECT_EQ(CellIn(rows[2], "realised").role, Role::kMust);
  for (TemplateRow& row : rows) {
    EXPECT_EQ(CellIn(row, "forecast").role, Role::kMay);
    EXPECT_EQ(CellIn(row, "line").role, Role::kLabel);
    EXPECT_EQ(CellIn(row, "target").role, Role::kLabel);
    EXPECT_EQ(CellIn(row, "corrects period").role, Role::kShut);
  }
}

// What is written into the cells comes back as reports, in both languages.
TEST(ReportTemplateTest, ReadsBackAsItWasFilledIn) {
  for (const Language language : {Language::kDutch, Language::kEnglish}) {
    auto rows = Rows(language);
    CellIn(rows[0], "spent").figure = {Measure::kEuro, 1'234'567'89};
    CellIn(rows[0], "committed").figure = {Measure::kEuro, -5};
    CellIn(rows[0], "forecast").figure = {Measure::kEuro, 99'999'999'999'999};
    CellIn(rows[0], "explanation").text = "Meer zaken; 12,5 % «te veel»\nen twee regels";
    CellIn(rows[1], "in post").figure = {Measure::kFte, 27'125};
    CellIn(rows[1], "forecast").figure = {Measure::kFte, 1};
    CellIn(rows[2], "realised").figure = {Measure::kCount, 1'000'000'000'000};
    CellIn(rows[3], "spent").figure = {Measure::kEuro, 0};
    const auto file = ReadReportFile("t.xlsx", Written(rows, language), language);
    EXPECT_THAT(file.problems, IsEmpty());
    ASSERT_THAT(file.reports, SizeIs(2));
    const auto& limburg = file.reports[0].report;
    EXPECT_EQ(limburg.programme(), "programmes/avim");
    EXPECT_EQ(limburg.unit(), "units/limburg");
    EXPECT_EQ(limburg.period(), "2021-Q2");
    ASSERT_EQ(limburg.lines_size(), 3);
    EXPECT_EQ(limburg.lines(0).euro().spent_eurocents(), 1'234'567'89);
    EXPECT_EQ(limburg.lines(0).euro().committed_eurocents(), -5);
    EXPECT_EQ(limburg.lines(0).euro().forecast_eurocents(), 99'999'999'999'999);
    EXPECT_THAT(limburg.lines(0).ShortDebugString(), HasSubstr("12,5 %"));
    EXPECT_EQ(limburg.lines(1).fte().in_post_fte_thousandths(), 27'125);
    EXPECT_EQ(limburg.lines(1).fte().forecast_fte_thousandths(), 1);
    EXPECT_EQ(limburg.lines(2).count().realised_count(), 1'000'000'000'000);
    const auto& rotterdam = file.reports[1].report;
    EXPECT_TRUE(rotterdam.lines(0).euro().has_spent_eurocents());
    EXPECT_EQ(rotterdam.lines(0).euro().spent_eurocents(), 0);
    EXPECT_EQ(rotterdam.lines(1).figures_case(), monitoring::v1::ReportLine::FIGURES_NOT_SET);
    EXPECT_EQ(file.reports[0].RowOf("lines[2].count.realised_count"), 4);
    const std::string sheet = language == Language::kDutch ? "Rapportage" : "Report";
    EXPECT_THAT(file.reports[0].CellOf("lines[2].count.realised_count"),
                AllOf(StartsWith(sheet + "!"), EndsWith("4")));
  }
}

// A title comes from whoever wrote the plan, and a formula can fetch and send.
TEST(ReportTemplateTest, WritesNoFormulasIntoCsv) {
  for (const char* title : {"=HYPERLINK(1)", "+HYPERLINK(1)", "-HYPERLINK(1)", "@HYPERLINK(1)",
                            "\tHYPERLINK(1)", "=1+1", "-1+cmd"}) {
    auto response = Sample();
    for (auto& row : *response.mutable_rows()) row.set_line_title(title);
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const std::string csv =
          CsvOf(TemplateRowsOf(response, "avim", "2021-Q2", true, language), language);
      EXPECT_THAT(csv, HasSubstr(";'" + std::string(title) + ";"));
      EXPECT_THAT(csv, Not(HasSubstr(";" + std::string(title)))) << title;
    }
  }
  auto response = Sample();
  response.mutable_rows(1)->set_line_title("=HYPERLINK(\"http://x\";1)");
  EXPECT_THAT(
      CsvOf(TemplateRowsOf(response, "avim", "2021-Q2", true, Language::kDutch), Language::kDutch),
      HasSubstr(";\"'=HYPERLINK(\"\"http://x\"\";1)\";"));
}

TEST(ReportTemplateTest, WritesCsvThatReadsBackAsItWasFilledIn) {
  for (const Language language : {Language::kDutch, Language::kEnglish}) {
    auto rows = Rows(language);
    // A figure below zero is no formula.
    CellIn(rows[0], "spent").figure = {Measure::kEuro, -1'234'567'89};
    CellIn(rows[1], "in post").figure = {Measure::kFte, 27'125};
    const std::string csv = CsvOf(rows, language);
    EXPECT_THAT(csv, AllOf(StartsWith(language == Language::kDutch
                                          ? "\xef\xbb\xbfprogramma;eenheid;periode;regel;"
                                          : "\xef\xbb\xbfprogramme;unit;period;line;"),
                           HasSubstr(";-1.234.567,89;"), HasSubstr(";27,125;")));
    const auto file = ReadReportFile("t.csv", csv, language);
    EXPECT_THAT(file.problems, IsEmpty());
    ASSERT_THAT(file.reports, SizeIs(2));
    EXPECT_EQ(file.reports[0].report.lines(0).euro().spent_eurocents(), -1'234'567'89);
    EXPECT_EQ(file.reports[0].report.lines(1).fte().in_post_fte_thousandths(), 27'125);
  }
}

TEST(ReportTemplateTest, LocksLabelsWithoutAPasswordAndChecksWhatIsTyped) {
  const std::string content = Written(Rows(), Language::kDutch);
  const auto parts = PartsOf(content);
  ASSERT_THAT(parts.status(), IsOk());
  const auto sheet = (*parts)("xl/worksheets/sheet1.xml");
  ASSERT_THAT(sheet.status(), IsOk());
  EXPECT_THAT(*sheet, HasSubstr("<sheetProtection sheet=\"1\""));
  EXPECT_THAT(*sheet, Not(HasSubstr("password=")));
  EXPECT_THAT(*sheet, HasSubstr("state=\"frozen\""));
  EXPECT_THAT(*sheet, HasSubstr("type=\"decimal\" operator=\"greaterThanOrEqual\""));
  EXPECT_THAT(*sheet, HasSubstr("type=\"whole\" operator=\"greaterThanOrEqual\""));
  const auto styles = (*parts)("xl/styles.xml");
  ASSERT_THAT(styles.status(), IsOk());
  EXPECT_THAT(*styles, HasSubstr("<protection locked=\"0\"/>"));
  EXPECT_THAT((*parts)("xl/worksheets/sheet2.xml").status(), IsOk());
}

TEST(ReportTemplateTest, ExplainsEveryColumnBrieflyEnoughForASpreadsheet) {
  for (const KnownColumn& column : KnownColumns()) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const std::string help = ColumnHelp(column.english, language);
      EXPECT_LE(help.size(), 255U) << column.english;
      const bool plain =
          column.field == "programme" || column.field == "unit" || column.english == "description";
      EXPECT_EQ(help.empty(), plain) << column.english;
    }
  }
}

TEST(ReportTemplateTest, SaysWhyItCannotBeWritten) {
  EXPECT_FALSE(WriteTemplateBook("/nowhere/at/all/t.xlsx", Rows(), Language::kDutch).ok());
}

TEST(ReportTemplateTest, OffersCausesAsAList) {
  EXPECT_THAT(ChoicesFor("explanations[0].cause", Language::kDutch),
              ElementsAre("beleidsmatig", "technisch", "tijdsverschil", "afronding", "overig"));
  EXPECT_THAT(ChoicesFor("explanations[0].cause", Language::kEnglish),
              ElementsAre("policy", "technical", "timing", "rounding", "other"));
  EXPECT_THAT(ChoicesFor("explanation", Language::kDutch), IsEmpty());
}

}  // namespace
}  // namespace rekenschap::cli
