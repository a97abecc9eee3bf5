#ifndef REKENSCHAP_SERVICES_MONITORING_APP_LOOKUPS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_LOOKUPS_H_

#include <cstdint>
#include <optional>
#include <string>

#include <absl/status/statusor.h>

#include "services/base/store/connection.h"
#include "services/monitoring/store/reports.h"
#include "services/monitoring/store/standings.h"

// What is stored, or the error that it is not.
namespace rekenschap::monitoring {

// The sequence of a version, or of the last one for 0. NOT_FOUND REPORT_UNKNOWN.
absl::StatusOr<std::int64_t> SequenceOf(base::Connection& connection, const ReportKey& key,
                                        std::int64_t version);

// ABORTED VERSION_MISMATCH when a version is expected to be the last one that is not.
absl::Status CheckExpectedVersion(const std::optional<std::int64_t>& expected, std::int64_t last,
                                  const ReportKey& key);

// INVALID_ARGUMENT PERIOD_NOT_OF_CADENCE.
absl::Status CheckCadence(const Programme& programme, const finance::Period& period);

// FAILED_PRECONDITION PERIOD_CLOSED.
absl::Status CheckOpen(base::Connection& connection, const std::string& programme,
                       const finance::Period& period);

// A version takes the place of what waits: a submitted version, and a draft other than itself.
void SupersedeWaiting(base::Connection& connection, const Standing& standing,
                      std::int64_t sequence);

// Why there is no plan to work with: NOT_FOUND PROGRAMME_UNKNOWN, or REVISION_UNKNOWN when only the
// programme has arrived.
absl::Status NoPlan(base::Connection& connection, const std::string& programme);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_LOOKUPS_H_
