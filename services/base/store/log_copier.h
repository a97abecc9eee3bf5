#ifndef REKENSCHAP_SERVICES_BASE_STORE_LOG_COPIER_H_
#define REKENSCHAP_SERVICES_BASE_STORE_LOG_COPIER_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include <soci/soci.h>

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
  // Copies through `session`, which is of the same database as `writer`, once `pages` were added.
  // `writer` outlives this, is the only one that writes, and calls what follows on its own thread.
  LogCopier(std::unique_ptr<soci::session> session, soci::session& writer, int pages);
  // Waits for the copy that is under way.
  ~LogCopier();
  LogCopier(const LogCopier&) = delete;
  LogCopier& operator=(const LogCopier&) = delete;

  // Around every commit that the writer makes.
  void BeforeCommit();
  void AfterCommit();

 private:
  void Run();
  bool IsIdle();
  void Ask();
  // Copies on the writer's thread, when no other copy is under way.
  void CopyNow();

  soci::session& writer_;
  const int pages_;

  // The writer's.
  int held_ = 0;      // pages in the log, set by a commit that adds to it
  int asked_at_ = 0;  // pages in the log when a copy was last asked for
  bool was_idle_ = false;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool asked_ = false;   // until the copy is done; guarded by mutex_
  bool closed_ = false;  // guarded by mutex_
  const std::unique_ptr<soci::session> session_;
  std::thread thread_;
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_STORE_LOG_COPIER_H_
