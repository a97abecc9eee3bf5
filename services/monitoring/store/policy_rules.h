#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_POLICY_RULES_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_POLICY_RULES_H_

#include "services/base/store/connection.h"
#include "services/monitoring/domain/policy.h"

// How a version of a policy sets rules and ladders: what is kept beside its due rules.
namespace rekenschap::monitoring {

void InsertPolicyRules(base::Connection& connection, const Policy& policy);

// Adds them to `policy`, of which programme and version are known.
void LoadPolicyRules(base::Connection& connection, Policy& policy);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_POLICY_RULES_H_
