#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_POSITIONS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_POSITIONS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "services/base/store/connection.h"
#include "services/finance/period.h"
#include "services/monitoring/store/reports.h"

namespace rekenschap::monitoring {

// Which figures: of the last version taken in and not returned, or of the last accepted one.
enum class PositionKind { kProvisional, kAccepted };

// As it is stored: PROVISIONAL, ACCEPTED.
std::string NameOf(PositionKind kind);

// A version that counts, by the journal entry that recorded it, and the period that it is of.
struct Position {
  finance::Date period_end;
  std::int64_t version_sequence = 0;
};

// From journal entry `sequence` on the report's position of that kind is the version recorded at
// `version_sequence`, or none for 0.
void MovePosition(base::Connection& connection, const ReportKey& key, PositionKind kind,
                  std::int64_t sequence, std::int64_t version_sequence);

// The same for a report that had no position of that kind.
void StartPosition(base::Connection& connection, const ReportKey& key, PositionKind kind,
                   std::int64_t sequence, std::int64_t version_sequence);

// The unit's position at the end of the period or, when there is none, at the last end before it
// that has one, as of journal entry `as_of`. What it costs does not go with the versions.
std::optional<Position> FindPosition(base::Connection& connection, const std::string& programme,
                                     const std::string& unit, PositionKind kind,
                                     finance::Date period_end, std::int64_t as_of);

// The first position that stands now of a period that ends after `after`, up to `until`.
std::optional<Position> FindPositionAfter(base::Connection& connection,
                                          const std::string& programme, const std::string& unit,
                                          PositionKind kind, finance::Date after,
                                          finance::Date until);

// As of now.
inline constexpr std::int64_t kNow = 9'223'372'036'854'775'806;

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_POSITIONS_H_
