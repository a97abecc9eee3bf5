#include <algorithm>
#include <memory>
#include <ostream>

#include <google/protobuf/util/time_util.h>

#include "clients/cli/commands.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"
#include "services/base/journal/entry.h"

namespace rekenschap::cli {
namespace {

using google::protobuf::util::TimeUtil;
using Stub = system::v1::JournalService::Stub;

std::string AddressOf(const Session& session, const std::string& service) {
  return service == "planning" ? session.planning_address : session.monitoring_address;
}

int List(const Session& session, const std::string& service, const std::string& resource,
         int most) {
  const auto stub =
      system::v1::JournalService::NewStub(base::MakeChannel(AddressOf(session, service)));
  system::v1::ListEntriesRequest request;
  request.set_resource_prefix(resource);
  Table table;
  table.columns = {{"#", true, "sequence"},
                   {session.Say("tijd", "time"), false, "record_time"},
                   {session.Say("wie", "who"), false, "principal"},
                   {session.Say("wat", "what"), false, "action"},
                   {session.Say("waarvan", "of what"), false, "resource"},
                   {session.Say("ketenhash", "chain hash"), false, "chain_hash"}};
  system::v1::ListEntriesResponse all;
  do {
    system::v1::ListEntriesResponse page;
    request.set_page_size(std::min(1000, most - all.entries_size()));
    const absl::Status status = CallOn(session, *stub, &Stub::ListEntries, request, page);
    if (!status.ok()) return Fail(session, status);
    all.mutable_entries()->MergeFrom(page.entries());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && all.entries_size() < most);
  if (session.output == Output::kJson) {
    PrintJson(session, all);
    return kDone;
  }
  for (const auto& entry : all.entries()) {
    table.rows.push_back({std::to_string(entry.sequence()),
                          MomentCell(entry.record_time()),
                          entry.principal(),
                          entry.action(),
                          entry.resource(),
                          {entry.chain_hash().substr(0, 16), entry.chain_hash(), Colour::kDim}});
  }
  Print(session, table);
  return kDone;
}

base::JournalEntry EntryOf(const system::v1::JournalEntry& entry) {
  return {entry.sequence(),  TimeUtil::TimestampToMicroseconds(entry.record_time()),
          entry.principal(), entry.action(),
          entry.resource(),  entry.content_hash(),
          entry.leaf_hash(), entry.chain_hash()};
}

// Checks the chain with the entries alone: nothing that the service says of itself is taken for
// granted.
absl::Status VerifyEntries(const Session& session, Stub& stub, base::JournalHead& head) {
  system::v1::ListEntriesRequest request;
  request.set_page_size(1000);
  do {
    system::v1::ListEntriesResponse page;
    if (auto status = CallOn(session, stub, &Stub::ListEntries, request, page); !status.ok()) {
      return status;
    }
    std::vector<base::JournalEntry> entries;
    for (const auto& entry : page.entries()) entries.push_back(EntryOf(entry));
    if (auto status = base::VerifyChain(entries, head); !status.ok()) return status;
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

// Has the service hash again what it holds.
absl::Status VerifyContents(const Session& session, Stub& stub, std::int64_t& checked,
                            system::v1::VerifyContentsResponse& found) {
  system::v1::VerifyContentsRequest request;
  request.set_page_size(1000);
  return ForEachPage(session, stub, &Stub::VerifyContents, request, [&](const auto& page) {
    checked += page.checked_count();
    found.mutable_mismatches()->MergeFrom(page.mismatches());
  });
}

int Verify(const Session& session, const std::string& service) {
  const auto stub =
      system::v1::JournalService::NewStub(base::MakeChannel(AddressOf(session, service)));
  system::v1::GetCheckpointResponse checkpoint;
  absl::Status status =
      CallOn(session, *stub, &Stub::GetCheckpoint, system::v1::GetCheckpointRequest(), checkpoint);
  if (!status.ok()) return Fail(session, status);
  base::JournalHead head = base::Genesis(checkpoint.checkpoint().store_id());
  status = VerifyEntries(session, *stub, head);
  if (status.code() == absl::StatusCode::kDataLoss) {
    session.out << service << ": " << session.Say("NIET IN ORDE: ", "NOT IN ORDER: ")
                << status.message() << '\n';
    return kRefused;
  }
  if (!status.ok()) return Fail(session, status);
  // Entries that came while this was reading are more than the checkpoint, never less.
  if (head.sequence < checkpoint.checkpoint().sequence() ||
      (head.sequence == checkpoint.checkpoint().sequence() &&
       head.chain_hash != checkpoint.checkpoint().chain_hash())) {
    session.out << service << ": "
                << session.Say("NIET IN ORDE: het journaal eindigt anders dan de service zegt",
                               "NOT IN ORDER: the journal ends otherwise than the service says")
                << '\n';
    return kRefused;
  }
  std::int64_t checked = 0;
  system::v1::VerifyContentsResponse found;
  status = VerifyContents(session, *stub, checked, found);
  if (!status.ok()) return Fail(session, status);
  for (const auto& mismatch : found.mismatches()) {
    session.out << service << ": " << session.Say("NIET IN ORDE: ", "NOT IN ORDER: ")
                << mismatch.resource() << ' '
                << session.Say("is niet meer wat is vastgelegd (regel ",
                               "is no longer what was recorded (entry ")
                << mismatch.sequence() << ")\n";
  }
  if (found.mismatches_size() > 0) return kRefused;
  session.out << service << ": " << session.Say("in orde: ", "in order: ") << head.sequence
              << session.Say(" regels, keten en inhoud kloppen; laatste ketenhash ",
                             " entries, chain and contents verify; last chain hash ")
              << head.chain_hash << '\n';
  return kDone;
}

}  // namespace

void AddJournalCommands(CLI::App& app, const Session& session, int& exit_code) {
  auto* journal = app.add_subcommand("journal", "The record of every change (journaal)");
  journal->require_subcommand(1);
  const auto service = std::make_shared<std::string>("monitoring");
  const auto resource = std::make_shared<std::string>();
  const auto most = std::make_shared<int>(1000);
  auto* list = journal->add_subcommand("list", "Who changed what, when");
  list->add_option("service", *service, "planning or monitoring")
      ->check(CLI::IsMember({"planning", "monitoring"}))
      ->capture_default_str();
  list->add_option("--resource", *resource, "Only of this resource and what lies below it");
  list->add_option("--most", *most, "At most this many entries")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  list->callback(
      [=, &session, &exit_code] { exit_code = List(session, *service, *resource, *most); });
  const auto which = std::make_shared<std::string>("both");
  auto* verify = journal->add_subcommand(
      "verify",
      "Check the whole journal: its chain from the entries alone, and what is stored against it");
  verify->add_option("service", *which, "planning, monitoring or both")
      ->check(CLI::IsMember({"planning", "monitoring", "both"}))
      ->capture_default_str();
  verify->callback([=, &session, &exit_code] {
    if (*which != "both") {
      exit_code = Verify(session, *which);
      return;
    }
    const int planning = Verify(session, "planning");
    const int monitoring = Verify(session, "monitoring");
    exit_code = std::max(planning, monitoring);
  });
}

}  // namespace rekenschap::cli
