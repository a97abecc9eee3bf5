#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_ADOPTION_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_ADOPTION_H_

#include <optional>
#include <string>

#include <absl/status/status.h>

#include "services/planning/domain/revision.h"
#include "services/planning/domain/revision_rules.h"

namespace rekenschap::planning {

// What stands in the way of `adopter` adopting `revision`, with `in_force` the one adopted last. In
// this order: FAILED_PRECONDITION REVISION_ADOPTED; ABORTED ETAG_MISMATCH; PERMISSION_DENIED
// FOUR_EYES; FAILED_PRECONDITION REVISION_OUT_OF_ORDER (by number or date), REVISION_STALE (its
// predecessor is not the one in force), REVISION_HAS_FATAL_FINDINGS (each as a precondition).
absl::Status CheckAdoption(const Revision& revision, const std::optional<Revision>& in_force,
                           const std::string& etag, const std::string& adopter,
                           const RuleContext& context,
                           finance::Language language = finance::Language::kEnglish);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_ADOPTION_H_
