#include "clients/cli/compare_views.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <tuple>
#include <vector>

#include "clients/cli/compare_columns.h"
#include "clients/cli/compare_foot.h"
#include "clients/cli/layout.h"
#include "services/finance/names.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ComparePlanResponse;
using monitoring::v1::ComparisonRow;
using Rows = std::vector<const ComparisonRow*>;

ComparedFigures FiguresOf(const ComparePlanResponse& response, bool accepted) {
  ComparedFigures figures;
  figures.kind = HasBoth(response) ? FigureKind::kBoth
                 : accepted        ? FigureKind::kAccepted
                                   : FigureKind::kProvisional;
  for (const auto& period : response.periods()) {
    if (period.not_yet_due()) figures.not_yet_due.insert(period.period());
  }
  return figures;
}

// `Mensenhandel (mensenhandel-budget)`, or the id alone where that would not fit; `Totaal EUR,
// kas`.
std::string LineLabel(const Session& session, const ComparisonRow& row, std::size_t width) {
  if (row.line().empty()) return session.Say("Totaal ", "Total ") + KindWords(session, row);
  const std::string whole = row.line_title() + " (" + row.line() + ")";
  return WidthOf(whole) <= width ? whole : row.line();
}

// The unit in its place: `rotterdam`, `  west (totaal)`.
std::string UnitLabel(const Session& session, const ComparisonRow& row) {
  return std::string(2 * static_cast<std::size_t>(row.depth()), ' ') + LastPart(row.unit()) +
         (row.subtotal() ? session.Say(" (totaal)", " (total)") : "");
}

// Above the table of a line.
std::string LineTitle(const Session& session, const ComparisonRow& row) {
  const std::string label = LineLabel(session, row, kFiguresWidth);
  return row.line().empty() ? label : label + ", " + MeasureWord(row.measure());
}

// What a person should know of a unit's figures.
std::string RemarkOf(const Session& session, const ComparisonRow& row) {
  std::string remark;
  if (row.unit_ended() && !row.line().empty()) {
    remark = session.Say("eenheid eindigde dit jaar", "unit ended this year");
    const auto report = finance::ParseReportName(row.report());
    if (report.ok()) {
      remark += session.Say("; eindstand van ", "; final position of ") + report->period;
    }
  }
  if (row.has_carried()) {
    remark += (remark.empty() ? "" : "; ") + session.Say("laatst bekend: ", "last known: ") +
              FigureCell(session, true, row.carried().realised()).text + " (" +
              row.carried().period() + session.Say(", verouderd)", ", stale)");
  } else if (!row.explanation().empty()) {
    remark += (remark.empty() ? "" : "; ") + row.explanation();
  }
  return remark;
}

// Puts what is remarked on each row below it.
void AddRemarks(const Session& session, const Rows& rows, Table& table) {
  std::vector<std::vector<Cell>> remarked;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    remarked.push_back(std::move(table.rows[i]));
    const std::string remark = RemarkOf(session, *rows[i]);
    if (remark.empty()) continue;
    for (auto& text : Wrapped(remark, kPageWidth, 4)) remarked.push_back({std::move(text)});
  }
  table.rows = std::move(remarked);
}

Lead LineLead(const Session& session, std::size_t width) {
  return {{{session.Say("regel", "line"), false, "line"}, {"in", false, "measure"}},
          [&session, width](const ComparisonRow& row) -> std::vector<Cell> {
            return {LineLabel(session, row, width), MeasureWord(row.measure())};
          }};
}

Lead UnitLead(const Session& session) {
  return {{{session.Say("eenheid", "unit"), false, "unit"}},
          [&session](const ComparisonRow& row) -> std::vector<Cell> {
            return {UnitLabel(session, row)};
          }};
}

// Prints the table with remarks on its rows; what does not fit beside its first `kept` columns goes
// below.
void PrintRemarked(const Session& session, const Rows& rows, const Table& table, std::size_t kept) {
  std::vector<Table> parts = SplitColumns(table, kept, kFiguresWidth);
  AddRemarks(session, rows, parts.front());
  const char* between = "";
  for (const Table& part : parts) {
    session.out << between;
    Print(session, part);
    between = "\n";
  }
}

// A table of one unit's lines, or of the totals.
void PrintLines(const Session& session, const std::string& title, const Rows& rows,
                const ComparedFigures& figures) {
  Table table = FiguresTable(LineLead(session, figures.kind == FigureKind::kBoth ? 0 : 34),
                             FigureColumns(session, figures, rows), rows);
  table.title = title;
  PrintRemarked(session, rows, table, 2);
}

void PrintTotals(const Session& session, const ComparePlanResponse& response,
                 const ComparedFigures& figures) {
  Rows totals;
  for (const ComparisonRow& row : response.rows()) {
    if (row.unit().empty()) totals.push_back(&row);
  }
  const std::string counted = figures.kind == FigureKind::kAccepted
                                  ? session.Say("geaccepteerd", "accepted")
                                  : session.Say("ontvangen", "received");
  PrintLines(session,
             session.Say("Per regel (dekking: ", "Per line (coverage: units ") + counted +
                 session.Say(" van verwachte eenheden; verschil en uitputting tegen hun doel)",
                             " of expected; difference and share of the year against their "
                             "target)"),
             totals, figures);
}

// A table of a line's units.
void PrintUnits(const Session& session, const Rows& rows, const ComparedFigures& figures) {
  Table table = FiguresTable(UnitLead(session), FigureColumns(session, figures, rows), rows);
  table.title = LineTitle(session, *rows.front());
  session.out << '\n';
  PrintRemarked(session, rows, table, 1);
}

// The rows that `key` is the same of, in the order of their first.
template <class Key>
std::vector<Rows> Grouped(const ComparePlanResponse& response, const Key& key) {
  std::vector<Rows> groups;
  std::map<decltype(key(response.rows(0))), std::size_t> places;
  for (const ComparisonRow& row : response.rows()) {
    const auto [place, fresh] = places.emplace(key(row), groups.size());
    if (fresh) groups.emplace_back();
    groups[place->second].push_back(&row);
  }
  return groups;
}

}  // namespace

void PrintComparison(const Session& session, const ComparePlanResponse& response, bool accepted) {
  const ComparedFigures figures = FiguresOf(response, accepted);
  PrintTotals(session, response, figures);
  const auto line_of = [](const ComparisonRow& row) {
    return std::pair(row.unit().empty(), row.line());
  };
  for (const Rows& rows : Grouped(response, line_of)) {
    if (!rows.front()->unit().empty()) PrintUnits(session, rows, figures);
  }
  PrintFoot(session, response, figures.kind);
}

void PrintComparisonByUnit(const Session& session, const ComparePlanResponse& response,
                           bool accepted) {
  const ComparedFigures figures = FiguresOf(response, accepted);
  std::size_t units = 0;
  for (const Rows& rows : Grouped(response, [](const ComparisonRow& row) { return row.unit(); })) {
    if (rows.front()->unit().empty()) continue;
    if (units++ > 0) session.out << '\n';
    PrintLines(session, LastPart(rows.front()->unit()), rows, figures);
  }
  // The totals of one unit are its own figures again, but for what no unit has.
  if (units != 1 || std::ranges::any_of(response.rows(), &ComparisonRow::has_central_reserve)) {
    if (units > 0) session.out << '\n';
    PrintTotals(session, response, figures);
  }
  PrintFoot(session, response, figures.kind);
}

void PrintComparisonSpan(const Session& session, const ComparePlanResponse& response,
                         bool accepted) {
  const Lead lead = {{{session.Say("periode", "period"), false, "period"}},
                     [](const ComparisonRow& row) -> std::vector<Cell> { return {row.period()}; }};
  const auto subject = [](const ComparisonRow& row) {
    return std::tuple(row.line(), row.unit(), row.subtotal(), row.measure(), row.nature(),
                      row.plan_basis(), row.receipts());
  };
  const ComparedFigures figures = FiguresOf(response, accepted);
  const char* between = "";
  for (const Rows& rows : Grouped(response, subject)) {
    Table table = FiguresTable(lead, FigureColumns(session, figures, rows), rows);
    const ComparisonRow& first = *rows.front();
    table.title = LineTitle(session, first);
    if (!first.unit().empty()) {
      table.title += session.Say(", eenheid ", ", unit ") + LastPart(first.unit()) +
                     (first.subtotal() ? session.Say(" (totaal)", " (total)") : "");
    }
    session.out << between;
    PrintRemarked(session, rows, table, 1);
    between = "\n";
  }
  PrintFoot(session, response, figures.kind);
}

void PrintComparisonFlat(const Session& session, const ComparePlanResponse& response) {
  Table table;
  const std::vector<FigureColumn> columns = PlainColumns(session);
  for (const FigureColumn& column : columns) table.columns.push_back(column.column);
  for (const ComparisonRow& row : response.rows()) {
    std::vector<Cell>& cells = table.rows.emplace_back();
    for (const FigureColumn& column : columns) cells.push_back(column.cell(row));
  }
  Print(session, table);
}

}  // namespace rekenschap::cli
