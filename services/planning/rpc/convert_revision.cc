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

// The column of a cell or a printed total.
template <class Proto>
finance::Column ColumnOf(FieldChecks& checks, const std::string& field, const Proto& in) {
  if (in.column_case() == Proto::kStructural && in.structural()) {
    return finance::Column::Structural();
  }
  if (in.column_case() == Proto::kYear && in.year() >= finance::kFirstYear &&
      in.year() <= finance::kLastYear) {
    return {in.year()};
  }
  checks.Note(field, "COLUMN_MISSING",
              absl::StrFormat("name a year from %d to %d, or structural: true", finance::kFirstYear,
                              finance::kLastYear));
  return {};
}

std::int64_t AmountOf(FieldChecks& checks, const std::string& field, const type::v1::Quantity& in,
                      finance::Measure measure) {
  const auto quantity = wire::FromProto(in);
  if (!quantity || quantity->measure != measure) {
    checks.Note(field, "MEASURE_WRONG",
                absl::StrFormat("the table is in %s; give the amount in that measure",
                                std::string(finance::ToString(measure))));
    return 0;
  }
  if (quantity->value > finance::kMaxFigure || quantity->value < -finance::kMaxFigure) {
    checks.Note(field, "FIGURE_TOO_LARGE", "it is larger than any figure can be here");
    return 0;
  }
  return quantity->value;
}

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
  } else if (cell.printed) {
    cell.worked_with = cell.printed->value;
  } else {
    checks.Note(field, "FIGURE_MISSING", "give what is printed, what is worked with, or both");
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
  return table;
}

AllocationKey KeyOf(FieldChecks& checks, const std::string& field, const v1::AllocationKey& in) {
  AllocationKey key;
  key.id = in.id();
  key.title = checks.Text(field + ".title", in.title(), 1, 200);
  key.source = DocumentOf(checks, field + ".source", in.source());
  if (checks.Bounded(field + ".weights", in.weights_size(), 1000)) {
    for (int i = 0; i < in.weights_size(); ++i) {
      const v1::UnitWeight& weight = in.weights(i);
      key.weights.push_back({checks.Take(absl::StrFormat("%s.weights[%d].unit", field, i),
                                         "NAME_MALFORMED", finance::UnitId(weight.unit())),
                             weight.weight()});
    }
  }
  std::ranges::stable_sort(key.weights, {}, &finance::Weight::id);
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
  if (in.tables().empty()) {
    checks.Note("revision.tables", "TABLES_MISSING", "a revision has a table");
  }
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
  RETURN_IF_ERROR(std::move(checks).ToStatus("REVISION_REFUSED"));
  return revision;
}

}  // namespace rekenschap::planning
