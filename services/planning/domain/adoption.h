#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_ADOPTION_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_ADOPTION_H_

#include <optional>
#include <string>

#include <absl/status/status.h>

#include "services/planning/domain/revision.h"

namespace rekenschap::planning {

// What stands in the way of `adopter` adopting `revision`, with `in_force` the one adopted last.
// FAILED_PRECONDITION REVISION_ADOPTED, REVISION_OUT_OF_ORDER, REVISION_HAS_FATAL_FINDINGS (each as
// a precondition); ABORTED ETAG_MISMATCH; PERMISSION_DENIED FOUR_EYES.
absl::Status CheckAdoption(const Revision& revision, const std::optional<Revision>& in_force,
                           const std::string& etag, const std::string& adopter);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_ADOPTION_H_
