#include "services/base/store/log_copier.h"

#include <utility>

namespace rekenschap::base {
namespace {

// How many times `pages` the log gets before the writer waits for it.
constexpr int kLongest = 4;

}  // namespace

LogCopier::LogCopier(Copy beside, Copy now, int pages)
    : beside_(std::move(beside)), now_(std::move(now)), pages_(pages), thread_([this] { Run(); }) {}

LogCopier::~LogCopier() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void LogCopier::BeforeCommit() {
  const std::lock_guard lock(mutex_);
  was_idle_ = !asked_;
}

void LogCopier::AfterCommit(int held) {
  if (held == 0) return;
  if (held < asked_at_) asked_at_ = 0;  // the log was begun anew
  if (held >= kLongest * pages_) return CopyNow();
  if (held < asked_at_ + pages_ || !was_idle_) return;
  asked_at_ = held;
  Ask();
}

void LogCopier::Ask() {
  {
    const std::lock_guard lock(mutex_);
    asked_ = true;
  }
  changed_.notify_all();
}

void LogCopier::CopyNow() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !asked_; });
  now_();
}

void LogCopier::Run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return asked_ || closed_; });
    if (!asked_) return;
    lock.unlock();
    beside_();
    lock.lock();
    asked_ = false;
    changed_.notify_all();
  }
}

}  // namespace rekenschap::base
