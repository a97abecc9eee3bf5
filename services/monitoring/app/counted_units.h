#ifndef REKENSCHAP_SERVICES_MONITORING_APP_COUNTED_UNITS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_COUNTED_UNITS_H_

#include <cstdint>
#include <vector>

#include <absl/status/statusor.h>

#include "services/base/journal/journal.h"
#include "services/monitoring/domain/comparison.h"
#include "services/monitoring/store/positions.h"

// What was known of units at a moment of the journal.
namespace rekenschap::monitoring {

// The journal entry that an answer is of; `asked` 0 means the last one. INVALID_ARGUMENT
// SEQUENCE_AHEAD.
absl::StatusOr<std::int64_t> MomentOf(base::Connection& connection, const base::Journal& journal,
                                      std::int64_t asked);

// What is known of the units of UnitsToCompare by one kind of figures, in its order.
std::vector<UnitPosition> PositionsOf(base::Connection& connection, const Plan& plan,
                                      const finance::Period& period, const Slice& slice,
                                      PositionKind kind, std::int64_t as_of);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_COUNTED_UNITS_H_
