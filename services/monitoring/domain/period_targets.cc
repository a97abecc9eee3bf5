#include "services/monitoring/domain/period_targets.h"

#include "services/base/status/status.h"

namespace rekenschap::monitoring {

const finance::LineTarget* PeriodTargets::Of(const PlanRevision& revision,
                                             const PlanLine& line) const {
  const auto& target = lines.at(static_cast<std::size_t>(&line - revision.lines.data()));
  return target ? &*target : nullptr;
}

std::optional<UnitTarget> PeriodTargets::OfUnit(const PlanRevision& revision, const PlanLine& line,
                                                const std::string& unit) const {
  const finance::LineTarget* target = Of(revision, line);
  return target != nullptr ? TargetOfUnit(*target, unit) : std::nullopt;
}

absl::StatusOr<std::optional<UnitTarget>> TargetFor(const PlanLine& planned, const Report& report) {
  ASSIGN_OR_RETURN(const auto target, finance::TargetOf(planned.plan, report.period));
  return target ? TargetOfUnit(*target, report.unit) : std::nullopt;
}

absl::StatusOr<PeriodTargets> PeriodTargetsOf(const PlanRevision& revision,
                                              const finance::Period& period) {
  PeriodTargets targets;
  for (const PlanLine& line : revision.lines) {
    ASSIGN_OR_RETURN(auto target, finance::TargetOf(line.plan, period));
    targets.lines.push_back(std::move(target));
  }
  return targets;
}

}  // namespace rekenschap::monitoring
