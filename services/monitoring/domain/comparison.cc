#include "services/monitoring/domain/comparison.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"
#include "services/monitoring/domain/check_report.h"

namespace rekenschap::monitoring {
namespace {

bool Wants(const std::vector<std::string>& wanted, const std::string& id) {
  return wanted.empty() || std::ranges::find(wanted, id) != wanted.end();
}

// Adds to a sum that is unknown until something is added.
absl::Status AddTo(std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& value) {
  if (!value) return absl::OkStatus();
  ASSIGN_OR_RETURN(sum, finance::CheckedAdd(sum.value_or(0), *value));
  return absl::OkStatus();
}

// Fills in difference and status of a row that knows what was realised, against `target`.
absl::Status Judge(const DeviationThreshold& threshold, const std::optional<std::int64_t>& target,
                   ComparisonRow& row) {
  if (!target) {
    row.status = Comparison::kNoTarget;
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(row.difference, finance::CheckedSubtract(*row.realised, *target));
  if (*target == 0) {
    row.status = *row.realised == 0 ? Comparison::kOnTarget : Comparison::kZeroTarget;
    return absl::OkStatus();
  }
  const std::int64_t magnitude = *target < 0 ? -*target : *target;
  ASSIGN_OR_RETURN(row.difference_basis_points,
                   finance::MultiplyDivideHalfEven(*row.difference, 10'000, magnitude));
  ASSIGN_OR_RETURN(const std::int64_t limit, ThresholdFor(threshold, {row.measure, *target}));
  row.status = *row.difference > limit    ? Comparison::kAbove
               : *row.difference < -limit ? Comparison::kBelow
                                          : Comparison::kOnTarget;
  return absl::OkStatus();
}

ComparisonRow RowFor(const PlanLine& line) {
  ComparisonRow row;
  row.line = line.id;
  row.line_title = line.title;
  row.measure = line.measure;
  row.nature = line.plan.series.nature;
  row.plan_basis = line.basis;
  row.receipts = line.receipts;
  return row;
}

// The unit's last known figure, when it can still be told: a flow starts again on 1 January.
std::optional<CarriedPosition> CarriedOf(const UnitPosition& position, const PlanLine& line,
                                         const finance::Period& period) {
  if (!position.earlier) return std::nullopt;
  const Report& report = position.earlier->report;
  if (line.plan.series.nature == finance::Nature::kFlow && report.period.year != period.year) {
    return std::nullopt;
  }
  const ReportLine* reported = FindLine(report, line.id);
  if (reported == nullptr || !(*reported)[Figure::kRealised]) return std::nullopt;
  return CarriedPosition{report.period, *(*reported)[Figure::kRealised], NameOf(*position.earlier)};
}

absl::StatusOr<ComparisonRow> UnitRow(const Plan& plan, const PlanLine& line,
                                      const std::optional<finance::LineTarget>& of_line,
                                      const UnitPosition& position, const finance::Period& period) {
  ComparisonRow row = RowFor(line);
  row.unit = position.unit;
  row.unit_ended = position.ended;
  if (const auto target = of_line ? TargetOfUnit(*of_line, position.unit) : std::nullopt) {
    row.target = target->to_date;
    row.year_target = target->year;
  }
  const ReportLine* reported =
      position.current ? FindLine(position.current->report, line.id) : nullptr;
  if (reported == nullptr) {
    row.status = Comparison::kMissing;
    row.carried = CarriedOf(position, line, period);
    return row;
  }
  row.realised = (*reported)[Figure::kRealised];
  row.committed = (*reported)[Figure::kCommitted];
  row.deployable = (*reported)[Figure::kDeployable];
  row.forecast = (*reported)[Figure::kForecast];
  row.report = NameOf(*position.current);
  row.explanation = ExplanationOf(*reported);
  RETURN_IF_ERROR(Judge(plan.programme.threshold, row.target, row));
  return row;
}

// Whether the row says anything of the line: a unit that ended may have nothing to do with it.
bool Belongs(const ComparisonRow& row) {
  if (!row.unit_ended) return true;
  return row.nature == finance::Nature::kFlow && (row.target || row.realised || row.carried);
}

// Adds a unit's row, or a line's total, to a total.
absl::Status Accumulate(const ComparisonRow& row, ComparisonRow& total) {
  RETURN_IF_ERROR(AddTo(total.target, row.target));
  RETURN_IF_ERROR(AddTo(total.year_target, row.year_target));
  RETURN_IF_ERROR(AddTo(total.realised, row.realised));
  RETURN_IF_ERROR(AddTo(total.committed, row.committed));
  RETURN_IF_ERROR(AddTo(total.deployable, row.deployable));
  return AddTo(total.forecast, row.forecast);
}

absl::Status JudgeTotal(const Plan& plan, ComparisonRow& total) {
  if (!total.realised) {
    total.status = Comparison::kMissing;
    return absl::OkStatus();
  }
  return Judge(plan.programme.threshold, total.coverage->covered_target, total);
}

// The total of a line over the units of the slice, from their rows.
absl::StatusOr<ComparisonRow> LineTotal(const Plan& plan, const PlanLine& line,
                                        const std::vector<ComparisonRow>& units) {
  ComparisonRow total = RowFor(line);
  total.coverage.emplace();
  total.coverage->expected = static_cast<int>(units.size());
  for (const ComparisonRow& row : units) {
    RETURN_IF_ERROR(Accumulate(row, total));
    if (row.status == Comparison::kMissing) continue;
    ++total.coverage->received;
    RETURN_IF_ERROR(AddTo(total.coverage->covered_target, row.target));
  }
  RETURN_IF_ERROR(JudgeTotal(plan, total));
  return total;
}

// A total over the lines of one kind, as it grows.
struct GroupTotal {
  ComparisonRow row;
  std::map<std::string, bool> received;  // by unit: whether it is missing on none of the lines
};

// Figures of different kinds are never added.
using Group = std::tuple<finance::Measure, finance::Nature, finance::Basis, bool>;

// Totals over the lines that are planned: what nobody planned is in no total of a plan. `rows` are
// the lines' totals, each with its units after it.
absl::StatusOr<std::vector<ComparisonRow>> GroupTotals(const Plan& plan,
                                                       const std::vector<ComparisonRow>& rows) {
  std::map<Group, GroupTotal> groups;
  GroupTotal* group = nullptr;  // of the line that the rows are of; null when it is in none
  for (const ComparisonRow& row : rows) {
    if (!row.unit.empty()) {
      if (group == nullptr) continue;
      const auto unit = group->received.emplace(row.unit, true).first;
      if (row.status == Comparison::kMissing) unit->second = false;
      continue;
    }
    group = nullptr;
    if (!row.target && !row.central_reserve) continue;
    group = &groups[{row.measure, row.nature, row.plan_basis, row.receipts}];
    ComparisonRow& total = group->row;
    if (!total.coverage) total.coverage.emplace();
    total.measure = row.measure;
    total.nature = row.nature;
    total.plan_basis = row.plan_basis;
    total.receipts = row.receipts;
    RETURN_IF_ERROR(AddTo(total.central_reserve, row.central_reserve));
    RETURN_IF_ERROR(AddTo(total.coverage->covered_target, row.coverage->covered_target));
    RETURN_IF_ERROR(Accumulate(row, total));
  }
  std::vector<ComparisonRow> totals;
  for (auto& [kind, grown] : groups) {
    Coverage& coverage = *grown.row.coverage;
    coverage.expected = static_cast<int>(grown.received.size());
    for (const auto& [unit, received] : grown.received) coverage.received += received ? 1 : 0;
    RETURN_IF_ERROR(JudgeTotal(plan, grown.row));
    totals.push_back(std::move(grown.row));
  }
  return totals;
}

absl::Status CheckSlice(const Plan& plan, const Slice& slice) {
  for (const std::string& line : slice.lines) {
    if (FindLine(plan.revision, line) == nullptr)
      return base::NotFound("LINE_UNKNOWN", "line", line);
  }
  for (const std::string& unit : slice.units) {
    if (FindUnit(plan.programme, unit) == nullptr) {
      return base::NotFound("UNIT_UNKNOWN", "unit that takes part", "units/" + unit);
    }
  }
  return absl::OkStatus();
}

}  // namespace

std::vector<ComparedUnit> UnitsToCompare(const Plan& plan, const finance::Period& period,
                                         const Slice& slice) {
  const finance::Date end = finance::LastDay(period);
  std::vector<ComparedUnit> compared;
  for (const Unit& unit : plan.programme.units) {
    if (!Wants(slice.units, unit.id)) continue;
    if (IsValidOn(unit, end)) {
      compared.push_back({unit.id, period});
    } else if (unit.valid_until && *unit.valid_until < end &&
               unit.valid_until->year() == end.year()) {
      ComparedUnit& ended = compared.emplace_back(ComparedUnit{unit.id, period, true});
      auto last = finance::PreviousInYear(period);
      while (last && !IsValidOn(unit, finance::LastDay(*last))) {
        last = finance::PreviousInYear(*last);
      }
      if (last) ended.period = *last;  // else it has no report this year, and none will be found
    }
  }
  return compared;
}

absl::StatusOr<ComparisonTable> Compare(const Plan& plan, const finance::Period& period,
                                        const Slice& slice,
                                        const std::vector<UnitPosition>& positions) {
  RETURN_IF_ERROR(CheckSlice(plan, slice));
  ComparisonTable table;
  for (const UnitPosition& position : positions) {
    if (position.ended) continue;
    ++table.coverage.expected;
    position.current ? void(++table.coverage.received)
                     : table.missing_units.push_back(position.unit);
  }
  for (const PlanLine& line : plan.revision.lines) {
    if (!Wants(slice.lines, line.id)) continue;
    ASSIGN_OR_RETURN(const auto target, finance::TargetOf(line.plan, period));
    std::vector<ComparisonRow> units;
    for (const UnitPosition& position : positions) {
      ASSIGN_OR_RETURN(ComparisonRow row, UnitRow(plan, line, target, position, period));
      if (Belongs(row)) units.push_back(std::move(row));
    }
    ASSIGN_OR_RETURN(ComparisonRow total, LineTotal(plan, line, units));
    if (target && slice.units.empty()) {
      const bool has_reserve =
          target->to_date_division.reserve != 0 || target->year_division.reserve != 0;
      if (has_reserve) total.central_reserve = target->to_date_division.reserve;
    }
    table.rows.push_back(std::move(total));
    std::ranges::move(units, std::back_inserter(table.rows));
  }
  ASSIGN_OR_RETURN(std::vector<ComparisonRow> totals, GroupTotals(plan, table.rows));
  std::ranges::move(totals, std::back_inserter(table.rows));
  return table;
}

}  // namespace rekenschap::monitoring
