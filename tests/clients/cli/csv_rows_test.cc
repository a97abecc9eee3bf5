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

}  // namespace
}  // namespace rekenschap::cli
