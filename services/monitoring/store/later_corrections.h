#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_LATER_CORRECTIONS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_LATER_CORRECTIONS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/report.h"

// What reports on later periods put right in a period. What finding it costs goes with the reports
// that do, and not with how many versions are stored.
namespace rekenschap::monitoring {

// Notes that the report puts the periods right that its corrections name.
void NoteCorrectedPeriods(base::Connection& connection, const Report& report);

// Gives `take` one by one the corrections of `period` in the versions that count as of journal
// entry `as_of`, by unit, end of the report's period and version: of one unit or, when it is empty,
// of all.
void ForEachLaterCorrection(base::Connection& connection, const std::string& programme,
                            const finance::Period& period, const std::string& unit,
                            std::int64_t as_of, const std::function<void(LaterCorrection)>& take);

// An answer names no more of them than this, so that it is bounded.
inline constexpr std::size_t kMostLaterCorrections = 200;

// How many they are, with the first `most`.
LaterCorrections FirstLaterCorrections(base::Connection& connection, const std::string& programme,
                                       const finance::Period& period, const std::string& unit,
                                       std::int64_t as_of,
                                       std::size_t most = kMostLaterCorrections);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_LATER_CORRECTIONS_H_
