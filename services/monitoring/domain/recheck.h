#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_RECHECK_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_RECHECK_H_

#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/check_report.h"

namespace rekenschap::monitoring {

// What asks for attention in a report on the plan and the policy of `now` and did not on those of
// `then`: warnings and refusals that are not settled. An explanation of a line as a whole was of
// what the differences were then, so only those that name their amount settle anything.
// OUT_OF_RANGE when a target does not fit.
absl::StatusOr<std::vector<finance::Finding>> NewFindings(const Report& report,
                                                          const CheckContext& then,
                                                          const CheckContext& now);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_RECHECK_H_
