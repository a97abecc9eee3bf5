#ifndef REKENSCHAP_SERVICES_MONITORING_APP_FIGURE_CONTEXT_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_FIGURE_CONTEXT_H_

#include "services/base/store/connection.h"
#include "services/monitoring/domain/figure_context.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/report.h"

namespace rekenschap::monitoring {

// What the rules on figures hold the report against, as `connection` sees it.
FigureContext FigureContextOf(base::Connection& connection, const Report& report, const Plan& plan);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_FIGURE_CONTEXT_H_
