#ifndef REKENSCHAP_SERVICES_MONITORING_APP_FIGURE_CONTEXT_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_FIGURE_CONTEXT_H_

#include "services/base/store/connection.h"
#include "services/monitoring/domain/figure_context.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/report.h"
#include "services/monitoring/domain/rule_book.h"

namespace rekenschap::monitoring {

// What the rules on figures hold the report against, as `connection` sees it. The history and the
// other units' figures are read only where a rule that is on asks for them.
FigureContext FigureContextOf(base::Connection& connection, const Report& report, const Plan& plan,
                              const RuleBook& rules);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_FIGURE_CONTEXT_H_
