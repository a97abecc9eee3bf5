#ifndef REKENSCHAP_SERVICES_MONITORING_PLAN_FEED_PLAN_FEED_H_
#define REKENSCHAP_SERVICES_MONITORING_PLAN_FEED_PLAN_FEED_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include <absl/time/time.h>
#include <grpcpp/grpcpp.h>

#include "rekenschap/planning/v1/planning_service.grpc.pb.h"
#include "services/monitoring/app/monitoring.h"

namespace rekenschap::monitoring {

// Follows planning: watches its plans from where the copy stands, on a thread of its own, and takes
// every change in with the token that it came with. Tries again, ever less often, while planning is
// away.
class PlanFeed {
 public:
  struct Options {
    int heartbeat_seconds = 15;
    absl::Duration first_retry = absl::Milliseconds(200);
    absl::Duration longest_retry = absl::Seconds(10);
  };

  // `monitoring` outlives it.
  PlanFeed(Monitoring& monitoring, std::shared_ptr<grpc::Channel> planning, Options options);
  ~PlanFeed();
  PlanFeed(const PlanFeed&) = delete;
  PlanFeed& operator=(const PlanFeed&) = delete;

 private:
  void Run();
  // Watches until the stream ends; how it ended, and whether anything came.
  absl::Status Watch(bool& heard);
  // Waits before trying again. False when it is time to stop.
  bool Wait(absl::Duration duration);

  Monitoring& monitoring_;
  const Options options_;
  const std::unique_ptr<planning::v1::PlanningService::Stub> planning_;

  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stop_ = false;                        // guarded by mutex_
  grpc::ClientContext* watching_ = nullptr;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_PLAN_FEED_PLAN_FEED_H_
