#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_TABLES_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_TABLES_H_

#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/comparison.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/statement.h"

namespace rekenschap::monitoring {

// The plan's tables as its papers lay them out, with what came of them beside. Where the tables
// were not kept, the lines by measure, nature, basis and direction. `positions` as Compare wants
// them. OUT_OF_RANGE when a sum does not fit.
absl::StatusOr<std::vector<StatementTable>> StatementTables(
    const Plan& plan, const finance::Period& period, const std::vector<UnitPosition>& positions);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_STATEMENT_TABLES_H_
