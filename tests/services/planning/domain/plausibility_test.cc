#include "services/planning/domain/plausibility.h"

#include <limits>

#include <gtest/gtest.h>

#include "tests/services/planning/domain/avim_tables.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::planning {
namespace {

using finance::Column;

std::optional<std::int64_t> Cost(const Revision& revision, std::size_t line, Column column) {
  return CostOfStrength(revision, revision.tables[0], revision.tables[0].lines[line], column)
      .value();
}

// At a constant price the average strength gives every printed cell, but for the misprint.
TEST(PlausibilityTest, TheBudgetPaysForTheAverageStrength) {
  const Revision revision = AvimRevision();
  const struct {
    std::size_t line;
    int year;
    std::int64_t cost;  // in eurocents
  } expected[] = {{0, 2020, 68'000'000},  {0, 2021, 340'000'000}, {0, 2022, 561'000'000},
                  {0, 2023, 629'000'000}, {1, 2020, 32'000'000},  {1, 2021, 160'000'000},
                  {1, 2022, 264'275'862}, {1, 2023, 296'275'862}};
  for (const auto& [line, year, cost] : expected) {
    EXPECT_EQ(Cost(revision, line, {year}), cost) << line << " " << year;
    const std::int64_t printed = CellAt(revision.tables[0].lines[line], {year})->printed->value;
    EXPECT_EQ(IsNearStrength(printed, cost), line != 0 || year != 2020) << line << " " << year;
  }
}

TEST(PlausibilityTest, TheFirstYearStartsAtTheOpeningPosition) {
  Revision revision = AvimRevision();
  revision.tables[1].lines[0].opening_position = 58'000;
  EXPECT_EQ(Cost(revision, 0, {2020}), 408'000'000);  // 34,8 of 58 fte
}

TEST(PlausibilityTest, IsSilentWhereThePlanDoesNotSayEnough) {
  const Revision revision = AvimRevision();
  EXPECT_EQ(Cost(revision, 0, Column::Structural()), std::nullopt);
  EXPECT_EQ(Cost(revision, 0, {2019}), std::nullopt);
  EXPECT_EQ(Cost(revision, 2, {2020}), std::nullopt);  // hire pays for no posts
  const auto without = [&revision](auto change) {
    Revision changed = revision;
    change(changed.tables[0].lines[0], changed.tables[1].lines[0]);
    return Cost(changed, 0, {2022});
  };
  EXPECT_NE(without([](Line&, Line&) {}), std::nullopt);
  EXPECT_EQ(without([](Line& euros, Line&) { euros.cells.pop_back(); }), std::nullopt);
  EXPECT_EQ(without([](Line&, Line& fte) { fte.cells.pop_back(); }), std::nullopt);
  EXPECT_EQ(without([](Line&, Line& fte) { fte.cells.back().worked_with = 0; }), std::nullopt);
  EXPECT_EQ(without([](Line&, Line& fte) { fte.cells.back().worked_with = -1; }), std::nullopt);
  EXPECT_EQ(without([](Line&, Line& fte) { fte.cells.erase(fte.cells.begin() + 1); }),
            std::nullopt);  // nobody says where 2022 starts
  EXPECT_EQ(without([](Line& euros, Line&) { euros.pays_for = "nobody"; }), std::nullopt);
}

TEST(PlausibilityTest, NearIsWithinATenth) {
  const struct {
    std::int64_t value, expected;
    bool near;
  } examples[] = {{1'000, 1'000, true},   {1'100, 1'000, true},   {900, 1'000, true},
                  {1'101, 1'000, false},  {899, 1'000, false},    {0, 0, true},
                  {1, 0, false},          {-1'000, 1'000, false}, {-1'050, -1'000, true},
                  {-1'101, -1'000, false}};
  for (const auto& [value, expected, near] : examples) {
    EXPECT_EQ(IsNearStrength(value, expected), near) << value << " " << expected;
  }
}

TEST(PlausibilityTest, DoesNotOverflow) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  EXPECT_TRUE(IsNearStrength(most, most));
  EXPECT_TRUE(IsNearStrength(least, least));
  EXPECT_FALSE(IsNearStrength(least, most));
  EXPECT_FALSE(IsNearStrength(most, least));
  EXPECT_FALSE(IsNearStrength(0, least));
  Revision revision = AvimRevision();
  revision.tables[1].lines[0].cells[2].worked_with = most;
  EXPECT_THAT(CostOfStrength(revision, revision.tables[0], revision.tables[0].lines[0], {2022}),
              testing::Fails(absl::StatusCode::kOutOfRange, ""));
}

}  // namespace
}  // namespace rekenschap::planning
