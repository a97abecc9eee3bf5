#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_STATEMENT_FACTS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_STATEMENT_FACTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/period_books.h"
#include "services/monitoring/store/positions.h"
#include "services/monitoring/store/reports.h"

// What stood at a place in the journal, whatever became of it since.
namespace rekenschap::monitoring {

// A version that had been submitted by then.
struct SubmittedVersion {
  std::string unit;
  std::int64_t version = 0;
  std::int64_t sequence = 0;  // the entry that recorded it
  std::int64_t submit_time_micros = 0;
};
// Those of a period, by unit and version.
std::vector<SubmittedVersion> SubmittedVersions(base::Connection& connection,
                                                const std::string& programme,
                                                const finance::Period& period, std::int64_t as_of);

// Whether any version of the report had been submitted by then, whatever became of it.
bool CameIn(base::Connection& connection, const ReportKey& key, std::int64_t as_of);

// Whether that version was the last to come in on the report by then, and no correction of it had
// been asked for.
bool IsLastWord(base::Connection& connection, const ReportKey& key, std::int64_t version_sequence,
                std::int64_t as_of);

// A version of which a correction had been asked for by then.
struct ReopenedVersion {
  std::string unit;
  std::int64_t sequence = 0;  // the entry that recorded it
};
// Those of a period, by unit and version.
std::vector<ReopenedVersion> ReopenedVersions(base::Connection& connection,
                                              const std::string& programme,
                                              const finance::Period& period, std::int64_t as_of);

// A version that counted then.
struct CountingVersion {
  std::string unit;
  PositionKind kind = PositionKind::kAccepted;
  std::int64_t version_sequence = 0;
};
// Those of a period.
std::vector<CountingVersion> CountingVersions(base::Connection& connection,
                                              const std::string& programme,
                                              const finance::Period& period, std::int64_t as_of);

// The entry that accepted a version, or 0 when none had by then.
std::int64_t AcceptanceOf(base::Connection& connection, const std::string& programme,
                          const std::string& unit, std::int64_t version_sequence,
                          std::int64_t as_of);

// The number of the policy that held then; 0 is the default.
std::int64_t PolicyVersionAt(base::Connection& connection, const std::string& programme,
                             std::int64_t as_of);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_STATEMENT_FACTS_H_
