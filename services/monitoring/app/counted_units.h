#ifndef REKENSCHAP_SERVICES_MONITORING_APP_COUNTED_UNITS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_COUNTED_UNITS_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "services/base/journal/journal.h"
#include "services/finance/date.h"
#include "services/monitoring/domain/comparison.h"
#include "services/monitoring/store/positions.h"

// What was known of units at a moment of the journal.
namespace rekenschap::monitoring {

// A moment of the journal.
struct Moment {
  std::int64_t sequence = 0;  // of the last entry that counts
  std::int64_t as_of = 0;     // what the store is asked for: kNow where that is the last one of all
  finance::Date today;  // in the Netherlands: now or, where an entry was asked for, on its day
};

// The moment that an answer is of: journal entry `asked`, or now for 0. INVALID_ARGUMENT
// SEQUENCE_AHEAD.
absl::StatusOr<Moment> MomentOf(base::Connection& connection, const base::Journal& journal,
                                std::int64_t asked);

// The units that no report was asked of, each on the period whose report of it counts: of one that
// ended, its last one. Until the journal entry `as_of`.
class ExemptUnits {
 public:
  ExemptUnits(base::Connection& connection, std::string programme, std::int64_t as_of)
      : connection_(connection), programme_(std::move(programme)), as_of_(as_of) {}

  bool Contain(const ComparedUnit& compared);

 private:
  base::Connection& connection_;
  const std::string programme_;
  const std::int64_t as_of_;
  std::map<finance::Period, std::set<std::string>> by_period_;  // as far as was asked
};

// What is known of the units of UnitsToCompare by one kind of figures, in its order.
std::vector<UnitPosition> PositionsOf(base::Connection& connection, const Plan& plan,
                                      const finance::Period& period, const Slice& slice,
                                      PositionKind kind, std::int64_t as_of);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_COUNTED_UNITS_H_
