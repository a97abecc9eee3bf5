#include "services/monitoring/plan_feed/plan_feed.h"

#include <algorithm>
#include <utility>

#include <absl/time/clock.h>

#include "services/base/log/log.h"
#include "services/base/rpc/status_convert.h"
#include "services/base/status/status.h"
#include "services/monitoring/plan_feed/convert.h"

namespace rekenschap::monitoring {

PlanFeed::PlanFeed(Monitoring& monitoring, std::shared_ptr<grpc::Channel> planning, Options options)
    : monitoring_(monitoring),
      options_(options),
      planning_(planning::v1::PlanningService::NewStub(std::move(planning))),
      thread_([this] { Run(); }) {}

PlanFeed::~PlanFeed() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    if (watching_ != nullptr) watching_->TryCancel();
  }
  stopped_.notify_all();
  thread_.join();
}

void PlanFeed::Run() {
  absl::Duration retry = options_.first_retry;
  for (;;) {
    bool heard = false;
    const absl::Status end = Watch(heard);
    if (!Wait(absl::ZeroDuration())) return;
    if (heard) retry = options_.first_retry;
    // Without a reason the words are those of the connection, which are no help to a person.
    const bool silent =
        end.code() == absl::StatusCode::kUnavailable && base::DetailsOf(end).reason.empty();
    monitoring_.feed().Lost(silent ? "planning does not answer" : std::string(end.message()));
    base::Log(base::LogLevel::kWarning, "planning-lost",
              {{"code", absl::StatusCodeToString(end.code())},
               {"message", std::string(end.message())},
               {"retry", absl::FormatDuration(retry)}});
    if (!Wait(retry)) return;
    retry = std::min(2 * retry, options_.longest_retry);
  }
}

absl::Status PlanFeed::Watch(bool& heard) {
  ASSIGN_OR_RETURN(const FeedPlace place, monitoring_.LastFeedPlace());
  grpc::ClientContext context;
  {
    const std::lock_guard lock(mutex_);
    if (stop_) return absl::CancelledError("the service is stopping");
    watching_ = &context;
  }
  planning::v1::WatchPlansRequest request;
  request.set_resume_token(place.resume_token);
  request.set_heartbeat_seconds(options_.heartbeat_seconds);
  const auto stream = planning_->WatchPlans(&context, request);
  planning::v1::WatchPlansResponse message;
  absl::Status taken;
  while (taken.ok() && stream->Read(&message)) {
    const auto change = FromProto(message);
    taken = change.ok()
                ? monitoring_.TakePlanChange(*change, {message.resume_token(), message.sequence()})
                : change.status();
    if (!taken.ok()) break;
    heard = true;
    monitoring_.feed().Heard(message.sequence(), message.head_sequence(), absl::Now());
  }
  if (!taken.ok()) context.TryCancel();
  const absl::Status end = base::FromGrpc(stream->Finish());
  const std::lock_guard lock(mutex_);
  watching_ = nullptr;
  if (!taken.ok()) return taken;
  return end.ok() ? absl::UnavailableError("planning ended the stream") : end;
}

bool PlanFeed::Wait(absl::Duration duration) {
  std::unique_lock lock(mutex_);
  return !stopped_.wait_for(lock, absl::ToChronoMilliseconds(duration), [this] { return stop_; });
}

}  // namespace rekenschap::monitoring
