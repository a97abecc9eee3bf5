#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_INSTALMENTS_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_INSTALMENTS_H_

#include <cstdint>
#include <vector>

#include <absl/status/statusor.h>

#include "services/planning/domain/revision.h"

namespace rekenschap::planning {

// One payment of the earmarked contribution, in eurocents.
struct InstalmentDue {
  finance::Date date;
  std::int64_t amount = 0;
  std::int64_t year_to_date = 0;
  std::int64_t share = 0;  // hundredths of a percent

  bool operator==(const InstalmentDue&) const = default;
};

// The year's payments by date: the cash budget of the year (expenditure on a cash basis) divided
// over the schedule to the cent. FAILED_PRECONDITION INSTALMENTS_NOT_PLANNED when the revision has
// no schedule, or no cash budget for the year.
absl::StatusOr<std::vector<InstalmentDue>> InstalmentsOf(const Revision& revision, int year);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_INSTALMENTS_H_
