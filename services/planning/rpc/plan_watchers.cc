#include "services/planning/rpc/plan_watchers.h"

#include <deque>
#include <utility>

#include <absl/strings/str_format.h>
#include <absl/time/clock.h>
#include <google/protobuf/util/time_util.h>
#include <grpcpp/alarm.h>

#include "services/base/rpc/status_convert.h"
#include "services/base/status/status.h"
#include "services/planning/rpc/convert.h"

namespace rekenschap::planning {
namespace {

constexpr int kBatch = 64;  // changes read at a time
constexpr int kUsualHeartbeat = 15;
constexpr int kLongestHeartbeat = 300;

}  // namespace

// One stream. Always doing exactly one of: reading a batch, writing a message, waiting for a commit
// or the heartbeat. Callbacks come from gRPC's threads and the store's; `mutex_` guards everything
// below it.
class PlanWatchers::Watcher final : public grpc::ServerWriteReactor<v1::WatchPlansResponse>,
                                    public std::enable_shared_from_this<Watcher> {
 public:
  Watcher(PlanWatchers& watchers, const v1::WatchPlansRequest& request)
      : watchers_(watchers),
        planning_(watchers.planning_),
        token_(request.resume_token()),
        heartbeat_(absl::Seconds(request.heartbeat_seconds() == 0 ? kUsualHeartbeat
                                                                  : request.heartbeat_seconds())) {}

  void Begin() {
    const std::weak_ptr<Watcher> weak = weak_from_this();
    subscription_ = planning_.journal().Subscribe([weak] {
      if (const auto self = weak.lock()) self->OnCommit();
    });
    const std::lock_guard lock(mutex_);
    Read();
  }

  void EndWith(const absl::Status& status) {
    const std::lock_guard lock(mutex_);
    FinishWith(status);
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    busy_ = false;
    if (!ok) FinishWith(absl::CancelledError("the watcher is gone"));
    Go();
  }

  void OnCancel() override { EndWith(absl::CancelledError("the watcher is gone")); }

  void OnDone() override {
    subscription_.reset();
    const std::shared_ptr<Watcher> self = shared_from_this();
    const std::lock_guard lock(watchers_.mutex_);
    watchers_.watchers_.erase(self);
  }

 private:
  void OnCommit() {
    const std::lock_guard lock(mutex_);
    fresh_ = true;
    if (waiting_) alarm_.Cancel();
  }

  // All below with mutex_ held.

  // What is to be done next, once nothing is under way.
  void Go() {
    if (busy_ || finished_) return;
    if (ending_) {
      finished_ = true;
      Finish(base::ToGrpc(end_));
    } else if (!queue_.empty()) {
      Write();
    } else if (fresh_) {
      Read();
    } else {
      Wait();
    }
  }

  void FinishWith(const absl::Status& status) {
    if (ending_) return;
    ending_ = true;
    end_ = status;
    if (waiting_) {
      alarm_.Cancel();
    } else {
      Go();
    }
  }

  void Read() {
    busy_ = true;
    fresh_ = false;
    planning_.ListChanges(after_, token_, kBatch, absl::InfiniteFuture(),
                          [self = shared_from_this()](absl::StatusOr<PlanChanges> changes) {
                            const std::lock_guard lock(self->mutex_);
                            self->busy_ = false;
                            if (changes.ok()) {
                              self->Take(*std::move(changes));
                            } else {
                              self->FinishWith(changes.status());
                            }
                            self->Go();
                          });
  }

  void Take(PlanChanges changes) {
    if (!after_) {
      // The token has been checked; from here on the sequence leads.
      after_ = changes.changes.empty() ? changes.head.sequence
                                       : changes.changes.front().head.sequence - 1;
      last_ = changes.head;
    }
    head_ = changes.head;
    fresh_ = fresh_ || changes.changes.size() == kBatch;
    for (PlanChange& change : changes.changes) {
      after_ = change.head.sequence;
      last_ = change.head;
      v1::WatchPlansResponse message;
      if (const auto* unit = std::get_if<Unit>(&change.change)) {
        ToProto(*unit, *message.mutable_unit());
      } else if (const auto* programme = std::get_if<Programme>(&change.change)) {
        ToProto(*programme, *message.mutable_programme());
      } else if (const auto* revision = std::get_if<Revision>(&change.change)) {
        ToProto(*revision, *message.mutable_revision());
      } else {
        continue;  // of a draft; the next message's token passes it
      }
      message.set_resume_token(planning_.journal().TokenAt(change.head));
      message.set_sequence(change.head.sequence);
      queue_.push_back(std::move(message));
    }
    if (queue_.empty() && !fresh_) queue_.push_back(Heartbeat());
  }

  v1::WatchPlansResponse Heartbeat() const {
    v1::WatchPlansResponse message;
    message.set_resume_token(planning_.journal().TokenAt(last_));
    message.set_sequence(last_.sequence);
    return message;
  }

  void Write() {
    busy_ = true;
    message_ = std::move(queue_.front());
    queue_.pop_front();
    message_.set_head_sequence(head_.sequence);
    *message_.mutable_send_time() =
        google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(absl::Now()));
    StartWrite(&message_);
  }

  void Wait() {
    busy_ = true;
    waiting_ = true;
    alarm_.Set(absl::ToChronoTime(absl::Now() + heartbeat_),
               // Weakly: the alarm keeps its callback, and this keeps the alarm.
               [weak = weak_from_this()](bool idle) {
                 const auto self = weak.lock();
                 if (self == nullptr) return;
                 const std::lock_guard lock(self->mutex_);
                 self->busy_ = false;
                 self->waiting_ = false;
                 if (idle) self->queue_.push_back(self->Heartbeat());
                 self->Go();
               });
  }

  PlanWatchers& watchers_;
  Planning& planning_;
  const std::string token_;
  const absl::Duration heartbeat_;
  base::Journal::Subscription subscription_;

  std::recursive_mutex mutex_;
  std::optional<std::int64_t> after_;  // the last change taken; nothing before the first read
  base::JournalHead last_;             // where the last change taken stands
  base::JournalHead head_;             // of the journal, as of the last read
  std::deque<v1::WatchPlansResponse> queue_;
  v1::WatchPlansResponse message_;  // being written
  bool fresh_ = true;               // there may be something to read
  bool busy_ = false;               // reading, writing or waiting
  bool waiting_ = false;
  bool ending_ = false;
  bool finished_ = false;
  absl::Status end_;
  grpc::Alarm alarm_;
};

grpc::ServerWriteReactor<v1::WatchPlansResponse>* PlanWatchers::Start(
    const v1::WatchPlansRequest& request) {
  auto watcher = std::make_shared<Watcher>(*this, request);
  bool ended = false;
  {
    const std::lock_guard lock(mutex_);
    watchers_.insert(watcher);
    ended = ended_;
  }
  if (ended) {
    watcher->EndWith(absl::UnavailableError("the service is stopping"));
  } else if (request.heartbeat_seconds() < 0 || request.heartbeat_seconds() > kLongestHeartbeat) {
    watcher->EndWith(base::InvalidField(
        "heartbeat_seconds", "HEARTBEAT_UNFIT",
        absl::StrFormat("it is not 0 (for %d) to %d", kUsualHeartbeat, kLongestHeartbeat)));
  } else {
    watcher->Begin();
  }
  return watcher.get();
}

void PlanWatchers::End() {
  std::set<std::shared_ptr<Watcher>> watchers;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    watchers = watchers_;
  }
  for (const auto& watcher : watchers) {
    watcher->EndWith(absl::UnavailableError("the service is stopping; watch again from the token"));
  }
}

}  // namespace rekenschap::planning
