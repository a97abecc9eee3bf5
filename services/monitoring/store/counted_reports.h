#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_COUNTED_REPORTS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_COUNTED_REPORTS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/comparison.h"
#include "services/monitoring/store/positions.h"

// The reports that count, as far as comparing goes: their lines. What reading them costs goes with
// the units and lines that are read, and not with how many versions are stored.
namespace rekenschap::monitoring {

// By unit, those of the units that take part in the programme and have a position at the period's
// end, as of journal entry `as_of`.
std::map<std::string, CountedReport> LoadCounted(base::Connection& connection,
                                                 const std::string& programme, PositionKind kind,
                                                 finance::Date period_end, std::int64_t as_of);

// The one that is recorded at `sequence`.
std::optional<CountedReport> LoadCounted(base::Connection& connection, std::int64_t sequence);

// The last end of a period within the days given at which any unit that takes part has a position,
// as of journal entry `as_of`.
std::optional<finance::Date> LastReportedEnd(base::Connection& connection,
                                             const std::string& programme, PositionKind kind,
                                             finance::Date from, finance::Date to,
                                             std::int64_t as_of);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_COUNTED_REPORTS_H_
