#include <google/protobuf/util/time_util.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/domain/reconciliation.h"
#include "services/planning/domain/revision_rules.h"
#include "services/planning/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::planning {
namespace {

using google::protobuf::util::TimeUtil;

void ToProto(const Document& document, type::v1::Document& out) {
  out.set_number(document.number);
  out.set_title(document.title);
  out.set_date(finance::FormatDate(document.date));
  out.set_uri(document.uri);
}

template <class Proto>
void SetColumn(finance::Column column, Proto& out) {
  if (column.is_structural()) {
    out.set_structural(true);
  } else {
    out.set_year(column.year);
  }
}

void ToProto(const Cell& cell, finance::Measure measure, v1::Cell& out) {
  SetColumn(cell.column, out);
  if (cell.printed) out.set_printed(cell.printed->text);
  *out.mutable_worked_with() = wire::ToProto(finance::Quantity{measure, cell.worked_with});
  if (!cell.rectification) return;
  out.mutable_rectification()->set_reason(cell.rectification->reason);
  out.mutable_rectification()->set_author(cell.rectification->author);
  out.mutable_rectification()->set_date(finance::FormatDate(cell.rectification->date));
}

void ToProto(const Table& table, v1::Table& out) {
  out.set_id(table.id);
  out.set_title(table.title);
  out.set_measure(wire::ToProto(table.measure));
  out.set_nature(wire::ToProto(table.nature));
  out.set_basis(wire::ToProto(table.basis));
  out.set_print_unit_count(table.print_unit);
  for (const Line& line : table.lines) {
    v1::Line& out_line = *out.add_lines();
    out_line.set_id(line.id);
    out_line.set_title(line.title);
    for (const Cell& cell : line.cells) ToProto(cell, table.measure, *out_line.add_cells());
    if (line.opening_position != 0) {
      *out_line.mutable_opening_position() =
          wire::ToProto(finance::Quantity{table.measure, line.opening_position});
    }
    out_line.set_allocation_key(line.allocation_key);
    out_line.set_pays_for(line.pays_for);
    out_line.set_may_be_negative(line.may_be_negative);
  }
  for (const PrintedTotal& total : table.printed_totals) {
    v1::PrintedTotal& out_total = *out.add_printed_totals();
    SetColumn(total.column, out_total);
    out_total.set_printed(total.printed.text);
  }
}

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
  out.set_printed(suspect.printed);
  ToProto(suspect.fitting, measure, *out.mutable_fitting());
  *out.mutable_nominal_fit() = wire::ToProto(finance::Quantity{measure, suspect.nominal_fit});
  for (const Corroboration corroboration : suspect.corroborations) {
    out.add_corroborations(corroboration == Corroboration::kRepeatsStructural
                               ? v1::Suspect::CORROBORATION_REPEATS_STRUCTURAL
                               : v1::Suspect::CORROBORATION_BREAKS_DIRECTION);
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

void ToProto(const Unit& unit, v1::Unit& out) {
  out.set_name(finance::UnitName(unit.id));
  out.set_title(unit.title);
  if (!unit.parent.empty()) out.set_parent(finance::UnitName(unit.parent));
  out.set_valid_from(finance::FormatDate(unit.valid_from));
  if (unit.valid_until) out.set_valid_until(finance::FormatDate(*unit.valid_until));
  if (!unit.predecessor.empty()) out.set_predecessor(finance::UnitName(unit.predecessor));
  *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(unit.record_time_micros);
  out.set_sequence(unit.sequence);
}

void ToProto(const Programme& programme, v1::Programme& out) {
  out.set_name(finance::ProgrammeName(programme.id));
  out.set_title(programme.title);
  for (const Document& document : programme.legal_basis) ToProto(document, *out.add_legal_basis());
  out.set_budget_chapter(programme.budget_chapter);
  out.set_budget_article(programme.budget_article);
  out.set_instrument(programme.instrument);
  out.set_cadence(wire::ToProto(programme.cadence));
  for (const std::string& unit : programme.units) out.add_units(finance::UnitName(unit));
  const DeviationThreshold& given = programme.threshold;
  if (given != DeviationThreshold()) {
    v1::DeviationThreshold& threshold = *out.mutable_deviation_threshold();
    if (given.share_basis_points) {
      threshold.set_share_basis_points(static_cast<std::int32_t>(*given.share_basis_points));
    }
    if (given.amount_eurocents) threshold.set_amount_eurocents(*given.amount_eurocents);
    if (given.amount_fte_thousandths) {
      threshold.set_amount_fte_thousandths(*given.amount_fte_thousandths);
    }
    if (given.amount_count) threshold.set_amount_count(*given.amount_count);
  }
  *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(programme.record_time_micros);
  out.set_sequence(programme.sequence);
}

void ToProto(const Revision& revision, v1::Revision& out) {
  const bool adopted = revision.state == Revision::State::kAdopted;
  out.set_name(finance::RevisionName(revision.programme, revision.number));
  out.set_title(revision.title);
  out.set_state(adopted ? v1::Revision::STATE_ADOPTED : v1::Revision::STATE_DRAFT);
  if (revision.printed_in) ToProto(*revision.printed_in, *out.mutable_printed_in());
  ToProto(revision.adopted_by, *out.mutable_adopted_by());
  for (const Table& table : revision.tables) ToProto(table, *out.add_tables());
  for (const AllocationKey& key : revision.keys) {
    v1::AllocationKey& out_key = *out.add_allocation_keys();
    out_key.set_id(key.id);
    out_key.set_title(key.title);
    ToProto(key.source, *out_key.mutable_source());
    for (const finance::Weight& weight : key.weights) {
      v1::UnitWeight& out_weight = *out_key.add_weights();
      out_weight.set_unit(finance::UnitName(weight.id));
      out_weight.set_weight(weight.weight);
    }
  }
  out.set_reconciliation_override(revision.reconciliation_override);
  out.set_target_resolution_version(revision.target_resolution_version);
  out.set_author(revision.author);
  *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(revision.record_time_micros);
  out.set_sequence(revision.sequence);
  if (adopted) {
    out.set_adopter(revision.adopter);
    *out.mutable_adopt_time() = TimeUtil::MicrosecondsToTimestamp(revision.adopt_time_micros);
    out.set_adopt_sequence(revision.adopt_sequence);
  }
  out.set_content_hash(revision.content_hash);
  out.set_etag(EtagOf(revision));
}

void ToProto(const Target& target, v1::Target& out) {
  out.set_line(target.line);
  if (!target.unit.empty()) out.set_unit(finance::UnitName(target.unit));
  out.set_period(finance::FormatPeriod(target.period));
  *out.mutable_to_date() = wire::ToProto(finance::Quantity{target.measure, target.to_date});
  *out.mutable_year() = wire::ToProto(finance::Quantity{target.measure, target.year});
}

void ToProto(const finance::Finding& finding, type::v1::Finding& out) {
  out = wire::ToProto(finding);
  const FindingText text = TextOf(finding);
  out.set_message(text.message);
  out.set_remedy(text.remedy);
}

absl::Status ToProto(const Revision& revision,
                     google::protobuf::RepeatedPtrField<v1::TableReconciliation>& out) {
  for (const Table& table : revision.tables) {
    if (!HasPrint(table)) continue;
    ASSIGN_OR_RETURN(const auto columns, Reconcile(table));
    v1::TableReconciliation& out_table = *out.Add();
    out_table.set_table(table.id);
    for (const ColumnReconciliation& column : columns) {
      ToProto(column, table, *out_table.add_columns());
    }
  }
  return absl::OkStatus();
}

}  // namespace rekenschap::planning
