#ifndef REKENSCHAP_SERVICES_MONITORING_APP_ARRIVED_PLANS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_ARRIVED_PLANS_H_

#include <cstdint>
#include <memory>
#include <string>

#include <absl/status/statusor.h>

#include "services/monitoring/app/counted_units.h"
#include "services/monitoring/app/monitoring.h"

// Which plan was known at a moment of the journal: one answer for whatever is told as of then.
namespace rekenschap::monitoring {

// A revision by its number, and the journal entry that it arrived at.
struct ArrivedRevision {
  std::int64_t number = 0;
  std::int64_t sequence = 0;
};

// Revision `number` or, for 0, the last one, of those that had arrived by journal entry `as_of`.
// NOT_FOUND REVISION_UNKNOWN; for 0 also PROGRAMME_UNKNOWN.
absl::StatusOr<ArrivedRevision> FindArrived(base::Connection& connection,
                                            const base::Journal& journal,
                                            const std::string& programme, std::int64_t number,
                                            std::int64_t as_of);

// The programme with the last revision that had arrived then; never null. NOT_FOUND
// PROGRAMME_UNKNOWN, REVISION_UNKNOWN. Programmes and units never change once they have arrived,
// but for the place in the tree of units that arrived before it was kept: that is as it is known
// now.
absl::StatusOr<std::shared_ptr<const Plan>> PlanAt(base::Connection& connection,
                                                   Monitoring& monitoring,
                                                   const std::string& programme,
                                                   const Moment& moment);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_ARRIVED_PLANS_H_
