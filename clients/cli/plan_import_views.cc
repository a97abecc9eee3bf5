#include "clients/cli/plan_import_views.h"

#include <algorithm>
#include <map>
#include <ostream>

#include <absl/strings/str_join.h>

#include "clients/cli/layout.h"
#include "clients/cli/plan_figures.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"
#include "services/finance/arithmetic.h"
#include "services/finance/notation.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

void Tell(const Session& session, const std::string& lead, const std::string& text) {
  for (const std::string& line : Wrapped(text, kPageWidth, 14, lead)) session.out << line << '\n';
}

std::string ColumnsText(const std::vector<finance::Column>& columns) {
  std::vector<std::string> names;
  for (const finance::Column column : columns) names.push_back(ColumnTitle(column));
  return absl::StrJoin(names, ", ");
}

std::string UnitText(const Session& session, const BudgetTable& table) {
  const std::string text = ScaleWords(session, {table.measure, table.print_unit, 0, 1});
  return table.unit_source.empty() ? text : text + " (" + table.unit_source + ")";
}

std::string MatchText(const Session& session, MatchedBy by) {
  switch (by) {
    case MatchedBy::kId:
      return session.Say("staat in het plan", "is in the plan");
    case MatchedBy::kTitle:
      return session.Say("staat in het plan (zelfde naam)", "is in the plan (same name)");
    case MatchedBy::kKind:
      return session.Say("staat in het plan (enige tabel van deze soort)",
                         "is in the plan (only table of this kind)");
    case MatchedBy::kNew:
      return session.Say("nieuw", "new");
  }
  return "";
}

// How the label of a line was read.
std::string LabelText(const Session& session, const BudgetLine& line, const LineMatch& match) {
  std::string text = match.title + " (" + match.id + ")";
  if (match.by == MatchedBy::kNew) text += session.Say(", nieuw", ", new");
  return line.label == match.title ? text : "«" + line.label + "» → " + text;
}

std::string FullFigure(const Session& session, finance::Measure measure, std::int64_t value) {
  return finance::FormatFigure({measure, value}, session.language());
}

// The lines with each figure as it stands in the file and, below, as it is taken.
void PrintFigures(const Session& session, const BudgetTable& table, const TableMatch& match) {
  Table out;
  out.columns = {{session.Say("regel", "line"), false, "line"}};
  for (const finance::Column column : table.columns)
    out.columns.push_back({ColumnTitle(column), true});
  const auto add = [&](const std::string& title, const std::vector<BudgetFigure>& figures,
                       bool with_unknown) {
    std::vector<Cell> read = {title};
    std::vector<Cell> taken = {session.Say("  gelezen als", "  taken as")};
    for (const finance::Column column : table.columns) {
      const auto figure = std::ranges::find(figures, column, &BudgetFigure::column);
      if (figure == figures.end()) {
        read.emplace_back("");
        taken.emplace_back(with_unknown ? session.Say("onbekend", "unknown") : "");
      } else {
        read.emplace_back("«" + figure->as_read + "»");
        taken.emplace_back(FullFigure(session, table.measure, figure->value));
      }
    }
    out.rows.push_back(std::move(read));
    out.rows.push_back(std::move(taken));
  };
  for (std::size_t i = 0; i < table.lines.size(); ++i) {
    add(match.lines[i].title, table.lines[i].figures, true);
  }
  if (!table.printed_totals.empty()) {
    add(table.total_label + session.Say(" (gedrukt)", " (printed)"), table.printed_totals, false);
  }
  for (const Table& part : SplitColumns(out, 1)) {
    Print(session, part);
    session.out << '\n';
  }
}

// Everything that was taken for something else than it looks like, or was left out.
void PrintRemarks(const Session& session, const BudgetTable& table) {
  std::vector<std::string> formulas;
  for (const BudgetLine& line : table.lines) {
    if (!line.footnote.empty()) {
      Tell(session, session.Say("voetnoot", "footnote"),
           line.place + ": «" + line.footnote + "» " +
               session.Say("hoort niet bij de naam van «", "is no part of the name of «") +
               line.title +
               session.Say("» (--keep-digits laat cijfers staan)",
                           "» (--keep-digits keeps digits)"));
    }
    for (const BudgetFigure& figure : line.figures) {
      if (figure.formula) formulas.push_back(figure.place);
    }
  }
  if (!formulas.empty()) {
    Tell(session, session.Say("formules", "formulas"),
         absl::StrJoin(formulas, ", ") +
             session.Say(": de uitkomst die in het bestand staat is genomen",
                         ": the result that is stored in the file was taken"));
  }
  for (const SkippedRow& row : table.skipped) {
    Tell(session, session.Say("overgeslagen", "skipped"),
         row.place + ": «" + row.text + "»: " + row.why);
  }
}

Cell ChangeCell(const Session& session, const CellChange& change) {
  const auto difference = finance::CheckedSubtract(change.becomes, change.was.value_or(0));
  const std::string text =
      difference.ok() ? FullFigure(session, change.measure, *difference) : std::string();
  return {difference.ok() && *difference > 0 ? "+" + text : text,
          difference.ok() ? finance::FormatPlain({change.measure, *difference}) : ""};
}

Table ChangesTable(const Session& session, const ImportDraft& draft) {
  Table out;
  out.columns = {{session.Say("regel", "line"), false, "line"},
                 {session.Say("jaar", "year"), false, "column"},
                 {session.Say("was", "was"), true, "was"},
                 {session.Say("mutatie", "mutation"), true, "amount"},
                 {session.Say("wordt", "becomes"), true, "becomes"}};
  for (const CellChange& change : draft.changes) {
    const auto figure = [&](std::int64_t value) {
      return Cell(FullFigure(session, change.measure, value),
                  finance::FormatPlain({change.measure, value}));
    };
    out.rows.push_back({Cell(change.title + " (" + change.line + ")", change.line),
                        Cell(ColumnTitle(change.column) + (change.extends ? " °" : ""),
                             finance::FormatColumn(change.column)),
                        change.was ? figure(*change.was) : Cell("–", " "),
                        ChangeCell(session, change), figure(change.becomes)});
  }
  return out;
}

void PrintKept(const Session& session, const ImportDraft& draft) {
  for (const KeptFigure& kept : draft.kept) {
    Tell(session, session.Say("blijft", "stays"),
         kept.title + ", " + ColumnTitle(kept.column) + ": " +
             FullFigure(session, kept.measure, kept.value) +
             (kept.why == Kept::kSamePrint
                  ? session.Say("; het plan kent deze druk al en werkt met een ander cijfer: ",
                                "; the plan knows this print and works with another figure: ")
                  : session.Say("; de druk kan daarvan de afronding zijn: ",
                                "; the print can be its rounding: ")) +
             kept.printed);
  }
  for (const std::string& title : draft.not_in_file) {
    Tell(session, session.Say("blijft", "stays"),
         title + session.Say(": staat niet in het bestand", ": is not in the file"));
  }
  for (const std::string& title : draft.may_be_negative) {
    Tell(session, session.Say("let op", "mind"),
         title + session.Say(": mag voortaan onder nul zijn", ": may be below zero from now on"));
  }
}

}  // namespace

void PrintUnderstood(const Session& session, const BudgetTable& table, const TableMatch& match) {
  if (session.output != Output::kTable) return;
  session.out << session.Say("Tabel ", "Table ") << "«" << table.title << "»\n";
  Tell(session, session.Say("tabel", "table"), match.id + ": " + MatchText(session, match.by));
  const std::string basis = BasisWords(session, wire::ToProto(table.basis), table.direction);
  if (!basis.empty()) Tell(session, session.Say("grondslag", "basis"), basis);
  Tell(session, session.Say("eenheid", "unit"), UnitText(session, table));
  if (!table.header_place.empty()) {
    Tell(session, session.Say("kop", "header"),
         table.header_place + ": " + ColumnsText(table.columns));
  }
  for (std::size_t i = 0; i < table.lines.size(); ++i) {
    Tell(session, i == 0 ? session.Say("regels", "lines") : "",
         table.lines[i].place + ": " + LabelText(session, table.lines[i], match.lines[i]));
  }
  PrintRemarks(session, table);
  session.out << '\n';
  PrintFigures(session, table, match);
}

void PrintImportDraft(const Session& session, const ImportRequest& request,
                      const ImportDraft& draft) {
  if (session.output == Output::kJson) return PrintJson(session, draft.revision);
  if (session.output == Output::kCsv) return Print(session, ChangesTable(session, draft));
  if (draft.nothing_new) {
    PrintKept(session, draft);
    return;
  }
  if (request.in_force == nullptr) {
    session.out << session.Say("Vastleggen maakt er de eerste revisie van: ",
                               "Recording makes it the first revision: ")
                << draft.revision.title() << '\n';
    return;
  }
  Table changes = ChangesTable(session, draft);
  const std::string on = session.Say(" op ", " on ") + request.in_force->name();
  if (changes.rows.empty()) {
    session.out << session.Say("Vastleggen verandert geen cijfer", "Recording changes no figure")
                << on
                << session.Say("; het bewaart de gedrukte cijfers van dit document (",
                               "; it keeps the printed figures of this document (")
                << draft.new_prints << session.Say(" nieuw)\n", " new)\n");
  } else {
    changes.title =
        session.Say("Vastleggen maakt deze mutaties", "Recording makes these mutations") + on + ":";
    Print(session, changes);
    if (std::ranges::any_of(draft.changes, &CellChange::extends)) {
      session.out << session.Say("° het jaar komt uit de structurele reeks\n",
                                 "° the year comes out of the structural figure\n");
    }
  }
  PrintKept(session, draft);
}

void PrintImportProblems(const Session& session, const std::string& file,
                         const ImportProblems& problems) {
  session.err << session.Say("fout: ", "error: ") << file
              << session.Say(": dit staat in de weg; er is niets vastgelegd\n",
                             ": this stands in the way; nothing was recorded\n");
  for (const ImportProblem& problem : problems.first()) {
    const std::string place = problem.place.empty() ? "" : problem.place + ": ";
    for (const std::string& line :
         Wrapped(place + problem.message + " [" + problem.rule + "]", kPageWidth, 2)) {
      session.err << line << '\n';
    }
    for (const std::string& line : Wrapped(problem.remedy, kPageWidth, 6, "    →")) {
      session.err << line << '\n';
    }
  }
  if (problems.total() > problems.first().size()) {
    session.err << session.Say("  in totaal: ", "  in all: ") << problems.total() << '\n';
  }
}

}  // namespace rekenschap::cli
