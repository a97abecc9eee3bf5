#include <set>

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
using monitoring::v1::StatementUnit;

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

// How far a unit's report is, by the entries up to a place.
struct Known {
  std::string submitted;  // the last version, as a name
  std::string provisional;
  std::string accepted;
};

std::map<std::string, Known> KnownReports(const ProvenJournal& journal,
                                          const StatementContent& content) {
  const std::string prefix = content.programme() + "/reports/" + content.period() + "/";
  std::map<std::string, Known> reports;
  for (const auto& [sequence, entry] : journal.entries) {
    if (sequence > content.position().sequence()) break;
    if (entry.resource.rfind(prefix, 0) != 0) continue;
    const std::string unit = entry.resource.substr(
        prefix.size(), entry.resource.find('/', prefix.size()) - prefix.size());
    Known& known = reports["units/" + unit];
    if (entry.action == "report.submit") {
      known.submitted = known.provisional = entry.resource;
    } else if (entry.action == "report.accept") {
      known.accepted = entry.resource;
    } else if (entry.action == "report.return") {
      known.provisional = known.accepted;
    }
  }
  return reports;
}

StatementUnit::State StateOf(const Known& known, bool exempt) {
  if (!known.accepted.empty()) return StatementUnit::STATE_ACCEPTED;
  if (!known.provisional.empty()) return StatementUnit::STATE_SUBMITTED;
  if (exempt) return StatementUnit::STATE_EXEMPT;  // a report that was returned does not stand
  return known.submitted.empty() ? StatementUnit::STATE_MISSING : StatementUnit::STATE_RETURNED;
}

// That no report was left out and none was put in.
Check CheckCompleteness(const Session& session, const StatementContent& content,
                        const ProvenJournal& journal) {
  Check check{session.Say("volledigheid: geen rapportage is weggelaten of toegevoegd",
                          "completeness: no report was left out or put in"),
              {}};
  auto known = KnownReports(journal, content);
  const bool accepted = content.figures() == StatementContent::FIGURES_ACCEPTED;
  std::set<std::string> listed = {""};
  for (const StatementReport& stated : content.reports()) {
    if (!stated.carried()) listed.insert(stated.report());
  }
  for (const StatementUnit& unit : content.units()) {
    const Known& report = known[unit.unit()];
    // That a unit is exempt stands in the journal without its name.
    const bool exempt = unit.state() == StatementUnit::STATE_EXEMPT;
    if (unit.state() != StateOf(report, exempt) || unit.report() != report.submitted) {
      check.faults.push_back(
          unit.unit() +
          session.Say(" is volgens het journaal anders: ", " is otherwise by the journal: ") +
          StatementUnit::State_Name(StateOf(report, exempt)) + " " + report.submitted);
    }
    const std::string& counts = accepted ? report.accepted : report.provisional;
    if (!listed.contains(counts))
      check.faults.push_back(counts + session.Say(" ontbreekt", " is missing"));
  }
  bool closed = false;
  for (const auto& [sequence, entry] : journal.entries) {
    if (sequence > content.position().sequence()) break;
    if (entry.resource != content.programme() + "/periods/" + content.period()) continue;
    if (entry.action == "period.close") closed = true;
    if (entry.action == "period.reopen") closed = false;
  }
  if (closed != content.period_closed()) {
    check.faults.push_back(
        session.Say("de periode is volgens het journaal ", "by the journal the period is ") +
        (closed ? session.Say("afgesloten", "closed") : session.Say("open", "open")));
  }
  return check;
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
