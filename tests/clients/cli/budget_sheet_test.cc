#include "clients/cli/budget_sheet.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/zip_check.h"
#include "tests/clients/cli/workbook_sample.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

// A cell as `kind:text`, with `f` for a formula, `%`, `scaled` and the decimals that are shown.
std::string Described(const SheetCell& cell) {
  const char* const kinds[] = {"-", "text", "number", "date", "truth", "error"};
  std::string out = kinds[static_cast<int>(cell.kind)];
  if (!cell.text.empty()) out += ":" + cell.text;
  if (cell.formula) out += " f";
  if (cell.percentage) out += " %";
  if (cell.scaled) out += " scaled";
  if (cell.decimals) out += " " + std::to_string(*cell.decimals);
  return out;
}

std::vector<std::string> Row(const Sheet& sheet, std::size_t row) {
  std::vector<std::string> cells;
  for (const SheetCell& cell : sheet.rows.at(row)) cells.push_back(Described(cell));
  return cells;
}

struct Outcome {
  std::vector<Sheet> sheets;
  std::vector<std::string> rules;
};

Outcome Read(const std::string& name, const std::string& content, char delimiter = ';') {
  ImportProblems problems(Language::kDutch);
  Outcome outcome{ReadSheets(name, content, delimiter, problems), {}};
  for (const ImportProblem& problem : problems.first()) {
    EXPECT_FALSE(problem.message.empty());
    EXPECT_FALSE(problem.remedy.empty());
    outcome.rules.push_back(problem.rule);
  }
  return outcome;
}

TEST(BudgetSheetTest, ReadsCsvAsTextWithRowsAsASpreadsheetCountsThem) {
  const auto read = Read("a.csv", "\xef\xbb\xbfRegel;2020\r\n\r\n\"A;\"\"b\"\"\";\u00a0 6,8 \r\n");
  EXPECT_THAT(read.rules, IsEmpty());
  ASSERT_EQ(read.sheets.size(), 1U);
  EXPECT_THAT(Row(read.sheets[0], 0), ElementsAre("text:Regel", "text:2020"));
  EXPECT_THAT(Row(read.sheets[0], 2), ElementsAre("text:A;\"b\"", "text:6,8"));
  EXPECT_EQ(read.sheets[0].PlaceOf(2, 1), "B3");
  EXPECT_EQ(read.sheets[0].PlaceOf(0, 26), "AA1");
  EXPECT_EQ(read.sheets[0].PlaceOf(0, 701), "ZZ1");
  EXPECT_EQ(Described(read.sheets[0].At(99, 99)), "-");
}

TEST(BudgetSheetTest, ReadsTheCellsOfXlsxWithFormatsAndStoredResults) {
  const auto read = Read(
      "a.xlsx",
      Zip(XlsxParts(
          "Blad 1",
          "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"C2\" "
          "s=\"1\"><v>6.7999999999999998</v></c><c r=\"D2\"><f>C2*2</f><v>13.6</v></c><c r=\"E2\" "
          "t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"F2\" s=\"2\"><v>0.12</v></c><c r=\"G2\" "
          "s=\"3\"><v>43831</v></c><c r=\"H2\" t=\"inlineStr\"><is><t>‒ 54,2</t></is></c><c "
          "r=\"I2\"><f>A9</f></c><c r=\"J2\" t=\"b\"><v>1</v></c></row><row><c t=\"s\"><v>2</v></c>"
          "<c s=\"4\"><v>6800000</v></c><c><v>0.30000000000000004</v></c><c><v>1E+20</v></c><c><v>"
          "-0</v></c><c><v>1e999</v></c><c t=\"d\"><v>2020-01-01</v></c></row>")));
  EXPECT_THAT(read.rules, IsEmpty());
  ASSERT_EQ(read.sheets.size(), 1U);
  const Sheet& sheet = read.sheets[0];
  EXPECT_THAT(Row(sheet, 1),
              ElementsAre("text:I&R1", "-", "number:6.8 1", "number:13.6 f", "error:#DIV/0! f",
                          "number:0.12 % 2", "date:43831", "text:‒ 54,2", "- f", "truth:TRUE"));
  EXPECT_THAT(Row(sheet, 2), ElementsAre("text:Tijdelijke inhuur", "number:6800000 scaled 1",
                                         "number:0.3", "number:100000000000000000000", "number:0",
                                         "error:1e999", "date:2020-01-01"));
  EXPECT_EQ(sheet.PlaceOf(1, 2), "Blad 1!C2");
}

TEST(BudgetSheetTest, ReadsTheCellsOfOdsWithRepeatsAndWithoutComments) {
  const auto read = Read(
      "a.ods",
      Zip(OdsParts(
          "Budget",
          "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
          "table:number-columns-repeated=\"16384\"/></table:table-row><table:table-row>"
          "<table:table-cell office:value-type=\"string\"><office:annotation "
          "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><text:p>stil</text:p>"
          "</office:annotation><text:p>I<text:span>&amp;R</text:span><text:s/>x</text:p></"
          "table:table-cell><table:table-cell table:style-name=\"een\" "
          "table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"1\">"
          "<text:p>1,0</text:p></table:table-cell><table:table-cell "
          "office:value-type=\"percentage\" office:value=\"0.1\"/><table:table-cell "
          "office:value-type=\"date\" office:date-value=\"2020-01-01\"/><table:table-cell "
          "table:formula=\"of:=1/0\" office:value-type=\"string\"><text:p>#DIV/0!</text:p></"
          "table:table-cell><table:table-cell table:formula=\"of:=[.A1]\"/></table:table-row>"
          "<table:table-row table:number-rows-repeated=\"1048570\"/>")));
  EXPECT_THAT(read.rules, IsEmpty());
  ASSERT_EQ(read.sheets.size(), 1U);
  EXPECT_THAT(Row(read.sheets[0], 2),
              ElementsAre("text:I&R x", "number:1 1", "number:1 1", "number:0.1 %",
                          "date:2020-01-01", "error:#DIV/0! f", "- f"));
}

TEST(BudgetSheetTest, ReadsNoMoreOfACellThanAnyCellMayHold) {
  for (const char* element :
       {"<text:s text:c=\"10000\"/>", "<text:tab/>", "<text:line-break/>", "</text:p><text:p>"}) {
    std::string cell = "<table:table-row><table:table-cell><text:p>x";
    for (int i = 0; i < 30'000; ++i) cell += element;
    const auto read =
        Read("a.ods", Zip(OdsParts("B", cell + "</text:p></table:table-cell></table:table-row>")));
    ASSERT_EQ(read.sheets.size(), 1U) << element;
    // One that is too long stays too long, so that it is refused where it stands.
    EXPECT_GT(read.sheets[0].At(0, 0).text.size(), 10'000U) << element;
    EXPECT_LE(read.sheets[0].At(0, 0).text.size(), 20'001U) << element;
  }
}

TEST(BudgetSheetTest, RefusesWhatIsNotItsNameDamagedOrTooLarge) {
  const std::string xlsx = Zip(XlsxParts("B", "<row/>"));
  const std::string ods = Zip(OdsParts("B", ""));
  Parts broken = XlsxParts("B", "<row><c></row>");
  Parts wide = XlsxParts("B", "<row><c r=\"ZZZ1\"><v>1</v></c></row>");
  Parts deep = OdsParts("B",
                        "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell "
                        "office:value-type=\"float\" office:value=\"1\"/></table:table-row>");
  Parts lost = XlsxParts("B", "<row><c t=\"s\"><v>9</v></c></row>");
  Parts typed = OdsParts("B", "");
  typed[1].second = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>";
  Parts no_sheet = XlsxParts("B", "");
  no_sheet.pop_back();
  const struct {
    const char* name;
    std::string content;
    const char* rule;
  } kCases[] = {
      {"a.csv", std::string("a;b\0c", 5), "FILE_NOT_ITS_NAME"},
      {"a.xlsx", "Regel;2020\n", "FILE_NOT_ITS_NAME"},
      {"a.ods", "Regel;2020\n", "FILE_NOT_ITS_NAME"},
      {"a.ods", xlsx, "FILE_NOT_ITS_NAME"},
      {"a.xlsx", ods, "FILE_NOT_ITS_NAME"},
      {"a.csv", ods, "FILE_NOT_ITS_NAME"},
      {"a.xlsx", Zip({{"iets.txt", "x"}}), "FILE_NOT_ITS_NAME"},
      {"a.csv", "Caf\xe9;1\n", "FILE_NOT_UTF8"},
      {"a.csv", "a;\"b\"c;d\n", "FILE_QUOTES"},
      {"a.csv", std::string(10'001, 'x'), "FILE_TOO_LARGE"},
      {"a.csv", std::string(kMaxImportBytes + 1, ';'), "FILE_TOO_LARGE"},
      {"a.xlsx", xlsx.substr(0, xlsx.size() / 2), "FILE_DAMAGED"},
      {"a.xlsx", Zip(XlsxParts("B", "<row/>"), 100'000), "FILE_TOO_LARGE"},
      {"a.ods", Zip(OdsParts("B", ""), 64 * 1024 * 1024), "FILE_TOO_LARGE"},
      {"a.xlsx", Zip(broken), "FILE_DAMAGED"},
      {"a.xlsx", Zip(wide), "FILE_TOO_LARGE"},
      {"a.ods", Zip(deep), "FILE_TOO_LARGE"},
      {"a.xlsx", Zip(lost), "FILE_DAMAGED"},
      {"a.ods", Zip(typed), "FILE_DAMAGED"},
      {"a.xlsx", Zip(no_sheet), "FILE_DAMAGED"},
  };
  for (const auto& test : kCases) {
    const auto read = Read(test.name, test.content);
    EXPECT_THAT(read.rules, ElementsAre(test.rule)) << test.name << ", " << test.content.size();
    EXPECT_TRUE(read.sheets.empty());
  }
}

// Of eight limits the one that is passed, and where: else nobody knows what to look for.
TEST(BudgetSheetTest, SaysWhichLimitIsPassedAndWhere) {
  const std::string number = "<table:table-cell office:value-type=\"float\" office:value=\"1\" ";
  const std::string blanks = "<table:table-cell table:number-columns-repeated=\"402\"/>";
  Parts sheets = XlsxParts("B", "<row/>");
  std::string names;
  for (int i = 0; i < 201; ++i) names += "<sheet name=\"B\" r:id=\"rId1\"/>";
  sheets[1].second = "<workbook xmlns:r=\"r\"><sheets>" + names + "</sheets></workbook>";
  Parts many = XlsxParts("B", "<row/>");
  for (int i = 0; i < 1'000; ++i) many.emplace_back("xl/" + std::to_string(i), "");
  const std::string full =
      "<table:table-row table:number-rows-repeated=\"2000\"><table:table-cell "
      "table:number-columns-repeated=\"400\" office:value-type=\"string\"><text:p>" +
      std::string(9'000, 'x') + "</text:p></table:table-cell></table:table-row>";
  const struct {
    const char* name;
    std::string content;
    const char* place;
    const char* message;
  } kCases[] = {
      {"a.csv", std::string(kMaxImportBytes + 1, ';'), "", "groter dan 16 MiB"},
      {"a.csv", "a\n" + std::string(500, ';'), "OK2", "400 kolommen"},
      {"a.xlsx", Zip(XlsxParts("B", "<row r=\"20001\"><c r=\"B20001\"><v>1</v></c></row>")),
       "B!B20001", "20.000 rijen"},
      {"a.xlsx", Zip(XlsxParts("B", "<row r=\"7\"><c r=\"OK7\"><v>1</v></c></row>")), "B!OK7",
       "400 kolommen"},
      {"a.ods", Zip(OdsParts("B", "<table:table-row>" + blanks + number + "/></table:table-row>")),
       "B!OM1", "400 kolommen"},
      {"a.ods",
       Zip(OdsParts("B", "<table:table-row>" + number +
                             "table:number-columns-repeated=\"401\"/></table:table-row>")),
       "B!OK1", "400 kolommen"},
      {"a.ods", Zip(OdsParts("B", full)), "B!", "128 MiB"},
      {"a.xlsx", Zip(sheets), "", "200 bladen"},
      {"a.xlsx", Zip(many), "", "1.000 onderdelen"},
      {"a.xlsx", Zip(XlsxParts("B", "<row/>"), 100'000), "", "200 maal"},
      {"a.ods", Zip(OdsParts("B", ""), 64 * 1024 * 1024), "", "meer dan 64 MiB"},
  };
  for (const auto& test : kCases) {
    ImportProblems problems(Language::kDutch);
    EXPECT_THAT(ReadSheets(test.name, test.content, ';', problems), IsEmpty()) << test.message;
    ASSERT_EQ(problems.total(), 1U) << test.message;
    const ImportProblem& problem = problems.first().front();
    EXPECT_EQ(problem.rule, "FILE_TOO_LARGE");
    EXPECT_THAT(problem.message, HasSubstr(test.message));
    EXPECT_THAT(problem.place, StartsWith(test.place));
    EXPECT_EQ(problem.place.empty(), std::string_view(test.place).empty()) << problem.place;
  }
}

// What a small file can say a million times must not take more memory or time than a large one.
TEST(BudgetSheetTest, RefusesWhatWouldSwellInMemory) {
  const std::string text(9'000, 'x');
  std::string cells;
  for (int i = 0; i < 400; ++i) cells += "<c t=\"s\"><v>0</v></c>";
  std::string rows;
  for (int i = 0; i < 2'000; ++i) rows += "<row>" + cells + "</row>";
  Parts shared = XlsxParts("B", rows);
  shared[3].second = "<sst><si><t>" + text + "</t></si></sst>";
  Parts sheets = XlsxParts("B", "<row/>");
  std::string names;
  for (int i = 0; i < 201; ++i) names += "<sheet name=\"B\" r:id=\"rId1\"/>";
  sheets[1].second = "<workbook xmlns:r=\"r\"><sheets>" + names + "</sheets></workbook>";
  Parts again = XlsxParts("B", "<row><c><v>" + std::string(1'000'000, '1') + "</v></c></row>");
  names.clear();
  for (int i = 0; i < 70; ++i) names += "<sheet name=\"B\" r:id=\"rId1\"/>";
  again[1].second = "<workbook xmlns:r=\"r\"><sheets>" + names + "</sheets></workbook>";
  const std::string number = "<table:table-cell office:value-type=\"float\" office:value=\"1\" ";
  std::string many = "<table:table-row>";
  for (int i = 0; i < 2'000; ++i) many += number + "table:number-columns-repeated=\"400\"/>";
  Parts tall =
      OdsParts("B",
               "<table:table-row table:number-rows-repeated=\"2000\"><table:table-cell "
               "table:number-columns-repeated=\"400\" office:value-type=\"string\"><text:p>" +
                   text + "</text:p></table:table-cell></table:table-row>");
  std::string full = "</table:table>";
  for (int i = 0; i < 201; ++i) full += "<table:table table:name=\"C\"/>";
  const struct {
    const char* what;
    const char* name;
    std::string content;
  } kCases[] = {
      {"a text in every cell", "a.xlsx", Zip(shared)},
      {"many sheets", "a.xlsx", Zip(sheets)},
      {"one sheet many times", "a.xlsx", Zip(again)},
      {"cells repeated in a row", "a.ods", Zip(OdsParts("B", many + "</table:table-row>"))},
      {"cells and rows repeated", "a.ods", Zip(tall)},
      {"many tables", "a.ods", Zip(OdsParts("B", full + "<table:table>"))},
      {"many columns", "a.csv", std::string(500, ';')},
      {"many cells", "a.csv",
       [] {
         std::string rows_of_cells;
         for (int i = 0; i < 3'000; ++i) rows_of_cells += std::string(399, ';') + '\n';
         return rows_of_cells;
       }()},
  };
  for (const auto& test : kCases) {
    const auto read = Read(test.name, test.content);
    EXPECT_THAT(read.rules, ElementsAre("FILE_TOO_LARGE")) << test.what;
    EXPECT_TRUE(read.sheets.empty()) << test.what;
  }
}

TEST(BudgetSheetTest, TakesACarriageReturnForTheEndOfALine) {
  const auto read = Read("a.csv", "Regel;2020\rA;1\r\nB;2\r");
  EXPECT_THAT(read.rules, IsEmpty());
  ASSERT_EQ(read.sheets.size(), 1U);
  EXPECT_THAT(Row(read.sheets[0], 1), ElementsAre("text:A", "text:1"));
  EXPECT_THAT(Row(read.sheets[0], 2), ElementsAre("text:B", "text:2"));
}

// Whatever is broken in a workbook ends in sheets or in one problem.
TEST(BudgetSheetTest, SurvivesDamageAnywhere) {
  std::mt19937 random(7);
  const std::string row = "<row><c s=\"1\"><v>6.8</v></c><c t=\"s\"><v>1</v></c></row>";
  const std::string cell =
      "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/></"
      "table:table-row>";
  int refused = 0;
  for (int i = 0; i < 4'000; ++i) {
    Parts parts = i % 2 == 0 ? XlsxParts("B", row) : OdsParts("B", cell);
    std::string& part = parts[random() % parts.size()].second;
    for (auto j = random() % 3; j < 3; ++j) {
      part[random() % part.size()] = static_cast<char>(random());
    }
    std::string content = Zip(parts);
    if (i % 3 == 0) content[random() % content.size()] = static_cast<char>(random());
    const auto read = Read(i % 2 == 0 ? "a.xlsx" : "a.ods", content);
    EXPECT_EQ(read.sheets.empty(), !read.rules.empty());
    EXPECT_LE(read.rules.size(), 1U);
    refused += read.rules.empty() ? 0 : 1;
  }
  EXPECT_GT(refused, 1'000);
}

TEST(ZipCheckTest, NamesTheFilesOfAnArchive) {
  const auto names = NamesInZip(Zip({{"a/b.xml", "<x/>"}, {"c", ""}}));
  ASSERT_TRUE(names.ok());
  EXPECT_THAT(*names, ElementsAre("a/b.xml", "c"));
}

TEST(ZipCheckTest, RefusesWhatIsCutOffOrSwells) {
  const std::string archive = Zip({{"a", std::string(1'000, 'x')}});
  for (std::size_t size = 0; size < archive.size(); size += 7) {
    EXPECT_FALSE(NamesInZip(archive.substr(0, size)).ok()) << size;
  }
  EXPECT_FALSE(NamesInZip(archive + "x").ok());
  EXPECT_TRUE(absl::IsResourceExhausted(NamesInZip(Zip({{"a", "x"}}, 60'000)).status()));
  EXPECT_TRUE(NamesInZip(Zip({{"a", "x"}}, 6'000)).ok());
}

}  // namespace
}  // namespace rekenschap::cli
