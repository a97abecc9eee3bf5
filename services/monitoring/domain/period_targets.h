#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_PERIOD_TARGETS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_PERIOD_TARGETS_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/plan.h"

namespace rekenschap::monitoring {

// What a plan says of every line by a period's end, worked out once for all reports on the period.
struct PeriodTargets {
  std::vector<std::optional<finance::LineTarget>> lines;  // in the order of the plan

  // Of a line of that plan; null where it has no target.
  const finance::LineTarget* Of(const PlanRevision& revision, const PlanLine& line) const;
};

// OUT_OF_RANGE when a target does not fit.
absl::StatusOr<PeriodTargets> PeriodTargetsOf(const PlanRevision& revision,
                                              const finance::Period& period);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_PERIOD_TARGETS_H_
