#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_PLAUSIBILITY_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_PLAUSIBILITY_H_

#include <cstdint>
#include <optional>

#include <absl/status/statusor.h>

#include "services/planning/domain/revision.h"

// The path of the euros against the path of the fte that they pay for.
namespace rekenschap::planning {

// What the strength of a year costs at the structural price: the structural euros × the average of
// the positions at the year's start and end ÷ the structural position. Both paths are the
// worked-with ones. Nothing for a line that pays for no fte line, for the structural column, and
// where the plan does not say enough. OUT_OF_RANGE when a figure does not fit.
absl::StatusOr<std::optional<std::int64_t>> CostOfStrength(const Revision& revision,
                                                           const Table& table, const Line& line,
                                                           finance::Column column);

// Whether `value` is within a tenth of `expected`: prices differ somewhat over the years.
bool IsNearStrength(std::int64_t value, std::int64_t expected);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_PLAUSIBILITY_H_
