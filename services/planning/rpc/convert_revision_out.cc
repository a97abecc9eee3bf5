#include <google/protobuf/util/time_util.h>

#include "services/finance/names.h"
#include "services/planning/rpc/convert.h"
#include "services/planning/rpc/convert_parts.h"
#include "services/wire/wire.h"

// Revisions as they go out.
namespace rekenschap::planning {
namespace {

using google::protobuf::util::TimeUtil;

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
    SpreadToProto(line, table.measure, out_line);
    if (line.printed_row_total) out_line.set_printed_row_total(line.printed_row_total->text);
  }
  for (const PrintedTotal& total : table.printed_totals) {
    v1::PrintedTotal& out_total = *out.add_printed_totals();
    SetColumn(total.column, out_total);
    out_total.set_printed(total.printed.text);
  }
  if (table.direction == Direction::kReceipts) out.set_direction(v1::DIRECTION_RECEIPTS);
  if (table.printed_grand_total) out.set_printed_grand_total(table.printed_grand_total->text);
}

std::vector<std::int32_t> Shares(const std::vector<std::int64_t>& shares) {
  std::vector<std::int32_t> out;
  for (const std::int64_t share : shares) out.push_back(static_cast<std::int32_t>(share));
  return out;
}

// The measure of every line.
std::map<std::string, finance::Measure> MeasuresOf(const Revision& revision) {
  std::map<std::string, finance::Measure> measures;
  for (const Table& table : revision.tables) {
    for (const Line& line : table.lines) measures.emplace(line.id, table.measure);
  }
  return measures;
}

finance::PeriodKind KindOf(std::size_t periods) {
  for (const auto kind : {finance::PeriodKind::kHalf, finance::PeriodKind::kFourMonths,
                          finance::PeriodKind::kQuarter, finance::PeriodKind::kMonth}) {
    if (static_cast<std::size_t>(finance::PeriodsInYear(kind)) == periods) return kind;
  }
  return finance::PeriodKind::kYear;
}

}  // namespace

void ToProto(const Cell& cell, finance::Measure measure, v1::Cell& out) {
  SetColumn(cell.column, out);
  if (cell.printed) out.set_printed(cell.printed->text);
  *out.mutable_worked_with() = wire::ToProto(finance::Quantity{measure, cell.worked_with});
  if (!cell.rectification) return;
  out.mutable_rectification()->set_reason(cell.rectification->reason);
  out.mutable_rectification()->set_author(cell.rectification->author);
  out.mutable_rectification()->set_date(finance::FormatDate(cell.rectification->date));
}

v1::Revision::Phase ToProto(Phase phase) {
  return static_cast<v1::Revision::Phase>(static_cast<int>(phase));
}
v1::Mutation::Class ToProto(MutationClass mutation_class) {
  return static_cast<v1::Mutation::Class>(static_cast<int>(mutation_class) + 1);
}
v1::Mutation::Kind ToProto(MutationKind kind) {
  return static_cast<v1::Mutation::Kind>(static_cast<int>(kind) + 1);
}

void SpreadToProto(const Line& line, finance::Measure measure, v1::Line& out) {
  for (const auto& [column, given] : line.amounts) {
    for (const finance::Share& share : given.units) {
      v1::UnitAmount& amount = *out.add_unit_amounts();
      amount.set_unit(finance::UnitName(share.id));
      SetColumn(column, amount);
      *amount.mutable_amount() = wire::ToProto(finance::Quantity{measure, share.value});
    }
    if (given.reserve == 0) continue;
    v1::ReserveAmount& reserve = *out.add_central_reserve();
    SetColumn(column, reserve);
    *reserve.mutable_amount() = wire::ToProto(finance::Quantity{measure, given.reserve});
  }
  out.set_phasing_profile(line.profile);
  for (const auto& [year, figures] : line.phased) {
    const auto periods = finance::PeriodsOf(year, KindOf(figures.size()));
    for (std::size_t i = 0; i < figures.size(); ++i) {
      v1::PhasedFigure& figure = *out.add_phased_figures();
      figure.set_period(finance::FormatPeriod(periods[i]));
      *figure.mutable_to_date() = wire::ToProto(finance::Quantity{measure, figures[i]});
    }
  }
}

void ChangesToProto(const Revision& revision, v1::Revision& out) {
  out.set_phase(ToProto(revision.phase));
  out.set_budget_year(revision.budget_year);
  if (revision.predecessor != 0) {
    out.set_predecessor(finance::RevisionName(revision.programme, revision.predecessor));
  }
  const auto measures = MeasuresOf(revision);
  for (const Mutation& mutation : revision.mutations) {
    v1::Mutation& to = *out.add_mutations();
    to.set_id(mutation.id);
    to.set_title(mutation.title);
    to.set_class_(ToProto(mutation.mutation_class));
    to.set_kind(ToProto(mutation.kind));
    to.set_reason(mutation.reason);
    to.set_explanation(mutation.explanation);
    to.set_index_rate_per_million(static_cast<std::int32_t>(mutation.index_rate_per_million));
    to.set_price_level(mutation.price_level);
    for (const MutationEntry& entry : mutation.entries) {
      v1::MutationEntry& out_entry = *to.add_entries();
      out_entry.set_line(entry.line);
      SetColumn(entry.column, out_entry);
      *out_entry.mutable_amount() =
          wire::ToProto(finance::Quantity{measures.at(entry.line), entry.amount.value_or(0)});
    }
  }
  for (const PhasingProfile& profile : revision.profiles) {
    v1::PhasingProfile& to = *out.add_phasing_profiles();
    to.set_id(profile.id);
    to.set_title(profile.title);
    for (const std::int32_t share : Shares(profile.shares)) to.add_shares_basis_points(share);
  }
  for (const finance::Handover& handover : revision.handovers) {
    v1::UnitHandover& to = *out.add_handovers();
    to.set_from_unit(finance::UnitName(handover.from));
    to.set_date(finance::FormatDate(handover.date));
    for (const finance::Weight& weight : handover.to) {
      v1::UnitWeight& unit = *to.add_to_units();
      unit.set_unit(finance::UnitName(weight.id));
      unit.set_weight(weight.weight);
    }
  }
  for (const Instalment& instalment : revision.instalments) {
    v1::Instalment& to = *out.add_instalments();
    to.set_due_month(instalment.month);
    to.set_due_day(instalment.day);
    to.set_share_basis_points(static_cast<std::int32_t>(instalment.share));
  }
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
    out_key.set_total_weight(key.total_weight);
    if (key.deviation_limit_basis_points) {
      out_key.set_deviation_limit_basis_points(
          static_cast<std::int32_t>(*key.deviation_limit_basis_points));
    }
  }
  ChangesToProto(revision, out);
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

}  // namespace rekenschap::planning
