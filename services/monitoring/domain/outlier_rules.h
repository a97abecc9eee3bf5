#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_OUTLIER_RULES_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_OUTLIER_RULES_H_

#include <string>
#include <vector>

#include "services/monitoring/domain/figure_context.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/rule_book.h"

namespace rekenschap::monitoring {

// The lines of a report whose history, and whose figures of other units, the rules on outliers
// need: most figures lie near their target and are no outlier whatever the others are.
struct OutlierNeeds {
  std::vector<std::string> history;
  std::vector<std::string> peers;
};

// `targets` are of the plan at the report's period; `has_before` says that the unit reported
// before. What the report has wrong besides asks for nothing.
OutlierNeeds OutlierNeedsOf(const Report& report, const Plan& plan, const PeriodTargets& targets,
                            const RuleBook& rules, bool has_before);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_OUTLIER_RULES_H_
