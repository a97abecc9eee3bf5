#include <algorithm>
#include <map>
#include <set>

#include "clients/cli/statement_hashes.h"
#include "clients/cli/statement_verify.h"

// Who reported, and what is outstanding of it, against monitoring's journal.
namespace rekenschap::cli {
namespace {

using base::JournalEntry;
using monitoring::v1::StatementContent;
using monitoring::v1::StatementReport;
using monitoring::v1::StatementUnit;

// How far a unit's report is, by the entries up to a place.
struct Known {
  std::string submitted;  // the last version, as a name
  std::string provisional;
  std::string accepted;
  bool reopened = false;  // a correction of the accepted one was asked for
  bool stated = false;    // the statement tells of the unit
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
      known.reopened = false;
    } else if (entry.action == "report.return") {
      known.provisional = known.accepted;
    } else if (entry.action == "report.reopen") {
      known.reopened = entry.resource == known.accepted;
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

// The entries about the period itself, up to the place.
std::vector<const JournalEntry*> EntriesOfPeriod(const ProvenJournal& journal,
                                                 const StatementContent& content) {
  const std::string name = content.programme() + "/periods/" + content.period();
  std::vector<const JournalEntry*> entries;
  for (const auto& [sequence, entry] : journal.entries) {
    if (sequence > content.position().sequence()) break;
    if (entry.resource == name) entries.push_back(&entry);
  }
  return entries;
}

// Whether an entry is the exempting of the unit, for the reason that is given. Its name is in the
// hash alone; so is that of one whose exemption was lifted, which cannot be told.
bool IsExempted(const std::vector<const JournalEntry*>& of_period, const StatementContent& content,
                const StatementUnit& unit) {
  return std::ranges::any_of(of_period, [&](const JournalEntry* entry) {
    return entry->action == "unit.exempt" &&
           entry->content_hash == ExemptionHash(content, unit, entry->principal);
  });
}

bool IsClosed(const std::vector<const JournalEntry*>& of_period) {
  bool closed = false;
  for (const JournalEntry* entry : of_period) {
    if (entry->action == "period.close") closed = true;
    if (entry->action == "period.reopen") closed = false;
  }
  return closed;
}

// What the journal tells of a correction of an accepted report. Why it was asked for is there in a
// hash alone, over more than the statement holds.
void CheckCorrection(const Session& session, const StatementUnit& unit, const Known& known,
                     Check& check) {
  const bool accepted = !known.accepted.empty();
  const bool waits = accepted && known.provisional != known.accepted;
  const bool asked = accepted && !waits && (known.reopened || known.submitted != known.accepted);
  const auto fault = [&](const char* dutch, const char* english) {
    check.faults.push_back(unit.unit() + session.Say(dutch, english));
  };
  if (asked && !unit.correction_pending()) {
    fault(
        ": volgens het journaal is een correctie gevraagd die niet is ingediend, en de staat "
        "zwijgt daarover, zoals staten doen die zijn vastgelegd voordat zij dat vermeldden; leg "
        "een nieuwe vast",
        ": by the journal a correction was asked for that has not come in, and the statement is "
        "silent on it, as those are that were frozen before this was told; freeze a new one");
  } else if (waits && !unit.correction_pending()) {
    fault(": volgens het journaal wacht een correctie op beoordeling, en de staat zwijgt daarover",
          ": by the journal a correction waits for a review, and the statement is silent on it");
  } else if (unit.correction_pending() && !asked && !waits) {
    fault(": volgens het journaal staat er geen correctie open",
          ": by the journal no correction is outstanding");
  } else if (asked && unit.reason().empty()) {
    fault(": de correctie is gevraagd, en er staat geen reden bij",
          ": the correction was asked for, and no reason is given");
  } else if (waits && !unit.reason().empty()) {
    fault(": de correctie wacht op beoordeling, en er staat een reden bij",
          ": the correction waits for a review, and a reason is given");
  }
}

// That its figures are of the versions that count. A line that such a version is silent on is of
// none.
void CheckFigures(const Session& session, const StatementContent& content,
                  const std::map<std::string, std::string>& counting,
                  const std::set<std::string>& listed, Check& check) {
  std::set<std::string> told;
  for (const auto& table : content.tables()) {
    for (const auto& line : table.lines()) {
      for (const auto& unit : line.units()) {
        const auto counts = counting.find(unit.unit());
        const bool of_counting = unit.unit_ended()
                                     ? listed.contains(unit.report())
                                     : counts != counting.end() && counts->second == unit.report();
        const bool in_order = unit.report().empty() ? !unit.figures().has_realised() : of_counting;
        if (in_order || !told.insert(unit.unit()).second) continue;
        check.faults.push_back(
            unit.unit() +
            session.Say(": de cijfers zijn niet van de versie die volgens het journaal meetelt",
                        ": the figures are not of the version that counts by the journal"));
      }
    }
  }
}

// That it calls itself provisional when what it says of the reports asks for that, and is not when
// the period is closed. A unit that ended may ask for it too, which it does not say.
void CheckStanding(const Session& session, const StatementContent& content, Check& check) {
  const bool unsettled =
      content.figures() != StatementContent::FIGURES_ACCEPTED ||
      std::ranges::any_of(content.units(), [](const StatementUnit& unit) {
        return unit.state() != StatementUnit::STATE_EXEMPT &&
               (unit.state() != StatementUnit::STATE_ACCEPTED || unit.correction_pending());
      });
  if (content.provisional() && content.period_closed()) {
    check.faults.push_back(session.Say("zij noemt zich voorlopig van een afgesloten periode",
                                       "it calls itself provisional of a closed period"));
  } else if (!content.provisional() && !content.period_closed() && unsettled) {
    check.faults.push_back(
        session.Say("zij noemt zich niet voorlopig, terwijl de periode open is en niet alles is "
                    "geaccepteerd",
                    "it does not call itself provisional, while the period is open and not "
                    "everything is accepted"));
  }
}

}  // namespace

Check CheckCompleteness(const Session& session, const StatementContent& content,
                        const ProvenJournal& journal) {
  Check check{session.Say("volledigheid: geen rapportage of openstaande correctie is weggelaten "
                          "of toegevoegd",
                          "completeness: no report or outstanding correction was left out or put "
                          "in"),
              {}};
  auto known = KnownReports(journal, content);
  const std::vector<const JournalEntry*> of_period = EntriesOfPeriod(journal, content);
  const bool accepted = content.figures() == StatementContent::FIGURES_ACCEPTED;
  std::set<std::string> listed = {""};
  for (const StatementReport& stated : content.reports()) {
    if (!stated.carried()) listed.insert(stated.report());
  }
  std::map<std::string, std::string> counting;  // the version, by unit
  for (const StatementUnit& unit : content.units()) {
    Known& report = known[unit.unit()];
    report.stated = true;
    const bool exempt =
        unit.state() == StatementUnit::STATE_EXEMPT && IsExempted(of_period, content, unit);
    if (unit.state() != StateOf(report, exempt) || unit.report() != report.submitted) {
      check.faults.push_back(
          unit.unit() +
          session.Say(" is volgens het journaal anders: ", " is otherwise by the journal: ") +
          StatementUnit::State_Name(StateOf(report, exempt)) + " " + report.submitted);
    }
    CheckCorrection(session, unit, report, check);
    const std::string& counts = accepted ? report.accepted : report.provisional;
    counting[unit.unit()] = counts;
    if (!listed.contains(counts))
      check.faults.push_back(counts + session.Say(" ontbreekt", " is missing"));
  }
  for (const auto& [unit, report] : known) {
    if (report.stated || report.submitted.empty()) continue;
    check.faults.push_back(
        unit + session.Say(" ontbreekt, en rapporteerde: ", " is missing, and reported: ") +
        report.submitted);
  }
  CheckFigures(session, content, counting, listed, check);
  const bool closed = IsClosed(of_period);
  if (closed != content.period_closed()) {
    check.faults.push_back(
        session.Say("de periode is volgens het journaal ", "by the journal the period is ") +
        (closed ? session.Say("afgesloten", "closed") : session.Say("open", "open")));
  }
  CheckStanding(session, content, check);
  return check;
}

}  // namespace rekenschap::cli
