#include "clients/cli/report_outcomes.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "clients/cli/table.h"

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
    Words{Outcome::kHeldBack, "HELD_BACK", "goed, maar niet ingediend", "good, but not submitted",
          " goed maar niet ingediend", " good, not submitted"},
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

// How many of its findings its explanations settle.
void PrintSettled(const Session& session, const SubmitReportResult& result) {
  const auto settled = std::ranges::count_if(
      FindingsOf(result), [](const type::v1::Finding& finding) { return finding.settled(); });
  if (settled == 0) return;
  session.out << session.Say("  toegelicht: ", "  explained: ") << settled
              << (settled == 1 ? session.Say(" bevinding", " finding")
                               : session.Say(" bevindingen", " findings"))
              << '\n';
}

}  // namespace

void PrintOutcome(const Session& session, const ReportOutcome& told) {
  const Words& words = WordsOf(told.outcome);
  session.out << LastPart(told.filed.report.unit()) << ", " << told.filed.report.period() << ": "
              << session.Say(words.dutch, words.english);
  if (told.version > 0) session.out << told.version;
  if (told.result.has_receipt()) {
    const monitoring::v1::Receipt& receipt = told.result.receipt();
    session.out << session.Say(" (bewijs: journaal ", " (receipt: journal ") << receipt.sequence()
                << ", " << receipt.chain_hash().substr(0, 16) << "; plan " << receipt.revision()
                << ')';
  }
  session.out << '\n';
  if (told.outcome == Outcome::kHeldBack) {
    return PrintNoted(session, told.path, WarningsIn(told.noted));
  }
  if (told.outcome != Outcome::kRefused) PrintSettled(session, told.result);
  PrintNoted(session, told.path, told.noted);
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
                                          LastPart(told.filed.report.programme()),
                                          LastPart(told.filed.report.unit()),
                                          told.filed.report.period(),
                                          WordsOf(told.outcome).name,
                                          number(told.version),
                                          number(receipt.sequence()),
                                          receipt.chain_hash()};
  if (told.noted.empty()) {
    rows_.push_back(start);
    rows_.back().resize(kColumns.size());
  }
  for (const auto& [problem, severity] : told.noted) {
    rows_.push_back(start);
    const std::string name = type::v1::Severity_Name(severity);
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
