#include <google/protobuf/util/time_util.h>

#include "services/finance/names.h"
#include "services/planning/rpc/convert.h"
#include "services/planning/rpc/convert_parts.h"
#include "services/wire/wire.h"

// Differences, histories and payments as they go out.
namespace rekenschap::planning {
namespace {

using google::protobuf::util::TimeUtil;

void ToProto(const CellDifference& cell, const std::string& programme, v1::CellDifference& out) {
  const auto quantity = [&cell](std::int64_t value) {
    return wire::ToProto(finance::Quantity{cell.measure, value});
  };
  out.set_table(cell.table);
  out.set_line(cell.line);
  SetColumn(cell.column, out);
  if (cell.was) *out.mutable_was() = quantity(*cell.was);
  if (cell.becomes) *out.mutable_becomes() = quantity(*cell.becomes);
  for (const ExplainingMutation& explaining : cell.mutations) {
    v1::ExplainingMutation& mutation = *out.add_mutations();
    mutation.set_revision(finance::RevisionName(programme, explaining.revision));
    mutation.set_mutation(explaining.mutation->id);
    mutation.set_title(explaining.mutation->title);
    mutation.set_class_(ToProto(explaining.mutation->mutation_class));
    mutation.set_kind(ToProto(explaining.mutation->kind));
    *mutation.mutable_amount() = quantity(explaining.amount);
  }
  *out.mutable_unexplained() = quantity(cell.unexplained);
}

}  // namespace

void ToProto(const RevisionDifference& difference, v1::DiffRevisionsResponse& out) {
  const Revision& revision = difference.revision;
  out.set_revision(finance::RevisionName(revision.programme, revision.number));
  if (difference.base) {
    out.set_base(finance::RevisionName(revision.programme, difference.base->number));
  }
  for (const CellDifference& cell : difference.cells) {
    ToProto(cell, revision.programme, *out.add_differences());
  }
  for (const std::string& part : difference.changed_parts) out.add_changed_parts(part);
}

void ToProto(const LineHistory& history, v1::GetLineHistoryResponse& out) {
  for (const LineHistory::Chapter& chapter : history.chapters) {
    const Revision& revision = *chapter.revision;
    v1::LineChapter& to = *out.add_chapters();
    to.set_revision(finance::RevisionName(revision.programme, revision.number));
    to.set_title(revision.title);
    to.set_phase(ToProto(revision.phase));
    const bool adopted = revision.state == Revision::State::kAdopted;
    to.set_state(adopted ? v1::Revision::STATE_ADOPTED : v1::Revision::STATE_DRAFT);
    ToProto(revision.adopted_by, *to.mutable_adopted_by());
    to.set_author(revision.author);
    *to.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(revision.record_time_micros);
    if (adopted) {
      to.set_adopter(revision.adopter);
      *to.mutable_adopt_time() = TimeUtil::MicrosecondsToTimestamp(revision.adopt_time_micros);
    }
    for (const Table& table : revision.tables) {
      for (const Line& line : table.lines) {
        if (line.id != history.line) continue;
        out.set_line_title(line.title);
        out.set_measure(wire::ToProto(table.measure));
        out.set_basis(wire::ToProto(table.basis));
        for (const Cell& cell : line.cells) ToProto(cell, table.measure, *to.add_cells());
      }
    }
    for (const CellDifference& cell : chapter.differences) {
      ToProto(cell, revision.programme, *to.add_differences());
    }
  }
}

void ToProto(const InstalmentDue& due, v1::InstalmentDue& out) {
  out.set_due_date(finance::FormatDate(due.date));
  *out.mutable_amount() = wire::ToProto(finance::Quantity{finance::Measure::kEuro, due.amount});
  *out.mutable_year_to_date() =
      wire::ToProto(finance::Quantity{finance::Measure::kEuro, due.year_to_date});
  out.set_share_basis_points(static_cast<std::int32_t>(due.share));
}

}  // namespace rekenschap::planning
