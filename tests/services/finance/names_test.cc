#include "services/finance/names.h"

#include <gtest/gtest.h>

namespace rekenschap::finance {
namespace {

TEST(NamesTest, KnowsIds) {
  for (const char* id : {"a", "zeeland-west-brabant", "lx", "unit-7"}) EXPECT_TRUE(IsId(id)) << id;
  for (const char* id : {"", "-a", "a-", "a--b", "A", "a b", "é", "a/b", "a_b"}) {
    EXPECT_FALSE(IsId(id)) << id;
  }
  EXPECT_TRUE(IsId(std::string(63, 'a')));
  EXPECT_FALSE(IsId(std::string(64, 'a')));
}

TEST(NamesTest, TakesNamesApart) {
  EXPECT_EQ(*UnitId("units/rotterdam"), "rotterdam");
  EXPECT_EQ(*ProgrammeId("programmes/avim"), "avim");
  EXPECT_EQ(ParseRevisionName("programmes/avim/revisions/3")->number, 3);
  EXPECT_EQ(ParseRevisionName("programmes/avim/revisions/current")->number, 0);
  const auto report = ParseReportName("programmes/avim/reports/2021-Q2/rotterdam/versions/2");
  EXPECT_EQ(report->period, "2021-Q2");
  EXPECT_EQ(report->unit, "rotterdam");
  EXPECT_EQ(report->version, 2);
  EXPECT_EQ(ParseReportName("programmes/avim/reports/2021-Q2/rotterdam")->version, 0);
}

TEST(NamesTest, RefusesEverythingElse) {
  for (const char* name : {"", "rotterdam", "units/", "units/A", "units/a/b", "programmes/a"}) {
    EXPECT_FALSE(UnitId(name).ok()) << name;
  }
  for (const char* name :
       {"programmes/a/revisions/0", "programmes/a/revisions/-1", "programmes/a/revisions/01",
        "programmes/a/revisions/x", "programmes/a/revisions/99999999999999999999"}) {
    EXPECT_FALSE(ParseRevisionName(name).ok()) << name;
  }
  for (const char* name :
       {"programmes/a/reports/2021-Q5/b", "programmes/a/reports/2021-Q2/b/versions/0",
        "programmes/a/reports/2021-Q2", "programmes/a/reports/2021-Q2/b/versions/1/x"}) {
    EXPECT_FALSE(ParseReportName(name).ok()) << name;
  }
  for (const char* name :
       {"programmes/a/statements/2021-Q2", "programmes/a/statements/2021-Q2.0",
        "programmes/a/statements/2021-Q5.1", "programmes/a/statements/2021-Q2.01",
        "programmes/a/statements/2021-Q2.1/x", "programmes/A/statements/2021-Q2.1"}) {
    EXPECT_FALSE(ParseStatementName(name).ok()) << name;
  }
}

TEST(NamesTest, TakesStatementsApart) {
  const std::string name = StatementName("avim", "2021-Q2", 12);
  EXPECT_EQ(name, "programmes/avim/statements/2021-Q2.12");
  const auto statement = ParseStatementName(name);
  ASSERT_TRUE(statement.ok());
  EXPECT_EQ(statement->programme, "avim");
  EXPECT_EQ(statement->period, "2021-Q2");
  EXPECT_EQ(statement->number, 12);
}

}  // namespace
}  // namespace rekenschap::finance
