#include "services/monitoring/domain/comparison_totals.h"

#include <map>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"
#include "services/monitoring/domain/check_report.h"

namespace rekenschap::monitoring {
namespace {

// Whether nothing that the unit reported is in the row.
bool IsWithoutReport(const ComparisonRow& row) {
  return row.status == Comparison::kMissing || row.status == Comparison::kExempt;
}

// Adds to a sum that is unknown until something is added.
absl::Status AddTo(std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& value) {
  if (!value) return absl::OkStatus();
  ASSIGN_OR_RETURN(sum, finance::CheckedAdd(sum.value_or(0), *value));
  return absl::OkStatus();
}

// Adds a row to a total.
absl::Status Accumulate(const ComparisonRow& row, ComparisonRow& total) {
  RETURN_IF_ERROR(AddTo(total.target, row.target));
  RETURN_IF_ERROR(AddTo(total.year_target, row.year_target));
  RETURN_IF_ERROR(AddTo(total.realised, row.realised));
  RETURN_IF_ERROR(AddTo(total.committed, row.committed));
  RETURN_IF_ERROR(AddTo(total.deployable, row.deployable));
  return AddTo(total.forecast, row.forecast);
}

// Adds what of a row is covered: its own coverage or, of a unit that is not missing, all of it.
absl::Status Cover(const ComparisonRow& row, Coverage& coverage) {
  if (row.coverage) {
    RETURN_IF_ERROR(AddTo(coverage.covered_target, row.coverage->covered_target));
    return AddTo(coverage.covered_year_target, row.coverage->covered_year_target);
  }
  if (IsWithoutReport(row)) return absl::OkStatus();
  RETURN_IF_ERROR(AddTo(coverage.covered_target, row.target));
  return AddTo(coverage.covered_year_target, row.year_target);
}

// Whether a report that does not count is missing in a total: then that is why it has no figures.
bool LacksReport(const ComparisonRow& row) {
  return row.status == Comparison::kMissing && !row.line_not_reported;
}

absl::Status JudgeTotal(const DeviationThreshold& threshold, bool lacks_report,
                        ComparisonRow& total) {
  if (total.realised) {
    return Judge(threshold, total.coverage->covered_target, total.coverage->covered_year_target,
                 total);
  }
  total.status = total.coverage->expected > 0 ? Comparison::kMissing : Comparison::kExempt;
  total.line_not_reported = total.status == Comparison::kMissing && !lacks_report;
  return absl::OkStatus();
}

// What of a unit is in a total over lines: only what it gives on each of them.
struct UnitPart {
  bool received = true;
  bool committed = true;
  bool deployable = true;
  bool forecast = true;
};

// A total over the lines of one kind, as it grows.
struct KindTotal {
  ComparisonRow row;
  std::map<std::string, UnitPart> units;
  bool lacks_report = false;
};

absl::Status AddLine(const ComparisonRow& row, KindTotal& kind) {
  ComparisonRow& total = kind.row;
  if (!total.coverage) total.coverage.emplace();
  total.measure = row.measure;
  total.nature = row.nature;
  total.plan_basis = row.plan_basis;
  total.receipts = row.receipts;
  RETURN_IF_ERROR(AddTo(total.central_reserve, row.central_reserve));
  RETURN_IF_ERROR(Cover(row, *total.coverage));
  return Accumulate(row, total);
}

void NoteUnit(const ComparisonRow& row, KindTotal& kind) {
  if (row.status == Comparison::kExempt) return;
  UnitPart& unit = kind.units[row.unit];
  if (row.status == Comparison::kMissing) unit.received = false;
  if (!row.committed) unit.committed = false;
  if (!row.deployable) unit.deployable = false;
  if (!row.forecast) unit.forecast = false;
  kind.lacks_report = kind.lacks_report || LacksReport(row);
}

absl::StatusOr<std::vector<ComparisonRow>> Closed(const DeviationThreshold& threshold,
                                                  std::map<Kind, KindTotal> kinds) {
  std::vector<ComparisonRow> totals;
  for (auto& [kind, grown] : kinds) {
    Coverage& coverage = *grown.row.coverage;
    coverage.expected = static_cast<int>(grown.units.size());
    for (const auto& [unit, part] : grown.units) {
      coverage.received += part.received ? 1 : 0;
      coverage.committed += part.committed ? 1 : 0;
      coverage.deployable += part.deployable ? 1 : 0;
      coverage.forecast += part.forecast ? 1 : 0;
    }
    RETURN_IF_ERROR(JudgeTotal(threshold, grown.lacks_report, grown.row));
    totals.push_back(std::move(grown.row));
  }
  return totals;
}

// `part` of `whole` in hundredths of a percent; nothing of a whole of zero.
absl::StatusOr<std::optional<std::int64_t>> ShareOf(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  // Of what is below zero the share is that of the magnitudes: half of a target of -10 is -5.
  ASSIGN_OR_RETURN(const std::int64_t share,
                   finance::MultiplyDivideHalfEven(part, whole < 0 ? -10'000 : 10'000,
                                                   whole < 0 ? -whole : whole));
  return share;
}

}  // namespace

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

absl::Status Judge(const DeviationThreshold& threshold, const std::optional<std::int64_t>& target,
                   const std::optional<std::int64_t>& year_target, ComparisonRow& row) {
  if (year_target) {
    ASSIGN_OR_RETURN(row.year_share_basis_points, ShareOf(*row.realised, *year_target));
  }
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

absl::StatusOr<ComparisonRow> TotalOf(const DeviationThreshold& threshold, const PlanLine& line,
                                      const std::vector<ComparisonRow>& units) {
  ComparisonRow total = RowFor(line);
  Coverage& coverage = total.coverage.emplace();
  bool lacks_report = false;
  for (const ComparisonRow& row : units) {
    RETURN_IF_ERROR(Accumulate(row, total));
    RETURN_IF_ERROR(Cover(row, coverage));
    coverage.expected += row.status == Comparison::kExempt ? 0 : 1;
    coverage.received += IsWithoutReport(row) ? 0 : 1;
    coverage.committed += row.committed ? 1 : 0;
    coverage.deployable += row.deployable ? 1 : 0;
    coverage.forecast += row.forecast ? 1 : 0;
    lacks_report = lacks_report || LacksReport(row);
  }
  RETURN_IF_ERROR(JudgeTotal(threshold, lacks_report, total));
  return total;
}

absl::StatusOr<std::vector<ComparisonRow>> KindTotals(const DeviationThreshold& threshold,
                                                      const std::vector<ComparisonRow>& rows) {
  std::map<Kind, KindTotal> kinds;
  KindTotal* kind = nullptr;  // of the line that the rows are of; null when it is in none
  for (const ComparisonRow& row : rows) {
    if (!row.unit.empty()) {
      if (kind != nullptr) NoteUnit(row, *kind);
      continue;
    }
    kind = IsPlanned(row) ? &kinds[KindOf(row)] : nullptr;
    if (kind == nullptr) continue;
    RETURN_IF_ERROR(AddLine(row, *kind));
  }
  return Closed(threshold, std::move(kinds));
}

absl::StatusOr<std::vector<ComparisonRow>> KindTotalsOfUnit(
    const DeviationThreshold& threshold, const std::vector<ComparisonRow>& rows) {
  std::map<Kind, KindTotal> kinds;
  for (const ComparisonRow& row : rows) {
    if (!row.target) continue;
    KindTotal& kind = kinds[KindOf(row)];
    RETURN_IF_ERROR(AddLine(row, kind));
    NoteUnit(row, kind);
    kind.row.unit = row.unit;
    kind.row.unit_ended = row.unit_ended;
  }
  return Closed(threshold, std::move(kinds));
}

Kind KindOf(const ComparisonRow& row) {
  return {row.measure, row.nature, row.plan_basis, row.receipts};
}

bool IsPlanned(const ComparisonRow& total) { return total.target || total.central_reserve; }

}  // namespace rekenschap::monitoring
