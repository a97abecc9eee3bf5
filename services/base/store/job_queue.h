#ifndef REKENSCHAP_SERVICES_BASE_STORE_JOB_QUEUE_H_
#define REKENSCHAP_SERVICES_BASE_STORE_JOB_QUEUE_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace rekenschap::base {

// A bounded queue between threads. Nobody waits to put something in: a full queue says so.
template <class Job>
class JobQueue {
 public:
  explicit JobQueue(std::size_t capacity) : capacity_(capacity) {}

  enum class Answer { kTaken, kFull, kClosed };

  // Moves from `job` only when the answer is kTaken.
  Answer Put(Job& job) {
    {
      const std::lock_guard lock(mutex_);
      if (closed_) return Answer::kClosed;
      if (jobs_.size() >= capacity_) return Answer::kFull;
      jobs_.push_back(std::move(job));
    }
    filled_.notify_one();
    return Answer::kTaken;
  }

  // Waits until there is something and takes up to `most` of it, the oldest first. Empty only when
  // the queue was closed and all of it has been taken.
  std::vector<Job> Take(std::size_t most) {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
    std::vector<Job> taken;
    while (!jobs_.empty() && taken.size() < most) {
      taken.push_back(std::move(jobs_.front()));
      jobs_.pop_front();
    }
    return taken;
  }

  // Nothing more goes in; what is in can still be taken.
  void Close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    filled_.notify_all();
  }

 private:
  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Job> jobs_;
  bool closed_ = false;
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_STORE_JOB_QUEUE_H_
