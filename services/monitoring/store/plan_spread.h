#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_PLAN_SPREAD_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_PLAN_SPREAD_H_

#include <cstdint>
#include <string>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/plan.h"

// How the figures of lines in the copy are spread: keys, amounts, phasing and handovers.
namespace rekenschap::monitoring {

void InsertSpread(base::Connection& connection, const std::string& programme, std::int64_t revision,
                  std::int64_t position, const finance::LinePlan& plan);

// Into the lines of `revision`, which stand in the order of their positions.
void LoadSpread(base::Connection& connection, const std::string& programme, PlanRevision& revision);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_PLAN_SPREAD_H_
