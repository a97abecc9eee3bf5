#ifndef REKENSCHAP_SERVICES_MONITORING_APP_CHECK_CONTEXT_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_CHECK_CONTEXT_H_

#include <memory>
#include <string>

#include "services/base/store/connection.h"
#include "services/monitoring/app/plan_book.h"
#include "services/monitoring/app/rule_books.h"
#include "services/monitoring/domain/check_report.h"
#include "services/monitoring/domain/completeness.h"

namespace rekenschap::monitoring {

// What all reports of one period of a programme are held against.
struct PeriodContext {
  std::shared_ptr<const Plan> plan;  // null when the programme is not known
  std::shared_ptr<const RuleBook> rules;
  std::shared_ptr<const PeriodTargets> targets;  // null where there is nothing to hold to
  bool closed = false;
  bool ended = true;
};
PeriodContext PeriodContextOf(base::Connection& connection, PlanBook& plans, RuleBooks& rules,
                              const std::string& programme, const finance::Period& period,
                              finance::Date today);

// What the rules hold the report against, as `connection` sees it. `shared` is of its period, and
// outlives what is answered.
CheckContext ContextOf(base::Connection& connection, const Report& report,
                       const PeriodContext& shared, const Standing& standing);

// The same for a report that was accepted: without what is asked of one that comes in.
CheckContext RecheckContextOf(base::Connection& connection, const Report& report, const Plan& plan,
                              const RuleBook& rules);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_CHECK_CONTEXT_H_
