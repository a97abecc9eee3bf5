#include "clients/cli/report_outcomes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <ostream>
#include <utility>

#include "clients/cli/report_finding_list.h"
#include "clients/cli/table.h"
#include "clients/cli/terminal_text.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::SubmitReportResult;

struct Words {
  Outcome outcome;
  const char* name;
  const char* dutch;  // of one report
  const char* english;
  const char* dutch_counted;
  const char* english_counted;
};

// In the order in which they are counted.
constexpr std::array kWords = {
    Words{Outcome::kTakenIn, "TAKEN_IN", "ontvangen als versie ", "taken in as version ",
          " ontvangen", " taken in"},
    Words{Outcome::kGood, "GOOD", "kan worden ingediend", "can be submitted", " goed", " good"},
    Words{Outcome::kKept, "KEPT", "bewaard als concept, versie ", "kept as a draft, version ",
          " bewaard", " kept"},
    Words{Outcome::kUnchanged, "UNCHANGED", "ongewijzigd ten opzichte van versie ",
          "unchanged from version ", " ongewijzigd", " unchanged"},
    Words{Outcome::kHeldBack, "HELD_BACK",
          "goed, maar niet ingediend: andere rapportages zijn geweigerd",
          "good, but not submitted: other reports were refused", " goed maar niet ingediend",
          " good, not submitted"},
    Words{Outcome::kRefused, "REFUSED", "GEWEIGERD", "REFUSED", " geweigerd", " refused"},
};

constexpr std::array kColumns = {"file",    "programme", "unit",       "period",   "outcome",
                                 "version", "sequence",  "chain_hash", "severity", "rule",
                                 "row",     "column",    "cell",       "message",  "remedy"};

const Words& WordsOf(Outcome outcome) {
  return *std::ranges::find(kWords, outcome, &Words::outcome);
}

const auto& FindingsOf(const SubmitReportResult& result) {
  return result.has_receipt() ? result.receipt().findings() : result.findings();
}

// Those of them that stand in the way of a draft, or those that do not.
std::vector<Noted> OfDraft(const std::vector<Noted>& noted, bool stops) {
  std::vector<Noted> some;
  std::ranges::copy_if(noted, std::back_inserter(some),
                       [stops](const Noted& one) { return one.stops_draft == stops; });
  return some;
}

// What matters to a report only once it is submitted.
void PrintBeforeSubmitting(const Session& session, const std::string& path,
                           const std::vector<Noted>& noted) {
  if (noted.empty()) return;
  session.out << session.Say(
      "  Dit staat een concept niet in de weg; kijk ernaar vóór u het "
      "indient:\n",
      "  This does not stand in the way of a draft; look at it before you "
      "submit it:\n");
  PrintNoted(session, path, noted, Refuses::kOnSubmitting);
}

// Why a report was not kept as a draft, and what else there is to it.
void PrintNotKept(const Session& session, const ReportOutcome& told) {
  const std::vector<Noted> stopping = OfDraft(told.noted, true);
  session.out << (stopping.empty()
                      ? session.Say("  Het bestand zelf staat in de weg; zie hierboven.\n",
                                    "  The file itself stands in the way; see above.\n")
                      : session.Say("  Dit staat het bewaren als concept in de weg:\n",
                                    "  This stands in the way of keeping it as a draft:\n"));
  PrintNoted(session, told.path, stopping);
  PrintBeforeSubmitting(session, told.path, OfDraft(told.noted, false));
}

// Without the refusal because of others: that it is held back is told already.
std::vector<Noted> OwnOf(std::vector<Noted> noted) {
  std::erase_if(noted, [](const Noted& one) { return one.problem.rule == "OTHERS_REFUSED"; });
  return noted;
}

}  // namespace

void PrintOutcome(const Session& session, const ReportOutcome& told) {
  const Words& words = WordsOf(told.outcome);
  session.out << ForTerminal(NameOf(told.filed, session.language())) << ": "
              << session.Say(words.dutch, words.english);
  if (told.version > 0) session.out << told.version;
  if (told.result.has_receipt()) {
    const monitoring::v1::Receipt& receipt = told.result.receipt();
    session.out << session.Say(" (bewijs: journaal ", " (receipt: journal ") << receipt.sequence()
                << ", " << receipt.chain_hash().substr(0, 16) << "; plan " << receipt.revision()
                << ')';
  }
  session.out << '\n';
  if (told.outcome == Outcome::kRefused && told.keeping) return PrintNotKept(session, told);
  if (told.outcome != Outcome::kRefused) PrintSettledCount(session, FindingsOf(told.result));
  if (told.outcome == Outcome::kKept) {
    return PrintBeforeSubmitting(session, told.path, told.noted);
  }
  PrintNoted(session, told.path, OwnOf(told.noted));
}

void PrintCounts(const Session& session, const OutcomeCounts& counts) {
  std::size_t all = 0;
  for (const auto& [outcome, count] : counts.reports) all += count;
  session.out << all
              << (all == 1 ? session.Say(" rapportage", " report")
                           : session.Say(" rapportages", " reports"));
  for (const Words& words : kWords) {
    const auto found = counts.reports.find(words.outcome);
    if (found == counts.reports.end()) continue;
    session.out << ", " << found->second << session.Say(words.dutch_counted, words.english_counted);
  }
  if (counts.warned > 0) {
    session.out << session.Say("; met een waarschuwing: ", "; with a warning: ") << counts.warned;
  }
  session.out << '\n';
}

void OutcomeTable::Add(const ReportOutcome& told) {
  const auto number = [](std::int64_t value) {
    return value == 0 ? std::string() : std::to_string(value);
  };
  const auto& receipt = told.result.receipt();
  const std::vector<std::string> start = {told.path,
                                          AsWritten(told.filed.report.programme()),
                                          AsWritten(told.filed.report.unit()),
                                          told.filed.report.period(),
                                          WordsOf(told.outcome).name,
                                          number(told.version),
                                          number(receipt.sequence()),
                                          receipt.chain_hash()};
  if (told.noted.empty()) {
    rows_.push_back(start);
    rows_.back().resize(kColumns.size());
  }
  for (const Noted& one : told.noted) {
    const FileProblem& problem = one.problem;
    rows_.push_back(start);
    const std::string name = type::v1::Severity_Name(one.severity);
    rows_.back().insert(rows_.back().end(),
                        {name.substr(name.find('_') + 1), problem.rule, number(problem.row),
                         problem.column, problem.cell, problem.message, problem.remedy});
  }
}

void OutcomeTable::AddFile(const std::string& path, const std::vector<Noted>& noted) {
  Add({path, {}, Outcome::kRefused, 0, {}, noted});
}

void OutcomeTable::Print(const Session& session) const {
  Table table;
  for (const char* name : kColumns) table.columns.push_back({name});
  for (const auto& row : rows_) table.rows.emplace_back(row.begin(), row.end());
  cli::Print(session, table);
}

}  // namespace rekenschap::cli
