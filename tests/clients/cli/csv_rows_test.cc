#include "clients/cli/csv_rows.h"

#include <gtest/gtest.h>

#include "clients/cli/sheet_limits.h"

namespace rekenschap::cli {
namespace {

TEST(CsvRowsTest, CountsRowsWithoutCellsToo) {
  const CsvRows most = ReadCsvRows(std::string(kMaxSheetRows, '\n'), ';');
  EXPECT_EQ(most.fault, CsvFault::kNone);
  EXPECT_EQ(most.rows.size(), kMaxSheetRows);
  const CsvRows more = ReadCsvRows(std::string(kMaxSheetRows + 1, '\n'), ';');
  EXPECT_EQ(more.fault, CsvFault::kTooManyRows);
  EXPECT_EQ(more.fault_row, kMaxSheetRows);
  EXPECT_EQ(more.rows.size(), kMaxSheetRows);
}

TEST(CsvRowsTest, TellsTheFirstLimitThatIsPassedAndWhere) {
  const std::string large(kMaxCellBytes + 1, 'x');
  std::string cells;
  for (std::size_t i = 0; i <= kMaxCells / kMaxSheetColumns; ++i) {
    cells += std::string(kMaxSheetColumns - 1, ';') + '\n';
  }
  const struct {
    std::string content;
    CsvFault fault;
    std::size_t row;
    std::size_t column;
  } kCases[] = {
      {"a;b\nc;" + large + ";d\n", CsvFault::kCellTooLong, 1, 1},
      {"a\n" + std::string(kMaxSheetColumns, ';') + '\n', CsvFault::kTooManyColumns, 1,
       kMaxSheetColumns},
      {cells, CsvFault::kTooManyCells, kMaxCells / kMaxSheetColumns, 0},
      {"a;b\nc;\"d\"e\n", CsvFault::kQuotes, 1, 1},
      {"a;" + large + "\nc;\"d\"e\n", CsvFault::kCellTooLong, 0, 1},
  };
  for (const auto& test : kCases) {
    const CsvRows read = ReadCsvRows(test.content, ';');
    EXPECT_EQ(read.fault, test.fault) << test.content.substr(0, 20);
    EXPECT_EQ(read.fault_row, test.row) << test.content.substr(0, 20);
    EXPECT_EQ(read.fault_column, test.column) << test.content.substr(0, 20);
    EXPECT_EQ(read.rows.size(), test.row) << test.content.substr(0, 20);
  }
  const CsvRows whole = ReadCsvRows("a;" + large.substr(1) + "\n", ';');
  EXPECT_EQ(whole.fault, CsvFault::kNone);
}

TEST(CsvRowTest, QuotesWhatNeedsIt) {
  EXPECT_EQ(CsvRow({"a", "", "b c"}, ';'), "a;;b c\r\n");
  EXPECT_EQ(CsvRow({"a;b", "a,b", "\"x\"", "r\nn", "r\rn"}, ';'),
            "\"a;b\";a,b;\"\"\"x\"\"\";\"r\nn\";\"r\rn\"\r\n");
  EXPECT_EQ(CsvRow({"a;b", "a,b"}, ','), "a;b,\"a,b\"\r\n");
  EXPECT_EQ(CsvRow({}, ','), "\r\n");
  EXPECT_EQ(CsvRow({"a", "b"}, ';', "\n"), "a;b\n");
}

TEST(NoFormulaTest, PutsAnApostropheBeforeWhatASpreadsheetWouldReckon) {
  for (const std::string text :
       {"=HYPERLINK(\"https://example.org\")", "+cmd|' /C calc'!A0", "-1+1", "-2(3)", "@SUM(A1)",
        "\t=1", "\r=1", "\n=1", "- nog niet", "="}) {
    EXPECT_EQ(NoFormula(text), "'" + text);
  }
}

TEST(NoFormulaTest, LeavesFiguresAndOtherTextsAsTheyAre) {
  for (const std::string text : {"", "-12,50", "-12.50", "+3", "- 54,2", "-1.234,50*", "-12,3 %",
                                 "-", "‒ 54,2", "a=b", "'=1", "1-2", "Uitstroom."}) {
    EXPECT_EQ(NoFormula(text), text);
  }
}

}  // namespace
}  // namespace rekenschap::cli
