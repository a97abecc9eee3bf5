#ifndef REKENSCHAP_SERVICES_BASE_JOURNAL_ENTRY_H_
#define REKENSCHAP_SERVICES_BASE_JOURNAL_ENTRY_H_

#include <cstdint>
#include <string>
#include <vector>

#include <absl/status/status.h>

// What a journal entry is and how its hashes come about. Whoever has a copy of the entries can
// check them with this alone; the service needs not be trusted for it.
namespace rekenschap::base {

// One change, as recorded.
struct JournalEntry {
  std::int64_t sequence = 0;            // counts from 1 without gaps
  std::int64_t record_time_micros = 0;  // since 1970 in UTC; never less than the entry before
  std::string principal;                // who did it
  std::string action;                   // what, such as report.submit
  std::string resource;                 // the name of what changed
  std::string content_hash;  // over the canonical content of the resource after the change
  std::string leaf_hash;     // LeafHash of the above
  std::string chain_hash;    // ChainHash of the entry before and this leaf

  bool operator==(const JournalEntry&) const = default;
};

// Where a journal stands: its last entry, or its beginning.
struct JournalHead {
  std::int64_t sequence = 0;
  std::int64_t record_time_micros = 0;
  std::string chain_hash;

  bool operator==(const JournalHead&) const = default;
};

// SHA-256(0x00 ‖ canonical entry), as a leaf of RFC 6962. Canonical: `rekenschap.journal.entry`
// version 1, sequence, record time, principal, action, resource, content hash.
std::string LeafHash(const JournalEntry& entry);

// Canonical: `rekenschap.journal.chain` version 1, the chain hash before, the leaf hash.
std::string ChainHash(const std::string& chain_hash_before, const std::string& leaf_hash);

// Where a store's journal begins. Canonical: `rekenschap.journal.genesis` version 1, the store's
// id.
JournalHead Genesis(const std::string& store_id);

// Checks that `entries` follow on `head` without a gap and hash to what they say, and moves `head`
// to the last of them. DATA_LOSS JOURNAL_BROKEN, naming the first entry that does not, and how.
absl::Status VerifyChain(const std::vector<JournalEntry>& entries, JournalHead& head);

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_JOURNAL_ENTRY_H_
