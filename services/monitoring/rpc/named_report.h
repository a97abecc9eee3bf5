#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_NAMED_REPORT_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_NAMED_REPORT_H_

#include <cstdint>
#include <string>

#include <absl/status/statusor.h>

#include "services/monitoring/app/monitoring.h"

namespace rekenschap::monitoring {

// Which version a name stands for; 0 for the last one.
struct NamedReport {
  ReportKey key;
  std::int64_t version = 0;
};

// INVALID_ARGUMENT NAME_MALFORMED for the field `name`, also when a version is needed and not
// named.
absl::StatusOr<NamedReport> ReportNamed(const std::string& name, bool versioned);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_NAMED_REPORT_H_
