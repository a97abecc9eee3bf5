#include "clients/cli/plan_views.h"

#include <map>
#include <ostream>
#include <set>

#include "clients/cli/table.h"
#include "services/finance/column.h"

namespace rekenschap::cli {
namespace {

using finance::Column;

template <class Proto>
Column ColumnOf(const Proto& cell) {
  return cell.structural() ? Column::Structural() : Column{cell.year()};
}

std::string TitleOf(finance::Column column) {
  return column.is_structural() ? "Struc." : finance::FormatColumn(column);
}

std::set<Column> ColumnsOf(const planning::v1::Table& table) {
  std::set<Column> columns;
  for (const auto& line : table.lines()) {
    for (const auto& cell : line.cells()) columns.insert(ColumnOf(cell));
  }
  for (const auto& total : table.printed_totals()) columns.insert(ColumnOf(total));
  return columns;
}

std::string DocumentOf(const type::v1::Document& document) {
  return document.number() + " (" + document.date() + ")";
}

// A table as printed; a rectified figure carries a star, and what is worked with stands below.
void PrintTable(const Session& session, const planning::v1::Table& table) {
  Table out;
  out.title = table.title() + " [" + table.id() + "]";
  out.columns = {{session.Say("regel", "line")}};
  const std::set<Column> columns = ColumnsOf(table);
  for (const Column column : columns) out.columns.push_back({TitleOf(column), true});
  std::vector<std::string> notes;
  for (const auto& line : table.lines()) {
    std::map<Column, Cell> cells;
    for (const auto& cell : line.cells()) {
      const Cell worked_with = FigureCell(session, true, cell.worked_with());
      const bool rectified = cell.has_rectification();
      cells.emplace(ColumnOf(cell),
                    Cell((cell.printed().empty() ? worked_with.text : cell.printed()) +
                             (rectified ? "*" : ""),
                         worked_with.plain, rectified ? Colour::kBad : Colour::kNone));
      if (!rectified) continue;
      notes.push_back("* " + line.title() + ", " + TitleOf(ColumnOf(cell)) + ": " +
                      session.Say("gedrukt ", "printed ") + cell.printed() +
                      session.Say(", gewerkt wordt met ", ", worked with ") + worked_with.text +
                      ". " + cell.rectification().reason() + " (" + cell.rectification().author() +
                      ", " + cell.rectification().date() + ")");
    }
    std::vector<Cell> row = {line.title() + " (" + line.id() + ")"};
    for (const Column column : columns) {
      const auto found = cells.find(column);
      row.push_back(found == cells.end() ? Cell("") : found->second);
    }
    out.rows.push_back(std::move(row));
  }
  if (!table.printed_totals().empty()) {
    std::map<Column, std::string> totals;
    for (const auto& total : table.printed_totals()) totals[ColumnOf(total)] = total.printed();
    std::vector<Cell> row = {session.Say("Totaal (gedrukt)", "Total (printed)")};
    for (const Column column : columns) row.emplace_back(totals[column]);
    out.rows.push_back(std::move(row));
  }
  Print(session, out);
  if (session.output == Output::kTable) {
    for (const std::string& note : notes) session.out << note << '\n';
    session.out << '\n';
  }
}

std::string FitText(const Session& session, planning::v1::ColumnReconciliation::Status status) {
  using Reconciliation = planning::v1::ColumnReconciliation;
  switch (status) {
    case Reconciliation::STATUS_CONSISTENT:
      return session.Say("sluit", "consistent");
    case Reconciliation::STATUS_CONSISTENT_BY_ROUNDING:
      return session.Say("sluit door afronding", "consistent by rounding");
    case Reconciliation::STATUS_IRRECONCILABLE:
      return session.Say("ONVERENIGBAAR", "IRRECONCILABLE");
    default:
      return session.Say("niet gedrukt", "not printed");
  }
}

std::string IntervalText(const Session& session, const planning::v1::Interval& interval) {
  return FigureCell(session, true, interval.low()).text + session.Say(" t/m ", " to ") +
         FigureCell(session, true, interval.high()).text;
}

void PrintSuspects(const Session& session, const planning::v1::ColumnReconciliation& column) {
  session.out
      << TitleOf(ColumnOf(column))
      << session.Say(
             ": geen afronding maakt dit sluitend. De kolom zou passen met, de waarschijnlijkste "
             "eerst:\n",
             ": no rounding makes this fit. The column would fit with, the likeliest first:\n");
  int rank = 0;
  for (const auto& suspect : column.suspects()) {
    session.out << "  " << ++rank << ". "
                << (suspect.line().empty() ? session.Say("het gedrukte totaal", "the printed total")
                                           : suspect.line())
                << session.Say(", gedrukt ", ", printed ") << suspect.printed() << ": "
                << IntervalText(session, suspect.fitting())
                << session.Say(" (nominaal ", " (nominal ")
                << FigureCell(session, true, suspect.nominal_fit()).text << ")";
    for (const int corroboration : suspect.corroborations()) {
      session.out << (corroboration == planning::v1::Suspect::CORROBORATION_REPEATS_STRUCTURAL
                          ? session.Say("; herhaalt het structurele bedrag",
                                        "; repeats the structural value")
                          : session.Say("; breekt de richting van de reeks",
                                        "; breaks the direction of the series"));
    }
    session.out << '\n';
  }
  for (const auto& cell : column.rectified_cells()) {
    session.out << session.Say("  Rectificatie: ", "  Rectification: ") << cell.line()
                << session.Say(", gedrukt ", ", printed ") << cell.printed()
                << session.Say(", gewerkt wordt met ", ", worked with ")
                << FigureCell(session, true, cell.worked_with()).text << " (" << cell.author()
                << ", " << cell.date() << "): " << cell.reason() << '\n';
  }
}

void PrintReconciliation(const Session& session, const planning::v1::TableReconciliation& table) {
  Table out;
  out.title = session.Say("Aansluiting van tabel ", "Reconciliation of table ") + table.table();
  out.columns = {{session.Say("kolom", "column")},
                 {session.Say("som regels", "sum of lines"), true},
                 {session.Say("kan zijn", "can be"), true},
                 {session.Say("totaal", "total"), true},
                 {session.Say("kan zijn", "can be"), true},
                 {session.Say("gedrukt", "printed")},
                 {session.Say("werkwaarde", "worked with"), true},
                 {session.Say("met werkwaarden", "with worked-with values")}};
  for (const auto& column : table.columns()) {
    const bool bad =
        column.printed_status() == planning::v1::ColumnReconciliation::STATUS_IRRECONCILABLE;
    out.rows.push_back(
        {TitleOf(ColumnOf(column)),
         FigureCell(session, column.has_printed_lines_sum(), column.printed_lines_sum()),
         column.has_printed_lines_interval()
             ? IntervalText(session, column.printed_lines_interval())
             : "",
         column.printed_total(),
         column.has_printed_total_interval()
             ? IntervalText(session, column.printed_total_interval())
             : "",
         {FitText(session, column.printed_status()), "", bad ? Colour::kBad : Colour::kGood},
         FigureCell(session, column.has_worked_with_sum(), column.worked_with_sum()),
         FitText(session, column.worked_with_status())});
  }
  Print(session, out);
  if (session.output != Output::kTable) return;
  for (const auto& column : table.columns()) {
    if (column.suspects_size() > 0) PrintSuspects(session, column);
  }
  session.out << '\n';
}

}  // namespace

std::string RevisionNameOf(const std::string& text) {
  if (text.rfind("programmes/", 0) == 0 && text.find("/revisions/") != std::string::npos)
    return text;
  const std::string rest = text.rfind("programmes/", 0) == 0 ? text.substr(11) : text;
  const std::size_t slash = rest.find('/');
  return "programmes/" + rest.substr(0, slash) + "/revisions/" +
         (slash == std::string::npos ? "current" : rest.substr(slash + 1));
}

int ShowPlan(const Session& session, const std::string& revision) {
  planning::v1::GetRevisionRequest request;
  request.set_name(RevisionNameOf(revision));
  planning::v1::GetRevisionResponse response;
  const auto stub = PlanningOf(session);
  const absl::Status status = CallOn(session, *stub, &Planning::GetRevision, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  const auto& shown = response.revision();
  if (session.output == Output::kTable) {
    session.out << shown.name() << ": " << shown.title() << '\n'
                << session.Say("Gedrukt in ", "Printed in ") << DocumentOf(shown.printed_in())
                << session.Say(", vastgesteld bij ", ", adopted by ")
                << DocumentOf(shown.adopted_by())
                << (shown.state() == planning::v1::Revision::STATE_DRAFT
                        ? session.Say(" — ONTWERP", " — DRAFT")
                        : session.Say("; vastgelegd door ", "; recorded by ") + shown.author() +
                              session.Say(", vastgesteld door ", ", adopted by ") + shown.adopter())
                << "\n\n";
  }
  for (const auto& table : shown.tables()) PrintTable(session, table);
  return kDone;
}

int ReconcilePlan(const Session& session, const std::string& revision) {
  planning::v1::ReconcileRevisionRequest request;
  request.set_name(RevisionNameOf(revision));
  planning::v1::ReconcileRevisionResponse response;
  const auto stub = PlanningOf(session);
  const absl::Status status =
      CallOn(session, *stub, &Planning::ReconcileRevision, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  for (const auto& table : response.tables()) PrintReconciliation(session, table);
  return kDone;
}

int ShowTargets(const Session& session, const std::string& programme,
                const std::vector<std::string>& periods, const std::vector<std::string>& lines,
                const std::vector<std::string>& units, const std::string& effective_date) {
  planning::v1::ListTargetsRequest request;
  request.set_parent("programmes/" + LastPart(programme));
  request.set_effective_date(effective_date);
  for (const std::string& period : periods) request.add_periods(period);
  for (const std::string& line : lines) request.add_lines(line);
  for (const std::string& unit : units) request.add_units("units/" + LastPart(unit));
  const auto stub = PlanningOf(session);
  planning::v1::ListTargetsResponse all;
  do {
    planning::v1::ListTargetsResponse page;
    const absl::Status status = CallOn(session, *stub, &Planning::ListTargets, request, page);
    if (!status.ok()) return Fail(session, status);
    all.mutable_targets()->MergeFrom(page.targets());
    all.set_revision(page.revision());
    all.set_revision_hash(page.revision_hash());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  if (session.output == Output::kJson) {
    PrintJson(session, all);
    return kDone;
  }
  Table table;
  table.title = session.Say("Doelen volgens ", "Targets according to ") + all.revision();
  table.columns = {{session.Say("regel", "line")},
                   {session.Say("periode", "period")},
                   {session.Say("eenheid", "unit")},
                   {session.Say("doel t/m periode", "target to date"), true},
                   {session.Say("doel jaar", "target of the year"), true}};
  for (const auto& target : all.targets()) {
    table.rows.push_back(
        {target.line(), target.period(),
         target.unit().empty() ? session.Say("— geheel —", "— whole —") : LastPart(target.unit()),
         FigureCell(session, true, target.to_date()), FigureCell(session, true, target.year())});
  }
  Print(session, table);
  return kDone;
}

}  // namespace rekenschap::cli
