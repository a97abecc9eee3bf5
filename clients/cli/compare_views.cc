#include "clients/cli/compare_views.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <tuple>
#include <vector>

#include "clients/cli/compare_columns.h"
#include "clients/cli/layout.h"
#include "services/finance/names.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ComparedPeriod;
using monitoring::v1::ComparePlanResponse;
using monitoring::v1::ComparisonRow;
using Rows = std::vector<const ComparisonRow*>;

FigureKind KindOf(const ComparePlanResponse& response, bool accepted) {
  if (HasBoth(response)) return FigureKind::kBoth;
  return accepted ? FigureKind::kAccepted : FigureKind::kProvisional;
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
                FigureKind kind) {
  Table table = FiguresTable(LineLead(session, kind == FigureKind::kBoth ? 0 : 34),
                             FigureColumns(session, kind, rows), rows);
  table.title = title;
  PrintRemarked(session, rows, table, 2);
}

void PrintTotals(const Session& session, const ComparePlanResponse& response, FigureKind kind) {
  Rows totals;
  for (const ComparisonRow& row : response.rows()) {
    if (row.unit().empty()) totals.push_back(&row);
  }
  const std::string counted = kind == FigureKind::kAccepted
                                  ? session.Say("geaccepteerd", "accepted")
                                  : session.Say("ontvangen", "received");
  PrintLines(session,
             session.Say("Per regel (dekking: ", "Per line (coverage: units ") + counted +
                 session.Say(" van verwachte eenheden; verschil en uitputting tegen hun doel)",
                             " of expected; difference and share of the year against their "
                             "target)"),
             totals, kind);
}

// A table of a line's units.
void PrintUnits(const Session& session, const Rows& rows, FigureKind kind) {
  Table table = FiguresTable(UnitLead(session), FigureColumns(session, kind, rows), rows);
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

// Of more periods than this only the last ones are told one by one.
constexpr int kMostPeriodsTold = 12;

void PrintMissing(const Session& session, const ComparedPeriod& period, bool named, bool accepted) {
  if (period.missing_units_size() == 0) return;
  // Whether anything came in that is not accepted, an answer does not say.
  std::string text = (accepted ? session.Say("Geen geaccepteerde rapportage", "No accepted report")
                               : session.Say("Ontbrekende rapportages", "Missing reports")) +
                     (named ? " " + period.period() : "") + ": ";
  for (int i = 0; i < period.missing_units_size(); ++i) {
    text += (i > 0 ? ", " : "") + LastPart(period.missing_units(i));
  }
  for (const std::string& line : Wrapped(text, kPageWidth)) session.out << line << '\n';
}

void PrintReceived(const Session& session, const ComparedPeriod& period, bool accepted) {
  session.out << (accepted ? session.Say("Geaccepteerd: ", "Accepted: ")
                           : session.Say("Ontvangen: ", "Received: "))
              << period.coverage().received_count() << session.Say(" van ", " of ")
              << period.coverage().expected_count();
  if (period.has_accepted_coverage()) {
    session.out << session.Say(", geaccepteerd: ", ", accepted: ")
                << period.accepted_coverage().received_count() << session.Say(" van ", " of ")
                << period.accepted_coverage().expected_count();
  }
}

// How much of each of several periods is in, and who is missing; where nobody reported, nobody is
// named.
void PrintReceivedByPeriod(const Session& session, const ComparePlanResponse& response,
                           bool accepted) {
  const int first = std::max(0, response.periods_size() - kMostPeriodsTold);
  int incomplete = 0;
  for (int i = 0; i < first; ++i) {
    incomplete += response.periods(i).missing_units_size() > 0 ? 1 : 0;
  }
  if (incomplete > 0) {
    session.out << (accepted ? session.Say("Eerdere periodes waarvan niet alles is geaccepteerd: ",
                                           "Earlier periods of which not everything is accepted: ")
                             : session.Say("Eerdere periodes waarover rapportages ontbreken: ",
                                           "Earlier periods that reports are missing on: "))
                << incomplete << ".\n";
  }
  for (int i = first; i < response.periods_size(); ++i) {
    const ComparedPeriod& period = response.periods(i);
    if (period.coverage().received_count() > 0) PrintMissing(session, period, true, accepted);
    session.out << period.period() << ": ";
    PrintReceived(session, period, accepted);
    session.out << ".\n";
  }
}

void PrintReceivedOfOne(const Session& session, const ComparePlanResponse& response,
                        bool accepted) {
  ComparedPeriod last;
  *last.mutable_coverage() = response.coverage();
  *last.mutable_missing_units() = response.missing_units();
  if (response.periods_size() > 0 && response.periods(0).has_accepted_coverage()) {
    *last.mutable_accepted_coverage() = response.periods(0).accepted_coverage();
  }
  PrintMissing(session, last, false, accepted);
  PrintReceived(session, last, accepted);
  session.out << ".\n";
}

void PrintFoot(const Session& session, const ComparePlanResponse& response, FigureKind kind) {
  const bool accepted = kind == FigureKind::kAccepted;
  session.out << '\n';
  if (response.periods_size() > 1) {
    PrintReceivedByPeriod(session, response, accepted);
  } else {
    PrintReceivedOfOne(session, response, accepted);
  }
  PrintStanding(session, response.basis(), response.sequence());
  if (kind == FigureKind::kBoth) {
    session.out << session.Say(
        "Verschil, oordeel en uitputting zijn die van de voorlopige "
        "cijfers.\n",
        "Difference, status and share of the year are those of the "
        "provisional figures.\n");
  }
  if (std::ranges::any_of(response.rows(), &ComparisonRow::has_central_reserve)) {
    session.out << session.Say(
        "Centrale reserve: in geen doel van een eenheid; doel en reserve zijn samen het plan.\n",
        "Central reserve: in no unit's target; target and reserve together are the plan.\n");
  }
  std::set<type::v1::Basis> bases;
  for (const ComparisonRow& row : response.rows()) bases.insert(row.plan_basis());
  PrintBases(session, bases);
}

}  // namespace

void PrintComparison(const Session& session, const ComparePlanResponse& response, bool accepted) {
  const FigureKind kind = KindOf(response, accepted);
  PrintTotals(session, response, kind);
  const auto line_of = [](const ComparisonRow& row) {
    return std::pair(row.unit().empty(), row.line());
  };
  for (const Rows& rows : Grouped(response, line_of)) {
    if (!rows.front()->unit().empty()) PrintUnits(session, rows, kind);
  }
  PrintFoot(session, response, kind);
}

void PrintComparisonByUnit(const Session& session, const ComparePlanResponse& response,
                           bool accepted) {
  const FigureKind kind = KindOf(response, accepted);
  for (const Rows& rows : Grouped(response, [](const ComparisonRow& row) { return row.unit(); })) {
    if (rows.front()->unit().empty()) continue;
    PrintLines(session, LastPart(rows.front()->unit()), rows, kind);
    session.out << '\n';
  }
  PrintTotals(session, response, kind);
  PrintFoot(session, response, kind);
}

void PrintComparisonSpan(const Session& session, const ComparePlanResponse& response,
                         bool accepted) {
  const Lead lead = {{{session.Say("periode", "period"), false, "period"}},
                     [](const ComparisonRow& row) -> std::vector<Cell> { return {row.period()}; }};
  const auto subject = [](const ComparisonRow& row) {
    return std::tuple(row.line(), row.unit(), row.subtotal(), row.measure(), row.nature(),
                      row.plan_basis(), row.receipts());
  };
  const FigureKind kind = KindOf(response, accepted);
  const char* between = "";
  for (const Rows& rows : Grouped(response, subject)) {
    Table table = FiguresTable(lead, FigureColumns(session, kind, rows), rows);
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
  PrintFoot(session, response, kind);
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
