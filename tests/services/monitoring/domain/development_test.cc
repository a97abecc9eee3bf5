#include "services/monitoring/domain/development.h"

#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

// A line's total and its units: those that are missing have no figure.
ComparisonTable TableOf(
    const std::vector<std::pair<std::string, std::optional<std::int64_t>>>& units) {
  ComparisonTable table;
  table.rows.resize(1);
  table.rows[0].realised = 777;  // the total plays no part
  for (const auto& [unit, realised] : units) {
    ComparisonRow& row = table.rows.emplace_back();
    row.unit = unit;
    row.realised = realised;
  }
  return table;
}

TEST(DevelopmentTest, TellsWhatChangedOverTheUnitsKnownAtBothEnds) {
  const auto before = TableOf({{"a", 10}, {"b", {}}, {"c", 5}});
  const auto now = TableOf({{"a", 25}, {"b", 100}, {"c", {}}});
  EXPECT_EQ(*ChangeBetween(&before, now), (Change{15, 1, 3}));
}

TEST(DevelopmentTest, StartsAFlowAtZero) {
  EXPECT_EQ(*ChangeBetween(nullptr, TableOf({{"a", 25}, {"b", {}}})), (Change{25, 1, 2}));
}

TEST(DevelopmentTest, TakesAUnitThatDoesNotExistForZero) {
  // A position that is handed over: what one lost the others got.
  const auto before = TableOf({{"old", 30}, {"rest", 10}});
  const auto now = TableOf({{"new-1", 20}, {"new-2", 12}, {"rest", 10}});
  EXPECT_EQ(*ChangeBetween(&before, now), (Change{2, 4, 4}));
}

TEST(DevelopmentTest, KnowsNoChangeWhenNobodyIsKnown) {
  const auto missing = TableOf({{"a", {}}});
  EXPECT_EQ(*ChangeBetween(&missing, TableOf({{"a", 3}})), (Change{{}, 0, 1}));
  EXPECT_EQ(*ChangeBetween(&missing, missing), (Change{{}, 0, 1}));
}

TEST(DevelopmentTest, SaysSoWhenADifferenceDoesNotFit) {
  const auto before = TableOf({{"a", std::numeric_limits<std::int64_t>::min()}});
  EXPECT_THAT(ChangeBetween(&before, TableOf({{"a", 1}})),
              testing::Fails(absl::StatusCode::kOutOfRange, ""));
}

TEST(DevelopmentTest, LetsAFlowStartAgainOnTheFirstOfJanuary) {
  const finance::Period q4 = *finance::ParsePeriod("2021-Q4");
  const finance::Period q1 = *finance::ParsePeriod("2022-Q1");
  EXPECT_FALSE(GoesOn(finance::Nature::kFlow, q4, q1));
  EXPECT_TRUE(GoesOn(finance::Nature::kStock, q4, q1));
  EXPECT_TRUE(GoesOn(finance::Nature::kFlow, *finance::ParsePeriod("2021-Q3"), q4));
}

// Whatever was reported, what changed from period to period adds up to what changed over all.
RC_GTEST_PROP(DevelopmentProperty, ChangesAddUpToThePosition, ()) {
  const auto positions = *rc::gen::container<std::vector<std::int64_t>>(
      4, rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000));
  std::int64_t sum = 0;
  std::optional<ComparisonTable> before;
  for (const std::int64_t position : positions) {
    const auto now = TableOf({{"a", position}, {"b", 2 * position}});
    sum += *ChangeBetween(before ? &*before : nullptr, now)->amount;
    before = now;
  }
  RC_ASSERT(sum == 3 * positions.back());
}

}  // namespace
}  // namespace rekenschap::monitoring
