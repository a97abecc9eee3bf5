#ifndef REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_PRINTED_PLAN_H_
#define REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_PRINTED_PLAN_H_

#include <string>
#include <vector>

#include "tests/services/planning/domain/revision_builders.h"

namespace rekenschap::planning {

inline constexpr std::int64_t kMillion = 100'000'000;  // in eurocents

// A table in millions as printed: lines a and b, in 2021, 2022 and structurally, and their totals.
inline Revision Printed() {
  Revision plan = PlanOfEveryKind();
  const auto line = [](const std::string& id, std::vector<std::string> printed) {
    Line result = LineOf(id, 0, 0, 0);
    for (std::size_t i = 0; i < printed.size(); ++i) {
      result.cells[i].printed = Print(printed[i]);
      result.cells[i].worked_with = result.cells[i].printed->value;
    }
    return result;
  };
  plan.tables[0].print_unit = 1'000'000;
  plan.tables[0].lines = {line("a", {"1,0", "2,0", "3,0"}), line("b", {"4,0", "4,0", "4,0"})};
  plan.tables[0].printed_totals = {
      {{2021}, Print("5")}, {{2022}, Print("6")}, {kStructural, Print("7")}};
  return plan;
}

// A decision about that much.
inline Mutation Moving(std::int64_t amount) {
  return MutationOf(MutationKind::kAdjustment, {{"a", {2021}, amount}}, "more");
}

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_PRINTED_PLAN_H_
