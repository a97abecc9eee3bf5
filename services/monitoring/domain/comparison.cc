#include "services/monitoring/domain/comparison.h"

#include <algorithm>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/domain/comparison_totals.h"
#include "services/monitoring/domain/unit_tree.h"

namespace rekenschap::monitoring {
namespace {

bool Wants(const std::vector<std::string>& wanted, const std::string& id) {
  return wanted.empty() || std::ranges::find(wanted, id) != wanted.end();
}

// The name of the version.
std::string NameOf(const CountedReport& counted) {
  const Report& report = counted.report;
  return finance::ReportVersionName(report.programme, finance::FormatPeriod(report.period),
                                    report.unit, counted.version);
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
    row.status = IsLeftOut(position) ? Comparison::kExempt : Comparison::kMissing;
    row.line_not_reported = position.current.has_value();
    row.carried = CarriedOf(position, line, period);
    return row;
  }
  row.realised = (*reported)[Figure::kRealised];
  row.committed = (*reported)[Figure::kCommitted];
  row.deployable = (*reported)[Figure::kDeployable];
  row.forecast = (*reported)[Figure::kForecast];
  row.report = NameOf(*position.current);
  row.explanation = ExplanationOf(*reported);
  RETURN_IF_ERROR(Judge(plan.programme.threshold, row.target, row.year_target, row));
  return row;
}

// Whether the row says anything of the line: a unit that ended may have nothing to do with it.
bool Belongs(const ComparisonRow& row) {
  if (!row.unit_ended) return true;
  return row.nature == finance::Nature::kFlow && (row.target || row.realised || row.carried);
}

}  // namespace

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

bool IsLeftOut(const UnitPosition& position) { return position.exempt && !position.current; }

absl::Status CheckSlice(const Plan& plan, const Slice& slice) {
  for (const std::string& line : slice.lines) {
    if (FindLine(plan.revision, line) == nullptr)
      return base::NotFound("LINE_UNKNOWN", "line", line);
  }
  return SubtreesOf(plan.programme, slice.units).status();
}

std::vector<ComparedUnit> UnitsToCompare(const Plan& plan, const finance::Period& period,
                                         const Slice& slice) {
  const finance::Date end = finance::LastDay(period);
  std::vector<ComparedUnit> compared;
  const auto wanted = SubtreesOf(plan.programme, slice.units);
  if (!wanted.ok()) return compared;
  for (const Unit& unit : plan.programme.units) {
    if (!wanted->contains(unit.id)) continue;
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
    if (position.ended || IsLeftOut(position)) continue;
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
    ASSIGN_OR_RETURN(ComparisonRow total, TotalOf(plan.programme.threshold, line, units));
    if (target && slice.units.empty()) {
      const bool has_reserve =
          target->to_date_division.reserve != 0 || target->year_division.reserve != 0;
      if (has_reserve) total.central_reserve = target->to_date_division.reserve;
    }
    table.rows.push_back(std::move(total));
    std::ranges::move(units, std::back_inserter(table.rows));
  }
  ASSIGN_OR_RETURN(std::vector<ComparisonRow> totals,
                   KindTotals(plan.programme.threshold, table.rows));
  std::ranges::move(totals, std::back_inserter(table.rows));
  for (ComparisonRow& row : table.rows) row.period = period;
  return table;
}

}  // namespace rekenschap::monitoring
