#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_FINDINGS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_FINDINGS_H_

#include <cstdint>
#include <vector>

#include "services/base/store/connection.h"
#include "services/finance/finding.h"

namespace rekenschap::monitoring {

// The findings that are kept with the report version at `sequence`.
void InsertFindings(base::Connection& connection, std::int64_t sequence,
                    const std::vector<finance::Finding>& findings);
std::vector<finance::Finding> LoadFindings(base::Connection& connection, std::int64_t sequence);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_FINDINGS_H_
