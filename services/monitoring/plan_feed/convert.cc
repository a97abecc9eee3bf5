#include "services/monitoring/plan_feed/convert.h"

#include <algorithm>
#include <map>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/finance/target.h"
#include "services/monitoring/plan_feed/convert_paper.h"
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
  if (!in.parent().empty()) {
    ASSIGN_OR_RETURN(unit.parent, finance::UnitId(in.parent()));
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
  programme.purpose = PurposeOf(in);
  return programme;
}

absl::StatusOr<std::int64_t> FigureOf(const type::v1::Quantity& in, finance::Measure measure) {
  const auto quantity = wire::FromProto(in);
  if (!quantity || quantity->measure != measure) {
    return absl::InvalidArgumentError("a figure is not in the measure of its table");
  }
  return quantity->value;
}

// By unit.
absl::StatusOr<std::vector<finance::Weight>> WeightsOf(
    const google::protobuf::RepeatedPtrField<planning::v1::UnitWeight>& in) {
  std::vector<finance::Weight> weights;
  for (const planning::v1::UnitWeight& given : in) {
    ASSIGN_OR_RETURN(std::string unit, finance::UnitId(given.unit()));
    weights.push_back({std::move(unit), given.weight()});
  }
  std::ranges::sort(weights, {}, &finance::Weight::id);
  return weights;
}

absl::StatusOr<std::map<finance::Column, finance::GivenAmounts>> AmountsOf(
    const planning::v1::Line& in, finance::Measure measure) {
  std::map<finance::Column, finance::GivenAmounts> amounts;
  for (const planning::v1::UnitAmount& given : in.unit_amounts()) {
    ASSIGN_OR_RETURN(const finance::Column column, ColumnOf(given));
    ASSIGN_OR_RETURN(std::string unit, finance::UnitId(given.unit()));
    ASSIGN_OR_RETURN(const std::int64_t amount, FigureOf(given.amount(), measure));
    amounts[column].units.push_back({std::move(unit), amount});
  }
  for (const planning::v1::ReserveAmount& given : in.central_reserve()) {
    ASSIGN_OR_RETURN(const finance::Column column, ColumnOf(given));
    ASSIGN_OR_RETURN(amounts[column].reserve, FigureOf(given.amount(), measure));
  }
  for (auto& [column, given] : amounts) {
    std::ranges::sort(given.units, {}, &finance::Share::id);
    if (std::ranges::adjacent_find(given.units, {}, &finance::Share::id) != given.units.end()) {
      return absl::InvalidArgumentError("a unit has two amounts in one column");
    }
  }
  return amounts;
}

absl::StatusOr<finance::Phasing> PhasingOf(const planning::v1::Line& in, finance::Measure measure,
                                           const planning::v1::Revision& revision) {
  finance::Phasing phasing;
  if (!in.phasing_profile().empty()) {
    const auto profile = std::ranges::find(revision.phasing_profiles(), in.phasing_profile(),
                                           &planning::v1::PhasingProfile::id);
    if (profile == revision.phasing_profiles().end()) {
      return absl::InvalidArgumentError(
          absl::StrFormat("it has no phasing profile '%s'", in.phasing_profile()));
    }
    phasing.profile.assign(profile->shares_basis_points().begin(),
                           profile->shares_basis_points().end());
    if (!finance::IsPeriodCount(phasing.profile.size())) {
      return absl::InvalidArgumentError(
          absl::StrFormat("phasing profile '%s' does not divide a year", in.phasing_profile()));
    }
  }
  std::map<int, finance::PeriodKind> kinds;
  for (const planning::v1::PhasedFigure& given : in.phased_figures()) {
    ASSIGN_OR_RETURN(const finance::Period period, finance::ParsePeriod(given.period()));
    ASSIGN_OR_RETURN(const std::int64_t figure, FigureOf(given.to_date(), measure));
    std::vector<std::int64_t>& figures = phasing.years[period.year];
    const finance::PeriodKind kind = kinds.emplace(period.year, period.kind).first->second;
    figures.push_back(figure);
    if (period.kind != kind || static_cast<std::size_t>(period.index) != figures.size()) {
      return absl::InvalidArgumentError(
          absl::StrFormat("its figures per period skip to %s", given.period()));
    }
  }
  for (const auto& [year, kind] : kinds) {
    if (phasing.years[year].size() == static_cast<std::size_t>(finance::PeriodsInYear(kind))) {
      continue;
    }
    return absl::InvalidArgumentError(
        absl::StrFormat("its figures per period of %d are not complete", year));
  }
  return phasing;
}

absl::StatusOr<std::vector<finance::Handover>> HandoversOf(const planning::v1::Revision& in) {
  std::vector<finance::Handover> handovers;
  for (const planning::v1::UnitHandover& given : in.handovers()) {
    finance::Handover& handover = handovers.emplace_back();
    ASSIGN_OR_RETURN(handover.from, finance::UnitId(given.from_unit()));
    ASSIGN_OR_RETURN(handover.date, finance::ParseDate(given.date()));
    if (handover.date.day() != std::chrono::day(1)) {
      return absl::InvalidArgumentError("a handover is not on the first day of a month");
    }
    ASSIGN_OR_RETURN(handover.to, WeightsOf(given.to_units()));
  }
  std::ranges::stable_sort(handovers, {}, &finance::Handover::date);
  return handovers;
}

// A plan that cannot be resolved is refused as it arrives, not when somebody reports on it.
absl::Status CheckResolves(const finance::LinePlan& plan) {
  std::vector<int> years;
  for (const auto& [year, value] : plan.series.years) years.push_back(year);
  if (plan.series.structural) years.push_back(years.back() + 1);
  for (const finance::Handover& handover : plan.handovers) {
    years.push_back(static_cast<int>(handover.date.year()));
  }
  for (const int year : years) {
    ASSIGN_OR_RETURN(const auto target,
                     finance::TargetOf(plan, {year, finance::PeriodKind::kYear, 1}));
    if (target && target->to_date != target->year) {
      return absl::InvalidArgumentError(
          absl::StrFormat("its figures per period do not end at the figure of %d", year));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<PlanLine> LineOf(const planning::v1::Table& table, const planning::v1::Line& in,
                                const planning::v1::Revision& revision) {
  PlanLine line;
  line.id = in.id();
  line.title = in.title();
  const auto measure = wire::FromProto(table.measure());
  const auto nature = wire::FromProto(table.nature());
  const auto basis = wire::FromProto(table.basis());
  if (!measure || !nature || !basis ||
      !planning::v1::Direction_IsValid(static_cast<int>(table.direction()))) {
    return absl::InvalidArgumentError(
        "a table's measure, nature, basis or direction is not known here");
  }
  line.measure = *measure;
  line.basis = *basis;
  line.receipts = table.direction() == planning::v1::DIRECTION_RECEIPTS;
  line.may_be_negative = in.may_be_negative();
  line.pays_for = in.pays_for();
  finance::LinePlan& plan = line.plan;
  plan.series.nature = *nature;
  if (in.has_opening_position()) {
    ASSIGN_OR_RETURN(plan.series.opening, FigureOf(in.opening_position(), *measure));
  }
  for (const planning::v1::Cell& cell : in.cells()) {
    ASSIGN_OR_RETURN(const finance::Column column, ColumnOf(cell));
    ASSIGN_OR_RETURN(const std::int64_t value, FigureOf(cell.worked_with(), *measure));
    if (column.is_structural()) {
      plan.series.structural = value;
    } else {
      plan.series.years[column.year] = value;
    }
  }
  if (plan.series.years.empty()) return line;
  if (!in.allocation_key().empty()) {
    const auto key = std::ranges::find(revision.allocation_keys(), in.allocation_key(),
                                       &planning::v1::AllocationKey::id);
    if (key == revision.allocation_keys().end()) {
      return absl::InvalidArgumentError(
          absl::StrFormat("it has no allocation key '%s'", in.allocation_key()));
    }
    ASSIGN_OR_RETURN(plan.weights, WeightsOf(key->weights()));
  }
  ASSIGN_OR_RETURN(plan.amounts, AmountsOf(in, *measure));
  ASSIGN_OR_RETURN(plan.phasing, PhasingOf(in, *measure, revision));
  ASSIGN_OR_RETURN(plan.handovers, HandoversOf(revision));
  RETURN_IF_ERROR(CheckResolves(plan));
  return line;
}

absl::StatusOr<PlanRevision> RevisionOf(const planning::v1::Revision& in, std::int64_t number) {
  const int version = in.target_resolution_version();
  if (version < 1 || version > finance::kTargetResolutionVersion) {
    base::ErrorDetails details;
    details.reason = "PLAN_OF_OTHER_RESOLUTION";
    details.resource_name = in.name();
    return base::Error(
        absl::StatusCode::kFailedPrecondition,
        absl::StrFormat("%s resolves targets in version %d and this service in versions 1 to %d; "
                        "bring both services to the same version",
                        in.name(), version, finance::kTargetResolutionVersion),
        std::move(details));
  }
  PlanRevision revision;
  revision.number = number;
  revision.content_hash = in.content_hash();
  revision.adopted_by = in.adopted_by().number();
  revision.adopted_date = in.adopted_by().date();
  for (const planning::v1::Table& table : in.tables()) {
    for (const planning::v1::Line& given : table.lines()) {
      absl::StatusOr<PlanLine> line = LineOf(table, given, in);
      if (!line.ok()) {
        return Unreadable(in.name(), absl::StrFormat("line '%s': %s", given.id(),
                                                     std::string(line.status().message())));
      }
      revision.lines.push_back(*std::move(line));
    }
  }
  ASSIGN_OR_RETURN(revision.paper, PaperOf(in));
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
