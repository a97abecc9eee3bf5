#include "services/base/journal/entry.h"

#include <absl/strings/str_format.h>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

absl::Status Broken(const JournalEntry& entry, std::string how) {
  ErrorDetails details;
  details.reason = "JOURNAL_BROKEN";
  details.metadata["sequence"] = std::to_string(entry.sequence);
  return Error(absl::StatusCode::kDataLoss,
               absl::StrFormat("the journal is broken at entry %d: %s", entry.sequence, how),
               std::move(details));
}

absl::Status VerifyNext(const JournalEntry& entry, const JournalHead& head) {
  if (entry.sequence != head.sequence + 1) {
    return Broken(entry, absl::StrFormat("entry %d should stand here", head.sequence + 1));
  }
  if (entry.record_time_micros < head.record_time_micros) {
    return Broken(entry, "it was recorded before the entry before it");
  }
  if (LeafHash(entry) != entry.leaf_hash) {
    return Broken(entry, "its content does not hash to its leaf hash");
  }
  if (ChainHash(head.chain_hash, entry.leaf_hash) != entry.chain_hash) {
    return Broken(entry, "its chain hash does not follow from the entry before it");
  }
  return absl::OkStatus();
}

}  // namespace

std::string LeafHash(const JournalEntry& entry) {
  const Canonical canonical = Canonical("rekenschap.journal.entry", 1)
                                  .Integer(entry.sequence)
                                  .Integer(entry.record_time_micros)
                                  .Text(entry.principal)
                                  .Text(entry.action)
                                  .Text(entry.resource)
                                  .Text(entry.content_hash);
  std::string bytes(1, '\0');
  bytes += canonical.bytes();
  return Sha256Hex(bytes);
}

std::string ChainHash(const std::string& chain_hash_before, const std::string& leaf_hash) {
  return Canonical("rekenschap.journal.chain", 1).Text(chain_hash_before).Text(leaf_hash).Hash();
}

JournalHead Genesis(const std::string& store_id) {
  return {0, 0, Canonical("rekenschap.journal.genesis", 1).Text(store_id).Hash()};
}

absl::Status VerifyChain(const std::vector<JournalEntry>& entries, JournalHead& head) {
  for (const JournalEntry& entry : entries) {
    RETURN_IF_ERROR(VerifyNext(entry, head));
    head = {entry.sequence, entry.record_time_micros, entry.chain_hash};
  }
  return absl::OkStatus();
}

}  // namespace rekenschap::base
