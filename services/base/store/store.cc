#include "services/base/store/store.h"

#include <fcntl.h>
#include <filesystem>
#include <future>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <absl/strings/str_format.h>
#include <absl/time/clock.h>

#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

constexpr std::size_t kMostUnanswered = 16;  // groups of writes

absl::Status StoreError(absl::StatusCode code, const char* reason, std::string message) {
  ErrorDetails details;
  details.reason = reason;
  return Error(code, std::move(message), std::move(details));
}

absl::Status Guarded(Store::Work& work, Connection& connection) {
  try {
    return work(connection);
  } catch (...) {
    return StatusOfException();
  }
}

absl::Status WaitFor(absl::FunctionRef<void(Store::Done)> start) {
  std::promise<absl::Status> promise;
  std::future<absl::Status> answer = promise.get_future();
  start([&promise](absl::Status status) { promise.set_value(std::move(status)); });
  return answer.get();
}

// Undoes a transaction as far as there is one; what cannot be undone has been undone by the engine.
void Rollback(Connection& connection) {
  try {
    if (InTransaction(connection.session())) ExecuteScript(connection.session(), "ROLLBACK");
  } catch (...) {
    // The engine had ended it.
  }
}

struct Savepoint {
  static constexpr char kSql[] = "SAVEPOINT job";
  using Params = std::tuple<>;
  using Row = std::tuple<>;
};
struct ReleaseSavepoint {
  static constexpr char kSql[] = "RELEASE SAVEPOINT job";
  using Params = std::tuple<>;
  using Row = std::tuple<>;
};
struct RollbackToSavepoint {
  static constexpr char kSql[] = "ROLLBACK TO SAVEPOINT job";
  using Params = std::tuple<>;
  using Row = std::tuple<>;
};

}  // namespace

// Keeps a second process from opening the same store. The system lets go of it when the process
// ends, however it ends.
class Store::FileLock {
 public:
  static absl::StatusOr<std::unique_ptr<FileLock>> Take(const std::string& path) {
    const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
      return StoreError(absl::StatusCode::kFailedPrecondition, "STORE_NOT_WRITABLE",
                        absl::StrFormat("cannot write %s: %s; check that the data folder exists "
                                        "and that this user may write in it",
                                        path, std::generic_category().message(errno)));
    }
    auto lock = std::unique_ptr<FileLock>(new FileLock(descriptor));
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      return StoreError(absl::StatusCode::kFailedPrecondition, "STORE_IN_USE",
                        absl::StrFormat("another process has the store (%s is locked); stop it, or "
                                        "give this one a data folder of its own",
                                        path));
    }
    return lock;
  }
  ~FileLock() { close(descriptor_); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  const int descriptor_;
};

absl::StatusOr<std::unique_ptr<Store>> Store::Open(StoreOptions options, std::string_view service,
                                                   const std::vector<SchemaPart>& schema) {
  ASSIGN_OR_RETURN(std::unique_ptr<FileLock> lock, FileLock::Take(options.path + ".lock"));
  try {
    auto writer = std::make_unique<Connection>(OpenSession(options.path, false), false);
    auto identity = Migrate(*writer, service, schema);
    if (!identity.ok()) return Annotate(identity.status(), options.path);
    const std::shared_ptr<soci::session> copier = OpenSession(options.path, false);
    std::vector<std::unique_ptr<Connection>> readers;
    for (int i = 0; i < options.readers; ++i) {
      readers.push_back(std::make_unique<Connection>(OpenSession(options.path, true), true));
    }
    return std::unique_ptr<Store>(new Store(
        std::move(options), std::move(lock), *std::move(identity), std::move(writer),
        [copier] { CopyLog(*copier); }, std::move(readers)));
  } catch (...) {
    return Annotate(StatusOfException(), options.path);
  }
}

Store::Store(StoreOptions options, std::unique_ptr<FileLock> lock, StoreIdentity identity,
             std::unique_ptr<Connection> writer, LogCopier::Copy copy_log,
             std::vector<std::unique_ptr<Connection>> readers)
    : options_(std::move(options)),
      lock_(std::move(lock)),
      identity_(std::move(identity)),
      writes_(options_.queue_capacity),
      answers_(kMostUnanswered),
      reads_(options_.queue_capacity),
      writer_(std::move(writer)),
      log_copier_(std::make_unique<LogCopier>(
          std::move(copy_log), [this] { CopyLog(writer_->session()); }, options_.log_pages)),
      readers_(std::move(readers)) {
  CountLogPages(writer_->session(), log_pages_);
  threads_.emplace_back([this] { RunWriter(*writer_); });
  threads_.emplace_back([this] { RunAnswers(); });
  for (const auto& reader : readers_) {
    threads_.emplace_back([this, connection = reader.get()] { RunReader(*connection); });
  }
}

Store::~Store() { Close(); }

void Store::Close() {
  writes_.Close();
  reads_.Close();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  readers_.clear();
  log_copier_ = nullptr;
  if (writer_ != nullptr) Checkpoint(writer_->session());
  writer_ = nullptr;
}

std::int64_t Store::SizeBytes() const {
  std::int64_t size = 0;
  for (const char* suffix : {"", "-wal"}) {
    std::error_code missing;
    const auto bytes = std::filesystem::file_size(options_.path + suffix, missing);
    if (!missing) size += static_cast<std::int64_t>(bytes);
  }
  return size;
}

void Store::Enqueue(JobQueue<Job>& queue, Job job) {
  switch (queue.Put(job)) {
    case JobQueue<Job>::Answer::kTaken:
      return;
    case JobQueue<Job>::Answer::kFull:
      return job.done(StoreError(absl::StatusCode::kResourceExhausted, "STORE_BUSY",
                                 "too many calls are waiting; try again in a moment"));
    case JobQueue<Job>::Answer::kClosed:
      return job.done(StoreError(absl::StatusCode::kUnavailable, "STORE_CLOSED",
                                 "the service is stopping; try again when it is back"));
  }
}

void Store::Write(absl::Time deadline, Work work, Done done) {
  Enqueue(writes_, {deadline, std::move(work), std::move(done)});
}

void Store::Read(absl::Time deadline, Work work, Done done) {
  Enqueue(reads_, {deadline, std::move(work), std::move(done)});
}

absl::Status Store::WriteAndWait(Work work) {
  return WaitFor(
      [&](Done done) { Write(absl::InfiniteFuture(), std::move(work), std::move(done)); });
}

absl::Status Store::ReadAndWait(Work work) {
  return WaitFor(
      [&](Done done) { Read(absl::InfiniteFuture(), std::move(work), std::move(done)); });
}

void Store::RunWriter(Connection& connection) {
  std::vector<Job> jobs;
  while (!(jobs = writes_.Take(options_.max_group)).empty()) {
    std::vector<absl::Status> answers(jobs.size());
    if (!RunGroup(connection, jobs, answers) && jobs.size() > 1) {
      // One of them, or the disk, brought the whole transaction down: each on its own from here, so
      // that only those fail that must.
      for (std::size_t i = 0; i < jobs.size(); ++i) {
        std::vector<Job> alone;
        std::vector<absl::Status> answer(1);
        alone.push_back(std::move(jobs[i]));
        RunGroup(connection, alone, answer);
        jobs[i] = std::move(alone.front());
        answers[i] = std::move(answer.front());
      }
    }
    std::vector<Answer> group;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      group.push_back({std::move(jobs[i].done), std::move(answers[i])});
    }
    // When those who take the answers cannot keep up, the writer lends a hand.
    if (answers_.Put(group) != JobQueue<std::vector<Answer>>::Answer::kTaken) Tell(group);
  }
  answers_.Close();
}

void Store::RunAnswers() {
  std::vector<std::vector<Answer>> groups;
  while (!(groups = answers_.Take(1)).empty()) Tell(groups.front());
}

void Store::Tell(std::vector<Answer>& answers) {
  for (Answer& answer : answers) answer.done(std::move(answer.status));
}

bool Store::RunGroup(Connection& connection, std::vector<Job>& jobs,
                     std::vector<absl::Status>& answers) {
  try {
    ExecuteScript(connection.session(), "BEGIN IMMEDIATE");
    hooks_.begin(connection);
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      if (!RunJob(connection, jobs[i], answers[i])) {
        Rollback(connection);
        return false;
      }
    }
    hooks_.before_commit(connection);
    log_pages_ = 0;
    log_copier_->BeforeCommit();
    ExecuteScript(connection.session(), "COMMIT");
  } catch (...) {
    const absl::Status failure = StatusOfException();
    Rollback(connection);
    for (absl::Status& answer : answers) answer = failure;
    return false;
  }
  log_copier_->AfterCommit(log_pages_);
  ++commit_count_;
  hooks_.committed();
  return true;
}

// False when the transaction no longer stands.
bool Store::RunJob(Connection& connection, Job& job, absl::Status& answer) {
  if (job.deadline <= absl::Now()) {
    answer = absl::DeadlineExceededError("the deadline passed before the write began");
    return true;
  }
  hooks_.job_begins();
  connection.Run<Savepoint>();
  answer = Guarded(job.work, connection);
  if (!InTransaction(connection.session())) {
    if (answer.ok()) {
      answer = StoreError(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE",
                          "the database ended the transaction; try again");
    }
    return false;
  }
  if (!answer.ok()) {
    connection.Run<RollbackToSavepoint>();
    hooks_.job_undone();
  }
  connection.Run<ReleaseSavepoint>();
  return true;
}

void Store::RunReader(Connection& connection) {
  std::vector<Job> jobs;
  while (!(jobs = reads_.Take(1)).empty()) {
    Job& job = jobs.front();
    absl::Status answer;
    if (job.deadline <= absl::Now()) {
      answer = absl::DeadlineExceededError("the deadline passed before the read began");
    } else {
      try {
        ExecuteScript(connection.session(), "BEGIN");
        answer = Guarded(job.work, connection);
      } catch (...) {
        answer = StatusOfException();
      }
      Rollback(connection);
    }
    job.done(std::move(answer));
  }
}

}  // namespace rekenschap::base
