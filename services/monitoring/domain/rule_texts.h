#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULE_TEXTS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULE_TEXTS_H_

#include <vector>

#include "services/monitoring/domain/rules.h"

// What the catalogue is put together from, each by subject; the rules on what figures say together
// stand in figure_rules.h.
namespace rekenschap::monitoring {

// What a report is made of: its programme, period, unit, lines and figures.
std::vector<Rule> FormRules();
// What becomes of a report: corrections, returns, closed periods.
std::vector<Rule> WorkflowRules();
// How the figures stand to the plan and to the period before, and what explains that.
std::vector<Rule> PositionRules();
// How the figures of staff stand to each other, and to what pays for it.
std::vector<Rule> StaffRules();

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULE_TEXTS_H_
