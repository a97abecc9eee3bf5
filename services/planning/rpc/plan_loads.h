#ifndef REKENSCHAP_SERVICES_PLANNING_RPC_PLAN_LOADS_H_
#define REKENSCHAP_SERVICES_PLANNING_RPC_PLAN_LOADS_H_

#include "rekenschap/planning/v1/planning_service.pb.h"
#include "services/base/rpc/batch_streams.h"
#include "services/planning/app/planning.h"

namespace rekenschap::planning {

using PlanLoads = base::BatchStreams<v1::LoadPlansRequest, v1::LoadPlansResponse>;

// Takes what a request of LoadPlans holds in, thing by thing; `planning` outlives what it returns.
PlanLoads::Take TakePlans(Planning& planning);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_RPC_PLAN_LOADS_H_
