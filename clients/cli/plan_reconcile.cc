#include <algorithm>
#include <array>
#include <ostream>

#include "clients/cli/calls.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_figures.h"
#include "clients/cli/plan_findings.h"
#include "clients/cli/plan_tables.h"
#include "clients/cli/plan_views.h"
#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {
namespace {

using planning::v1::ColumnReconciliation;
using planning::v1::Interval;
using planning::v1::RowReconciliation;
using planning::v1::Suspect;
using planning::v1::TableReconciliation;
using Suspects = google::protobuf::RepeatedPtrField<Suspect>;

Cell FitCell(const Session& session, ColumnReconciliation::Status status) {
  switch (status) {
    case ColumnReconciliation::STATUS_CONSISTENT:
      return {session.Say("sluit", "consistent"), "CONSISTENT", Colour::kGood};
    case ColumnReconciliation::STATUS_CONSISTENT_BY_ROUNDING:
      return {session.Say("sluit afgerond", "fits by rounding"), "CONSISTENT_BY_ROUNDING",
              Colour::kGood};
    case ColumnReconciliation::STATUS_IRRECONCILABLE:
      return {session.Say("ONVERENIGBAAR", "IRRECONCILABLE"), "IRRECONCILABLE", Colour::kBad};
    default:
      return {session.Say("niet gedrukt", "not printed"), "NOT_PRINTED", Colour::kDim};
  }
}

std::string RangeText(const Session& session, const Interval& interval) {
  return FigureCell(session, true, interval.low()).text + session.Say(" t/m ", " to ") +
         FigureCell(session, true, interval.high()).text;
}

Cell RangeCell(const Session& session, const Scale& scale, bool is_set, const Interval& interval) {
  if (!is_set) return {""};
  const Cell low = ScaledCell(session, scale, ValueOf(interval.low()));
  const Cell high = ScaledCell(session, scale, ValueOf(interval.high()));
  return {low.text + session.Say(" t/m ", " to ") + high.text, low.plain + ".." + high.plain};
}

Cell SumCell(const Session& session, const Scale& scale, bool is_set,
             const type::v1::Quantity& quantity) {
  return is_set ? ScaledCell(session, scale, ValueOf(quantity)) : Cell("");
}

std::string SupportFor(const Session& session, int corroboration) {
  switch (corroboration) {
    case Suspect::CORROBORATION_REPEATS_STRUCTURAL:
      return session.Say("; herhaalt het structurele bedrag", "; repeats the structural value");
    case Suspect::CORROBORATION_BREAKS_DIRECTION:
      return session.Say("; breekt de richting van de reeks",
                         "; breaks the direction of the series");
    case Suspect::CORROBORATION_OFF_STRENGTH:
      return session.Say("; past niet bij de sterkte die ervan wordt betaald",
                         "; does not fit the strength that it pays for");
    default:
      return "";
  }
}

// The cell that a suspect is: of a column it is a line, of a row it is a year.
std::string PlaceOf(const Session& session, const Suspect& suspect, bool in_row) {
  if (in_row ? suspect.column().empty() : suspect.line().empty()) {
    return session.Say("het gedrukte totaal", "the printed total");
  }
  if (!in_row) return suspect.line();
  const std::string column = suspect.column() == "structural"
                                 ? session.Say("structureel", "structural")
                                 : suspect.column();
  return suspect.line().empty() ? session.Say("het totaal van ", "the total of ") + column : column;
}

void TellSuspects(const Session& session, const std::string& what, const Suspects& suspects,
                  bool in_row) {
  if (suspects.empty()) return;
  session.out << what
              << session.Say(
                     ": geen afronding maakt dit sluitend. Het zou passen met, de "
                     "waarschijnlijkste eerst:\n",
                     ": no rounding makes this fit. It would fit with, the likeliest first:\n");
  int rank = 0;
  for (const Suspect& suspect : suspects) {
    std::string text = PlaceOf(session, suspect, in_row) + session.Say(", gedrukt ", ", printed ") +
                       suspect.printed() + ": " + RangeText(session, suspect.fitting()) +
                       session.Say(" (nominaal ", " (nominal ") +
                       FigureCell(session, true, suspect.nominal_fit()).text + ")";
    for (const int corroboration : suspect.corroborations()) {
      text += SupportFor(session, corroboration);
    }
    for (const std::string& line :
         Wrapped(text, kPageWidth, 5, "  " + std::to_string(++rank) + ".")) {
      session.out << line << '\n';
    }
  }
}

void TellRectified(const Session& session, const ColumnReconciliation& column) {
  for (const auto& cell : column.rectified_cells()) {
    const std::string text = session.Say("Rectificatie: ", "Rectification: ") + cell.line() +
                             session.Say(", gedrukt ", ", printed ") + cell.printed() +
                             session.Say(", gewerkt wordt met ", ", worked with ") +
                             FigureCell(session, true, cell.worked_with()).text + " (" +
                             cell.author() + ", " + cell.date() + "): " + cell.reason();
    for (const std::string& line : Wrapped(text, kPageWidth, 5, "  ")) session.out << line << '\n';
  }
}

// The scale of everything that the reconciliation of a table shows.
Scale ScaleOf(const TableReconciliation& table, const planning::v1::Table* of) {
  std::vector<std::int64_t> values;
  const auto add = [&values](const Interval& interval) {
    values.insert(values.end(), {ValueOf(interval.low()), ValueOf(interval.high())});
  };
  for (const ColumnReconciliation& column : table.columns()) {
    values.insert(values.end(),
                  {ValueOf(column.printed_lines_sum()), ValueOf(column.worked_with_sum())});
    add(column.printed_lines_interval());
    add(column.printed_total_interval());
  }
  for (const RowReconciliation& row : table.rows()) {
    values.push_back(ValueOf(row.printed_sum()));
    add(row.printed_interval());
    add(row.printed_total_interval());
  }
  return of == nullptr ? ScaleFor(finance::Measure::kEuro, 1, values)
                       : ScaleFor(MeasureOf(of->measure()), of->print_unit_count(), values);
}

Table ColumnsTable(const Session& session, const TableReconciliation& table, const Scale& scale) {
  Table out;
  out.columns = {{session.Say("kolom", "column"), false, "column"},
                 {session.Say("som", "sum"), true, "printed_lines_sum"},
                 {session.Say("som kan zijn", "sum can be"), true, "printed_lines_interval"},
                 {session.Say("totaal", "total"), true, "printed_total"},
                 {session.Say("totaal kan zijn", "total can be"), true, "printed_total_interval"},
                 {session.Say("gedrukt", "printed"), false, "printed_status"},
                 {session.Say("werkwaarde", "worked with"), true, "worked_with_sum"},
                 {session.Say("met werkwaarden", "with those"), false, "worked_with_status"}};
  for (const ColumnReconciliation& column : table.columns()) {
    out.rows.push_back(
        {{ColumnTitle(ColumnOf(column)), finance::FormatColumn(ColumnOf(column))},
         SumCell(session, scale, column.has_printed_lines_sum(), column.printed_lines_sum()),
         RangeCell(session, scale, column.has_printed_lines_interval(),
                   column.printed_lines_interval()),
         column.printed_total(),
         RangeCell(session, scale, column.has_printed_total_interval(),
                   column.printed_total_interval()),
         FitCell(session, column.printed_status()),
         SumCell(session, scale, column.has_worked_with_sum(), column.worked_with_sum()),
         FitCell(session, column.worked_with_status())});
  }
  return out;
}

Cell RowTitle(const Session& session, const RowReconciliation& row) {
  if (!row.line().empty()) return row.line();
  return {session.Say("rij van totalen", "row of totals"), "TOTALS"};
}

Table RowsTable(const Session& session, const TableReconciliation& table, const Scale& scale) {
  Table out;
  out.columns = {{session.Say("rij", "row"), false, "line"},
                 {session.Say("som van de jaren", "sum of the years"), true, "printed_sum"},
                 {session.Say("som kan zijn", "sum can be"), true, "printed_interval"},
                 {session.Say("totaal", "total"), true, "printed_total"},
                 {session.Say("totaal kan zijn", "total can be"), true, "printed_total_interval"},
                 {session.Say("gedrukt", "printed"), false, "printed_status"}};
  for (const RowReconciliation& row : table.rows()) {
    out.rows.push_back(
        {RowTitle(session, row), SumCell(session, scale, row.has_printed_sum(), row.printed_sum()),
         RangeCell(session, scale, row.has_printed_interval(), row.printed_interval()),
         row.printed_total(),
         RangeCell(session, scale, row.has_printed_total_interval(), row.printed_total_interval()),
         FitCell(session, row.printed_status())});
  }
  return out;
}

// For programs: the table's id before everything.
void PrintFor(const Session& session, const std::string& table, Table out) {
  out.columns.insert(out.columns.begin(), {session.Say("tabel", "table"), false, "table"});
  for (auto& row : out.rows) row.insert(row.begin(), table);
  Print(session, out);
  session.out << '\n';
}

void Tell(const Session& session, const TableReconciliation& table, const planning::v1::Table* of) {
  const Scale scale = ScaleOf(table, of);
  session.out << session.Say("Aansluiting van tabel ", "Reconciliation of table ") << table.table()
              << " — " << ScaleWords(session, scale) << '\n';
  Print(session, ColumnsTable(session, table, scale));
  if (!table.rows().empty()) {
    session.out << '\n';
    Print(session, RowsTable(session, table, scale));
  }
  for (const ColumnReconciliation& column : table.columns()) {
    TellSuspects(session, ColumnTitle(ColumnOf(column)), column.suspects(), false);
    TellRectified(session, column);
  }
  for (const RowReconciliation& row : table.rows()) {
    TellSuspects(session, RowTitle(session, row).text, row.suspects(), true);
  }
  session.out << '\n';
}

// The findings that the reconciliation does not show already.
Findings OtherFindings(const Findings& findings) {
  static constexpr std::array kShown = {"PRINT_IRRECONCILABLE", "PRINT_FITS_BY_ROUNDING",
                                        "WORKED_WITH_MISFIT", "ROW_IRRECONCILABLE"};
  Findings others;
  for (const auto& finding : findings) {
    if (std::ranges::find(kShown, finding.rule()) == kShown.end()) *others.Add() = finding;
  }
  return others;
}

}  // namespace

int ReconcilePlan(const Session& session, const PlanQuery& query) {
  auto request = RequestFor<planning::v1::ReconcileRevisionRequest>(query);
  request.set_language_code(session.language_code);
  planning::v1::ReconcileRevisionResponse response;
  const auto stub = PlanningOf(session);
  absl::Status status = CallOn(session, *stub, &Planning::ReconcileRevision, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  planning::v1::GetRevisionRequest get;
  get.set_name(response.revision());
  planning::v1::GetRevisionResponse got;
  status = CallOn(session, *stub, &Planning::GetRevision, get, got);
  if (!status.ok()) return Fail(session, status);
  const bool for_people = session.output == Output::kTable;
  for (const TableReconciliation& table : response.tables()) {
    const planning::v1::Table* const of = FindTable(got.revision(), table.table());
    if (for_people) {
      Tell(session, table, of);
      continue;
    }
    PrintFor(session, table.table(), ColumnsTable(session, table, ScaleOf(table, of)));
    if (table.rows().empty()) continue;
    PrintFor(session, table.table(), RowsTable(session, table, ScaleOf(table, of)));
  }
  if (response.tables().empty() && for_people) {
    session.out << session.Say("Er is niets gedrukt om op aan te sluiten.",
                               "There is no print to reconcile with.")
                << '\n';
  }
  const Findings others = OtherFindings(response.findings());
  if (!for_people) {
    Print(session, FindingsTable(session, others));
  } else if (!others.empty()) {
    session.out << session.Say("Verder valt op:", "Besides:") << '\n';
    for (const std::string& line : FindingLines(session, others)) session.out << line << '\n';
  }
  return kDone;
}

}  // namespace rekenschap::cli
