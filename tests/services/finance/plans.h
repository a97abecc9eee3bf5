#ifndef REKENSCHAP_TESTS_SERVICES_FINANCE_PLANS_H_
#define REKENSCHAP_TESTS_SERVICES_FINANCE_PLANS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/finance/target.h"

// Plans to resolve targets of, and what to read off them.
namespace rekenschap::finance {

// As printed in Kamerstuk 28 638 nr. 177.
inline Series MensenhandelFte() {
  return {
      Nature::kStock, {{2020, 11'600}, {2021, 46'400}, {2022, 49'300}, {2023, 58'000}}, 58'000, 0};
}

// As printed there, with what fits in place of the misprint.
inline Series MensenhandelBudget() {
  return {Nature::kFlow,
          {{2020, 70'000'000}, {2021, 340'000'000}, {2022, 560'000'000}, {2023, 620'000'000}},
          680'000'000,
          0};
}

inline LinePlan PlanOf(Series series, std::vector<Weight> weights) {
  LinePlan plan;
  plan.series = std::move(series);
  plan.weights = std::move(weights);
  return plan;
}

inline LineTarget TargetIn(const LinePlan& plan, const std::string& period) {
  return TargetOf(plan, *ParsePeriod(period)).value().value();
}

inline Handover Pass(const std::string& from, const std::string& date, std::vector<Weight> to) {
  return {from, *ParseDate(date), std::move(to)};
}

// Everybody's figure, as `a 3, b 4, reserve 5`, for tables of examples.
inline std::string Written(const Division& division) {
  std::string text;
  for (const Share& share : division.units) {
    text += (text.empty() ? "" : ", ") + share.id + " " + std::to_string(share.value);
  }
  if (division.reserve != 0) {
    text += (text.empty() ? "reserve " : ", reserve ") + std::to_string(division.reserve);
  }
  return text;
}

inline std::int64_t SumOf(const Division& division) {
  std::int64_t sum = division.reserve;
  for (const Share& share : division.units) sum += share.value;
  return sum;
}

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_TESTS_SERVICES_FINANCE_PLANS_H_
