#ifndef REKENSCHAP_SERVICES_BASE_STORE_STORE_H_
#define REKENSCHAP_SERVICES_BASE_STORE_STORE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <absl/functional/any_invocable.h>
#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "services/base/store/connection.h"
#include "services/base/store/job_queue.h"
#include "services/base/store/log_copier.h"
#include "services/base/store/migrations.h"

namespace rekenschap::base {

struct StoreOptions {
  std::string path;                   // the database file; its folder exists
  int readers = 2;                    // threads that read, 1 to 64
  std::size_t queue_capacity = 4096;  // jobs that wait to write, and likewise to read
  std::size_t max_group = 256;        // writes that share a commit at the most
  int log_pages = 4000;               // of 4 KiB, in the write-ahead log before it is copied
};

// What somebody does who takes part in every group of writes; the journal keeps its head so. All
// are called on the writer's thread, in this order: begin, then per job job_begins and, when the
// job failed, job_undone; then before_commit and, once the group is durable, committed. A group
// that comes to nothing just begins anew.
struct GroupHooks {
  std::function<void(Connection&)> begin = [](Connection&) {};
  std::function<void()> job_begins = [] {};
  std::function<void()> job_undone = [] {};
  std::function<void(Connection&)> before_commit = [](Connection&) {};
  std::function<void()> committed = [] {};
};

// A service's database. Writes are queued for one thread, which lets the writes that wait share a
// commit, and others answer them and copy the write-ahead log meanwhile; reads run on a few
// threads, each job in a snapshot of its own. Nothing is answered before it is durable. All
// functions can be called from any thread, and none of them waits but Close and those that say so.
class Store {
 public:
  // Decides within a transaction. Its effects are kept when it answers OK and undone otherwise. A
  // job may be run a second time, when the group that it was in fails for another's fault: it
  // starts afresh each time and keeps no state but what it overwrites. Exceptions become statuses
  // (see StatusOfException).
  using Work = absl::AnyInvocable<absl::Status(Connection&)>;
  // Takes the answer, once, on a thread of the store; must not wait.
  using Done = absl::AnyInvocable<void(absl::Status)>;

  // Opens the store, or makes it, and brings its schema up to date. FAILED_PRECONDITION
  // STORE_NOT_WRITABLE, STORE_IN_USE (another process has it) and what Migrate says.
  static absl::StatusOr<std::unique_ptr<Store>> Open(StoreOptions options, std::string_view service,
                                                     const std::vector<SchemaPart>& schema);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Before the first write.
  void SetGroupHooks(GroupHooks hooks) { hooks_ = std::move(hooks); }

  // Answers with the work's status once its effects are durable; DEADLINE_EXCEEDED when it had not
  // begun by `deadline`; RESOURCE_EXHAUSTED STORE_BUSY when too many wait; UNAVAILABLE
  // STORE_CLOSED. Then `work` has not run.
  void Write(absl::Time deadline, Work work, Done done);

  // The same in a snapshot that sees everything answered before the call. Nothing that `work`
  // changes is kept.
  void Read(absl::Time deadline, Work work, Done done);

  // These wait for the answer: for starting up, for threads of one's own, and for tests.
  absl::Status WriteAndWait(Work work);
  absl::Status ReadAndWait(Work work);

  // Finishes what waits, then stops and tidies the write-ahead log away. Later calls are answered
  // UNAVAILABLE.
  void Close();

  const std::string& id() const { return identity_.id; }
  const std::map<std::string, int>& schema_versions() const { return identity_.versions; }
  // Bytes on disk, write-ahead log included.
  std::int64_t SizeBytes() const;
  // Commits since the store was opened; with the number of writes it tells how large the groups
  // were.
  std::int64_t commit_count() const { return commit_count_; }

 private:
  struct Job {
    absl::Time deadline;
    Work work;
    Done done;
  };
  struct Answer {
    Done done;
    absl::Status status;
  };
  class FileLock;

  Store(StoreOptions options, std::unique_ptr<FileLock> lock, StoreIdentity identity,
        std::unique_ptr<Connection> writer, LogCopier::Copy copy_log,
        std::vector<std::unique_ptr<Connection>> readers);

  static void Enqueue(JobQueue<Job>& queue, Job job);
  void RunWriter(Connection& connection);
  void RunAnswers();
  static void Tell(std::vector<Answer>& answers);
  void RunReader(Connection& connection);
  // Runs all of `jobs` in one transaction. False when the transaction came to nothing; then
  // `answers` holds why.
  bool RunGroup(Connection& connection, std::vector<Job>& jobs, std::vector<absl::Status>& answers);
  bool RunJob(Connection& connection, Job& job, absl::Status& answer);

  const StoreOptions options_;
  const std::unique_ptr<FileLock> lock_;
  const StoreIdentity identity_;
  GroupHooks hooks_;
  JobQueue<Job> writes_;
  JobQueue<std::vector<Answer>> answers_;  // to groups of writes
  JobQueue<Job> reads_;
  std::atomic<std::int64_t> commit_count_ = 0;
  int log_pages_ = 0;  // that the last commit left in the write-ahead log; the writer's
  std::unique_ptr<Connection> writer_;
  std::unique_ptr<LogCopier> log_copier_;
  std::vector<std::unique_ptr<Connection>> readers_;
  std::vector<std::thread> threads_;
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_STORE_STORE_H_
