#include <google/protobuf/util/time_util.h>

#include "clients/cli/statement_hashes.h"
#include "clients/cli/statement_verify.h"
#include "services/base/status/status.h"

// A statement against the journals.
namespace rekenschap::cli {
namespace {

using base::JournalEntry;
using monitoring::v1::Statement;
using monitoring::v1::StatementContent;
using monitoring::v1::StatementReport;

// An entry as it should be; what is empty is not looked at.
struct Expected {
  std::int64_t sequence = 0;
  std::string action;
  std::string resource;
  std::string principal;
  std::string content_hash;
};

void Hold(const Session& session, const ProvenJournal& journal, const Expected& expected,
          Check& check) {
  const std::string at =
      session.Say("journaalregel ", "journal entry ") + std::to_string(expected.sequence);
  const auto found = journal.entries.find(expected.sequence);
  if (found == journal.entries.end()) {
    check.faults.push_back(at + session.Say(" is er niet", " is not there"));
    return;
  }
  const JournalEntry& entry = found->second;
  const auto hold = [&](const char* dutch, const char* english, const std::string& is,
                        const std::string& should) {
    if (should.empty() || is == should) return;
    check.faults.push_back(at + session.Say(": ", ": ") + session.Say(dutch, english) + " " + is +
                           session.Say(" in plaats van ", " instead of ") + should);
  };
  hold("handeling", "action", entry.action, expected.action);
  hold("betreft", "is about", entry.resource, expected.resource);
  hold("door", "by", entry.principal, expected.principal);
  hold("inhoudshash", "content hash", entry.content_hash, expected.content_hash);
}

Check CheckFreezing(const Session& session, const Statement& statement,
                    const ProvenJournal& journal) {
  Check check{session.Say("vastlegging: journaalregel ", "freezing: journal entry ") +
                  std::to_string(statement.sequence()),
              {}};
  Hold(session, journal,
       {statement.sequence(), "statement.freeze", statement.name(), statement.principal(),
        statement.content_hash()},
       check);
  const auto entry = journal.entries.find(statement.sequence());
  const std::int64_t time =
      google::protobuf::util::TimeUtil::TimestampToMicroseconds(statement.freeze_time());
  if (entry != journal.entries.end() && entry->second.record_time_micros != time) {
    check.faults.push_back(
        session.Say("zij is op een ander moment vastgelegd", "it was frozen at another moment"));
  }
  if (statement.sequence() <= statement.content().position().sequence()) {
    check.faults.push_back(session.Say("zij staat op een later peilmoment dan haar vastlegging",
                                       "it stands on a later place than its freezing"));
  }
  return check;
}

Check CheckPlace(const Session& session, const StatementContent& content,
                 const ProvenJournal& journal) {
  const auto& position = content.position();
  Check check{session.Say("peilmoment: journaalregel ", "place: journal entry ") +
                  std::to_string(position.sequence()),
              {}};
  if (journal.store_id != position.store_id()) {
    check.faults.push_back(
        session.Say("zij is van een ander journaal: ", "it is of another journal: ") +
        position.store_id());
  }
  Hold(session, journal, {position.sequence(), "", "", "", ""}, check);
  const auto entry = journal.entries.find(position.sequence());
  if (entry != journal.entries.end() && entry->second.chain_hash != position.chain_hash()) {
    check.faults.push_back(
        session.Say("de ketenhash is daar een andere", "the chain hash is another there"));
  }
  return check;
}

Check CheckEntries(const Session& session, const StatementContent& content,
                   const StatementReport& report, const ProvenJournal& journal) {
  Check check{session.Say("in het journaal: ", "in the journal: ") + report.report(), {}};
  Hold(session, journal,
       {report.submit_sequence(), "report.submit", report.report(), report.submitter(),
        // The findings of one that does not count are not in the statement.
        report.carried() ? "" : SubmissionHash(content, report)},
       check);
  if (report.accept_sequence() > 0) {
    Hold(session, journal,
         {report.accept_sequence(), "report.accept", report.report(), report.reviewer(),
          AcceptanceHash(report)},
         check);
  }
  if (report.submit_sequence() > content.position().sequence() ||
      report.accept_sequence() > content.position().sequence()) {
    check.faults.push_back(session.Say("zij kwam na het peilmoment", "it came after the place"));
  }
  return check;
}

Check ChainCheck(const Session& session, const std::string& service, const ProvenJournal& journal) {
  Check check{session.Say("keten van het journaal van ", "chain of the journal of ") + service +
                  ": " + std::to_string(journal.entries.size()) +
                  session.Say(" regels", " entries"),
              {}};
  if (!journal.fault.empty()) check.faults.push_back(journal.fault);
  return check;
}

}  // namespace

absl::StatusOr<ProvenJournal> ProveJournal(const Session& session, const std::string& service) {
  const auto stub =
      system::v1::JournalService::NewStub(base::MakeChannel(AddressOf(session, service)));
  ProvenJournal proven;
  const auto read = ReadJournal(session, *stub, [&proven](const JournalEntry& entry) {
    proven.entries.emplace(entry.sequence, entry);
  });
  if (read.ok()) {
    proven.store_id = read->store_id;
  } else if (read.status().code() == absl::StatusCode::kDataLoss) {
    proven.fault = std::string(read.status().message());
  } else {
    return read.status();
  }
  return proven;
}

void CheckMonitoring(const Session& session, const Statement& statement,
                     const ProvenJournal& journal, Checks& checks) {
  const StatementContent& content = statement.content();
  checks.push_back(ChainCheck(session, "monitoring", journal));
  checks.push_back(CheckFreezing(session, statement, journal));
  checks.push_back(CheckPlace(session, content, journal));
  for (const StatementReport& report : content.reports()) {
    checks.push_back(CheckEntries(session, content, report, journal));
  }
  checks.push_back(CheckCompleteness(session, content, journal));
  checks.push_back(CheckTimeliness(session, content, journal));
  Check arrival{
      session.Say("aankomst van het plan: journaalregel ", "arrival of the plan: journal entry ") +
          std::to_string(content.plan().arrival_sequence()),
      {}};
  Hold(session, journal,
       {content.plan().arrival_sequence(), "plan.revision", content.plan().revision(), "", ""},
       arrival);
  checks.push_back(std::move(arrival));
}

void CheckPlanning(const Session& session, const StatementContent& content,
                   const ProvenJournal& journal, Checks& checks) {
  checks.push_back(ChainCheck(session, "planning", journal));
  const auto& plan = content.plan();
  Check check{
      session.Say("in het journaal van planning: ", "in planning's journal: ") + plan.revision(),
      {}};
  // Where a copy of the plan did not keep the places, the journal is asked for them.
  std::int64_t recorded = plan.record_sequence();
  std::int64_t adopted = plan.adopt_sequence();
  for (const auto& [sequence, entry] : journal.entries) {
    if (entry.resource != plan.revision()) continue;
    if (recorded == 0 && entry.action == "revision.create") recorded = sequence;
    if (adopted == 0 && entry.action == "revision.adopt") adopted = sequence;
  }
  Hold(session, journal, {recorded, "revision.create", plan.revision(), "", plan.content_hash()},
       check);
  const auto entry = journal.entries.find(adopted);
  const std::string adopter = entry == journal.entries.end() ? "" : entry->second.principal;
  Hold(session, journal,
       {adopted, "revision.adopt", plan.revision(), "", AdoptionHash(plan.content_hash(), adopter)},
       check);
  checks.push_back(std::move(check));
}

}  // namespace rekenschap::cli
