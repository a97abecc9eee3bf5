#include "clients/cli/plan_tables.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/layout.h"
#include "tests/clients/cli/plan_sample.h"

namespace rekenschap::cli {
namespace {

using planning::v1::Revision;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Le;
using ProtoTable = planning::v1::Table;

constexpr char kPrinted[] = R"pb(
  id: "budget"
  title: "Budget"
  measure: MEASURE_EUR
  basis: BASIS_COMMITMENTS
  print_unit_count: 1000000
  direction: DIRECTION_RECEIPTS
  lines {
    id: "a"
    title: "Regel A"
    cells {
      year: 2020
      printed: "6,8"
      worked_with { eurocents: 70000000 }
      rectification { reason: "Misdruk." author: "Directie" date: "2019-11-25" }
    }
    cells {
      structural: true
      printed: "6,8"
      worked_with { eurocents: 680000000 }
    }
    printed_row_total: "6,8"
  }
  lines {
    id: "b"
    title: "Regel B"
    cells {
      year: 2020
      worked_with { eurocents: 17476000 }
    }
  }
  printed_totals { year: 2020 printed: "2" }
  printed_grand_total: "7"
)pb";

class PlanTablesTest : public ::testing::Test {
 protected:
  std::vector<std::string> Texts(const std::vector<Cell>& row) {
    std::vector<std::string> texts;
    texts.reserve(row.size());
    for (const Cell& cell : row) texts.push_back(cell.text);
    return texts;
  }

  std::ostringstream out_;
  const Session session_{out_, out_};
};

TEST_F(PlanTablesTest, ShowWhatIsPrintedWithAStarWhereItIsRectified) {
  const Table table = PrintedTable(session_, Parsed<ProtoTable>(kPrinted));
  EXPECT_EQ(table.title, "Budget [budget] — verplichtingen, ontvangsten, x € 1 mln");
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_THAT(Texts(table.rows[0]), ElementsAre("Regel A (a)", "6,8*", "6,8", "6,8"));
  EXPECT_EQ(table.rows[0][1].plain, "700000.00");
  EXPECT_THAT(Texts(table.rows[1]), ElementsAre("Regel B (b)", "0,17476 ", "", ""))
      << "in the unit of the print";
  EXPECT_THAT(Texts(table.rows[2]), ElementsAre("Totaal (gedrukt)", "2 ", "", "7"));
}

TEST_F(PlanTablesTest, AddUpWhatIsNotPrinted) {
  const Revision revision = Parsed<Revision>(kSupplementary);
  const Table table = PrintedTable(session_, revision.tables(0));
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_THAT(Texts(table.rows[0]),
              ElementsAre("Mensenhandel (mensenhandel)", "3,0", "6,1", "6,9"));
  EXPECT_THAT(Texts(table.rows[1]), ElementsAre("I&R (ienr)", "1,6", "", "3,2"));
  EXPECT_THAT(Texts(table.rows[2]), ElementsAre("Training (training)", "", "", ""));
  EXPECT_THAT(Texts(table.rows[3]), ElementsAre("Totaal", "4,6", "9,3", "10,1"));
  EXPECT_EQ(PrintedTable(session_, revision.tables(1)).rows.size(), 1U) << "nothing to add up";
}

TEST_F(PlanTablesTest, SayThatALineIsFollowedWithoutATarget) {
  const Table table =
      PrintedTable(session_, Parsed<ProtoTable>(R"pb(id: "t"
                                                     title: "T"
                                                     measure: MEASURE_COUNT
                                                     lines { id: "x" title: "X" })pb"));
  EXPECT_EQ(table.title, "T [t] — aantallen; gevolgd, zonder doel");
  EXPECT_THAT(Texts(table.rows.at(0)), ElementsAre("X (x)"));
}

TEST_F(PlanTablesTest, LeaveTheIdsOutWhereTheTableWouldNotFit) {
  ProtoTable wide =
      Parsed<ProtoTable>(R"pb(id: "t"
                              title: "T"
                              measure: MEASURE_EUR
                              print_unit_count: 1
                              lines { id: "een-lang-id-voor-een-regel" title: "Regel" })pb");
  for (int year = 2020; year < 2027; ++year) {
    auto* const cell = wide.mutable_lines(0)->add_cells();
    cell->set_year(year);
    cell->mutable_worked_with()->set_eurocents(123'456'789'00);
  }
  EXPECT_EQ(PrintedTable(session_, wide).rows.at(0).at(0).text, "Regel");
}

TEST_F(PlanTablesTest, TellWhatStandsBehindTheStars) {
  const ProtoTable table = Parsed<ProtoTable>(kPrinted);
  EXPECT_THAT(RectificationLines(session_, table.lines(0)),
              ElementsAre("* Regel A, 2020: gedrukt 6,8, gewerkt wordt met 700.000,00. Misdruk. "
                          "(Directie, 2019-11-25)"));
  EXPECT_THAT(RectificationLines(session_, table.lines(0), 4).at(0), HasSubstr("    * Regel A"));
  EXPECT_THAT(RectificationLines(session_, table.lines(1)), IsEmpty());
}

TEST_F(PlanTablesTest, KeepLongReasonsOnThePage) {
  ProtoTable table = Parsed<ProtoTable>(kPrinted);
  std::string reason;
  for (int i = 0; i < 60; ++i) reason += "woorden ";
  table.mutable_lines(0)->mutable_cells(0)->mutable_rectification()->set_reason(reason);
  const auto lines = RectificationLines(session_, table.lines(0));
  EXPECT_GT(lines.size(), 4U);
  for (const std::string& line : lines) EXPECT_THAT(WidthOf(line), Le(kPageWidth));
}

TEST_F(PlanTablesTest, GiveProgramsEveryFigure) {
  Revision revision;
  *revision.add_tables() = Parsed<ProtoTable>(kPrinted);
  const Table table = FiguresTable(session_, revision);
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_THAT(Texts(table.rows[0]),
              ElementsAre("budget", "a", "Regel A", "2020", "6,8", "700.000,00", "Misdruk.",
                          "Directie", "2019-11-25"));
  EXPECT_EQ(table.rows[0][5].plain, "700000.00");
  EXPECT_EQ(table.rows[1][3].text, "structural");
}

TEST_F(PlanTablesTest, AreFoundById) {
  const Revision revision = Parsed<Revision>(kSupplementary);
  EXPECT_EQ(FindTable(revision, "fte"), &revision.tables(1));
  EXPECT_EQ(FindTable(revision, "ander"), nullptr);
}

}  // namespace
}  // namespace rekenschap::cli
