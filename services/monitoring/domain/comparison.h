#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/report.h"

// Plan against realisation at a period's end.
namespace rekenschap::monitoring {

enum class Comparison { kOnTarget, kAbove, kBelow, kMissing, kNoTarget, kZeroTarget };

// How much of what should be in a total is in it.
struct Coverage {
  int expected = 0;  // units that take part and exist at the period's end
  int received = 0;  // those of them whose report counts
  std::optional<std::int64_t> covered_target;

  bool operator==(const Coverage&) const = default;
};

// A missing unit's last known position: stale, and in no total.
struct CarriedPosition {
  finance::Period period;
  std::int64_t realised = 0;
  std::string report;

  bool operator==(const CarriedPosition&) const = default;
};

// A line of a unit (line and unit set), the total of a line (line set), or the total of a measure
// (neither).
struct ComparisonRow {
  std::string line;
  std::string line_title;
  std::string unit;
  finance::Measure measure = finance::Measure::kEuro;
  finance::Nature nature = finance::Nature::kFlow;
  finance::Basis plan_basis = finance::Basis::kNone;
  std::optional<std::int64_t> target;
  std::optional<std::int64_t> year_target;
  std::optional<std::int64_t> realised;
  std::optional<std::int64_t> committed;
  std::optional<std::int64_t> deployable;
  std::optional<std::int64_t> forecast;
  std::optional<std::int64_t> difference;
  std::optional<std::int64_t> difference_basis_points;
  Comparison status = Comparison::kOnTarget;
  std::string report;
  std::string explanation;
  std::optional<CarriedPosition> carried;
  std::optional<Coverage> coverage;  // of totals

  bool operator==(const ComparisonRow&) const = default;
};

// What is known of a unit at the period's end.
struct UnitPosition {
  std::string unit;
  std::optional<ReportVersion> current;  // of the period itself
  std::optional<ReportVersion> earlier;  // else the last one before it
};

// Which part of the comparison is wanted; empty stands for all.
struct Slice {
  std::vector<std::string> lines;  // ids
  std::vector<std::string> units;  // ids
};

struct ComparisonTable {
  std::vector<ComparisonRow>
      rows;  // per line its total, then its units; after the lines a total per measure
  Coverage coverage;
  std::vector<std::string> missing_units;
};

// The units of the slice that should report on the period.
std::vector<std::string> ExpectedUnits(const Plan& plan, const finance::Period& period,
                                       const Slice& slice);

// Compares. `positions` holds every expected unit, in the order of ExpectedUnits. OUT_OF_RANGE when
// a sum does not fit.
absl::StatusOr<ComparisonTable> Compare(const Plan& plan, const finance::Period& period,
                                        const Slice& slice,
                                        const std::vector<UnitPosition>& positions);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_H_
