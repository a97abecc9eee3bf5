#include "clients/cli/statement_notes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>

#include "clients/cli/plan_figures.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/statement_columns.h"
#include "services/finance/printed.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementCell;
using monitoring::v1::StatementFigures;
using monitoring::v1::StatementLine;
using monitoring::v1::StatementTable;

// Notes of what goes for `rows` of a table's rows: which those are by what is said of them.
class RowNotes {
 public:
  explicit RowNotes(std::size_t rows) : rows_(rows) {}

  void Add(const std::string& said, const std::string& title) { titles_[said].push_back(title); }
  // One for each thing that is said, between `before` and `after`.
  void AddTo(Block& notes, const std::string& before, const std::string& after) const {
    for (const auto& [said, titles] : titles_) {
      // What goes for the whole table names none of its rows.
      const std::string names =
          titles.size() == rows_ ? "" : absl::StrCat(" (", absl::StrJoin(titles, "; "), ")");
      notes.items.emplace_back("-", absl::StrCat(before, said, names, after));
    }
  }

 private:
  std::size_t rows_;
  std::map<std::string, std::vector<std::string>> titles_;
};

// Of how many units the figures of the lines and their total are, where that is not all of them;
// and their forecasts, where not every report that counts gave one.
void AddCoverage(const Session& session, const StatementTable& table, Block& notes) {
  const auto rows = static_cast<std::size_t>(table.lines_size()) + (table.has_total() ? 1 : 0);
  RowNotes coverage(rows);
  RowNotes forecasts(rows);
  const auto add = [&](const std::string& title, const StatementFigures& figures, int forecast) {
    const auto units = [&](int count) {
      return absl::StrCat(count, session.Say(" van ", " of "), figures.expected_count(),
                          session.Say(" eenheden", " units"));
    };
    if (figures.received_count() != figures.expected_count()) {
      coverage.Add(units(figures.received_count()), title);
    }
    if (figures.has_forecast() && forecast < figures.received_count()) {
      forecasts.Add(units(forecast), title);
    }
  };
  for (const auto& line : table.lines()) {
    add(line.title(), line.figures(), GivenOf(line).forecast);
  }
  if (table.has_total()) {
    add(session.Say("Totaal", "Total"), table.total(), GivenOf(table).forecast);
  }
  coverage.AddTo(notes, session.Say("Dekking: ", "Coverage: "),
                 session.Say("; het verschil is ten opzichte van hun doel",
                             "; the difference is against their target"));
  forecasts.AddTo(notes, session.Say("Prognose: volledig van ", "Forecast: all of it of "),
                  session.Say("; niet elke rapportage die meetelt geeft er een",
                              "; not every report that counts gives one"));
}

}  // namespace

Block StatementTableNotes(const Session& session, const StatementTable& table) {
  Block notes{Block::Kind::kNotes};
  for (const StatementLine& line : table.lines()) {
    for (const StatementCell& cell : line.cells()) {
      if (!cell.has_rectification()) continue;
      const auto& why = cell.rectification();
      notes.items.emplace_back(
          "*", line.title() + ", " + PaperColumnTitle(session, cell.column()) + ": " +
                   session.Say("gedrukt ", "printed ") +
                   (cell.printed().empty() ? session.Say("niets", "nothing") : cell.printed()) +
                   session.Say(", gewerkt wordt met ", ", worked with ") +
                   FigureCell(session, true, cell.worked_with()).text +
                   session.Say(" (gerectificeerd: ", " (rectified: ") + why.reason() + " " +
                   why.author() + ", " + DayWords(session, why.date()) + ")");
    }
  }
  for (const StatementCell& total : table.totals()) {
    const auto printed = finance::ParsePrinted(total.printed(), MeasureOf(table.measure()),
                                               std::max<std::int64_t>(table.print_unit_count(), 1));
    const std::int64_t sum = ValueOf(total.worked_with());
    if (!printed.ok() || printed->value == sum) continue;
    const bool rounds = finance::IntervalOf(*printed, /*may_be_negative=*/true).Contains(sum);
    notes.items.emplace_back(
        "-", session.Say("Totaal ", "Total ") + PaperColumnTitle(session, total.column()) +
                 session.Say(": gedrukt ", ": printed ") + total.printed() +
                 session.Say("; de regels tellen op tot ", "; the lines add up to ") +
                 FigureCell(session, true, total.worked_with()).text +
                 (rounds ? session.Say(", wat zo kan zijn afgerond",
                                       ", which can have been rounded to that")
                         : ""));
  }
  AddCoverage(session, table, notes);
  return notes;
}

}  // namespace rekenschap::cli
