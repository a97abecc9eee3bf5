#include "services/base/journal/journal.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "services/base/status/status.h"

namespace rekenschap::journal {

std::vector<base::Migration> Migrations();  // compiled in from the .sql files

}  // namespace rekenschap::journal

namespace rekenschap::base {
namespace {

struct SelectHead {
  static constexpr char kSql[] =
      "SELECT sequence, record_time_micros, chain_hash FROM journal_head WHERE only_row = 1";
  using Params = std::tuple<>;
  using Row = std::tuple<std::int64_t, std::int64_t, std::string>;
};
struct InsertHead {
  static constexpr char kSql[] =
      "INSERT INTO journal_head (only_row, sequence, record_time_micros, chain_hash) "
      "VALUES (1, :sequence, :time, :chain)";
  using Params = std::tuple<std::int64_t, std::int64_t, std::string>;
  using Row = std::tuple<>;
};
struct UpdateHead {
  static constexpr char kSql[] =
      "UPDATE journal_head SET sequence = :sequence, record_time_micros = :time, "
      "chain_hash = :chain WHERE only_row = 1";
  using Params = std::tuple<std::int64_t, std::int64_t, std::string>;
  using Row = std::tuple<>;
};
struct InsertEntry {
  static constexpr char kSql[] =
      "INSERT INTO journal_entry (sequence, record_time_micros, principal, action, resource, "
      "content_hash, chain_hash) VALUES (:sequence, :time, :principal, :action, :resource, "
      ":content, :chain)";
  using Params = std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string,
                            std::string, std::string>;
  using Row = std::tuple<>;
};
using EntryRow = std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string,
                            std::string, std::string>;
struct SelectEntries {
  static constexpr char kSql[] =
      "SELECT sequence, record_time_micros, principal, action, resource, content_hash, chain_hash "
      "FROM journal_entry WHERE sequence > :after ORDER BY sequence LIMIT :most";
  using Params = std::tuple<std::int64_t, std::int64_t>;
  using Row = EntryRow;
};
struct SelectEntriesOf {
  // '/' and '0' are neighbours in ASCII: everything below a resource stands between them.
  static constexpr char kSql[] =
      "SELECT sequence, record_time_micros, principal, action, resource, content_hash, chain_hash "
      "FROM journal_entry WHERE sequence > :after AND (resource = :exact OR "
      "(resource > :from AND resource < :to)) ORDER BY sequence LIMIT :most";
  using Params = std::tuple<std::int64_t, std::string, std::string, std::string, std::int64_t>;
  using Row = EntryRow;
};

JournalEntry EntryOf(EntryRow&& row) {
  auto& [sequence, time, principal, action, resource, content, chain] = row;
  JournalEntry entry{
      sequence,           time, std::move(principal), std::move(action), std::move(resource),
      std::move(content), "",   std::move(chain)};
  entry.leaf_hash = LeafHash(entry);
  return entry;
}

absl::Status TokenError(absl::StatusCode code, const char* reason, std::string message) {
  ErrorDetails details;
  details.reason = reason;
  return Error(code, std::move(message), std::move(details));
}

}  // namespace

SchemaPart Journal::Schema() { return {"journal", journal::Migrations()}; }

Journal::Journal(Store& store, Clock clock) : store_(store), clock_(std::move(clock)) {}

absl::StatusOr<std::unique_ptr<Journal>> Journal::Attach(Store& store, Clock clock) {
  auto journal = std::unique_ptr<Journal>(new Journal(store, std::move(clock)));
  Journal* const self = journal.get();
  GroupHooks hooks;
  hooks.begin = [self](Connection& connection) {
    self->found_ = self->head_ = self->Head(connection);
  };
  hooks.job_begins = [self] { self->before_job_ = self->head_; };
  hooks.job_undone = [self] { self->head_ = self->before_job_; };
  hooks.before_commit = [self](Connection& connection) {
    const JournalHead& head = self->head_;
    if (head == self->found_) return;
    connection.Run<UpdateHead>(head.sequence, head.record_time_micros, head.chain_hash);
  };
  hooks.committed = [self] {
    if (self->head_ != self->found_) self->Notify();
  };
  RETURN_IF_ERROR(store.WriteAndWait([&store](Connection& connection) {
    if (!connection.First<SelectHead>()) {
      const JournalHead genesis = Genesis(store.id());
      connection.Run<InsertHead>(genesis.sequence, genesis.record_time_micros, genesis.chain_hash);
    }
    return absl::OkStatus();
  }));
  store.SetGroupHooks(std::move(hooks));
  return journal;
}

JournalEntry Journal::Append(Connection& connection, Change change) {
  JournalEntry entry;
  entry.sequence = head_.sequence + 1;
  // A clock that was set back must not make the record lie about its order.
  entry.record_time_micros = std::max(absl::ToUnixMicros(clock_()), head_.record_time_micros);
  entry.principal = std::move(change.principal);
  entry.action = std::move(change.action);
  entry.resource = std::move(change.resource);
  entry.content_hash = std::move(change.content_hash);
  entry.leaf_hash = LeafHash(entry);
  entry.chain_hash = ChainHash(head_.chain_hash, entry.leaf_hash);
  connection.Run<InsertEntry>(entry.sequence, entry.record_time_micros, entry.principal,
                              entry.action, entry.resource, entry.content_hash, entry.chain_hash);
  head_ = {entry.sequence, entry.record_time_micros, entry.chain_hash};
  return entry;
}

JournalHead Journal::Head(Connection& connection) const {
  auto row = connection.First<SelectHead>();
  if (!row) return Genesis(store_.id());
  auto& [sequence, time, chain] = *row;
  return {sequence, time, std::move(chain)};
}

std::vector<JournalEntry> Journal::List(Connection& connection, std::int64_t after_sequence,
                                        std::int64_t limit, const std::string& resource) const {
  std::vector<EntryRow> rows =
      resource.empty() ? connection.All<SelectEntries>(after_sequence, limit)
                       : connection.All<SelectEntriesOf>(after_sequence, resource, resource + "/",
                                                         resource + "0", limit);
  std::vector<JournalEntry> entries;
  entries.reserve(rows.size());
  for (EntryRow& row : rows) entries.push_back(EntryOf(std::move(row)));
  return entries;
}

std::optional<JournalEntry> Journal::Get(Connection& connection, std::int64_t sequence) const {
  std::vector<JournalEntry> entries = List(connection, sequence - 1, 1);
  if (entries.empty() || entries.front().sequence != sequence) return std::nullopt;
  return std::move(entries.front());
}

// A token is `<store id>.<sequence>.<chain hash>`; nobody else needs to know.
std::string Journal::TokenAt(const JournalHead& head) const {
  return store_.id() + "." + std::to_string(head.sequence) + "." + head.chain_hash;
}

absl::StatusOr<std::int64_t> Journal::SequenceOf(Connection& connection,
                                                 const std::string& token) const {
  const std::size_t first = token.find('.');
  const std::size_t second = token.find('.', first + 1);
  std::int64_t sequence = -1;
  if (first != std::string::npos && second != std::string::npos) {
    const auto [end, error] =
        std::from_chars(token.data() + first + 1, token.data() + second, sequence);
    if (error != std::errc() || end != token.data() + second) sequence = -1;
  }
  if (sequence < 0) {
    return TokenError(absl::StatusCode::kInvalidArgument, "RESUME_TOKEN_MALFORMED",
                      "the resume token is not one that this service gave; start without one");
  }
  const auto entry = sequence > 0 ? Get(connection, sequence) : std::nullopt;
  const JournalHead head = entry
                               ? JournalHead{sequence, entry->record_time_micros, entry->chain_hash}
                               : Genesis(store_.id());
  if (token != TokenAt(head)) {
    return TokenError(absl::StatusCode::kFailedPrecondition, "RESUME_TOKEN_UNKNOWN_HERE",
                      "the resume token is of another store, or this one was restored or rewritten "
                      "since; start without one");
  }
  return sequence;
}

Journal::Subscription Journal::Subscribe(std::function<void()> listener) {
  const std::lock_guard lock(mutex_);
  const std::int64_t id = next_listener_++;
  listeners_[id] = std::make_shared<std::function<void()>>(std::move(listener));
  return {nullptr, [this, id](void*) {
            const std::lock_guard relock(mutex_);
            listeners_.erase(id);
          }};
}

void Journal::Notify() {
  std::vector<std::shared_ptr<std::function<void()>>> listeners;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, listener] : listeners_) listeners.push_back(listener);
  }
  for (const auto& listener : listeners) (*listener)();
}

}  // namespace rekenschap::base
