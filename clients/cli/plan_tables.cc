#include "clients/cli/plan_tables.h"

#include <map>
#include <set>

#include "clients/cli/layout.h"
#include "clients/cli/plan_changes.h"
#include "clients/cli/plan_figures.h"
#include "clients/cli/plan_words.h"

namespace rekenschap::cli {
namespace {

std::set<finance::Column> ColumnsOf(const planning::v1::Table& table) {
  std::set<finance::Column> columns;
  for (const auto& line : table.lines()) {
    for (const auto& cell : line.cells()) columns.insert(ColumnOf(cell));
  }
  for (const auto& total : table.printed_totals()) columns.insert(ColumnOf(total));
  return columns;
}

bool HasRowTotals(const planning::v1::Table& table) {
  bool has = !table.printed_grand_total().empty();
  for (const auto& line : table.lines()) has = has || !line.printed_row_total().empty();
  return has;
}

bool HasPrint(const planning::v1::Table& table) {
  for (const auto& line : table.lines()) {
    for (const auto& cell : line.cells()) {
      if (!cell.printed().empty()) return true;
    }
  }
  return false;
}

Figures FiguresOf(const planning::v1::Line& line) {
  Figures figures;
  for (const auto& cell : line.cells()) figures[ColumnOf(cell)] = ValueOf(cell.worked_with());
  return figures;
}

// What the lines add up to in a column.
std::int64_t SumIn(const planning::v1::Table& table, finance::Column column) {
  std::int64_t sum = 0;
  for (const auto& line : table.lines()) sum += HoldingIn(FiguresOf(line), column).value_or(0);
  return sum;
}

Scale ScaleOf(const planning::v1::Table& table, const std::set<finance::Column>& columns) {
  std::vector<std::int64_t> values;
  for (const auto& line : table.lines()) {
    for (const auto& cell : line.cells()) {
      if (cell.printed().empty()) values.push_back(ValueOf(cell.worked_with()));
    }
  }
  const finance::Measure measure = MeasureOf(table.measure());
  if (HasPrint(table)) return PrintScale(measure, table.print_unit_count(), values);
  for (const finance::Column column : columns) values.push_back(SumIn(table, column));
  return ScaleFor(measure, table.print_unit_count(), values);
}

// The row of totals, where there is something to add up.
void AddTotals(const Session& session, const planning::v1::Table& table,
               const std::set<finance::Column>& columns, const Scale& scale, Table& out) {
  const bool printed = !table.printed_totals().empty();
  if (!printed && table.printed_grand_total().empty() &&
      (table.lines_size() < 2 || columns.empty() || HasPrint(table))) {
    return;
  }
  std::map<finance::Column, std::string> totals;
  for (const auto& total : table.printed_totals()) totals[ColumnOf(total)] = total.printed();
  std::vector<Cell> row = {printed || HasPrint(table)
                               ? session.Say("Totaal (gedrukt)", "Total (printed)")
                               : session.Say("Totaal", "Total")};
  for (const finance::Column column : columns) {
    row.push_back(printed || HasPrint(table) ? Cell(totals[column])
                                             : ScaledCell(session, scale, SumIn(table, column)));
  }
  if (HasRowTotals(table)) row.emplace_back(table.printed_grand_total());
  out.rows.push_back(std::move(row));
}

}  // namespace

Table PrintedTable(const Session& session, const planning::v1::Table& table) {
  const std::set<finance::Column> columns = ColumnsOf(table);
  const Scale scale = ScaleOf(table, columns);
  Table out;
  out.title = Caption(session, table.title() + " [" + table.id() + "]", table.basis(),
                      table.direction(), scale);
  if (columns.empty()) out.title += session.Say("; gevolgd, zonder doel", "; followed, no target");
  out.columns = {{session.Say("regel", "line")}};
  for (const finance::Column column : columns) out.columns.push_back({ColumnTitle(column), true});
  if (HasRowTotals(table)) out.columns.push_back({session.Say("Totaal", "Total"), true});
  for (const auto& line : table.lines()) {
    std::map<finance::Column, Cell> cells;
    for (const auto& cell : line.cells()) {
      Cell shown = ScaledCell(session, scale, ValueOf(cell.worked_with()));
      if (!cell.printed().empty()) shown.text = cell.printed();
      if (cell.has_rectification()) {
        shown.text += "*";
        shown.colour = Colour::kBad;
      }
      cells.emplace(ColumnOf(cell), std::move(shown));
    }
    std::vector<Cell> row = {Shortened(line.title(), 44) + " (" + line.id() + ")"};
    for (const finance::Column column : columns) {
      const auto found = cells.find(column);
      row.push_back(found == cells.end() ? Cell("") : found->second);
    }
    if (HasRowTotals(table)) row.emplace_back(line.printed_row_total());
    out.rows.push_back(std::move(row));
  }
  AddTotals(session, table, columns, scale, out);
  AlignMarks(out);
  // Where the table is too wide for a page, the ids give way first.
  if (SplitColumns(out, 1).size() > 1) {
    for (int i = 0; i < table.lines_size(); ++i) {
      out.rows[static_cast<std::size_t>(i)][0].text = Shortened(table.lines(i).title(), 40);
    }
  }
  return out;
}

std::vector<std::string> RectificationLines(const Session& session, const planning::v1::Line& line,
                                            std::size_t indent) {
  std::vector<std::string> lines;
  for (const auto& cell : line.cells()) {
    if (!cell.has_rectification()) continue;
    const auto& rectification = cell.rectification();
    const std::string note =
        line.title() + ", " + ColumnTitle(ColumnOf(cell)) + ": " +
        (cell.printed().empty() ? session.Say("niet gedrukt", "not printed")
                                : session.Say("gedrukt ", "printed ") + cell.printed()) +
        session.Say(", gewerkt wordt met ", ", worked with ") +
        FigureCell(session, true, cell.worked_with()).text + ". " + rectification.reason() + " (" +
        rectification.author() + ", " + rectification.date() + ")";
    const auto wrapped = Wrapped(note, kPageWidth, indent + 2, std::string(indent, ' ') + "*");
    lines.insert(lines.end(), wrapped.begin(), wrapped.end());
  }
  return lines;
}

const planning::v1::Table* FindTable(const planning::v1::Revision& revision,
                                     const std::string& id) {
  for (const auto& table : revision.tables()) {
    if (table.id() == id) return &table;
  }
  return nullptr;
}

Table FiguresTable(const Session& session, const planning::v1::Revision& revision) {
  Table out;
  out.columns = {{"table"},
                 {"line"},
                 {"title"},
                 {"column"},
                 {"printed"},
                 {"worked_with"},
                 {"rectification_reason"},
                 {"rectification_author"},
                 {"rectification_date"}};
  for (const auto& table : revision.tables()) {
    for (const auto& line : table.lines()) {
      for (const auto& cell : line.cells()) {
        out.rows.push_back({table.id(), line.id(), line.title(),
                            finance::FormatColumn(ColumnOf(cell)), cell.printed(),
                            FigureCell(session, true, cell.worked_with()),
                            cell.rectification().reason(), cell.rectification().author(),
                            cell.rectification().date()});
      }
    }
  }
  return out;
}

}  // namespace rekenschap::cli
