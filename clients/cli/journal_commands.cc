#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/journal_reading.h"
#include "clients/cli/journal_views.h"
#include "clients/cli/table.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using Stub = JournalStub;

// Of a list without entries.
std::string NothingWords(const Session& session, const std::string& resource) {
  if (resource.empty()) return session.Say("Het journaal is leeg.", "The journal is empty.");
  return session.Say("Geen journaalregels over ", "No journal entries on ") + resource + ".";
}

int List(const Session& session, const std::string& service, const std::string& written, int last) {
  const std::string resource = JournalResourceOf(written);
  const auto stub =
      system::v1::JournalService::NewStub(base::MakeChannel(AddressOf(session, service)));
  system::v1::ListEntriesRequest request;
  request.set_resource_prefix(resource);
  request.set_page_size(1000);
  JournalPrinter printer(session, static_cast<std::size_t>(last));
  const absl::Status status = ForEachPage(session, *stub, &Stub::ListEntries, request,
                                          [&](const auto& page) { printer.Take(page); });
  if (!status.ok()) return Fail(session, status);
  if (printer.empty() && session.output == Output::kTable) {
    session.out << NothingWords(session, resource) << '\n';
    return kDone;
  }
  printer.Finish();
  return kDone;
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

// What was found of a journal: that it is in order up to its last entry, or one thing that is not.
struct Verdict {
  std::string service;
  bool in_order = false;
  std::int64_t sequence = 0;  // 0 where no entry can be named
  std::string resource;       // that is not what was recorded
  std::string chain_hash;     // of the last entry
  std::string message;
};

// Goes through a journal and adds what it finds.
absl::Status Verify(const Session& session, const std::string& service,
                    std::vector<Verdict>& verdicts) {
  const auto stub =
      system::v1::JournalService::NewStub(base::MakeChannel(AddressOf(session, service)));
  const absl::StatusOr<JournalRead> read = ReadJournal(session, *stub);
  if (read.status().code() == absl::StatusCode::kDataLoss) {
    verdicts.push_back({service, false, 0, "", "", std::string(read.status().message())});
    return absl::OkStatus();
  }
  RETURN_IF_ERROR(read.status());
  const base::JournalHead& head = read->head;
  std::int64_t checked = 0;
  system::v1::VerifyContentsResponse found;
  RETURN_IF_ERROR(VerifyContents(session, *stub, checked, found));
  for (const auto& mismatch : found.mismatches()) {
    verdicts.push_back({service, false, mismatch.sequence(), mismatch.resource(), "",
                        mismatch.resource() +
                            session.Say(" is niet meer wat is vastgelegd (regel ",
                                        " is no longer what was recorded (entry ") +
                            std::to_string(mismatch.sequence()) + ")"});
  }
  if (found.mismatches_size() > 0) return absl::OkStatus();
  verdicts.push_back({service, true, head.sequence, "", head.chain_hash,
                      std::to_string(head.sequence) +
                          session.Say(" regels, keten en inhoud kloppen; laatste ketenhash ",
                                      " entries, chain and contents verify; last chain hash ") +
                          head.chain_hash});
  return absl::OkStatus();
}

void PrintVerdicts(const Session& session, const std::vector<Verdict>& verdicts) {
  if (session.output == Output::kTable) {
    for (const Verdict& verdict : verdicts) {
      session.out << verdict.service << ": "
                  << (verdict.in_order ? session.Say("in orde: ", "in order: ")
                                       : session.Say("NIET IN ORDE: ", "NOT IN ORDER: "))
                  << verdict.message << '\n';
    }
    if (std::ranges::any_of(verdicts, &Verdict::in_order)) {
      session.out << session.Say(
          "Dat een heel journaal is herschreven blijkt alleen uit een ketenhash die elders "
          "bewaard is.\n",
          "That a whole journal was rewritten shows only by a chain hash that was kept "
          "elsewhere.\n");
    }
    return;
  }
  Table table;
  table.columns = {{"service"},  {"outcome"},    {"sequence"},
                   {"resource"}, {"chain_hash"}, {"message"}};
  for (const Verdict& verdict : verdicts) {
    table.rows.push_back({verdict.service, verdict.in_order ? "IN_ORDER" : "NOT_IN_ORDER",
                          std::to_string(verdict.sequence), verdict.resource, verdict.chain_hash,
                          verdict.message});
  }
  Print(session, table);
}

int VerifyAll(const Session& session, const std::vector<std::string>& services) {
  std::vector<Verdict> verdicts;
  int exit_code = kDone;
  for (const std::string& service : services) {
    const absl::Status status = Verify(session, service, verdicts);
    if (!status.ok()) exit_code = std::max(exit_code, Fail(session, status));
  }
  PrintVerdicts(session, verdicts);
  const bool in_order = std::ranges::all_of(verdicts, &Verdict::in_order);
  return std::max<int>(exit_code, in_order ? kDone : kRefused);
}

}  // namespace

void AddJournalCommands(CLI::App& app, const Session& session, int& exit_code) {
  auto* journal = app.add_subcommand(
      "journal",
      session.Say("Het journaal: elke wijziging", "The record of every change (journaal)"));
  journal->require_subcommand(1);
  const auto service = std::make_shared<std::string>("monitoring");
  const auto resource = std::make_shared<std::string>();
  const auto most = std::make_shared<int>(0);
  auto* list = journal->add_subcommand(
      "list", session.Say("Wie wat wanneer veranderde", "Who changed what, when"));
  list->add_option("service", *service,
                   session.Say("planning of monitoring", "planning or monitoring"))
      ->check(CLI::IsMember({"planning", "monitoring"}))
      ->capture_default_str();
  list->add_option(
      "--resource", *resource,
      session.Say(
          "Alleen van dit onderdeel en wat eronder valt, zoals avim-mensenhandel/2021-Q2/rotterdam",
          "Only of this resource and what lies below it, such as "
          "avim-mensenhandel/2021-Q2/rotterdam"));
  list->add_option("--most", *most,
                   session.Say("Hooguit zoveel regels, de laatste; zonder dit 1000 in een tabel, "
                               "en alle in csv en json",
                               "At most this many entries, the last ones; without it 1000 in a "
                               "table, and all in csv and json"))
      ->check(CLI::Range(1, 1'000'000));
  list->callback(
      [=, &session, &exit_code] { exit_code = List(session, *service, *resource, *most); });
  const auto which = std::make_shared<std::string>("both");
  auto* verify = journal->add_subcommand(
      "verify",
      session.Say(
          "Controleer het hele journaal: of zijn regels een keten vormen, en of klopt wat bewaard "
          "is",
          "Check the whole journal: its chain from the entries alone, and what is stored against "
          "it"));
  verify
      ->add_option(
          "service", *which,
          session.Say("planning, monitoring of both (beide)", "planning, monitoring or both"))
      ->check(CLI::IsMember({"planning", "monitoring", "both"}))
      ->capture_default_str();
  verify->callback([=, &session, &exit_code] {
    exit_code =
        VerifyAll(session, *which == "both" ? std::vector<std::string>{"planning", "monitoring"}
                                            : std::vector<std::string>{*which});
  });
}

}  // namespace rekenschap::cli
