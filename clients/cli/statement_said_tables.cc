#include "clients/cli/statement_document.h"
#include "clients/cli/statement_said.h"

// What a statement says in its tables.
namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementCell;
using monitoring::v1::StatementContent;
using monitoring::v1::StatementFigures;
using monitoring::v1::StatementTable;

// A year, or what holds after the last one.
std::string ColumnText(const Session& session, const std::string& column) {
  return column == "structural" ? session.Say("structureel", "structural") : column;
}

std::string PrintText(const Session& session, const StatementCell& cell) {
  std::string text = FigureCell(session, true, cell.worked_with()).text;
  if (!cell.printed().empty()) {
    text += session.Say(" (gedrukt ", " (printed ") + cell.printed() + ")";
  }
  if (!cell.has_rectification()) return text;
  const auto& why = cell.rectification();
  return text + "* " + why.reason() + " " + why.author() + ", " + why.date();
}

// What the figures come to, and of whom they are.
std::string VerdictText(const Session& session, const Cell& status,
                        const StatementFigures& figures) {
  std::string text = status.text;
  if (figures.has_difference_basis_points()) {
    text += " " + PercentCell(session, true, figures.difference_basis_points()).text;
  }
  if (figures.expected_count() > 0 || figures.received_count() > 0) {
    text += ", " + std::to_string(figures.received_count()) + "/" +
            std::to_string(figures.expected_count());
  }
  return text;
}

}  // namespace

std::string TableNameOf(const StatementTable& table) {
  if (!table.id().empty()) return table.id();
  return table.lines().empty() ? type::v1::Measure_Name(table.measure()) : table.lines(0).line();
}

Said PrintsOf(const Session& session, const StatementContent& content) {
  Said said;
  for (const StatementTable& table : content.tables()) {
    const std::string name = session.Say("tabel ", "table ") + TableNameOf(table);
    said.emplace_back(
        name,
        Cell(table.title() + ", " + type::v1::Measure_Name(table.measure()) + ", " +
             type::v1::Nature_Name(table.nature()) + ", " + type::v1::Basis_Name(table.basis()) +
             ", x " + std::to_string(table.print_unit_count()) +
             (table.receipts() ? session.Say(", ontvangsten", ", receipts") : "")));
    for (const auto& line : table.lines()) {
      said.emplace_back(line.line() + session.Say(", naam", ", name"), Cell(line.title()));
      for (const auto& cell : line.cells()) {
        said.emplace_back(line.line() + ", " + ColumnText(session, cell.column()),
                          Cell(PrintText(session, cell)));
      }
      said.emplace_back(line.line() + session.Say(", gedrukt totaal", ", printed total"),
                        Cell(line.printed_row_total()));
    }
    for (const auto& total : table.totals()) {
      said.emplace_back(name + ", " + ColumnText(session, total.column()),
                        Cell(PrintText(session, total)));
    }
    said.emplace_back(name + session.Say(", gedrukt totaal", ", printed total"),
                      Cell(table.printed_grand_total()));
  }
  return said;
}

Said VerdictsOf(const Session& session, const StatementContent& content) {
  Said said;
  const StatementStatuses statuses(session, content);
  for (const StatementTable& table : content.tables()) {
    for (const auto& line : table.lines()) {
      said.emplace_back(line.line(),
                        Cell(VerdictText(session, statuses.OfLine(line), line.figures())));
      for (const auto& unit : line.units()) {
        std::string text = VerdictText(session, statuses.OfUnit(unit), unit.figures());
        if (!unit.report().empty()) {
          text += session.Say(", versie ", ", version ") + LastPart(unit.report());
        }
        if (unit.unit_ended()) text += session.Say(", opgehouden", ", ended");
        if (unit.has_carried()) {
          const auto& carried = unit.carried();
          text += session.Say(", laatst bekend ", ", last known ") + carried.period() + ": " +
                  FigureCell(session, carried.has_realised(), carried.realised()).text + " (" +
                  carried.report() + ")";
        }
        said.emplace_back(line.line() + ", " + LastPart(unit.unit()), Cell(std::move(text)));
      }
    }
    if (!table.has_total()) continue;
    said.emplace_back(session.Say("totaal ", "total ") + TableNameOf(table),
                      Cell(VerdictText(session, statuses.OfTotal(table), table.total())));
  }
  return said;
}

}  // namespace rekenschap::cli
