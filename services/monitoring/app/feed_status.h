#ifndef REKENSCHAP_SERVICES_MONITORING_APP_FEED_STATUS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_FEED_STATUS_H_

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include <absl/time/time.h>

namespace rekenschap::monitoring {

// How current the copy of the plans is.
struct FeedStatus {
  enum class State { kCurrent, kCatchingUp, kDisconnected };

  State state = State::kDisconnected;
  std::int64_t copied_sequence = 0;
  std::int64_t head_sequence = 0;
  std::optional<absl::Time> contact_time;
  std::string trouble = "planning has not been reached yet";
};

// The feed tells, answers read. For any thread.
class FeedStatusBoard {
 public:
  FeedStatus Get() const {
    const std::lock_guard lock(mutex_);
    return status_;
  }
  // Planning spoke: it stands at `head_sequence`, and the copy at `copied_sequence`.
  void Heard(std::int64_t copied_sequence, std::int64_t head_sequence, absl::Time now) {
    const std::lock_guard lock(mutex_);
    status_.state = copied_sequence >= head_sequence ? FeedStatus::State::kCurrent
                                                     : FeedStatus::State::kCatchingUp;
    status_.copied_sequence = copied_sequence;
    status_.head_sequence = head_sequence;
    status_.contact_time = now;
    status_.trouble.clear();
  }
  // Planning is not being followed.
  void Lost(std::string trouble) {
    const std::lock_guard lock(mutex_);
    status_.state = FeedStatus::State::kDisconnected;
    status_.trouble = std::move(trouble);
  }
  // Where the copy stood when the service started.
  void Resume(std::int64_t copied_sequence) {
    const std::lock_guard lock(mutex_);
    status_.copied_sequence = copied_sequence;
    status_.head_sequence = copied_sequence;
  }

 private:
  mutable std::mutex mutex_;
  FeedStatus status_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_FEED_STATUS_H_
