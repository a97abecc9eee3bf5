#ifndef REKENSCHAP_SERVICES_MONITORING_APP_CHECK_CONTEXT_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_CHECK_CONTEXT_H_

#include "services/base/store/connection.h"
#include "services/monitoring/domain/check_report.h"
#include "services/monitoring/domain/completeness.h"

namespace rekenschap::monitoring {

// What the rules hold the report against, as `connection` sees it. The plan is null when the
// programme is not known.
CheckContext ContextOf(base::Connection& connection, const Report& report, const Plan* plan,
                       const RuleBook& rules, const Standing& standing);

// The same for a report that was accepted: without what is asked of one that comes in.
CheckContext RecheckContextOf(base::Connection& connection, const Report& report, const Plan& plan,
                              const RuleBook& rules);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_CHECK_CONTEXT_H_
