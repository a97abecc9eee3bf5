#ifndef REKENSCHAP_SERVICES_MONITORING_APP_FIGURE_CONTEXT_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_FIGURE_CONTEXT_H_

#include <memory>
#include <optional>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/figure_context.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/report.h"
#include "services/monitoring/domain/rule_book.h"

namespace rekenschap::monitoring {

// What the unit reported on other periods, its figures alone: on the last one before, of this year
// or the year before, and on the next one of the same year that it reported on already.
struct ReportedAround {
  std::optional<Report> before;
  std::optional<Report> after;
};
ReportedAround ReportedAroundOf(base::Connection& connection, const Report& report);

// The one before alone.
std::optional<Report> ReportedBefore(base::Connection& connection, const Report& report);

// What the rules on figures hold the report against beside those targets and what was reported
// before, as `connection` sees it. The history and the other units' figures are read only where a
// rule that is on asks for them.
FigureContext FigureContextOf(base::Connection& connection, const Report& report, const Plan& plan,
                              const RuleBook& rules, std::shared_ptr<const PeriodTargets> targets,
                              std::optional<Report> before);

// What the plan says by the end of that period; null where it is none of the programme's, and where
// a target does not fit, which checking a report tells.
std::shared_ptr<const PeriodTargets> SharedTargetsOf(const Plan& plan,
                                                     const finance::Period& period);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_FIGURE_CONTEXT_H_
