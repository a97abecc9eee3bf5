#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_PERIOD_TARGETS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_PERIOD_TARGETS_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/report.h"

namespace rekenschap::monitoring {

// What a plan says of every line by a period's end, worked out once for all that is asked of it.
struct PeriodTargets {
  std::vector<std::optional<finance::LineTarget>> lines;  // in the order of the plan

  // Of a line of that plan; null where it has no target.
  const finance::LineTarget* Of(const PlanRevision& revision, const PlanLine& line) const;
  // The unit's part of it; nothing where it has no target.
  std::optional<UnitTarget> OfUnit(const PlanRevision& revision, const PlanLine& line,
                                   const std::string& unit) const;
};

// OUT_OF_RANGE when a target does not fit.
absl::StatusOr<PeriodTargets> PeriodTargetsOf(const PlanRevision& revision,
                                              const finance::Period& period);

// What the plan says of a line for the report's unit at the end of its period; nothing where it has
// no target for it.
absl::StatusOr<std::optional<UnitTarget>> TargetFor(const PlanLine& planned, const Report& report);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_PERIOD_TARGETS_H_
