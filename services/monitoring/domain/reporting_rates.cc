#include "services/monitoring/domain/reporting_rates.h"

namespace rekenschap::monitoring {

void ReportingRates::Count(const Completeness& period, ReportingRate& rate) {
  if (period.expected > 0) ++rate.periods;
  Add(period, rate.sum);
}

void ReportingRates::Take(const std::vector<ExpectedReport>& reports) {
  for (const ExpectedReport& report : reports) {
    Completeness one;
    Add(report, one);
    Count(one, units_[report.unit]);
  }
  Count(CompletenessOf(reports), whole_);
}

}  // namespace rekenschap::monitoring
