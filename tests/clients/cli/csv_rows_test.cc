#include "clients/cli/csv_rows.h"

#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

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
