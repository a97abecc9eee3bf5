#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_POLICIES_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_POLICIES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/policy.h"

namespace rekenschap::monitoring {

void InsertPolicy(base::Connection& connection, const Policy& policy);

// The due rules of the programmes from `first` to `last` that had arrangements of their own when
// the journal entry `as_of` was the last one.
std::map<std::string, std::vector<DueRule>> ListDueRules(base::Connection& connection,
                                                         const std::string& first,
                                                         const std::string& last,
                                                         std::int64_t as_of);

// The last version, or the default where there is none.
Policy PolicyInForce(base::Connection& connection, const std::string& programme);

// The number of the last version; 0 where there is none.
std::int64_t LastPolicyVersion(base::Connection& connection, const std::string& programme);

// A version by its number; 0 is the default.
std::optional<Policy> FindPolicy(base::Connection& connection, const std::string& programme,
                                 std::int64_t version);
// A version by the journal entry that recorded it.
std::optional<Policy> FindPolicyBy(base::Connection& connection, const std::string& programme,
                                   std::int64_t sequence);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_POLICIES_H_
