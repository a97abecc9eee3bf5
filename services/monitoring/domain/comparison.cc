#include "services/monitoring/domain/comparison.h"

#include <algorithm>
#include <map>
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
  row.nature = line.series.nature;
  row.plan_basis = line.basis;
  return row;
}

// The unit's last known figure, when it can still be told: a flow starts again on 1 January.
std::optional<CarriedPosition> CarriedOf(const UnitPosition& position, const PlanLine& line,
                                         const finance::Period& period) {
  if (!position.earlier) return std::nullopt;
  const Report& report = position.earlier->report;
  if (line.series.nature == finance::Nature::kFlow && report.period.year != period.year) {
    return std::nullopt;
  }
  const ReportLine* reported = FindLine(report, line.id);
  if (reported == nullptr || !(*reported)[Figure::kRealised]) return std::nullopt;
  return CarriedPosition{report.period, *(*reported)[Figure::kRealised], NameOf(*position.earlier)};
}

absl::StatusOr<ComparisonRow> UnitRow(const Plan& plan, const PlanLine& line,
                                      const std::optional<LineTarget>& target,
                                      const UnitPosition& position, const finance::Period& period) {
  ComparisonRow row = RowFor(line);
  row.unit = position.unit;
  if (target) {
    row.target = ShareOf(target->to_date_shares, position.unit);
    row.year_target = ShareOf(target->year_shares, position.unit);
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
  row.explanation = reported->explanation;
  RETURN_IF_ERROR(Judge(plan.programme.threshold, row.target, row));
  return row;
}

// Adds a unit's row, or a line's total, to a total.
absl::Status Accumulate(const ComparisonRow& row, ComparisonRow& total) {
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
    RETURN_IF_ERROR(AddTo(total.target, row.target));
    RETURN_IF_ERROR(AddTo(total.year_target, row.year_target));
    RETURN_IF_ERROR(Accumulate(row, total));
    if (row.status == Comparison::kMissing) continue;
    ++total.coverage->received;
    RETURN_IF_ERROR(AddTo(total.coverage->covered_target, row.target));
  }
  RETURN_IF_ERROR(JudgeTotal(plan, total));
  return total;
}

// A total per measure and nature over lines that have a target: what nobody planned is in no total
// of a plan.
absl::Status AddMeasureTotals(const Plan& plan, const std::vector<ComparisonRow>& line_totals,
                              std::vector<ComparisonRow>& rows) {
  using Group = std::pair<finance::Measure, finance::Basis>;
  std::map<Group, ComparisonRow> totals;
  for (const ComparisonRow& line : line_totals) {
    if (!line.target) continue;
    ComparisonRow& total = totals[{line.measure, line.plan_basis}];
    if (!total.coverage)
      total.coverage = Coverage{line.coverage->expected, line.coverage->received, {}};
    total.measure = line.measure;
    total.nature = line.nature;
    total.plan_basis = line.plan_basis;
    RETURN_IF_ERROR(AddTo(total.target, line.target));
    RETURN_IF_ERROR(AddTo(total.year_target, line.year_target));
    RETURN_IF_ERROR(AddTo(total.coverage->covered_target, line.coverage->covered_target));
    RETURN_IF_ERROR(Accumulate(line, total));
  }
  for (auto& [group, total] : totals) {
    RETURN_IF_ERROR(JudgeTotal(plan, total));
    rows.push_back(std::move(total));
  }
  return absl::OkStatus();
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

std::vector<std::string> ExpectedUnits(const Plan& plan, const finance::Period& period,
                                       const Slice& slice) {
  std::vector<std::string> expected;
  for (const Unit& unit : plan.programme.units) {
    if (Wants(slice.units, unit.id) && IsValidOn(unit, finance::LastDay(period))) {
      expected.push_back(unit.id);
    }
  }
  return expected;
}

absl::StatusOr<ComparisonTable> Compare(const Plan& plan, const finance::Period& period,
                                        const Slice& slice,
                                        const std::vector<UnitPosition>& positions) {
  RETURN_IF_ERROR(CheckSlice(plan, slice));
  ComparisonTable table;
  table.coverage.expected = static_cast<int>(positions.size());
  for (const UnitPosition& position : positions) {
    position.current ? void(++table.coverage.received)
                     : table.missing_units.push_back(position.unit);
  }
  std::vector<ComparisonRow> line_totals;
  for (const PlanLine& line : plan.revision.lines) {
    if (!Wants(slice.lines, line.id)) continue;
    ASSIGN_OR_RETURN(const std::optional<LineTarget> target, TargetOf(line, period));
    std::vector<ComparisonRow> units;
    for (const UnitPosition& position : positions) {
      ASSIGN_OR_RETURN(ComparisonRow row, UnitRow(plan, line, target, position, period));
      units.push_back(std::move(row));
    }
    ASSIGN_OR_RETURN(ComparisonRow total, LineTotal(plan, line, units));
    line_totals.push_back(total);
    table.rows.push_back(std::move(total));
    std::ranges::move(units, std::back_inserter(table.rows));
  }
  RETURN_IF_ERROR(AddMeasureTotals(plan, line_totals, table.rows));
  return table;
}

}  // namespace rekenschap::monitoring
