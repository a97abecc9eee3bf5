#include "services/planning/domain/reconciliation.h"

#include <gtest/gtest.h>

#include "services/planning/domain/revision_rules.h"

namespace rekenschap::planning {
namespace {

using finance::Column;
using finance::Interval;

constexpr std::int64_t kMillion = 100'000'000;  // in eurocents

// A line of a table in millions of euros (or in fte), its cells as printed for 2020 to 2023 and
// structurally.
Line LineOf(const std::string& id, finance::Measure measure, std::int64_t unit,
            const std::vector<std::string>& printed) {
  Line line;
  line.id = id;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    Cell cell;
    cell.column = i == 4 ? Column::Structural() : Column{2020 + static_cast<int>(i)};
    cell.printed = *finance::ParsePrinted(printed[i], measure, unit);
    cell.worked_with = cell.printed->value;
    line.cells.push_back(cell);
  }
  return line;
}

Table TableOf(finance::Measure measure, std::int64_t unit,
              const std::vector<std::pair<std::string, std::vector<std::string>>>& lines,
              const std::vector<std::string>& totals) {
  Table table;
  table.id = "table";
  table.measure = measure;
  table.print_unit = unit;
  for (const auto& [id, printed] : lines) table.lines.push_back(LineOf(id, measure, unit, printed));
  for (std::size_t i = 0; i < totals.size(); ++i) {
    table.printed_totals.push_back(
        {i == 4 ? Column::Structural() : Column{2020 + static_cast<int>(i)},
         *finance::ParsePrinted(totals[i], measure, unit)});
  }
  return table;
}

// As printed in Kamerstuk 28 638 nr. 177.
Table Budget() {
  return TableOf(finance::Measure::kEuro, 1'000'000,
                 {{"mensenhandel", {"6,8", "3,4", "5,6", "6,2", "6,8"}},
                  {"ienr", {"0,3", "1,6", "2,6", "2,9", "3,2"}},
                  {"inhuur", {"1,0", "1,0", "0,3", "0,3", "0,0"}}},
                 {"2", "6", "8", "10", "10"});
}
Table Fte() {
  return TableOf(finance::Measure::kFte, 1,
                 {{"mensenhandel", {"11,6", "46,4", "49,3", "58,0", "58,0"}},
                  {"ienr", {"5,8", "23,2", "24,7", "29,0", "29,0"}}},
                 {"17,4", "69,6", "74,0", "87,0", "87,0"});
}

TEST(ReconciliationTest, JudgesEveryColumnOfTheBudget) {
  const auto columns = *Reconcile(Budget());
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
  const auto suspects = (*Reconcile(Budget()))[0].suspects;
  ASSERT_EQ(suspects.size(), 2U);  // I&R and hire would have to be negative
  EXPECT_EQ(suspects[0],
            (Suspect{"mensenhandel",
                     "6,8",
                     {kMillion / 10, 13 * kMillion / 10},
                     7 * kMillion / 10,
                     {Corroboration::kRepeatsStructural, Corroboration::kBreaksDirection}}));
  EXPECT_EQ(
      suspects[1],
      (Suspect{"", "2", {795 * kMillion / 100, 825 * kMillion / 100}, 81 * kMillion / 10, {}}));
}

TEST(ReconciliationTest, FindsTheFteConsistentThroughout) {
  const auto columns = *Reconcile(Fte());
  for (const auto& column : columns) EXPECT_EQ(column.printed, Fit::kConsistent);
}

TEST(ReconciliationTest, KeepsTheContradictionInPrintBesideTheRectification) {
  Table table = Budget();
  table.lines[0].cells[0].worked_with = 7 * kMillion / 10;
  table.lines[0].cells[0].rectification = Rectification{"a misprint", "somebody", {}};
  const auto column = (*Reconcile(table))[0];
  EXPECT_EQ(column.printed, Fit::kIrreconcilable);
  EXPECT_EQ(column.worked_with, Fit::kConsistent);
  EXPECT_EQ(column.worked_with_sum, 2 * kMillion);
  EXPECT_EQ(column.suspects.size(), 2U);
}

TEST(ReconciliationTest, DoesNotJudgeWhatIsNotPrinted) {
  Table table = Budget();
  table.lines[1].cells.erase(table.lines[1].cells.begin());
  table.printed_totals.erase(table.printed_totals.begin() + 1);
  const auto columns = *Reconcile(table);
  EXPECT_EQ(columns[0].printed, Fit::kNotPrinted);  // a line has no figure there
  EXPECT_EQ(columns[1].printed, Fit::kNotPrinted);  // there is no total
  EXPECT_EQ(columns[2].printed, Fit::kConsistentByRounding);
}

TEST(ReconciliationTest, LetsALineThatMayBeNegativeBeASuspect) {
  Table table = Budget();
  table.lines[2].may_be_negative = true;
  const auto suspects = (*Reconcile(table))[0].suspects;
  ASSERT_EQ(suspects.size(), 3U);
  EXPECT_EQ(suspects[1].line, "inhuur");
  EXPECT_LT(suspects[1].fitting.high, 0);
}

std::vector<std::string> RulesOf(const Revision& revision) {
  std::vector<std::string> rules;
  const auto findings = *FindingsOn(revision);
  for (const auto& finding : findings)
    rules.push_back(finding.rule + (finding.severity == finance::Severity::kFatal ? "!" : ""));
  return rules;
}

TEST(RevisionRulesTest, BlockAdoptionUntilWhatIsWorkedWithFitsOrIsOverridden) {
  Revision revision;
  revision.tables = {Budget()};
  const std::string by_rounding = "PRINT_FITS_BY_ROUNDING";
  EXPECT_EQ(RulesOf(revision),
            (std::vector<std::string>{"PRINT_IRRECONCILABLE", "WORKED_WITH_MISFIT!", by_rounding,
                                      by_rounding}));
  revision.reconciliation_override = "The Minister decided so.";
  EXPECT_EQ(RulesOf(revision),
            (std::vector<std::string>{"PRINT_IRRECONCILABLE", "WORKED_WITH_MISFIT", by_rounding,
                                      by_rounding}));
  revision.tables[0].lines[0].cells[0].worked_with = 7 * kMillion / 10;
  EXPECT_EQ(RulesOf(revision)[0], "RECTIFICATION_MISSING!");
  revision.tables[0].lines[0].cells[0].rectification = Rectification{"a misprint", "somebody", {}};
  EXPECT_EQ(RulesOf(revision),
            (std::vector<std::string>{"PRINT_IRRECONCILABLE", by_rounding, by_rounding}));
  revision.tables[0].lines[1].cells[0].rectification = Rectification{"for nothing", "somebody", {}};
  EXPECT_EQ(RulesOf(revision)[0], "RECTIFICATION_IDLE");
}

TEST(RevisionRulesTest, SayWhatIsWrongAndWhatToDo) {
  Revision revision;
  revision.tables = {Budget()};
  const auto findings = *FindingsOn(revision);
  for (const auto& finding : findings) {
    EXPECT_FALSE(TextOf(finding).message.empty());
    EXPECT_FALSE(TextOf(finding).remedy.empty());
  }
  EXPECT_NE(
      TextOf((*FindingsOn(revision))[0]).remedy.find("mensenhandel, for which 700000.00 would fit"),
      std::string::npos);
}

}  // namespace
}  // namespace rekenschap::planning
