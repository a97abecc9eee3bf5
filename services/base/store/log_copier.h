#ifndef REKENSCHAP_SERVICES_BASE_STORE_LOG_COPIER_H_
#define REKENSCHAP_SERVICES_BASE_STORE_LOG_COPIER_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace rekenschap::base {

// Copies the write-ahead log into the database beside the writer, so that commits need not. Where
// the log gets long all the same, the writer copies it itself: while commits go on, nobody else
// gets to its end.
//
// A copy that begins when all of the log is copied already, while a commit begins the log anew, can
// lose commits: https://www.sqlite.org/wal.html#walresetbug, in SQLite up to 3.51.2. So one is
// asked for only by a commit that added to the log and while which none was under way: then there
// is something to copy, and until that is done no commit can begin the log anew.
class LogCopier {
 public:
  using Copy = std::function<void()>;

  // Copies by `beside`, on a thread of its own, whenever the log holds `pages` more than when that
  // was last asked for; and by `now`, on the writer's, once it holds four times as many. Never both
  // at once.
  LogCopier(Copy beside, Copy now, int pages);
  // Waits for the copy that is under way.
  ~LogCopier();
  LogCopier(const LogCopier&) = delete;
  LogCopier& operator=(const LogCopier&) = delete;

  // Around every commit of the one who writes, on its thread. `held` is how many pages the log
  // holds after it, or 0 when the commit added none.
  void BeforeCommit();
  void AfterCommit(int held);

 private:
  void Run();
  void Ask();
  void CopyNow();

  const Copy beside_;
  const Copy now_;
  const int pages_;

  // The writer's.
  int asked_at_ = 0;  // pages in the log when a copy was last asked for
  bool was_idle_ = false;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool asked_ = false;   // until the copy is done; guarded by mutex_
  bool closed_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_STORE_LOG_COPIER_H_
