#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_UNIT_LIFETIMES_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_UNIT_LIFETIMES_H_

#include <map>
#include <string>
#include <vector>

#include <absl/status/status.h>

#include "services/finance/finding.h"
#include "services/planning/domain/revision.h"

// Units that are split or merged away while a plan goes on.
namespace rekenschap::planning {

// The last day of the units that have one, by id.
using LastDays = std::map<std::string, finance::Date>;

// Notes UNIT_GONE, once per unit, where a unit has targets after its last day and passes them on to
// nobody by the first of the month that follows on it. OUT_OF_RANGE when a figure does not fit.
absl::Status CheckLifetimes(const Revision& revision, const LastDays& last_days,
                            std::vector<finance::Finding>& findings);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_UNIT_LIFETIMES_H_
