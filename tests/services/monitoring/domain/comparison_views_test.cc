#include "services/monitoring/domain/comparison_views.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const finance::Period kQ2 = *finance::ParsePeriod("2021-Q2");

CountedReport Reported(const std::string& unit, std::int64_t euros) {
  CountedReport counted{GoodReport(unit), 1};
  counted.report.lines[0][Figure::kRealised] = euros * 100;
  return counted;
}

// Of the tree amsterdam is missing; limburg and rotterdam spent EUR 150.000 and 90.000.
std::vector<UnitPosition> Positions() {
  return {{"amsterdam", {}, {}},
          {"limburg", Reported("limburg", 150'000), {}},
          {"rotterdam", Reported("rotterdam", 90'000), {}}};
}

std::vector<ComparisonRow> Viewed(const Plan& plan, View view, const Slice& slice = {},
                                  const std::vector<UnitPosition>& positions = Positions()) {
  return *RowsOf(plan, slice, view, *Compare(plan, kQ2, slice, positions));
}

// The rows of the budget in short: `  west (total) 90000 of 200000, 1/2`.
std::vector<std::string> Budget(const std::vector<ComparisonRow>& rows) {
  std::vector<std::string> told;
  for (const ComparisonRow& row : rows) {
    if (row.line != "budget") continue;
    std::string text = std::string(2 * static_cast<std::size_t>(row.depth), ' ') +
                       (row.unit.empty() ? "all" : row.unit) + (row.subtotal ? " (total)" : "") +
                       " " + (row.realised ? std::to_string(*row.realised / 100) : "-") + " of " +
                       std::to_string(*row.target / 100);
    if (row.coverage) {
      text += ", " + std::to_string(row.coverage->received) + "/" +
              std::to_string(row.coverage->expected);
    }
    told.push_back(std::move(text));
  }
  return told;
}

TEST(ComparisonViewsTest, TotalWhatStandsBelowAUnitOfTheTree) {
  const auto rows = Viewed(TreePlan(), View::kTree);
  EXPECT_THAT(Budget(rows),
              ElementsAre("all 240000 of 400000, 2/3", "nederland (total) 240000 of 400000, 2/3",
                          "  limburg 150000 of 200000", "  west (total) 90000 of 200000, 1/2",
                          "    amsterdam - of 100000", "    rotterdam 90000 of 100000"));
  // A subtotal is held against the target of those who reported in it.
  EXPECT_EQ(rows[3].coverage->covered_target, 100'000'00);
  EXPECT_EQ(rows[3].difference, -10'000'00);
  EXPECT_EQ(rows[3].status, Comparison::kOnTarget);
  EXPECT_EQ(rows[3].year_share_basis_points, 4500);
}

TEST(ComparisonViewsTest, TotalAUnitThatReportsWithThoseBelowIt) {
  Plan plan = TreePlan();
  plan.programme.units.push_back(plan.programme.above[1]);
  plan.programme.above.pop_back();
  plan.revision.lines[0].plan.weights.push_back({"west", 4});
  auto positions = Positions();
  positions.push_back({"west", Reported("west", 200'000), {}});
  EXPECT_THAT(
      Budget(Viewed(plan, View::kTree, {{}, {"west"}}, {positions[0], positions[2], positions[3]})),
      ElementsAre("all 290000 of 300000, 2/3", "west (total) 290000 of 300000, 2/3",
                  "  west 200000 of 200000", "  amsterdam - of 50000",
                  "  rotterdam 90000 of 50000"));
}

TEST(ComparisonViewsTest, LeaveASubtreeOutThatHasNobodyInIt) {
  Plan plan = TreePlan();
  for (auto& unit : plan.programme.units) {
    if (unit.parent == "west") unit.valid_from = *finance::ParseDate("2022-01-01");
  }
  EXPECT_THAT(Budget(Viewed(plan, View::kTree, {}, {Positions()[1]})),
              ElementsAre("all 150000 of 200000, 1/1", "nederland (total) 150000 of 200000, 1/1",
                          "  limburg 150000 of 200000"));
}

TEST(ComparisonViewsTest, ShowTotalsAlone) {
  for (const ComparisonRow& row : Viewed(TreePlan(), View::kTotals))
    EXPECT_THAT(row.unit, IsEmpty());
  EXPECT_EQ(Viewed(TreePlan(), View::kTotals).size(), 5U);  // three lines, euros and fte
}

TEST(ComparisonViewsTest, TotalAUnitsLinesOfAKind) {
  Plan plan = TreePlan();
  PlanLine more = plan.revision.lines[0];
  more.id = "more";
  plan.revision.lines.push_back(more);
  auto positions = Positions();
  ReportLine line = positions[1].current->report.lines[0];
  line.line = "more";
  positions[1].current->report.lines.push_back(line);
  const auto rows = Viewed(plan, View::kByUnit, {}, positions);
  std::vector<std::string> subjects;
  for (const ComparisonRow& row : rows) {
    subjects.push_back(row.unit + " " + (row.line.empty() ? "total" : row.line) + " " +
                       (row.realised ? std::to_string(*row.realised) : "-"));
  }
  subjects.resize(18);
  EXPECT_THAT(subjects,
              ElementsAre("amsterdam budget -", "amsterdam fte -", "amsterdam trained -",
                          "amsterdam more -", "amsterdam total -", "amsterdam total -",
                          "limburg budget 15000000", "limburg fte 10000", "limburg trained 12",
                          "limburg more 15000000", "limburg total 30000000", "limburg total 10000",
                          "rotterdam budget 9000000", "rotterdam fte 10000", "rotterdam trained 12",
                          "rotterdam more -", "rotterdam total 9000000", "rotterdam total 10000"));
  // A unit of which a line is missing is not wholly in its total, and that is said.
  EXPECT_EQ(rows[10].coverage, (Coverage{1, 1, 400'000'00, 800'000'00, 1}));
  EXPECT_EQ(rows[16].coverage, (Coverage{1, 0, 100'000'00, 200'000'00}));
  EXPECT_EQ(rows[16].difference, -10'000'00);
}

TEST(ComparisonViewsTest, SetAcceptedFiguresBesideProvisionalOnes) {
  const Plan plan = TreePlan();
  auto rows = Viewed(plan, View::kTree);
  auto accepted = Positions();
  accepted[1].earlier = std::exchange(accepted[1].current, std::nullopt);
  accepted[1].earlier->report.period = *finance::ParsePeriod("2021-Q1");
  AddAccepted(Viewed(plan, View::kTree, {}, accepted), rows);
  EXPECT_EQ(rows[0].realised, 240'000'00);
  EXPECT_EQ(rows[0].coverage->received, 2);
  EXPECT_EQ(rows[0].accepted->realised, 90'000'00);
  EXPECT_EQ(rows[0].accepted->coverage, (Coverage{3, 1, 100'000'00, 200'000'00, 1}));
  EXPECT_EQ(rows[2].unit, "limburg");
  EXPECT_EQ(rows[2].realised, 150'000'00);
  EXPECT_EQ(rows[2].accepted->status, Comparison::kMissing);
  EXPECT_EQ(rows[2].accepted->realised, std::nullopt);
  EXPECT_EQ(rows[2].accepted->carried->realised, 150'000'00);
  for (const ComparisonRow& row : rows) EXPECT_TRUE(row.accepted);
}

TEST(ComparisonViewsTest, KnowNothingAcceptedOfWhatIsOnlyProvisional) {
  const Plan plan = TreePlan();
  auto rows = Viewed(plan, View::kUnits);
  auto accepted = rows;
  std::erase_if(accepted, [](const ComparisonRow& row) { return row.unit == "limburg"; });
  AddAccepted(accepted, rows);
  for (const ComparisonRow& row : rows) {
    EXPECT_EQ(row.accepted->realised, row.unit == "limburg" ? std::nullopt : row.realised);
    EXPECT_EQ(row.accepted->status, row.unit == "limburg" ? Comparison::kMissing : row.status);
  }
}

}  // namespace
}  // namespace rekenschap::monitoring
