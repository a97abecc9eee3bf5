#ifndef REKENSCHAP_SERVICES_PLANNING_RPC_PLAN_WATCHERS_H_
#define REKENSCHAP_SERVICES_PLANNING_RPC_PLAN_WATCHERS_H_

#include <memory>
#include <mutex>
#include <set>

#include <grpcpp/grpcpp.h>

#include "rekenschap/planning/v1/planning_service.pb.h"
#include "services/planning/app/planning.h"

namespace rekenschap::planning {

// The streams of WatchPlans that are open.
class PlanWatchers {
 public:
  // `planning` outlives it.
  explicit PlanWatchers(Planning& planning) : planning_(planning) {}

  // A stream for `request`; gRPC runs it to its end.
  grpc::ServerWriteReactor<v1::WatchPlansResponse>* Start(const v1::WatchPlansRequest& request);

  // Ends every stream with UNAVAILABLE, and every later one at once.
  void End();

 private:
  class Watcher;

  Planning& planning_;
  std::mutex mutex_;
  bool ended_ = false;                           // guarded by mutex_
  std::set<std::shared_ptr<Watcher>> watchers_;  // guarded by mutex_
};

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_RPC_PLAN_WATCHERS_H_
