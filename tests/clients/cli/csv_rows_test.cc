#include "clients/cli/csv_rows.h"

#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

TEST(CsvRowsTest, CountsRowsWithoutCellsToo) {
  const CsvRows most = ReadCsvRows(std::string(kMaxRows, '\n'), ';');
  EXPECT_EQ(most.fault, CsvFault::kNone);
  EXPECT_EQ(most.rows.size(), kMaxRows);
  const CsvRows more = ReadCsvRows(std::string(kMaxRows + 1, '\n'), ';');
  EXPECT_EQ(more.fault, CsvFault::kTooLarge);
  EXPECT_EQ(more.rows.size(), kMaxRows);
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
