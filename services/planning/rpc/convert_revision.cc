#include <algorithm>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/rpc/fields.h"
#include "services/finance/names.h"
#include "services/planning/rpc/convert.h"
#include "services/planning/rpc/convert_parts.h"
#include "services/wire/wire.h"

// Revisions as they come in.
namespace rekenschap::planning {
namespace {

using base::FieldChecks;

Cell CellOf(FieldChecks& checks, const std::string& field, const v1::Cell& in, const Table& table) {
  Cell cell;
  cell.column = ColumnOf(checks, field, in);
  if (!in.printed().empty()) {
    checks.Text(field + ".printed", in.printed(), 1, 40);
    cell.printed =
        checks.Take(field + ".printed", "FIGURE_MALFORMED",
                    finance::ParsePrinted(in.printed(), table.measure, table.print_unit));
  }
  if (in.has_worked_with()) {
    cell.worked_with = AmountOf(checks, field + ".worked_with", in.worked_with(), table.measure);
  } else {
    // What is printed or derived decides; meanwhile checks look at the print.
    cell.worked_with = cell.printed ? cell.printed->value : 0;
    cell.worked_with_open = true;
  }
  if (in.has_rectification()) {
    const v1::Rectification& given = in.rectification();
    Rectification rectification;
    rectification.reason = checks.Text(field + ".rectification.reason", given.reason(), 10, 2000);
    rectification.author = checks.Text(field + ".rectification.author", given.author(), 1, 120);
    rectification.date = DateOf(checks, field + ".rectification.date", given.date());
    cell.rectification = std::move(rectification);
  }
  return cell;
}

// A total as printed; nothing for an empty text.
std::optional<finance::Printed> PrintOf(FieldChecks& checks, const std::string& field,
                                        const std::string& text, const Table& table) {
  if (text.empty()) return std::nullopt;
  checks.Text(field, text, 1, 40);
  return checks.Take(field, "FIGURE_MALFORMED",
                     finance::ParsePrinted(text, table.measure, table.print_unit));
}

Line LineOf(FieldChecks& checks, const std::string& field, const v1::Line& in, const Table& table) {
  Line line;
  line.id = in.id();
  line.title = checks.Text(field + ".title", in.title(), 1, 200);
  if (checks.Bounded(field + ".cells", in.cells_size(), 400)) {
    for (int i = 0; i < in.cells_size(); ++i) {
      line.cells.push_back(
          CellOf(checks, absl::StrFormat("%s.cells[%d]", field, i), in.cells(i), table));
    }
  }
  std::ranges::stable_sort(line.cells, {}, &Cell::column);
  if (in.has_opening_position()) {
    line.opening_position =
        AmountOf(checks, field + ".opening_position", in.opening_position(), table.measure);
  }
  line.allocation_key = checks.Text(field + ".allocation_key", in.allocation_key(), 0, 63);
  line.pays_for = checks.Text(field + ".pays_for", in.pays_for(), 0, 63);
  line.may_be_negative = in.may_be_negative();
  TakeSpread(checks, field, in, table.measure, line);
  line.printed_row_total =
      PrintOf(checks, field + ".printed_row_total", in.printed_row_total(), table);
  return line;
}

Table TableOf(FieldChecks& checks, const std::string& field, const v1::Table& in) {
  Table table;
  table.id = in.id();
  table.title = checks.Text(field + ".title", in.title(), 1, 200);
  const auto measure = wire::FromProto(in.measure());
  if (!measure) checks.Note(field + ".measure", "MEASURE_MISSING", "say EUR, FTE or COUNT");
  const auto nature = wire::FromProto(in.nature());
  if (!nature) checks.Note(field + ".nature", "NATURE_MISSING", "say FLOW or STOCK");
  table.measure = measure.value_or(finance::Measure::kEuro);
  table.nature = nature.value_or(finance::Nature::kFlow);
  table.basis = wire::FromProto(in.basis()).value_or(finance::Basis::kNone);
  table.print_unit = in.print_unit_count() == 0 ? 1 : in.print_unit_count();
  if (in.lines().empty()) checks.Note(field + ".lines", "LINES_MISSING", "a table has a line");
  if (checks.Bounded(field + ".lines", in.lines_size(), 200)) {
    for (int i = 0; i < in.lines_size(); ++i) {
      table.lines.push_back(
          LineOf(checks, absl::StrFormat("%s.lines[%d]", field, i), in.lines(i), table));
    }
  }
  if (checks.Bounded(field + ".printed_totals", in.printed_totals_size(), 400)) {
    for (int i = 0; i < in.printed_totals_size(); ++i) {
      const std::string path = absl::StrFormat("%s.printed_totals[%d]", field, i);
      const v1::PrintedTotal& total = in.printed_totals(i);
      checks.Text(path + ".printed", total.printed(), 1, 40);
      table.printed_totals.push_back(
          {ColumnOf(checks, path, total),
           checks.Take(path + ".printed", "FIGURE_MALFORMED",
                       finance::ParsePrinted(total.printed(), table.measure, table.print_unit))});
    }
  }
  std::ranges::stable_sort(table.printed_totals, {}, &PrintedTotal::column);
  if (!v1::Direction_IsValid(in.direction())) {
    checks.Note(field + ".direction", "DIRECTION_UNKNOWN", "say EXPENDITURE or RECEIPTS");
  }
  table.direction =
      in.direction() == v1::DIRECTION_RECEIPTS ? Direction::kReceipts : Direction::kExpenditure;
  table.printed_grand_total =
      PrintOf(checks, field + ".printed_grand_total", in.printed_grand_total(), table);
  return table;
}

AllocationKey KeyOf(FieldChecks& checks, const std::string& field, const v1::AllocationKey& in) {
  AllocationKey key;
  key.id = in.id();
  key.title = checks.Text(field + ".title", in.title(), 1, 200);
  key.source = DocumentOf(checks, field + ".source", in.source());
  key.weights = WeightsOf(checks, field + ".weights", in.weights());
  key.total_weight = in.total_weight();
  if (in.total_weight() < 0) {
    checks.Note(field + ".total_weight", "WEIGHTS_UNFIT", "it is below 0");
  }
  if (in.has_deviation_limit_basis_points()) {
    key.deviation_limit_basis_points = in.deviation_limit_basis_points();
    if (in.deviation_limit_basis_points() < 0 ||
        in.deviation_limit_basis_points() > finance::kWholeBasisPoints) {
      checks.Note(field + ".deviation_limit_basis_points", "SHARE_UNFIT", "it is from 0 to 10000");
    }
  }
  return key;
}

}  // namespace

absl::StatusOr<Revision> FromProto(const std::string& parent, const v1::Revision& in) {
  FieldChecks checks;
  Revision revision;
  revision.programme = checks.Take("parent", "NAME_MALFORMED", finance::ProgrammeId(parent));
  revision.title = checks.Text("revision.title", in.title(), 1, 200);
  if (in.has_printed_in()) {
    revision.printed_in = DocumentOf(checks, "revision.printed_in", in.printed_in());
  }
  revision.adopted_by = DocumentOf(checks, "revision.adopted_by", in.adopted_by());
  revision.reconciliation_override =
      checks.Text("revision.reconciliation_override", in.reconciliation_override(), 0, 2000);
  int lines = 0;
  if (checks.Bounded("revision.tables", in.tables_size(), 50)) {
    for (int i = 0; i < in.tables_size(); ++i) {
      lines += in.tables(i).lines_size();
      revision.tables.push_back(
          TableOf(checks, absl::StrFormat("revision.tables[%d]", i), in.tables(i)));
    }
  }
  checks.Bounded("revision.tables", lines, 200);
  if (checks.Bounded("revision.allocation_keys", in.allocation_keys_size(), 50)) {
    for (int i = 0; i < in.allocation_keys_size(); ++i) {
      revision.keys.push_back(
          KeyOf(checks, absl::StrFormat("revision.allocation_keys[%d]", i), in.allocation_keys(i)));
    }
  }
  std::ranges::stable_sort(revision.keys, {}, &AllocationKey::id);
  TakeChanges(checks, in, revision);
  RETURN_IF_ERROR(std::move(checks).ToStatus("REVISION_REFUSED"));
  return revision;
}

}  // namespace rekenschap::planning
