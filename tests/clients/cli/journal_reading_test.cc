#include "clients/cli/journal_reading.h"

#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

TEST(JournalReadingTest, TakesAResourceAsOtherCommandsWriteIt) {
  const std::string programme = "programmes/avim-mensenhandel";
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel"), programme);
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel/2"), programme + "/revisions/2");
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel/2021-Q2"), programme + "/periods/2021-Q2");
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel/2021"), programme + "/periods/2021");
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel/2021-Q2.1"), programme + "/statements/2021-Q2.1");
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel/2021-Q2/rotterdam"),
            programme + "/reports/2021-Q2/rotterdam");
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel/2021-Q2/rotterdam/1"),
            programme + "/reports/2021-Q2/rotterdam/versions/1");
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel/reports/2021-Q2"), programme + "/reports/2021-Q2");
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel/policy"), programme + "/policy");
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel/settlements/2021"),
            programme + "/settlements/2021");
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel/payments"), programme + "/payments");
  EXPECT_EQ(JournalResourceOf("avim-mensenhandel/payments/1"), programme + "/payments/1");
}

TEST(JournalReadingTest, LeavesAWholeNameAsItIs) {
  for (const char* name :
       {"", "programmes", "programmes/avim-mensenhandel", "units/rotterdam",
        "programmes/avim-mensenhandel/reports/2021-Q2/rotterdam/versions/1", "/", "Onbekend/x"}) {
    EXPECT_EQ(JournalResourceOf(name), name);
  }
}

}  // namespace
}  // namespace rekenschap::cli
