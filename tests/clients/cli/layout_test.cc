#include "clients/cli/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

using ::testing::ElementsAre;

// The texts of a row.
std::vector<std::string> Texts(const std::vector<Cell>& row) {
  std::vector<std::string> texts;
  texts.reserve(row.size());
  for (const Cell& cell : row) texts.push_back(cell.text);
  return texts;
}

TEST(LayoutTest, WrapsAtSpacesAndIndents) {
  EXPECT_THAT(Wrapped("een twee drie", 8), ElementsAre("een twee", "drie"));
  EXPECT_THAT(Wrapped("een twee drie", 9, 2, "-"), ElementsAre("- een", "  twee", "  drie"));
  EXPECT_THAT(Wrapped("", 8), ElementsAre(""));
}

TEST(LayoutTest, LeavesAWordThatDoesNotFitWhole) {
  EXPECT_THAT(Wrapped("a https://example.org b", 6), ElementsAre("a", "https://example.org", "b"));
}

TEST(LayoutTest, KeepsAEuroSignWithItsFigure) {
  EXPECT_THAT(Wrapped("samen € 5", 8), ElementsAre("samen", "€ 5"));
  EXPECT_THAT(Wrapped("in €", 8), ElementsAre("in €"));
}

TEST(LayoutTest, CountsCharactersAndNotBytes) {
  EXPECT_THAT(Wrapped("één één", 7), ElementsAre("één één"));
  EXPECT_EQ(Padded("één", 5), "één  ");
  EXPECT_EQ(Padded("eenentwintig", 5), "eenentwintig");
  EXPECT_EQ(Shortened("één", 3), "één");
  EXPECT_EQ(Shortened("ééntje", 4), "één…");
}

TEST(LayoutTest, LetsNoTextSteerTheTerminal) {
  EXPECT_THAT(Wrapped("'1\x1b[31m2' is", 20), ElementsAre("'1\uFFFD[31m2' is"));
}

TEST(LayoutTest, SplitsATableThatIsTooWide) {
  Table table;
  table.title = "Reeks";
  table.columns = {{"regel"}, {"2020", true}, {"2021", true}, {"2022", true}};
  table.rows = {{"budget", "1", "22", "333"}, {"een noot die veel breder is dan de tabel"}};
  const auto parts = SplitColumns(table, 1, 18);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].title, "Reeks");
  EXPECT_EQ(parts[1].title, "");
  EXPECT_EQ(parts[0].columns.size(), 3U);
  EXPECT_THAT(Texts(parts[0].rows[0]), ElementsAre("budget", "1", "22"));
  EXPECT_THAT(Texts(parts[1].rows[0]), ElementsAre("budget", "333"));
  EXPECT_THAT(Texts(parts[1].rows[1]), ElementsAre("een noot die veel breder is dan de tabel"));
}

TEST(LayoutTest, KeepsTheLastColumnsTogetherWhereTheyFit) {
  Table table;
  table.columns = {{"regel"}, {"2020", true}, {"2021", true}, {"2022", true}};
  table.rows = {{"budget", "1", "22", "333"}};
  const auto parts = SplitColumns(table, 1, 18, 2);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_THAT(Texts(parts[0].rows[0]), ElementsAre("budget", "1"));
  EXPECT_THAT(Texts(parts[1].rows[0]), ElementsAre("budget", "22", "333"));
  EXPECT_EQ(SplitColumns(table, 1, 24, 2).size(), 1U);
  EXPECT_EQ(SplitColumns(table, 1, 18, 3).size(), 2U) << "more than fit are divided";
}

TEST(LayoutTest, KeepsATableThatFitsWhole) {
  Table table;
  table.columns = {{"regel"}, {"2020", true}, {"2021", true}};
  table.rows = {{"budget", "1", "22"}};
  EXPECT_EQ(SplitColumns(table, 1, 18).size(), 1U);
  EXPECT_EQ(SplitColumns(table, 1, 17).size(), 2U);
  EXPECT_EQ(SplitColumns(table, 1, 1).size(), 2U) << "at least one column in each";
  table.columns = {{"regel"}};
  table.rows = {{"budget"}};
  EXPECT_EQ(SplitColumns(table, 1, 3).size(), 1U);
}

TEST(LayoutTest, PutsFiguresUnderOneAnotherWhateverTheirMarks) {
  Table table;
  table.columns = {{"regel*"}, {"2020", true}, {"2021", true}};
  table.rows = {{"a*", "6,8*", "3,4"}, {"b", "", "1,6"}, {"c", {"0,3▾*", "300000.00"}, "1,0"}};
  AlignMarks(table);
  EXPECT_EQ(table.columns[1].title, "2020  ");
  EXPECT_EQ(table.columns[2].title, "2021");
  EXPECT_THAT(Texts(table.rows[0]), ElementsAre("a*", "6,8* ", "3,4"));
  EXPECT_THAT(Texts(table.rows[1]), ElementsAre("b", "", "1,6"));
  EXPECT_THAT(Texts(table.rows[2]), ElementsAre("c", "0,3▾*", "1,0"));
  EXPECT_EQ(table.rows[0][1].plain, "6,8*");
  EXPECT_EQ(table.rows[2][1].plain, "300000.00");
}

}  // namespace
}  // namespace rekenschap::cli
