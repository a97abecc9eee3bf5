#include "clients/cli/journal_reading.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <google/protobuf/util/time_util.h>

#include "clients/cli/calls.h"
#include "clients/cli/report_query.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/finance/period.h"

namespace rekenschap::cli {
namespace {

base::JournalEntry EntryOf(const system::v1::JournalEntry& entry) {
  using google::protobuf::util::TimeUtil;
  return {entry.sequence(),  TimeUtil::TimestampToMicroseconds(entry.record_time()),
          entry.principal(), entry.action(),
          entry.resource(),  entry.content_hash(),
          entry.leaf_hash(), entry.chain_hash()};
}

// What names in a programme begin with.
constexpr std::array<std::string_view, 7> kCollections = {
    "payments", "periods", "policy", "reports", "revisions", "settlements", "statements"};

bool AreDigits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool IsCollection(std::string_view word) {
  return std::ranges::find(kCollections, word) != kCollections.end();
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

std::string JournalResourceOf(const std::string& text) {
  const std::size_t first = text.find('/');
  const std::string start = text.substr(0, first);
  if (!finance::IsId(start) || start == "programmes" || start == "units") return text;
  const std::string programme = "programmes/" + start;
  if (first == std::string::npos) return programme;
  const std::string rest = text.substr(first + 1);
  const std::size_t second = rest.find('/');
  if (rest.empty() || IsCollection(rest.substr(0, second))) return programme + "/" + rest;
  if (second != std::string::npos) return ReportNameOf(text);
  if (rest.find('.') != std::string::npos) return programme + "/statements/" + rest;
  // A year is a period, and no number of a plan.
  const bool plan = !finance::ParsePeriod(rest).ok() && AreDigits(rest);
  return programme + (plan ? "/revisions/" : "/periods/") + rest;
}

}  // namespace rekenschap::cli
