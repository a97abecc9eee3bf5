#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULE_SETTINGS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULE_SETTINGS_H_

#include <string>
#include <vector>

#include "services/base/status/status.h"
#include "services/monitoring/domain/rule_book.h"

namespace rekenschap::monitoring {

// Notes what is wrong with how rules are set, under `field`: RULE_UNKNOWN, RULE_TWICE,
// SETTING_EMPTY, RULE_FIXED (of a rule that cannot be turned off or weakened), SEVERITY_UNFIT,
// PARAMETER_UNKNOWN, PARAMETER_OUT_OF_BOUNDS.
void CheckRuleSettings(const std::vector<RuleSetting>& settings, const std::string& field,
                       std::vector<base::Violation>& violations);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULE_SETTINGS_H_
