#include "services/base/store/log_copier.h"

#include <utility>

#include "services/base/store/engine.h"

namespace rekenschap::base {
namespace {

// How many times `pages` the log gets before the writer waits for it.
constexpr int kLongest = 4;

}  // namespace

LogCopier::LogCopier(std::unique_ptr<soci::session> session, soci::session& writer, int pages)
    : writer_(writer), pages_(pages), session_(std::move(session)) {
  CountLogPages(writer_, held_);
  thread_ = std::thread([this] { Run(); });
}

LogCopier::~LogCopier() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void LogCopier::BeforeCommit() {
  held_ = 0;
  was_idle_ = IsIdle();
}

void LogCopier::AfterCommit() {
  if (held_ == 0) return;                // it added nothing
  if (held_ < asked_at_) asked_at_ = 0;  // the log was begun anew
  if (held_ >= kLongest * pages_) return CopyNow();
  if (held_ >= asked_at_ + pages_ && was_idle_) Ask();
}

bool LogCopier::IsIdle() {
  const std::lock_guard lock(mutex_);
  return !asked_;
}

void LogCopier::Ask() {
  asked_at_ = held_;
  {
    const std::lock_guard lock(mutex_);
    asked_ = true;
  }
  changed_.notify_all();
}

void LogCopier::CopyNow() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !asked_; });
  CopyLog(writer_);
}

void LogCopier::Run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return asked_ || closed_; });
    if (!asked_) return;
    lock.unlock();
    CopyLog(*session_);
    lock.lock();
    asked_ = false;
    changed_.notify_all();
  }
}

}  // namespace rekenschap::base
