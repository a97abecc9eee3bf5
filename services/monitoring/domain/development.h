#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_DEVELOPMENT_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_DEVELOPMENT_H_

#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/comparison.h"

// How a line develops (ontwikkeling): from one period's end to the next.
namespace rekenschap::monitoring {

// What changed between two ends, over the units whose position is known at both. A unit that does
// not exist at one of them stands for zero there.
struct Change {
  std::optional<std::int64_t> amount;  // nothing when no unit is known at both
  int units = 0;                       // that it is over
  int expected = 0;                    // that are to be known at one end or both

  bool operator==(const Change&) const = default;
};

// `before` and `now` are comparisons of one line at two ends, the first line's total before its
// units; without a `before` a flow starts at zero. OUT_OF_RANGE when a sum does not fit.
absl::StatusOr<Change> ChangeBetween(const ComparisonTable* before, const ComparisonTable& now);

// Whether what a line of that nature came to at the end of `before` goes on in `now`: a flow starts
// again on 1 January.
bool GoesOn(finance::Nature nature, const finance::Period& before, const finance::Period& now);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_DEVELOPMENT_H_
