#include "services/monitoring/domain/plan.h"

#include <gtest/gtest.h>

#include "tests/services/monitoring/domain/plan_fixture.h"

namespace rekenschap::monitoring {
namespace {

std::optional<UnitTarget> TargetAt(const PlanLine& line, const std::string& period,
                                   const std::string& unit) {
  const auto target = *finance::TargetOf(line.plan, *finance::ParsePeriod(period));
  return TargetOfUnit(*target, unit);
}

TEST(PlanTest, GivesAUnitItsPartOfALine) {
  const PlanLine budget = SmallPlan().revision.lines[0];
  EXPECT_EQ(TargetAt(budget, "2021-Q1", "rotterdam"), (UnitTarget{100'000'00, 400'000'00}));
  EXPECT_EQ(TargetAt(budget, "2021-Q1", "gone"), std::nullopt);
}

TEST(PlanTest, PassesTargetsOnFromTheDateOfTheHandover) {
  const Plan plan = SplitPlan();
  const struct {
    std::size_t line;
    const char* period;
    const char* unit;
    std::optional<UnitTarget> expected;
  } cases[] = {
      // Of a flow the unit keeps its half year; what comes after is its successors'.
      {0, "2024-Q1", "landelijk", UnitTarget{225'000'00, 450'000'00}},
      {0, "2024-Q1", "lo", UnitTarget{0, 300'000'00}},
      {0, "2024-Q2", "landelijk", UnitTarget{450'000'00, 450'000'00}},
      {0, "2024-Q3", "landelijk", UnitTarget{450'000'00, 450'000'00}},
      {0, "2024-Q3", "lo", UnitTarget{150'000'00, 300'000'00}},
      {0, "2025-Q4", "landelijk", std::nullopt},
      {0, "2025-Q4", "lx", UnitTarget{300'000'00, 300'000'00}},
      // A stock goes over as a whole.
      {1, "2024-Q2", "landelijk", UnitTarget{30'000, 0}},
      {1, "2024-Q2", "lx", UnitTarget{0, 10'000}},
      {1, "2024-Q3", "landelijk", std::nullopt},
      {1, "2024-Q3", "lo", UnitTarget{20'000, 20'000}},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(TargetAt(plan.revision.lines[c.line], c.period, c.unit), c.expected)
        << c.period << " " << c.unit;
  }
}

}  // namespace
}  // namespace rekenschap::monitoring
