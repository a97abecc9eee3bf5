#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_EXPLANATION_LADDER_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_EXPLANATION_LADDER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/base/status/status.h"
#include "services/finance/quantity.h"

// From which difference on an explanation is asked, by the size of what a figure is compared with.
namespace rekenschap::monitoring {

// What holds for targets below a size. Amounts are in the ladder's measure; where both an amount
// and a share stand, the larger of the two holds.
struct ExplanationStep {
  std::optional<std::int64_t> below;  // nothing for the last step
  std::optional<std::int64_t> amount;
  std::optional<std::int64_t> share_basis_points;  // of the target

  bool operator==(const ExplanationStep&) const = default;
};

struct ExplanationLadder {
  finance::Measure measure = finance::Measure::kEuro;
  bool national = false;  // it is NationalLadder()
  std::string source;
  std::vector<ExplanationStep> steps;  // by size; the last one has no upper end

  bool operator==(const ExplanationLadder&) const = default;
};

// The norm for policy mutations of the Rijksbegrotingsvoorschriften, in EUR million by size: below
// 50: 1; below 200: 2; below 1.000: 5; from there on: 10. Source: the reading guides of the
// supplementary budgets, such as
// https://www.rijksfinancien.nl/memorie-van-toelichting/2023/PSUPP/IX/onderdeel/1890377.
const ExplanationLadder& NationalLadder();

// Notes what is wrong with it, under `field`.
void CheckLadder(const ExplanationLadder& ladder, const std::string& field,
                 std::vector<base::Violation>& violations);

// The least difference from `target`, either way, that asks for an explanation: at least the
// smallest step of the measure. OUT_OF_RANGE when a share does not fit.
absl::StatusOr<std::int64_t> DueFrom(const ExplanationLadder& ladder, std::int64_t target);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_EXPLANATION_LADDER_H_
