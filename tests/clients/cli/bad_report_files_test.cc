#include <array>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <zlib.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/plan_import_file.h"
#include "clients/cli/report_file.h"
#include "tests/clients/cli/read_report.h"
#include "tests/clients/cli/workbook_sample.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kHeader[] =
    "programma;eenheid;periode;regel;besteed;bezetting;toelichting;corrigeert periode\n";

ReportFile Csv(const std::string& rows) { return Read("f.csv", kHeader + rows); }

std::string TextCell(const std::string& place, const std::string& text) {
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

// A header, and the labels of a row 2 before `cells`, which begin at E2.
std::string XlsxRows(const std::string& cells, const std::string& row = "<row r=\"2\">") {
  std::string rows = "<row r=\"1\">";
  const char* headers[] = {"programma", "eenheid",   "periode",    "regel",
                           "besteed",   "bezetting", "toelichting"};
  char column = 'A';
  for (const char* header : headers) rows += TextCell(std::string(1, column++) + "1", header);
  rows += "</row>" + row;
  rows += TextCell("A2", "avim") + TextCell("B2", "limburg") + TextCell("C2", "2021-Q2") +
          TextCell("D2", "budget");
  return rows + cells + "</row>";
}

ReportFile Xlsx(const std::string& cells, const std::string& row = "<row r=\"2\">") {
  return Read("f.xlsx", Zip(XlsxParts("Blad1", XlsxRows(cells, row))));
}

// `parts` with what `part` holds replaced.
Parts With(Parts parts, const std::string& part, const std::string& from, const std::string& to) {
  for (auto& [name, content] : parts) {
    if (name != part) continue;
    const std::size_t at = content.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    content.replace(at, from.size(), to);
  }
  return parts;
}

std::string OdsCells(const std::vector<std::string>& texts) {
  std::string cells;
  for (const std::string& text : texts) {
    cells += "<table:table-cell><text:p>" + text + "</text:p></table:table-cell>";
  }
  return cells;
}

std::string OdsRow(const std::vector<std::string>& texts, const std::string& attributes = "") {
  return "<table:table-row" + attributes + ">" + OdsCells(texts) + "</table:table-row>";
}

TEST(BadReportFilesTest, AreNotWhatTheirNameSays) {
  const std::string xlsx = Zip(XlsxParts("Blad1", XlsxRows("")));
  const std::string csv = std::string(kHeader) + "avim;limburg;2021-Q2;budget;1;;;\n";
  for (const auto& [name, content] : std::vector<std::pair<std::string, std::string>>{
           {"f.xlsx", csv},
           {"f.ods", csv},
           {"f.csv", xlsx},
           {"f.ods", xlsx},
           {"f.csv", "%PDF-1.7\nfoo\n"},
           {"f.xlsx", "%PDF-1.7\nfoo\n"},
           {"f.csv", std::string("\xd0\xcf\x11\xe0\0\0", 6)},
           {"f.xlsx", Zip({{"binnenin.xlsx", xlsx}})}}) {
    const ReportFile file = Read(name, content);
    EXPECT_THAT(Problems(file), ElementsAre("0 FILE_NOT_ITS_NAME ")) << name;
    EXPECT_THAT(file.reports, IsEmpty());
  }
  EXPECT_THAT(Problems(Read("f.json", xlsx)), ElementsAre("0 FILE_NOT_JSON "));
}

TEST(BadReportFilesTest, AreEmpty) {
  EXPECT_THAT(Problems(Read("f.csv", "")), ElementsAre("0 FILE_EMPTY "));
  EXPECT_THAT(Problems(Read("f.json", "")), ElementsAre("0 FILE_EMPTY "));
  EXPECT_THAT(Problems(Read("f.json", "\xef\xbb\xbf")), ElementsAre("0 FILE_EMPTY "));
  for (const char* name : {"f.xlsx", "f.ods"}) {
    const ReportFile file = Read(name, "");
    EXPECT_THAT(Problems(file), ElementsAre("0 FILE_EMPTY ")) << name;
    EXPECT_THAT(file.problems.at(0).message, HasSubstr("0 bytes"));
  }
  EXPECT_THAT(Problems(Read("f.csv", "\n\n;;;\n")), SizeIs(::testing::Ge(1U)));
}

// Of a file in an English or American locale not its quotation marks are wrong.
TEST(BadReportFilesTest, HaveOtherSeparatorsThanSemicolons) {
  for (const auto& [content, separator] : std::vector<std::pair<std::string, std::string>>{
           {"\"programma\",\"eenheid\",\"periode\"\n\"avim\",\"a\",\"2021-Q2\"\n", "een komma"},
           {"\xef\xbb\xbf\"programma\"\t\"eenheid\"\r\n", "een tab"},
           {"programma,eenheid,periode\navim,a,2021-Q2\n", "een komma"},
           {"\nprogramma\teenheid\r\n", "een tab"}}) {
    const ReportFile file = Read("f.csv", content);
    EXPECT_THAT(Problems(file), ElementsAre("1 FILE_SEPARATOR A1"));
    ASSERT_THAT(file.problems, SizeIs(1));
    EXPECT_THAT(file.problems[0].message, HasSubstr("staat " + separator));
    EXPECT_THAT(file.problems[0].remedy, HasSubstr("puntkomma (;)"));
  }
  // A title above the columns may have a comma.
  EXPECT_THAT(Problems(Read("f.csv", "Rapportage, 2021\n" + std::string(kHeader) +
                                         "avim;a;2021-Q2;budget;1;;;\n")),
              IsEmpty());
  EXPECT_THAT(Problems(Csv("avim,x;\"a\"b;2021-Q2;budget;1;;;\n")),
              ElementsAre("2 FILE_QUOTES A2"));
}

TEST(BadReportFilesTest, AreNoFilesAtAllOrTooLarge) {
  const testing::TempDir folder;
  ASSERT_EQ(mkfifo((folder / "pijp.csv").c_str(), 0600), 0);
  std::filesystem::create_directory(folder / "map.csv");
  std::ofstream(folder / "gat.csv").close();
  std::filesystem::resize_file(folder / "gat.csv", std::uintmax_t{1} << 30);
  for (const auto& [name, rule] :
       std::vector<std::pair<std::string, std::string>>{{"pijp.csv", "FILE_UNREADABLE"},
                                                        {"map.csv", "FILE_UNREADABLE"},
                                                        {"weg.csv", "FILE_UNREADABLE"},
                                                        {"gat.csv", "FILE_TOO_LARGE"}}) {
    ImportProblems problems(Language::kDutch);
    EXPECT_EQ(ReadFileContent(folder / name, problems), std::nullopt) << name;
    ASSERT_EQ(problems.total(), 1U) << name;
    EXPECT_EQ(problems.first().front().rule, rule) << name;
  }
}

TEST(BadReportFilesTest, HaveOtherCharactersThanUtf8) {
  const std::string latin =
      std::string(kHeader) + "avim;limburg;2021-Q2;budget;1;;co\xebrdinatie;\n";
  EXPECT_THAT(Problems(Read("f.csv", latin)), ElementsAre("0 FILE_NOT_UTF8 "));
  const std::string wide("\xff\xfep\0r\0", 6);
  EXPECT_THAT(Problems(Read("f.csv", wide)), ElementsAre("0 FILE_NOT_UTF8 "));
  EXPECT_THAT(
      Read("f.csv", "\xef\xbb\xbf" + (kHeader + std::string("avim;limburg;2021-Q2;budget;1;;;\n")))
          .reports,
      SizeIs(1));
  EXPECT_THAT(Problems(Read("f.csv", kHeader + std::string("avim;lim\0burg\n", 14))),
              ElementsAre("0 FILE_NOT_ITS_NAME "));
}

// 64 MiB of zeros packed into little.
std::string Bomb() {
  const std::string zeros(1 << 20, '\0');
  std::string packed(1 << 20, '\0');
  z_stream stream = {};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY), Z_OK);
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  for (int i = 0; i < 64; ++i) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
    stream.avail_in = static_cast<uInt>(zeros.size());
    EXPECT_EQ(deflate(&stream, i == 63 ? Z_FINISH : Z_NO_FLUSH), i == 63 ? Z_STREAM_END : Z_OK);
  }
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

TEST(BadReportFilesTest, UnpackToMoreThanTheySay) {
  const Parts parts = XlsxParts("Blad1", XlsxRows(""));
  // The directory says that each unpacks to a gigabyte.
  EXPECT_THAT(Problems(Read("f.xlsx", Zip(parts, 1U << 30))), ElementsAre("0 FILE_TOO_LARGE "));
  // It says nothing of it: what is inside swells anyway.
  Parts lying = parts;
  for (auto& [name, content] : lying) {
    if (name == "xl/worksheets/sheet1.xml") content = Bomb();
  }
  std::string archive = Zip(lying);
  // Says of every part that it is packed, in both of its headers.
  for (std::size_t at = 0; (at = archive.find("PK\x03\x04", at)) != std::string::npos; ++at) {
    archive[at + 8] = '\x08';
  }
  for (std::size_t at = 0; (at = archive.find("PK\x01\x02", at)) != std::string::npos; ++at) {
    archive[at + 10] = '\x08';
  }
  const ReportFile file = Read("f.xlsx", archive);
  EXPECT_THAT(Problems(file), ElementsAre("0 FILE_DAMAGED "));
  Parts many = parts;
  for (int i = 0; i < 1'000; ++i) many.emplace_back("xl/" + std::to_string(i), "");
  EXPECT_THAT(Problems(Read("f.xlsx", Zip(many))), ElementsAre("0 FILE_TOO_LARGE "));
}

TEST(BadReportFilesTest, SwellWithEntitiesOrNestWithoutEnd) {
  const Parts parts = XlsxParts("Blad1", XlsxRows(""));
  const std::string sheet = "xl/worksheets/sheet1.xml";
  const std::string laughs =
      "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><x:worksheet";
  EXPECT_THAT(Problems(Read("f.xlsx", Zip(With(parts, sheet, "<x:worksheet", laughs)))),
              ElementsAre("0 FILE_DAMAGED "));
  const std::string outside =
      "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x:worksheet";
  EXPECT_THAT(Problems(Read("f.xlsx", Zip(With(parts, sheet, "<x:worksheet", outside)))),
              ElementsAre("0 FILE_DAMAGED "));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_THAT(
      Problems(Read("f.xlsx", Zip(With(parts, sheet, "<sheetData>", deep + "<sheetData>")))),
      ElementsAre("0 FILE_DAMAGED "));
}

TEST(BadReportFilesTest, HaveCellsOfMegabytesOrRowsWithoutEnd) {
  const std::string large(10'000'000, 'x');
  const ReportFile long_cell = Csv("avim;limburg;2021-Q2;budget;1;;" + large + ";\n");
  EXPECT_THAT(Problems(long_cell), ElementsAre("2 FILE_TOO_LARGE G2"));
  EXPECT_EQ(long_cell.problems.at(0).message, "deze cel telt meer dan 10.000 bytes");
  // Fewer characters than that, of two bytes each.
  std::string accents;
  for (int i = 0; i < 5'100; ++i) accents += "é";
  const ReportFile wide_cell = Csv("avim;limburg;2021-Q2;budget;1;;" + accents + ";\n");
  ASSERT_THAT(Problems(wide_cell), ElementsAre("2 FILE_TOO_LARGE G2"));
  EXPECT_EQ(wide_cell.problems.at(0).message, long_cell.problems.at(0).message);
  const ReportFile of_workbook = Xlsx(TextCell("G2", accents));
  ASSERT_THAT(Problems(of_workbook), ElementsAre("2 CELL_TOO_LONG Blad1!G2"));
  EXPECT_EQ(of_workbook.problems.at(0).message, long_cell.problems.at(0).message);
  EXPECT_THAT(Problems(Csv(large)), ElementsAre("2 FILE_TOO_LARGE A2"));
  EXPECT_THAT(Problems(Xlsx(TextCell("G2", large))), ElementsAre("2 CELL_TOO_LONG Blad1!G2"));
  Parts shared = XlsxParts("Blad1", XlsxRows("<c r=\"G2\" t=\"s\"><v>0</v></c>"));
  shared = With(shared, "xl/sharedStrings.xml", "Regel", large);
  EXPECT_THAT(Problems(Read("f.xlsx", Zip(shared))), ElementsAre("2 CELL_TOO_LONG Blad1!G2"));
  std::string rows;
  for (int i = 0; i < 100'000; ++i) rows += "avim;limburg;2021-Q2;budget;1;;;\n";
  const ReportFile tall = Csv(rows);
  EXPECT_THAT(Problems(tall), ElementsAre("20001 FILE_TOO_LARGE A20001"));
  EXPECT_THAT(tall.problems.at(0).message, HasSubstr("20.000 rijen"));
  const ReportFile wide = Csv(std::string(1'000'000, ';') + "\n");
  EXPECT_THAT(Problems(wide), ElementsAre("2 FILE_TOO_LARGE OK2"));
  EXPECT_THAT(wide.problems.at(0).message, HasSubstr("400 kolommen"));
  EXPECT_THAT(wide.common_problems, SizeIs(1));
}

TEST(BadReportFilesTest, HaveFiguresThatAreNone) {
  for (const char* figure :
       {"NaN", "Inf", "-inf", "1e5", "#REF!", "=CMD|'/c calc'!A0", "=1+1", "0x10", "1 2", "een",
        "12,345", "--1", "12,500", "1,000", "-1,000", "0.500"}) {
    const ReportFile file = Csv(std::string("avim;limburg;2021-Q2;budget;") + figure + ";;;\n");
    EXPECT_THAT(Problems(file), ElementsAre("2 FIGURE_MALFORMED E2")) << figure;
  }
  const auto cell = [](const std::string& attributes, const std::string& content) {
    return Problems(Xlsx("<c r=\"E2\"" + attributes + ">" + content + "</c>"));
  };
  EXPECT_THAT(cell("", "<v>NaN</v>"), ElementsAre("2 FIGURE_IS_ERROR Blad1!E2"));
  EXPECT_THAT(cell("", "<v>1e999</v>"), ElementsAre("2 FIGURE_IS_ERROR Blad1!E2"));
  EXPECT_THAT(cell(" t=\"e\"", "<v>#REF!</v>"), ElementsAre("2 FIGURE_IS_ERROR Blad1!E2"));
  EXPECT_THAT(cell(" t=\"b\"", "<v>1</v>"), ElementsAre("2 FIGURE_MALFORMED Blad1!E2"));
  EXPECT_THAT(cell(" s=\"3\"", "<v>44377</v>"), ElementsAre("2 FIGURE_IS_DATE Blad1!E2"));
  EXPECT_THAT(cell(" s=\"2\"", "<v>0.5</v>"), ElementsAre("2 FIGURE_SCALED Blad1!E2"));
  EXPECT_THAT(cell(" s=\"4\"", "<v>1200000</v>"), ElementsAre("2 FIGURE_SCALED Blad1!E2"));
  EXPECT_THAT(cell("", "<v>0.125</v>"), ElementsAre("2 FIGURE_MALFORMED Blad1!E2"));
  EXPECT_THAT(cell("", "<f>SUM(E3:E9)</f>"), ElementsAre("2 FORMULA_WITHOUT_VALUE Blad1!E2"));
  // A value is stored also of a text without characters; of a formula not yet reckoned there is
  // none.
  EXPECT_THAT(cell(" t=\"str\"", "<f>A9</f>"), ElementsAre("2 FORMULA_WITHOUT_VALUE Blad1!E2"));
  EXPECT_THAT(Problems(Xlsx("<c r=\"E2\"><v>1</v></c><c r=\"G2\" t=\"str\"><f>A9</f></c>")),
              ElementsAre("2 FORMULA_WITHOUT_VALUE Blad1!G2"));
  EXPECT_THAT(cell(" t=\"str\"", "<f>A9</f><v/>"), IsEmpty());
}

// A formula gives no notation: what is wrong with its result is that nobody rounded it.
TEST(BadReportFilesTest, HaveFiguresWithMoreDecimalsThanTheirMeasure) {
  const ReportFile formula = Xlsx("<c r=\"E2\"><f>A1/3</f><v>33333.3333</v></c>");
  EXPECT_THAT(Problems(formula), ElementsAre("2 FIGURE_MALFORMED Blad1!E2"));
  EXPECT_EQ(formula.problems.at(0).message,
            "'33333,3333' heeft meer decimalen dan hier passen: hooguit 2 decimalen");
  EXPECT_EQ(formula.problems.at(0).remedy,
            "rond het af op 2 decimalen, in de formule met AFRONDEN(…; 2)");
  const ReportFile tiny = Xlsx("<c r=\"E2\"><v>0.00000012345678901234</v></c>");
  EXPECT_THAT(Problems(tiny), ElementsAre("2 FIGURE_MALFORMED Blad1!E2"));
  EXPECT_EQ(tiny.problems.at(0).remedy, "rond het af op 2 decimalen");
  const ReportFile english =
      ReadReportFile("f.csv", kHeader + std::string("avim;limburg;2021-Q2;budget;12,3456;;;\n"),
                     Language::kEnglish);
  ASSERT_THAT(english.problems, SizeIs(1));
  EXPECT_EQ(english.problems[0].message,
            "'12,3456' has more decimals than fit here: at most 2 decimals");
  EXPECT_EQ(english.problems[0].remedy, "round it to 2 decimals");
}

TEST(BadReportFilesTest, HaveFiguresLargerThanAnyCanBe) {
  for (const char* stored : {"9007199254740993", "1e18", "-1e18", "1e30"}) {
    const ReportFile file = Xlsx(std::string("<c r=\"E2\"><v>") + stored + "</v></c>");
    EXPECT_THAT(Problems(file), ElementsAre("2 FIGURE_TOO_LARGE Blad1!E2")) << stored;
    ASSERT_THAT(file.problems, SizeIs(1));
    EXPECT_THAT(file.problems[0].message, HasSubstr("hooguit 100.000.000.000.000,00"));
  }
  for (const char* typed : {"9007199254740993", "-9.007.199.254.740.993", "1000000000000000000",
                            "100000000000000,01"}) {
    const ReportFile file = Csv(std::string("avim;limburg;2021-Q2;budget;") + typed + ";;;\n");
    EXPECT_THAT(Problems(file), ElementsAre("2 FIGURE_TOO_LARGE E2")) << typed;
  }
  EXPECT_THAT(Problems(Csv("avim;limburg;2021-Q2;budget;100000000000000,00;;;\n")), IsEmpty());
}

TEST(BadReportFilesTest, HaveATextWithBlanksThatProvesNothing) {
  const ReportFile file =
      Xlsx(TextCell("F2", "12.500") + "</row><row r=\"3\">" + TextCell("A3", "avim") +
           TextCell("B3", "limburg") + TextCell("C3", "2021-Q2") + TextCell("D3", "inhuur") +
           TextCell("F3", "1,234 "));
  EXPECT_THAT(Problems(file), ElementsAre("2 FIGURE_AMBIGUOUS Blad1!F2"));
}

TEST(BadReportFilesTest, HaveFormulasWithoutResultsInCellsOfText) {
  const std::string formula = "<f>Z1</f>";
  const Parts parts = XlsxParts("Blad1", XlsxRows("<c r=\"E2\"><v>1</v></c>"));
  for (const auto& [place, text] : std::vector<std::pair<std::string, std::string>>{
           {"A2", "avim"}, {"B2", "limburg"}, {"C2", "2021-Q2"}, {"D2", "budget"}}) {
    const ReportFile file =
        Read("f.xlsx", Zip(With(parts, "xl/worksheets/sheet1.xml", TextCell(place, text),
                                "<c r=\"" + place + "\">" + formula + "</c>")));
    EXPECT_THAT(Problems(file), ElementsAre("2 FORMULA_WITHOUT_VALUE Blad1!" + place));
  }
  // A column to the right of the explanation, G, for each text that a row can have.
  for (const char* header : {"toelichting", "oorzaak", "correctiereden", "corrigeert periode"}) {
    const Parts with = With(parts, "xl/worksheets/sheet1.xml", TextCell("G1", "toelichting"),
                            TextCell("G1", header));
    EXPECT_THAT(Problems(Read("f.xlsx", Zip(With(with, "xl/worksheets/sheet1.xml", "<v>1</v></c>",
                                                 "<v>1</v></c><c r=\"G2\">" + formula + "</c>")))),
                ElementsAre("2 FORMULA_WITHOUT_VALUE Blad1!G2"))
        << header;
  }
  EXPECT_THAT(
      Problems(Read("f.ods",
                    Zip(OdsParts("Blad1", OdsRow({"programma", "eenheid", "periode", "regel",
                                                  "toelichting"}) +
                                              "<table:table-row>" +
                                              OdsCells({"avim", "limburg", "2021-Q2", "budget"}) +
                                              "<table:table-cell table:formula=\"of:=[.Z1]\"/>"
                                              "</table:table-row>")))),
      ElementsAre("2 FORMULA_WITHOUT_VALUE Blad1!E2"));
}

// `=IF(Z1="";"";Z1)`: what shows nothing and is known to is empty.
TEST(BadReportFilesTest, TakesAFormulaWithAnEmptyResultForEmpty) {
  const std::string empty = " t=\"str\"><f>A9</f><v></v></c>";
  const ReportFile file = Xlsx("<c r=\"E2\"><v>1</v></c><c r=\"F2\"" + empty + "<c r=\"G2\"" +
                               empty + "</row><row r=\"3\"><c r=\"A3\"" + empty);
  EXPECT_THAT(Problems(file), IsEmpty());
  ASSERT_THAT(file.reports, SizeIs(1));
  ASSERT_EQ(file.reports[0].report.lines_size(), 1);
  EXPECT_EQ(file.reports[0].report.lines(0).explanations_size(), 0);
  const ReportFile ods = Read(
      "f.ods",
      Zip(OdsParts("Blad1", OdsRow({"programma", "eenheid", "periode", "regel", "toelichting"}) +
                                "<table:table-row>" +
                                OdsCells({"avim", "limburg", "2021-Q2", "budget"}) +
                                "<table:table-cell table:formula=\"of:=[.Z1]\" office:value-type="
                                "\"string\"/></table:table-row>")));
  EXPECT_THAT(Problems(ods), IsEmpty());
  EXPECT_THAT(ods.reports, SizeIs(1));
}

TEST(BadReportFilesTest, TakesTheStoredResultOfAFormula) {
  const ReportFile file = Xlsx("<c r=\"E2\"><f>1+1</f><v>2</v></c>");
  EXPECT_THAT(Problems(file), IsEmpty());
  ASSERT_THAT(file.reports, SizeIs(1));
  EXPECT_EQ(file.reports[0].report.lines(0).euro().spent_eurocents(), 200);
}

TEST(BadReportFilesTest, TakesASumAsTheSpreadsheetShowsIt) {
  const auto spent = [](const std::string& stored) {
    const ReportFile file = Xlsx("<c r=\"E2\"><f>SUM(A1:A3)</f><v>" + stored + "</v></c>");
    EXPECT_THAT(Problems(file), IsEmpty()) << stored;
    return file.reports.empty() ? -1 : file.reports[0].report.lines(0).euro().spent_eurocents();
  };
  EXPECT_EQ(spent("0.30000000000000004"), 30);
  EXPECT_EQ(spent("122264.00000000001"), 12'226'400);
  EXPECT_EQ(spent("4.0999999999999996"), 410);
  EXPECT_EQ(spent("9999999999999.99"), 999'999'999'999'999);
  // A figure that is finer than a cent stays one.
  EXPECT_THAT(Problems(Xlsx("<c r=\"E2\"><f>A1/3</f><v>33.333333333333336</v></c>")),
              ElementsAre("2 FIGURE_MALFORMED Blad1!E2"));
}

TEST(BadReportFilesTest, MixNotationsAndNameBothCells) {
  const ReportFile file =
      Csv("avim;limburg;2021-Q2;budget;1.234,56;;;\n"
          "avim;rotterdam;2021-Q2;budget;1,234.56;;;\n");
  EXPECT_THAT(Problems(file),
              ElementsAre("3 FIGURE_MALFORMED E3", ::testing::StartsWith("0 NOTATION_MIXED")));
  EXPECT_THAT(file.problems.back().message,
              AllOf(HasSubstr("E2 ('1.234,56')"), HasSubstr("E3 ('1,234.56')")));
  const ReportFile english = ReadReportFile("f.csv",
                                            std::string(kHeader) +
                                                "avim;limburg;2021-Q2;budget;1.234,56;;;\n"
                                                "avim;rotterdam;2021-Q2;budget;1,234.56;;;\n",
                                            finance::Language::kEnglish);
  EXPECT_THAT(english.problems.back().message,
              ::testing::StartsWith("this file mixes figures in Dutch and in English notation: "));
}

TEST(BadReportFilesTest, HaveDatesWhereWordsShouldBe) {
  Parts parts = XlsxParts("Blad1", XlsxRows("<c r=\"E2\"><v>1</v></c>"));
  parts = With(parts, "xl/worksheets/sheet1.xml", TextCell("C2", "2021-Q2"),
               "<c r=\"C2\" s=\"3\"><v>44377</v></c>");
  EXPECT_THAT(Problems(Read("f.xlsx", Zip(parts))), ElementsAre("2 CELL_NOT_TEXT Blad1!C2"));
}

TEST(BadReportFilesTest, HaveHeadersTwiceOrUnknownOnes) {
  EXPECT_THAT(Problems(Read("f.csv", "programma;eenheid;periode;regel;besteed;besteed\n")),
              ElementsAre("1 COLUMN_TWICE F1"));
  const ReportFile file = Read("f.csv", "programma;eenheid;periode;regel;besteedd;iets\n");
  EXPECT_THAT(Problems(file), ElementsAre("1 COLUMN_UNKNOWN E1", "1 COLUMN_UNKNOWN F1"));
  EXPECT_THAT(file.problems[0].remedy, HasSubstr("besteed"));
  EXPECT_THAT(file.problems[1].remedy, HasSubstr("report template"));
}

// A sheet that was sorted, header and all.
TEST(BadReportFilesTest, HaveRowsAboveTheHeader) {
  const std::string above =
      "avim;amsterdam;2021-Q2;budget;1;;;\n"
      "avim;den-haag;2021-Q2;budget;1;;;\n";
  const std::string below = "avim;limburg;2021-Q2;budget;1;;;\n";
  const ReportFile file = Read("f.csv", above + kHeader + below);
  EXPECT_THAT(Problems(file), ElementsAre("1 ROW_ABOVE_HEADER A1", "2 ROW_ABOVE_HEADER A2"));
  EXPECT_THAT(file.common_problems, ElementsAre(0, 1));
  // It is told beside what is wrong with the header.
  EXPECT_THAT(
      Problems(Read("f.csv", "avim;x;2021-Q2;budget\nprogramma;eenheid;periode;regel;besteedd\n")),
      ElementsAre("2 COLUMN_UNKNOWN E2", "1 ROW_ABOVE_HEADER A1"));
}

TEST(BadReportFilesTest, HaveRowsAboveTheHeaderThatAreNotWhole) {
  const std::string below = "avim;limburg;2021-Q2;budget;1;;;\n";
  for (const char* row :
       {"avim;;2021-Q2;budget;100;;;\n", ";limburg;2021-Q2;budget;;;;\n", ";;2021;;;2,5;;\n",
        "avim;limburg; 2021-Q2 ;;100;;;\n", "avim;limburg;;budget;100;;;\n",
        "avim;limburg;Q2;budget;;12;;\n", "AVIM;Limburg;2021-Q2;Budget;€ 1.250,-;;;\n",
        "AVIM;Limburg;2021-Q2;;;- 2,5;;\n"}) {
    EXPECT_THAT(Problems(Read("f.csv", row + (kHeader + below))),
                ElementsAre("1 ROW_ABOVE_HEADER A1"))
        << row;
  }
}

TEST(BadReportFilesTest, MayHaveATitleOrALetterheadAboveTheHeader) {
  const std::string below = "avim;limburg;2021-Q2;budget;1;;;\n";
  for (const char* title :
       {"Rapportage AVIM;Eenheid Limburg;2e kwartaal 2021;;;;;\n",
        "Rapportage AVIM;Eenheid Limburg;2021-Q2;;;;;\n",
        "Rapportage AVIM;Eenheid Limburg;2e kwartaal 2021;Den Haag;30 juni 2021;;;\n",
        "Rapportage AVIM;Eenheid Limburg;2021-Q2;Den Haag;;;;\n",
        "Rapportage AVIM;Eenheid Limburg;2021-Q2;;versie 2;;;\n",
        "Rapportage AVIM;Eenheid Limburg;2021-Q2;Den Haag;30-6-2021;30.6.2021;;\n",
        "wie;waar;wanneer;wat;euro;fte;;\n", "avim;limburg;;;1;;;\n", ";;2021-Q2;;;;Concept;\n"}) {
    EXPECT_THAT(Problems(Read("f.csv", title + (kHeader + below))), IsEmpty()) << title;
  }
  const std::string title = "Rapportage;;2021-Q2\n;Politie;;Den Haag\nVan:;Korps;\n;;;1;2;3\n\n";
  const ReportFile titled = Read("f.csv", title + kHeader + below);
  EXPECT_THAT(Problems(titled), IsEmpty());
  ASSERT_THAT(titled.reports, SizeIs(1));
  EXPECT_EQ(titled.reports[0].first_row, 7);
}

// A sheet that is read, and another one `name` with `rows`.
ReportFile WithSheet(const std::string& name, const std::string& rows,
                     const std::string& attributes = "") {
  const std::string read = OdsRow({"programma", "eenheid", "periode", "regel", "besteed"}) +
                           OdsRow({"avim", "limburg", "2021-Q2", "budget", "1"});
  return Read("f.ods",
              Zip(With(OdsParts("Blad1", read + "</table:table><table:table table:name=\"" + name +
                                             "\"" + attributes + ">" + rows),
                       "content.xml", "</office:automatic-styles>",
                       "<style:style style:name=\"weg\" style:family=\"table\">"
                       "<style:table-properties table:display=\"false\"/></style:style>"
                       "</office:automatic-styles>")));
}

// A row of these texts and one more cell.
std::string RowWith(const std::vector<std::string>& texts, const std::string& cell) {
  return "<table:table-row>" + OdsCells(texts) + cell + "</table:table-row>";
}

constexpr char kTwoThousand[] =
    "<table:table-cell office:value-type=\"float\" office:value=\"2000\"/>";

// Rows that were pasted without their header, or below more than stands above one.
TEST(BadReportFilesTest, HaveRowsOfReportsOnASheetWithoutAHeader) {
  const std::string row = OdsRow({"avim", "limburg", "2021-Q2", "budget", "1"});
  std::string notes;
  for (int i = 0; i < 25; ++i) notes += OdsRow({"Let op"});
  for (const auto& [name, rows, place] : std::vector<std::array<std::string, 3>>{
           {"Blad2", row, "Blad2!C1"},
           {"Uitleg", OdsRow({"", "Vul in."}) + row, "Uitleg!C2"},
           {"Blad2", notes + OdsRow({"programma", "eenheid", "periode", "regel", "besteed"}) + row,
            "Blad2!C27"},
           // Of another unit of the programme, or of another programme of the unit.
           {"Blad2", OdsRow({"avim", "rotterdam", "2021-Q3", "budget", "1"}), "Blad2!C1"},
           {"Blad2", OdsRow({"2021", "anders", "Limburg ", "€ 1.250"}), "Blad2!A1"},
           {"Blad2", OdsRow({"limburg", "2021-Q2", "−1\u202f250,50"}), "Blad2!B1"},
           {"Blad2", OdsRow({"limburg", "2021-Q2", "1.250,-"}), "Blad2!B1"},
           // A number that may be a year is a figure beside a period, on either side of it.
           {"Blad2", RowWith({"avim", "limburg", "2021-Q2", "zaken"}, kTwoThousand), "Blad2!C1"},
           {"Blad2",
            "<table:table-row>" + std::string(kTwoThousand) + OdsCells({"limburg", "2021-Q2"}) +
                "</table:table-row>",
            "Blad2!A1"},
           {"Blad2",
            RowWith({"limburg", "2021-Q2"},
                    "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\">"
                    "<text:p>#DIV/0!</text:p></table:table-cell>"),
            "Blad2!B1"},
           {"Blad2",
            RowWith({"limburg", "2021-Q2"}, "<table:table-cell table:formula=\"of:=[.A1]\"/>"),
            "Blad2!B1"}}) {
    const ReportFile file = WithSheet(name, rows);
    EXPECT_THAT(Problems(file), ElementsAre("0 SHEET_WITHOUT_HEADER " + place)) << rows;
    EXPECT_THAT(file.common_problems, ElementsAre(0));
    EXPECT_THAT(file.reports, SizeIs(1));
    EXPECT_THAT(file.problems.at(0).message,
                AllOf(HasSubstr(name), ::testing::Not(HasSubstr("verborgen"))));
  }
  const ReportFile hidden = WithSheet("Blad2", row, " table:style-name=\"weg\"");
  EXPECT_THAT(Problems(hidden), ElementsAre("0 SHEET_WITHOUT_HEADER Blad2!C1"));
  EXPECT_THAT(hidden.problems.at(0).message, HasSubstr("verborgen"));
  EXPECT_THAT(hidden.problems.at(0).remedy, HasSubstr("zichtbaar"));
}

TEST(BadReportFilesTest, MayHaveSheetsWithNotesSumsAndLists) {
  const std::string formula =
      "<table:table-row><table:table-cell table:formula=\"of:=[.A1]\"/></table:table-row>";
  for (const auto& [name, rows] : std::vector<std::pair<std::string, std::string>>{
           {"Blad2", ""},
           {"Blad2", OdsRow({"avim", "Navraag gedaan op 3 juli", "zie mail"})},
           {"Blad2", OdsRow({"Stand", "2021-Q2", "1"})},
           // What was said to whom, and when.
           {"Contact", OdsRow({"limburg", "2021-Q2", "gemaild op 3 juli"})},
           {"Contact", OdsRow({"limburg", "2021-Q2", "3-7-2021", "3/7/2021", "03.07.2021"})},
           {"Contact", OdsRow({"limburg", "2021-Q2", "2021-07-03", "06-12345678", "doel-3"})},
           {"Contact", RowWith({"limburg", "2021-Q2"},
                               "<table:table-cell office:value-type=\"date\" "
                               "office:date-value=\"2021-07-03\"/>")},
           {"Jaren", RowWith({"limburg"}, kTwoThousand)},
           {"Blad2", OdsRow({}) + OdsRow({"limburg", "1.234,56"}) + OdsRow({"Totaal", "1.234,56"})},
           {"Blad2", OdsRow({"periode", "2021-Q2"}) + OdsRow({"avim", "12"}) + formula},
           {"Uitleg", OdsRow({"besteed", "Besteed sinds 1 januari.", "Ook leges?"})},
           {"Uitleg (2)", OdsRow({"besteed", "Besteed sinds 1 januari."})},
           // A list of what can be chosen, side by side.
           {"Lijsten", OdsRow({"limburg", "2021-Q1", "budget", "2022"})}}) {
    EXPECT_THAT(Problems(WithSheet(name, rows)), IsEmpty()) << name << rows;
    EXPECT_THAT(Problems(WithSheet(name, rows, " table:style-name=\"weg\"")), IsEmpty())
        << name << rows;
  }
}

TEST(BadReportFilesTest, HaveNoSheetWithAHeader) {
  const std::string sheets =
      OdsRow({"avim"}) + "</table:table><table:table table:name=\"Blad2\">" + OdsRow({"rest"});
  std::vector<std::string> rules;
  for (const FileProblem& problem : Read("f.ods", Zip(OdsParts("Blad1", sheets))).problems) {
    rules.push_back(problem.rule);
  }
  EXPECT_THAT(rules, ElementsAre("COLUMN_UNKNOWN", "COLUMN_MISSING", "COLUMN_MISSING",
                                 "COLUMN_MISSING", "COLUMN_MISSING"));
}

TEST(BadReportFilesTest, FillColumnsWithoutAHeader) {
  const std::string header = "programma;eenheid;periode;regel;besteed;\n";
  EXPECT_THAT(Problems(Read("f.csv", header + "avim;limburg;2021-Q2;budget;1;\n")), IsEmpty());
  const ReportFile file = Read("f.csv", header +
                                            "avim;limburg;2021-Q2;budget;1;\n"
                                            "avim;limburg;2021-Q2;inhuur;1;250\n");
  EXPECT_THAT(Problems(file), ElementsAre("1 COLUMN_UNNAMED F1"));
  EXPECT_THAT(file.problems[0].message, HasSubstr("F3"));
  EXPECT_THAT(file.common_problems, ElementsAre(0));
}

TEST(BadReportFilesTest, GiveAForecastWithoutTheFigureThatItIsOf) {
  const ReportFile file = Read("f.csv",
                               "programma;eenheid;periode;regel;besteed;prognose\n"
                               "avim;limburg;2021-Q2;budget;;250\n");
  EXPECT_THAT(Problems(file), ElementsAre("2 FORECAST_ALONE F2"));
}

TEST(BadReportFilesTest, ConcernOnlyTheReportsWhoseRowsAreWrong) {
  const ReportFile file =
      Csv("avim;limburg;2021-Q2;budget;een;;;\n"
          "avim;rotterdam;2021-Q2;budget;1;;;\n"
          "avim;zeeland;2021-Q2;;1;;;\n"
          "avim;limburg;2021-Q2;inhuur;twee;;;\n");
  EXPECT_THAT(Problems(file),
              ElementsAre("2 FIGURE_MALFORMED E2", "4 CELL_MISSING D4", "5 FIGURE_MALFORMED E5"));
  ASSERT_THAT(file.reports, SizeIs(3));
  EXPECT_THAT(file.reports[0].problems, ElementsAre(0, 2));
  EXPECT_THAT(file.reports[1].problems, IsEmpty());
  EXPECT_THAT(file.reports[2].problems, ElementsAre(1));
  EXPECT_THAT(file.common_problems, IsEmpty());
  // Whose row it is, nobody can say.
  EXPECT_THAT(Csv("avim;limburg;2021-Q2;budget;1;;;\navim;;2021-Q2;budget;1;;;\n").common_problems,
              ElementsAre(0));
}

TEST(BadReportFilesTest, TellTheRowsOfTwoSheetsApart) {
  const std::string header = OdsRow({"programma", "eenheid", "periode", "regel", "besteed"});
  const auto sheet = [&](const std::string& name, const std::string& unit,
                         const std::string& spent) {
    return "<table:table table:name=\"" + name + "\">" + header +
           OdsRow({"avim", unit, "2021-Q2", "budget", spent}) + "</table:table>";
  };
  const std::string wrapped = sheet("Een", "limburg", "1") + sheet("Twee", "rotterdam", "x");
  Parts parts = OdsParts("Leeg", "");
  for (auto& [name, content] : parts) {
    const std::size_t at = content.find("</table:table>");
    if (at != std::string::npos) content.insert(at + 14, wrapped);
  }
  const ReportFile file = Read("f.ods", Zip(parts));
  EXPECT_THAT(Problems(file), ElementsAre("2 FIGURE_MALFORMED Twee!E2"));
  ASSERT_THAT(file.reports, SizeIs(2));
  EXPECT_THAT(file.reports[0].problems, IsEmpty());
  EXPECT_THAT(file.reports[1].problems, ElementsAre(0));
}

TEST(BadReportFilesTest, HoldWhatIsNotSeen) {
  const std::string cell = "<c r=\"E2\"><v>1</v></c>";
  EXPECT_THAT(Problems(Xlsx(cell, "<row r=\"2\" hidden=\"1\">")),
              ElementsAre("2 ROW_HIDDEN Blad1!A2"));
  const Parts parts = XlsxParts("Blad1", XlsxRows(cell));
  const auto with_columns = [&](const std::string& hidden) {
    return Read("f.xlsx", Zip(With(parts, "xl/worksheets/sheet1.xml", "<sheetData>",
                                   "<x:cols>" + hidden + "</x:cols><sheetData>")));
  };
  const ReportFile hidden = with_columns("<x:col min=\"5\" max=\"6\" hidden=\"1\"/>");
  EXPECT_THAT(Problems(hidden), ElementsAre("1 COLUMN_HIDDEN Blad1!E1"));
  EXPECT_EQ(hidden.problems[0].column, "besteed");
  // An empty one hides nothing, nor does one that is only narrow.
  EXPECT_THAT(Problems(with_columns("<x:col min=\"7\" max=\"16384\" hidden=\"true\"/>"
                                    "<x:col min=\"5\" max=\"5\" width=\"2\"/>")),
              IsEmpty());
  EXPECT_THAT(Problems(Read("f.xlsx", Zip(With(parts, "xl/workbook.xml", " sheetId",
                                               " state=\"veryHidden\" sheetId")))),
              ElementsAre("0 SHEET_HIDDEN Blad1"));
  EXPECT_THAT(Problems(Read("f.xlsx", Zip(With(parts, "xl/worksheets/sheet1.xml", "</sheetData>",
                                               "</sheetData><x:mergeCells><x:mergeCell "
                                               "ref=\"E2:E4\"/></x:mergeCells>")))),
              ElementsAre("2 CELLS_MERGED Blad1!E2"));
  EXPECT_THAT(Problems(Read("f.xlsx", Zip(With(parts, "xl/worksheets/sheet1.xml", "</sheetData>",
                                               "</sheetData><x:mergeCells><x:mergeCell "
                                               "ref=\"A1:B1\"/></x:mergeCells>")))),
              IsEmpty());
}

TEST(BadReportFilesTest, SayTheSameOfAnOds) {
  const std::string header = OdsRow({"programma", "eenheid", "periode", "regel", "besteed"});
  const std::vector<std::string> labels = {"avim", "limburg", "2021-Q2", "budget", "1.234,5x"};
  EXPECT_THAT(Problems(Read("f.ods", Zip(OdsParts("Blad1", header + OdsRow(labels))))),
              ElementsAre("2 FIGURE_MALFORMED Blad1!E2"));
  EXPECT_THAT(
      Problems(
          Read("f.ods",
               Zip(OdsParts("Blad1", header + OdsRow({"avim", "limburg", "2021-Q2", "budget", "1"},
                                                     " table:visibility=\"filter\""))))),
      ElementsAre("2 ROW_HIDDEN Blad1!A2"));
  const std::string columns =
      "<table:table-column table:number-columns-repeated=\"4\"/>"
      "<table:table-column table:visibility=\"collapse\"/>";
  EXPECT_THAT(Problems(Read("f.ods", Zip(OdsParts("Blad1", columns + header +
                                                               OdsRow({"avim", "limburg", "2021-Q2",
                                                                       "budget", "1"}))))),
              ElementsAre("1 COLUMN_HIDDEN Blad1!E1"));
}

TEST(BadReportFilesTest, PutClosedPeriodsRightInRowsOfTheirOwn) {
  const ReportFile file =
      Csv("avim;limburg;2021-Q2;budget;100;;;\n"
          "avim;limburg;2021-Q2;budget;-12,34;;Factuur dubbel geboekt;2021-Q1\n"
          "avim;limburg;2021-Q2;fte;;-0,5;Telling verbeterd;2021-Q1\n"
          "avim;limburg;2021-Q2;fte;;27;;\n");
  EXPECT_THAT(Problems(file), IsEmpty());
  ASSERT_THAT(file.reports, SizeIs(1));
  const FiledReport& filed = file.reports[0];
  EXPECT_EQ(filed.report.lines_size(), 2);
  ASSERT_EQ(filed.report.prior_corrections_size(), 2);
  const auto& first = filed.report.prior_corrections(0);
  EXPECT_EQ(first.line(), "budget");
  EXPECT_EQ(first.period(), "2021-Q1");
  EXPECT_EQ(first.reason(), "Factuur dubbel geboekt");
  EXPECT_EQ(first.amount().eurocents(), -12'34);
  EXPECT_EQ(filed.report.prior_corrections(1).amount().fte_thousandths(), -500);
  EXPECT_EQ(filed.CellOf("prior_corrections[0].amount"), "E3");
  EXPECT_EQ(filed.CellOf("prior_corrections[1].amount"), "F4");
  EXPECT_EQ(filed.CellOf("prior_corrections[1].period"), "H4");
  EXPECT_EQ(filed.CellOf("prior_corrections[1].reason"), "G4");
  EXPECT_EQ(filed.CellOf("prior_corrections[1].line"), "D4");
  EXPECT_EQ(filed.ColumnOf("prior_corrections[1].period"), "corrigeert periode");
  EXPECT_THAT(filed.correction_rows, ElementsAre(3, 4));
  EXPECT_EQ(filed.RowOf("lines[1].fte.in_post_fte_thousandths"), 5);
}

TEST(BadReportFilesTest, CorrectWithoutSayingHowMuch) {
  EXPECT_THAT(Problems(Csv("avim;limburg;2021-Q2;budget;;;Vergeten;2021-Q1\n")),
              ElementsAre("2 CORRECTION_MALFORMED H2"));
}

}  // namespace
}  // namespace rekenschap::cli
