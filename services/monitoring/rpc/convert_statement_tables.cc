#include "services/monitoring/rpc/convert_statement.h"
#include "services/wire/wire.h"

// The tables of a statement on the wire.
namespace rekenschap::monitoring {
namespace {

static_assert(static_cast<int>(Comparison::kExempt) + 1 == v1::StatementFigures::STATUS_EXEMPT);

// Sets a quantity where there is one. `mutable_field` gives its place in the message.
template <class Message>
void Set(Message& message, type::v1::Quantity* (Message::*mutable_field)(),
         const std::optional<finance::Quantity>& quantity) {
  if (quantity) *(message.*mutable_field)() = wire::ToProto(*quantity);
}

void ToProto(const StatementCell& cell, v1::StatementCell& out) {
  out.set_column(cell.column);
  out.set_printed(cell.printed);
  Set(out, &v1::StatementCell::mutable_worked_with, cell.worked_with);
  if (!cell.rectification) return;
  out.mutable_rectification()->set_reason(cell.rectification->reason);
  out.mutable_rectification()->set_author(cell.rectification->author);
  out.mutable_rectification()->set_date(cell.rectification->date);
}

void ToProto(const StatementFigures& figures, v1::StatementFigures& out) {
  using Out = v1::StatementFigures;
  Set(out, &Out::mutable_target, figures.target);
  Set(out, &Out::mutable_year_target, figures.year_target);
  Set(out, &Out::mutable_realised, figures.realised);
  Set(out, &Out::mutable_committed, figures.committed);
  Set(out, &Out::mutable_deployable, figures.deployable);
  Set(out, &Out::mutable_forecast, figures.forecast);
  Set(out, &Out::mutable_difference, figures.difference);
  if (figures.difference_basis_points) {
    out.set_difference_basis_points(*figures.difference_basis_points);
  }
  out.set_status(static_cast<Out::Status>(static_cast<int>(figures.status) + 1));
  out.set_expected_count(static_cast<std::int32_t>(figures.expected));
  out.set_received_count(static_cast<std::int32_t>(figures.received));
  Set(out, &Out::mutable_covered_target, figures.covered_target);
  Set(out, &Out::mutable_central_reserve, figures.central_reserve);
}

void ToProto(const StatementUnitFigures& unit, v1::StatementUnitFigures& out) {
  out.set_unit(unit.unit);
  if (unit.figures) ToProto(*unit.figures, *out.mutable_figures());
  out.set_report(unit.report);
  out.set_unit_ended(unit.unit_ended);
  if (!unit.carried) return;
  out.mutable_carried()->set_period(unit.carried->period);
  Set(*out.mutable_carried(), &v1::StatementCarried::mutable_realised, unit.carried->realised);
  out.mutable_carried()->set_report(unit.carried->report);
}

void ToProto(const StatementLine& line, v1::StatementLine& out) {
  out.set_line(line.line);
  out.set_title(line.title);
  for (const StatementCell& cell : line.cells) ToProto(cell, *out.add_cells());
  out.set_printed_row_total(line.printed_row_total);
  if (line.figures) ToProto(*line.figures, *out.mutable_figures());
  for (const StatementUnitFigures& unit : line.units) ToProto(unit, *out.add_units());
}

}  // namespace

void ToProto(const StatementTable& table, v1::StatementTable& out) {
  out.set_id(table.id);
  out.set_title(table.title);
  out.set_measure(wire::ToProto(table.measure));
  out.set_nature(wire::ToProto(table.nature));
  out.set_basis(wire::ToProto(table.basis));
  out.set_receipts(table.receipts);
  out.set_print_unit_count(table.print_unit);
  for (const StatementLine& line : table.lines) ToProto(line, *out.add_lines());
  for (const StatementCell& cell : table.totals) ToProto(cell, *out.add_totals());
  out.set_printed_grand_total(table.printed_grand_total);
  if (table.total) ToProto(*table.total, *out.mutable_total());
}

}  // namespace rekenschap::monitoring
