#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/statement_document.h"

// Of how many units the figures of a statement's tables are.
namespace rekenschap::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

void SetCoverage(int received, monitoring::v1::StatementFigures& figures) {
  figures.set_received_count(received);
  figures.set_expected_count(8);
}

// What the notes say of a table with lines and a total of so many units out of 8.
std::vector<std::string> NotesOf(const std::vector<int>& received, int total,
                                 const std::string& language = "nl") {
  monitoring::v1::StatementContent content;
  auto& table = *content.add_tables();
  for (const int count : received) {
    auto& line = *table.add_lines();
    line.set_title(std::string(1, static_cast<char>('A' + table.lines_size() - 1)));
    SetCoverage(count, *line.mutable_figures());
  }
  if (total >= 0) SetCoverage(total, *table.mutable_total());
  std::ostringstream out;
  Session session{out, out};
  session.language_code = language;
  Blocks blocks;
  AddStatementTables(session, content, blocks);
  std::vector<std::string> notes;
  for (const Block& block : blocks) {
    for (const auto& [mark, text] : block.items) notes.push_back(text);
  }
  return notes;
}

constexpr char kOfTheirs[] = "; het verschil is ten opzichte van hun doel";

TEST(StatementTablesTest, NameTheLinesThatACoverageIsOf) {
  EXPECT_THAT(NotesOf({8, 8, 0}, -1),
              ElementsAre(std::string("Dekking: 0 van 8 eenheden (C)") + kOfTheirs));
  EXPECT_THAT(NotesOf({8, 8, 0}, -1, "en"),
              ElementsAre("Coverage: 0 of 8 units (C); the difference is against their target"));
  EXPECT_THAT(NotesOf({2, 8, 2}, -1),
              ElementsAre(std::string("Dekking: 2 van 8 eenheden (A; C)") + kOfTheirs));
}

TEST(StatementTablesTest, GiveTheTotalItsCoverage) {
  EXPECT_THAT(NotesOf({8, 5, 8}, 5),
              ElementsAre(std::string("Dekking: 5 van 8 eenheden (B; Totaal)") + kOfTheirs));
  EXPECT_THAT(NotesOf({4, 4}, 3),
              ElementsAre(std::string("Dekking: 3 van 8 eenheden (Totaal)") + kOfTheirs,
                          std::string("Dekking: 4 van 8 eenheden (A; B)") + kOfTheirs));
}

TEST(StatementTablesTest, NameNoLinesWhereACoverageIsOfTheWholeTable) {
  EXPECT_THAT(NotesOf({4, 4}, 4),
              ElementsAre(std::string("Dekking: 4 van 8 eenheden") + kOfTheirs));
  EXPECT_THAT(NotesOf({4}, -1), ElementsAre(std::string("Dekking: 4 van 8 eenheden") + kOfTheirs));
  EXPECT_THAT(NotesOf({8, 8}, 8), IsEmpty());
}

}  // namespace
}  // namespace rekenschap::cli
