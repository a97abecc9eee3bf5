#include "clients/cli/journal_reading.h"

#include <utility>
#include <vector>

#include <google/protobuf/util/time_util.h>

#include "clients/cli/calls.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

base::JournalEntry EntryOf(const system::v1::JournalEntry& entry) {
  using google::protobuf::util::TimeUtil;
  return {entry.sequence(),  TimeUtil::TimestampToMicroseconds(entry.record_time()),
          entry.principal(), entry.action(),
          entry.resource(),  entry.content_hash(),
          entry.leaf_hash(), entry.chain_hash()};
}

}  // namespace

std::string AddressOf(const Session& session, const std::string& service) {
  return service == "planning" ? session.planning_address : session.monitoring_address;
}

absl::StatusOr<JournalRead> ReadJournal(
    const Session& session, JournalStub& stub,
    const std::function<void(const base::JournalEntry&)>& take) {
  system::v1::GetCheckpointResponse answer;
  RETURN_IF_ERROR(CallOn(session, stub, &JournalStub::GetCheckpoint,
                         system::v1::GetCheckpointRequest(), answer));
  const system::v1::JournalCheckpoint& checkpoint = answer.checkpoint();
  base::JournalHead head = base::Genesis(checkpoint.store_id());
  system::v1::ListEntriesRequest request;
  request.set_page_size(1000);
  do {
    system::v1::ListEntriesResponse page;
    RETURN_IF_ERROR(CallOn(session, stub, &JournalStub::ListEntries, request, page));
    std::vector<base::JournalEntry> entries;
    for (const auto& entry : page.entries()) entries.push_back(EntryOf(entry));
    RETURN_IF_ERROR(base::VerifyChain(entries, head));
    for (const base::JournalEntry& entry : entries) {
      if (take) take(entry);
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  // Entries that came while this was reading are more than the checkpoint, never less.
  if (head.sequence < checkpoint.sequence() ||
      (head.sequence == checkpoint.sequence() && head.chain_hash != checkpoint.chain_hash())) {
    return absl::DataLossError(session.Say("het journaal eindigt anders dan de service zegt",
                                           "the journal ends otherwise than the service says"));
  }
  return JournalRead{checkpoint.store_id(), std::move(head)};
}

}  // namespace rekenschap::cli
