#ifndef REKENSCHAP_SERVICES_BASE_JOURNAL_JOURNAL_H_
#define REKENSCHAP_SERVICES_BASE_JOURNAL_JOURNAL_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/base/journal/clock.h"
#include "services/base/journal/entry.h"
#include "services/base/store/store.h"

namespace rekenschap::base {

// A service's append-only record of every change: the audit trail, the source of its watch streams
// and of its receipts. An entry stands in the same transaction as the change that it records.
class Journal {
 public:
  // What is to be recorded; sequence, time and hashes follow.
  struct Change {
    std::string principal;
    std::string action;
    std::string resource;
    std::string content_hash;
  };

  // The tables that a store with a journal has.
  static SchemaPart Schema();

  // Attaches to `store`, which outlives the journal, before its first write.
  static absl::StatusOr<std::unique_ptr<Journal>> Attach(Store& store, Clock clock);
  // Closes the store: nothing may be written without a record.
  ~Journal() { store_.Close(); }
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // Records a change, inside a write. The entry stands once the write has been answered OK.
  JournalEntry Append(Connection& connection, Change change);

  // Whether the entry was durable before the group of writes that is under way; on the writer's
  // thread.
  bool IsDurable(std::int64_t sequence) const { return sequence <= found_.sequence; }

  // Where the journal stands in the snapshot or transaction of `connection`.
  JournalHead Head(Connection& connection) const;

  // Up to `limit` entries after `sequence`, in order. With a resource, only its own and those of
  // what lies below it.
  std::vector<JournalEntry> List(Connection& connection, std::int64_t after_sequence,
                                 std::int64_t limit, const std::string& resource = "") const;
  std::optional<JournalEntry> Get(Connection& connection, std::int64_t sequence) const;

  // An opaque place in this journal, to go on from later.
  std::string TokenAt(const JournalHead& head) const;
  // The sequence that a token stands for. INVALID_ARGUMENT RESUME_TOKEN_MALFORMED;
  // FAILED_PRECONDITION RESUME_TOKEN_UNKNOWN_HERE when it is of another store, or this one was
  // restored or rewritten since.
  absl::StatusOr<std::int64_t> SequenceOf(Connection& connection, const std::string& token) const;

  // Calls `listener` after every commit that appended, on the writer's thread, until the handle
  // goes; it must not wait. A hint to read, no more.
  using Subscription = std::shared_ptr<void>;
  Subscription Subscribe(std::function<void()> listener);

  // What the clock says; entries are never older than the one before.
  absl::Time Now() const { return clock_(); }

  const std::string& store_id() const { return store_.id(); }

 private:
  Journal(Store& store, Clock clock);
  void Notify();

  Store& store_;
  const Clock clock_;
  // Of the writer's thread: as the group found it, as it is now, as it was before the job that
  // runs.
  JournalHead found_;
  JournalHead head_;
  JournalHead before_job_;

  std::mutex mutex_;
  std::int64_t next_listener_ = 0;                                            // guarded by mutex_
  std::map<std::int64_t, std::shared_ptr<std::function<void()>>> listeners_;  // guarded by mutex_
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_JOURNAL_JOURNAL_H_
