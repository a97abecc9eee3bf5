#ifndef REKENSCHAP_SERVICES_MONITORING_APP_LOOKUPS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_LOOKUPS_H_

#include <cstdint>
#include <string>

#include <absl/status/statusor.h>

#include "services/base/store/connection.h"
#include "services/monitoring/store/reports.h"

// What is stored, or the error that it is not.
namespace rekenschap::monitoring {

// The sequence of a version, or of the last one for 0. NOT_FOUND REPORT_UNKNOWN.
absl::StatusOr<std::int64_t> SequenceOf(base::Connection& connection, const ReportKey& key,
                                        std::int64_t version);

// Why there is no plan to work with: NOT_FOUND PROGRAMME_UNKNOWN, or REVISION_UNKNOWN when only the
// programme has arrived.
absl::Status NoPlan(base::Connection& connection, const std::string& programme);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_LOOKUPS_H_
