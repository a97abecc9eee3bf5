#include "services/monitoring/plan_feed/convert.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/finance/target.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {
namespace {

absl::Status Unreadable(const std::string& name, std::string why) {
  base::ErrorDetails details;
  details.reason = "PLAN_UNREADABLE";
  details.resource_name = name;
  return base::Error(absl::StatusCode::kDataLoss,
                     absl::StrFormat("planning sent %s, which cannot be read: %s", name, why),
                     std::move(details));
}

absl::StatusOr<Unit> UnitOf(const planning::v1::Unit& in) {
  Unit unit;
  ASSIGN_OR_RETURN(unit.id, finance::UnitId(in.name()));
  unit.title = in.title();
  ASSIGN_OR_RETURN(unit.valid_from, finance::ParseDate(in.valid_from()));
  if (!in.valid_until().empty()) {
    ASSIGN_OR_RETURN(unit.valid_until, finance::ParseDate(in.valid_until()));
  }
  return unit;
}

absl::StatusOr<Programme> ProgrammeOf(const planning::v1::Programme& in) {
  Programme programme;
  ASSIGN_OR_RETURN(programme.id, finance::ProgrammeId(in.name()));
  programme.title = in.title();
  const auto cadence = wire::FromProto(in.cadence());
  if (!cadence) return Unreadable(in.name(), "its cadence is not known here");
  programme.cadence = *cadence;
  const planning::v1::DeviationThreshold& given = in.deviation_threshold();
  DeviationThreshold& threshold = programme.threshold;
  if (given.has_share_basis_points()) threshold.share_basis_points = given.share_basis_points();
  if (given.has_amount_eurocents()) threshold.amount_eurocents = given.amount_eurocents();
  if (given.has_amount_fte_thousandths()) {
    threshold.amount_fte_thousandths = given.amount_fte_thousandths();
  }
  if (given.has_amount_count()) threshold.amount_count = given.amount_count();
  for (const std::string& name : in.units()) {
    Unit& unit = programme.units.emplace_back();
    ASSIGN_OR_RETURN(unit.id, finance::UnitId(name));
  }
  return programme;
}

absl::StatusOr<PlanLine> LineOf(const planning::v1::Table& table, const planning::v1::Line& in,
                                const planning::v1::Revision& revision) {
  PlanLine line;
  line.id = in.id();
  line.title = in.title();
  const auto measure = wire::FromProto(table.measure());
  const auto nature = wire::FromProto(table.nature());
  const auto basis = wire::FromProto(table.basis());
  if (!measure || !nature || !basis) {
    return Unreadable(revision.name(), "a table's measure, nature or basis is not known here");
  }
  line.measure = *measure;
  line.basis = *basis;
  line.may_be_negative = in.may_be_negative();
  line.series.nature = *nature;
  if (in.has_opening_position()) {
    const auto opening = wire::FromProto(in.opening_position());
    if (!opening) return Unreadable(revision.name(), "an opening position is not known here");
    line.series.opening = opening->value;
  }
  for (const planning::v1::Cell& cell : in.cells()) {
    const auto value = wire::FromProto(cell.worked_with());
    if (!value || value->measure != *measure) {
      return Unreadable(revision.name(), "a figure is not in the measure of its table");
    }
    if (cell.structural()) {
      line.series.structural = value->value;
    } else {
      line.series.years[cell.year()] = value->value;
    }
  }
  if (line.series.years.empty()) return line;
  for (const planning::v1::AllocationKey& key : revision.allocation_keys()) {
    if (key.id() != in.allocation_key()) continue;
    for (const planning::v1::UnitWeight& weight : key.weights()) {
      ASSIGN_OR_RETURN(std::string unit, finance::UnitId(weight.unit()));
      line.weights.push_back({std::move(unit), weight.weight()});
    }
  }
  return line;
}

absl::StatusOr<PlanRevision> RevisionOf(const planning::v1::Revision& in, std::int64_t number) {
  if (in.target_resolution_version() != finance::kTargetResolutionVersion) {
    base::ErrorDetails details;
    details.reason = "PLAN_OF_OTHER_RESOLUTION";
    details.resource_name = in.name();
    return base::Error(
        absl::StatusCode::kFailedPrecondition,
        absl::StrFormat("%s resolves targets in version %d and this service in version %d; bring "
                        "both services to the same version",
                        in.name(), in.target_resolution_version(),
                        finance::kTargetResolutionVersion),
        std::move(details));
  }
  PlanRevision revision;
  revision.number = number;
  revision.content_hash = in.content_hash();
  revision.adopted_by = in.adopted_by().number();
  revision.adopted_date = in.adopted_by().date();
  for (const planning::v1::Table& table : in.tables()) {
    for (const planning::v1::Line& given : table.lines()) {
      ASSIGN_OR_RETURN(PlanLine line, LineOf(table, given, in));
      revision.lines.push_back(std::move(line));
    }
  }
  return revision;
}

absl::StatusOr<PlanChange> ChangeOf(const planning::v1::WatchPlansResponse& message) {
  switch (message.change_case()) {
    case planning::v1::WatchPlansResponse::kUnit:
      return UnitOf(message.unit());
    case planning::v1::WatchPlansResponse::kProgramme:
      return ProgrammeOf(message.programme());
    case planning::v1::WatchPlansResponse::kRevision: {
      ASSIGN_OR_RETURN(finance::RevisionId id,
                       finance::ParseRevisionName(message.revision().name()));
      ASSIGN_OR_RETURN(PlanRevision revision, RevisionOf(message.revision(), id.number));
      return std::pair(std::move(id.programme), std::move(revision));
    }
    case planning::v1::WatchPlansResponse::CHANGE_NOT_SET:
      return PlanChange();
  }
  return PlanChange();
}

}  // namespace

absl::StatusOr<PlanChange> FromProto(const planning::v1::WatchPlansResponse& message) {
  absl::StatusOr<PlanChange> change = ChangeOf(message);
  // What planning says of its own names and dates has been checked there: anything else is damage.
  if (change.status().code() == absl::StatusCode::kInvalidArgument) {
    return Unreadable("a change", std::string(change.status().message()));
  }
  return change;
}

}  // namespace rekenschap::monitoring
