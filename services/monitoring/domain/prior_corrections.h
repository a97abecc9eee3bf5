#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_PRIOR_CORRECTIONS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_PRIOR_CORRECTIONS_H_

#include <vector>

#include "services/monitoring/domain/check_report.h"

namespace rekenschap::monitoring {

// Adds what is wrong with the report's corrections of closed periods. The plan is known.
void CheckPriorCorrections(const Report& report, const CheckContext& context,
                           std::vector<finance::Finding>& findings);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_PRIOR_CORRECTIONS_H_
