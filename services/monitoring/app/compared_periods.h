#ifndef REKENSCHAP_SERVICES_MONITORING_APP_COMPARED_PERIODS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_COMPARED_PERIODS_H_

#include <optional>
#include <vector>

#include <absl/status/statusor.h>

#include "services/base/store/connection.h"
#include "services/monitoring/app/comparisons.h"

// Which periods of a programme are meant.
namespace rekenschap::monitoring {

inline constexpr std::size_t kMostPeriods = 120;

// The periods of a query on that programme, in order. INVALID_ARGUMENT PERIOD_NOT_OF_CADENCE,
// PERIODS_REVERSED, TOO_MANY_PERIODS.
absl::StatusOr<std::vector<finance::Period>> PeriodsOf(base::Connection& connection,
                                                       const Programme& programme,
                                                       const ComparisonQuery& query,
                                                       std::int64_t as_of);

// As PeriodsOf for every period of the cadence. A year stands for its periods.
absl::StatusOr<std::vector<finance::Period>> PeriodsBetween(const Programme& programme,
                                                            const finance::Period& from,
                                                            const finance::Period& to);

// The last period of the cadence that has ended on that day.
finance::Period LastEnded(finance::PeriodKind cadence, finance::Date day);

// The last period of the cadence with a report that counts, or else the last one that has ended
// on `today`.
finance::Period LastReported(base::Connection& connection, const Programme& programme,
                             PositionKind kind, finance::Date today, std::int64_t as_of);

// The period of the cadence before that one, be it in the year before.
finance::Period PeriodBefore(const finance::Period& period);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_COMPARED_PERIODS_H_
