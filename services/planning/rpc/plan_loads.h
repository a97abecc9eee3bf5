#ifndef REKENSCHAP_SERVICES_PLANNING_RPC_PLAN_LOADS_H_
#define REKENSCHAP_SERVICES_PLANNING_RPC_PLAN_LOADS_H_

#include <memory>
#include <mutex>
#include <set>

#include <grpcpp/grpcpp.h>

#include "rekenschap/planning/v1/planning_service.pb.h"
#include "services/planning/app/planning.h"

namespace rekenschap::planning {

// The streams of LoadPlans that are open.
class PlanLoads {
 public:
  // `planning` outlives it.
  explicit PlanLoads(Planning& planning) : planning_(planning) {}

  // A stream of the caller of `context`; gRPC runs it to its end.
  grpc::ServerBidiReactor<v1::LoadPlansRequest, v1::LoadPlansResponse>* Start(
      grpc::CallbackServerContext* context);

  // Ends every stream with UNAVAILABLE once what it took in is answered, and every later one at
  // once.
  void End();

 private:
  class Load;

  Planning& planning_;
  std::mutex mutex_;
  bool ended_ = false;                     // guarded by mutex_
  std::set<std::shared_ptr<Load>> loads_;  // guarded by mutex_
};

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_RPC_PLAN_LOADS_H_
