#include "services/planning/domain/reconciliation.h"

#include <gtest/gtest.h>

#include "tests/services/planning/domain/avim_tables.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::planning {
namespace {

using finance::Column;
using finance::Interval;
using finance::Measure;

std::vector<ColumnReconciliation> Columns(const Table& table) {
  return Reconcile(Revision(), table).value().columns;
}
std::vector<RowReconciliation> Rows(const Table& table) {
  return Reconcile(Revision(), table).value().rows;
}

TEST(ReconciliationTest, JudgesEveryColumnOfTheBudget) {
  const auto columns = Columns(AvimBudget());
  const struct {
    Fit fit;
    std::int64_t sum, low, high, total_low, total_high;  // in hundredths of a million
  } expected[] = {{Fit::kIrreconcilable, 810, 795, 825, 150, 250},
                  {Fit::kConsistent, 600, 585, 615, 550, 650},
                  {Fit::kConsistentByRounding, 850, 835, 865, 750, 850},
                  {Fit::kConsistentByRounding, 940, 925, 955, 950, 1050},
                  {Fit::kConsistent, 1000, 990, 1015, 950, 1050}};
  ASSERT_EQ(columns.size(), 5U);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    EXPECT_EQ(columns[i].printed, expected[i].fit) << i;
    EXPECT_EQ(*columns[i].printed_lines_sum, expected[i].sum * kMillion / 100) << i;
    EXPECT_EQ(*columns[i].printed_lines_interval,
              (Interval{expected[i].low * kMillion / 100, expected[i].high * kMillion / 100}))
        << i;
    EXPECT_EQ(
        *columns[i].printed_total_interval,
        (Interval{expected[i].total_low * kMillion / 100, expected[i].total_high * kMillion / 100}))
        << i;
  }
}

TEST(ReconciliationTest, NamesTheLikeliestCellFirst) {
  const auto suspects = Columns(AvimBudget())[0].suspects;
  ASSERT_EQ(suspects.size(), 2U);  // I&R and hire would have to be negative
  EXPECT_EQ(suspects[0],
            (Suspect{"mensenhandel",
                     "2020",
                     "6,8",
                     {kMillion / 10, 13 * kMillion / 10},
                     7 * kMillion / 10,
                     {Corroboration::kRepeatsStructural, Corroboration::kBreaksDirection}}));
  EXPECT_EQ(
      suspects[1],
      (Suspect{
          "", "2020", "2", {795 * kMillion / 100, 825 * kMillion / 100}, 81 * kMillion / 10, {}}));
}

TEST(ReconciliationTest, TakesTheStrengthThatACellPaysForAsCorroboration) {
  const Revision revision = AvimRevision();
  const auto suspects = Reconcile(revision, revision.tables[0])->columns[0].suspects;
  EXPECT_EQ(
      suspects[0].corroborations,
      (std::vector<Corroboration>{Corroboration::kRepeatsStructural,
                                  Corroboration::kBreaksDirection, Corroboration::kOffStrength}));
}

TEST(ReconciliationTest, FindsTheFteConsistentThroughout) {
  for (const auto& column : Columns(AvimFte())) EXPECT_EQ(column.printed, Fit::kConsistent);
}

// 0,7 and 2,5 against 2: nominally the first one would have to be below zero.
TEST(ReconciliationTest, ProposesNothingThatALineCannotBe) {
  const Table table =
      PrintedTable(Measure::kEuro, 1'000'000, {{"a", {"0,7"}}, {"b", {"2,5"}}}, {"2"});
  const auto suspects = Columns(table)[0].suspects;
  ASSERT_EQ(suspects.size(), 3U);
  EXPECT_EQ(suspects[0].line, "a");
  EXPECT_EQ(suspects[0].fitting, (Interval{0, 5 * kMillion / 100}));
  EXPECT_EQ(suspects[0].nominal_fit, 0);
}

TEST(ReconciliationTest, KeepsTheContradictionInPrintBesideTheRectification) {
  Table table = AvimBudget();
  table.lines[0].cells[0].worked_with = 7 * kMillion / 10;
  table.lines[0].cells[0].rectification = Rectification{"a misprint", "somebody", {}};
  const auto column = Columns(table)[0];
  EXPECT_EQ(column.printed, Fit::kIrreconcilable);
  EXPECT_EQ(column.worked_with, Fit::kConsistent);
  EXPECT_EQ(column.worked_with_sum, 2 * kMillion);
  EXPECT_EQ(column.suspects.size(), 2U);
}

// Worked with as printed stands for all that it was rounded from; another value for itself.
TEST(ReconciliationTest, LetsWhatIsWorkedWithFitByRoundingWhereItIsThePrint) {
  Table table = PrintedTable(Measure::kEuro, 1'000'000, {{"a", {"1,2"}}, {"b", {"1,2"}}}, {"3"});
  EXPECT_EQ(Columns(table)[0].worked_with, Fit::kConsistentByRounding);  // 1,25 and 1,25
  table.lines[0].cells[0].worked_with += 1;
  EXPECT_EQ(Columns(table)[0].worked_with, Fit::kIrreconcilable);
  table.lines[0].cells[0].worked_with = 125 * kMillion / 100;
  EXPECT_EQ(Columns(table)[0].worked_with, Fit::kConsistentByRounding);
}

TEST(ReconciliationTest, DoesNotJudgeWhatIsNotPrinted) {
  Table table = AvimBudget();
  table.lines[1].cells.erase(table.lines[1].cells.begin());
  table.printed_totals.erase(table.printed_totals.begin() + 1);
  const auto columns = Columns(table);
  EXPECT_EQ(columns[0].printed, Fit::kNotPrinted);  // a line has no figure there
  EXPECT_EQ(columns[1].printed, Fit::kNotPrinted);  // there is no total
  EXPECT_EQ(columns[2].printed, Fit::kConsistentByRounding);
}

TEST(ReconciliationTest, LetsALineThatMayBeNegativeBeASuspect) {
  Table table = AvimBudget();
  table.lines[2].may_be_negative = true;
  const auto suspects = Columns(table)[0].suspects;
  ASSERT_EQ(suspects.size(), 3U);
  EXPECT_EQ(suspects[1].line, "inhuur");
  EXPECT_LT(suspects[1].fitting.high, 0);
}

// The budget with the totals of its rows, over 2020 to 2023, and the grand total.
Table WithRowTotals(const std::vector<std::string>& rows, const std::string& grand) {
  Table table = AvimBudget();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].empty()) continue;
    table.lines[i].printed_row_total = *finance::ParsePrinted(rows[i], Measure::kEuro, 1'000'000);
  }
  if (!grand.empty()) {
    table.printed_grand_total = *finance::ParsePrinted(grand, Measure::kEuro, 1'000'000);
  }
  return table;
}

TEST(ReconciliationTest, JudgesEveryRowOverItsYears) {
  // The structural figure is in no row total.
  const auto rows = Rows(WithRowTotals({"22,0", "7,6", "3,1"}, "26"));
  const struct {
    const char* line;
    Fit fit;
    std::int64_t sum, low, high;  // in hundredths of a million
  } expected[] = {{"mensenhandel", Fit::kConsistent, 2200, 2180, 2220},
                  {"ienr", Fit::kConsistentByRounding, 740, 720, 760},
                  {"inhuur", Fit::kIrreconcilable, 260, 240, 280},
                  {"", Fit::kConsistent, 2600, 2400, 2800}};
  ASSERT_EQ(rows.size(), 4U);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].line, expected[i].line);
    EXPECT_EQ(rows[i].printed, expected[i].fit) << rows[i].line;
    EXPECT_EQ(rows[i].printed_sum, expected[i].sum * kMillion / 100) << rows[i].line;
    EXPECT_EQ(rows[i].printed_interval,
              (Interval{expected[i].low * kMillion / 100, expected[i].high * kMillion / 100}))
        << rows[i].line;
    EXPECT_EQ(rows[i].suspects.empty(), expected[i].fit != Fit::kIrreconcilable);
  }
}

TEST(ReconciliationTest, NamesTheYearsThatWouldMakeARowFit) {
  // Hire: 1,0 1,0 0,3 0,3 makes 2,6 against 1,7: only the large ones can be at fault.
  const auto rows = Rows(WithRowTotals({"", "", "1,7"}, ""));
  ASSERT_EQ(rows.size(), 1U);
  const auto& suspects = rows[0].suspects;
  ASSERT_EQ(suspects.size(), 3U);
  EXPECT_EQ(suspects[0].column, "2020");
  EXPECT_EQ(suspects[0].fitting, (Interval{0, 3 * kMillion / 10}));  // from -0,1, cut at 0
  EXPECT_EQ(suspects[0].nominal_fit, kMillion / 10);
  EXPECT_EQ(suspects[1].column, "2021");
  EXPECT_EQ(
      suspects[2],
      (Suspect{"", "", "1,7", {24 * kMillion / 10, 28 * kMillion / 10}, 26 * kMillion / 10, {}}));
}

TEST(ReconciliationTest, NamesTheTotalsThatWouldMakeTheGrandTotalFit) {
  // 2 + 6 + 8 + 10 = 26 against 18. That of 2020 or 2021 would have to be below zero.
  const auto rows = Rows(WithRowTotals({}, "18"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].printed, Fit::kIrreconcilable);
  std::vector<std::string> columns;
  for (const Suspect& suspect : rows[0].suspects) {
    EXPECT_EQ(suspect.line, "");
    EXPECT_GE(suspect.fitting.low, 0);
    EXPECT_TRUE(suspect.fitting.Contains(suspect.nominal_fit)) << suspect.column;
    columns.push_back(suspect.column);
  }
  EXPECT_EQ(columns, (std::vector<std::string>{"2021", "2022", "2023", ""}));
  EXPECT_EQ(rows[0].suspects[0].fitting, (Interval{0, 0}));  // as far as rounding goes
  EXPECT_EQ(rows[0].suspects[0].nominal_fit, 0);             // nominally -2, which cannot be
  EXPECT_EQ(rows[0].suspects[1].fitting, (Interval{0, 2 * kMillion}));
}

TEST(ReconciliationTest, LetsATotalBeNegativeWhereALineMayBe) {
  Table table = WithRowTotals({}, "18");
  table.lines[2].may_be_negative = true;
  EXPECT_EQ(Rows(table)[0].suspects.size(), 5U);
}

// An empty cell is unknown, never nil.
TEST(ReconciliationTest, DoesNotJudgeARowThatIsNotPrintedThroughout) {
  Table unprinted = WithRowTotals({"1,7", "", ""}, "");
  unprinted.lines[0].cells[1].printed.reset();
  EXPECT_EQ(Rows(unprinted)[0].printed, Fit::kNotPrinted);
  EXPECT_EQ(Rows(unprinted)[0].printed_sum, 186 * kMillion / 10);
  Table without_year = WithRowTotals({"1,7", "", ""}, "");
  without_year.lines[0].cells.erase(without_year.lines[0].cells.begin());
  EXPECT_EQ(Rows(without_year)[0].printed, Fit::kNotPrinted);
  Table nothing = WithRowTotals({"1,7", "", ""}, "");
  nothing.lines[0].cells.clear();
  EXPECT_EQ(Rows(nothing)[0].printed, Fit::kNotPrinted);
  Table without_total = WithRowTotals({}, "26");
  without_total.printed_totals.erase(without_total.printed_totals.begin());
  EXPECT_EQ(Rows(without_total)[0].printed, Fit::kNotPrinted);
  EXPECT_TRUE(Rows(without_total)[0].suspects.empty());
}

TEST(ReconciliationTest, SaysWhenASumDoesNotFit) {
  Table table = AvimBudget();
  for (Line& line : table.lines) {
    line.cells[0].worked_with = std::numeric_limits<std::int64_t>::max() / 2;
  }
  EXPECT_THAT(Reconcile(Revision(), table), testing::Fails(absl::StatusCode::kOutOfRange, ""));
}

}  // namespace
}  // namespace rekenschap::planning
