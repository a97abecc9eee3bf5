#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/domain/reconciliation.h"
#include "services/planning/rpc/convert.h"
#include "services/planning/rpc/convert_parts.h"
#include "services/wire/wire.h"

// Reconciliations as they go out.
namespace rekenschap::planning {
namespace {

v1::ColumnReconciliation::Status ToProto(Fit fit) {
  switch (fit) {
    case Fit::kConsistent:
      return v1::ColumnReconciliation::STATUS_CONSISTENT;
    case Fit::kConsistentByRounding:
      return v1::ColumnReconciliation::STATUS_CONSISTENT_BY_ROUNDING;
    case Fit::kIrreconcilable:
      return v1::ColumnReconciliation::STATUS_IRRECONCILABLE;
    case Fit::kNotPrinted:
      return v1::ColumnReconciliation::STATUS_NOT_PRINTED;
  }
  return v1::ColumnReconciliation::STATUS_UNSPECIFIED;
}

void ToProto(const finance::Interval& interval, finance::Measure measure, v1::Interval& out) {
  *out.mutable_low() = wire::ToProto(finance::Quantity{measure, interval.low});
  *out.mutable_high() = wire::ToProto(finance::Quantity{measure, interval.high});
}

void ToProto(const Suspect& suspect, finance::Measure measure, v1::Suspect& out) {
  out.set_line(suspect.line);
  out.set_column(suspect.column);
  out.set_printed(suspect.printed);
  ToProto(suspect.fitting, measure, *out.mutable_fitting());
  *out.mutable_nominal_fit() = wire::ToProto(finance::Quantity{measure, suspect.nominal_fit});
  for (const Corroboration corroboration : suspect.corroborations) {
    out.add_corroborations(
        static_cast<v1::Suspect::Corroboration>(static_cast<int>(corroboration) + 1));
  }
}

void AddRectifiedCells(const Table& table, finance::Column column, v1::ColumnReconciliation& out) {
  for (const Line& line : table.lines) {
    for (const Cell& cell : line.cells) {
      if (cell.column != column || !cell.rectification) continue;
      v1::RectifiedCell& rectified = *out.add_rectified_cells();
      rectified.set_line(line.id);
      if (cell.printed) rectified.set_printed(cell.printed->text);
      *rectified.mutable_worked_with() =
          wire::ToProto(finance::Quantity{table.measure, cell.worked_with});
      rectified.set_reason(cell.rectification->reason);
      rectified.set_author(cell.rectification->author);
      rectified.set_date(finance::FormatDate(cell.rectification->date));
    }
  }
}

void ToProto(const ColumnReconciliation& column, const Table& table,
             v1::ColumnReconciliation& out) {
  const auto quantity = [&table](std::int64_t value) {
    return wire::ToProto(finance::Quantity{table.measure, value});
  };
  SetColumn(column.column, out);
  out.set_printed_status(ToProto(column.printed));
  out.set_worked_with_status(ToProto(column.worked_with));
  if (column.printed_total) out.set_printed_total(column.printed_total->text);
  if (column.printed_lines_sum) {
    *out.mutable_printed_lines_sum() = quantity(*column.printed_lines_sum);
  }
  if (column.printed_lines_interval) {
    ToProto(*column.printed_lines_interval, table.measure, *out.mutable_printed_lines_interval());
  }
  if (column.printed_total_interval) {
    ToProto(*column.printed_total_interval, table.measure, *out.mutable_printed_total_interval());
  }
  *out.mutable_worked_with_sum() = quantity(column.worked_with_sum);
  for (const Suspect& suspect : column.suspects) {
    ToProto(suspect, table.measure, *out.add_suspects());
  }
  AddRectifiedCells(table, column.column, out);
}

void ToProto(const RowReconciliation& row, finance::Measure measure, v1::RowReconciliation& out) {
  out.set_line(row.line);
  out.set_printed_status(ToProto(row.printed));
  out.set_printed_total(row.printed_total.text);
  *out.mutable_printed_sum() = wire::ToProto(finance::Quantity{measure, row.printed_sum});
  ToProto(row.printed_interval, measure, *out.mutable_printed_interval());
  ToProto(row.printed_total_interval, measure, *out.mutable_printed_total_interval());
  for (const Suspect& suspect : row.suspects) ToProto(suspect, measure, *out.add_suspects());
}

bool HasPrint(const Table& table) {
  if (!table.printed_totals.empty()) return true;
  for (const Line& line : table.lines) {
    for (const Cell& cell : line.cells) {
      if (cell.printed) return true;
    }
  }
  return false;
}

}  // namespace

absl::Status ToProto(const Revision& revision,
                     google::protobuf::RepeatedPtrField<v1::TableReconciliation>& out) {
  for (const Table& table : revision.tables) {
    if (!HasPrint(table)) continue;
    ASSIGN_OR_RETURN(const TableReconciliation reconciliation, Reconcile(revision, table));
    v1::TableReconciliation& out_table = *out.Add();
    out_table.set_table(table.id);
    for (const ColumnReconciliation& column : reconciliation.columns) {
      ToProto(column, table, *out_table.add_columns());
    }
    for (const RowReconciliation& row : reconciliation.rows) {
      ToProto(row, table.measure, *out_table.add_rows());
    }
  }
  return absl::OkStatus();
}

}  // namespace rekenschap::planning
