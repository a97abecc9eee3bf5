#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_VIEWS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_VIEWS_H_

#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/comparison.h"

// A comparison as one wants to see it.
namespace rekenschap::monitoring {

enum class View {
  kUnits,   // as Compare answers
  kTotals,  // without the units
  kTree,    // the units in their tree, each that has others below it with a subtotal before it
  kByUnit,  // per unit its lines and a total per kind; after the units the totals
};

// The rows of `table`, which is of that slice. OUT_OF_RANGE when a sum does not fit.
absl::StatusOr<std::vector<ComparisonRow>> RowsOf(const Plan& plan, const Slice& slice, View view,
                                                  const ComparisonTable& table);

// Puts the accepted figures beside the provisional ones of the same comparison. A row of units that
// are only known provisionally has none: what is accepted of it is missing.
void AddAccepted(const std::vector<ComparisonRow>& accepted,
                 std::vector<ComparisonRow>& provisional);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_VIEWS_H_
