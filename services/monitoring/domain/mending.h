#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_MENDING_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_MENDING_H_

#include <vector>

#include "services/monitoring/domain/check_report.h"

namespace rekenschap::monitoring {

// Whether a report that was returned or reopened is mended where it was marked, and elsewhere as it
// was: the rules RETURNED_UNCHANGED and UNMARKED_LINE_CHANGED.
void CheckMending(const Report& report, const CheckContext& context,
                  std::vector<finance::Finding>& findings);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_MENDING_H_
