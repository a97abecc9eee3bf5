#include "services/monitoring/domain/figure_context.h"

namespace rekenschap::monitoring {

finance::Period PeriodBefore(const finance::Period& period) {
  if (const auto before = finance::PreviousInYear(period)) return *before;
  return {period.year - 1, period.kind, finance::PeriodsInYear(period.kind)};
}

}  // namespace rekenschap::monitoring
