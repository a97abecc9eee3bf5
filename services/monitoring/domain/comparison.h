#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/report.h"

// Plan against realisation at a period's end.
//
// Compared are the units that exist on the period's last day. Of a flow, a unit that ended earlier
// in the year belongs to the comparison until the year's end: its target is what it keeps and its
// figures are those of the last period that it reports on, so that a unit that is split or merged
// leaves nothing behind and a line's total stays the year's. Nobody waits for a report of it: it is
// in the coverage of its lines' totals, and not in that of the whole or among the missing units. A
// stock is a position that it has handed over, so there it is left out.
namespace rekenschap::monitoring {

enum class Comparison { kOnTarget, kAbove, kBelow, kMissing, kNoTarget, kZeroTarget, kExempt };

// How much of what should be in a total is in it.
struct Coverage {
  int expected = 0;  // units whose figures belong in it
  int received = 0;  // those of them whose figures are all in it
  std::optional<std::int64_t> covered_target;
  std::optional<std::int64_t> covered_year_target = {};
  // Units whose figure is all in it, of the figures that a report may leave out.
  int committed = 0;
  int deployable = 0;
  int forecast = 0;

  bool operator==(const Coverage&) const = default;
};

// A missing unit's last known position: stale, and in no total.
struct CarriedPosition {
  finance::Period period;
  std::int64_t realised = 0;
  std::string report;

  bool operator==(const CarriedPosition&) const = default;
};

// What was realised, by figures of one kind, and what that says.
struct Realisation {
  std::optional<std::int64_t> realised;
  std::optional<std::int64_t> committed;
  std::optional<std::int64_t> deployable;
  std::optional<std::int64_t> forecast;
  std::optional<std::int64_t> difference;
  std::optional<std::int64_t> difference_basis_points;
  std::optional<std::int64_t>
      year_share_basis_points;  // realised of the year's target (uitputting)
  Comparison status = Comparison::kOnTarget;
  // Missing although the unit's report counts: that has nothing on the line, as one that is older
  // than the line. Of totals: so are all units that are missing in it.
  bool line_not_reported = false;
  std::string report;
  std::optional<CarriedPosition> carried;
  std::optional<Coverage> coverage;  // of totals

  bool operator==(const Realisation&) const = default;
};

// A line of a unit (line and unit set), the total of a line (line set), or the total of the lines
// of one measure, nature, basis and direction (neither). A total's target is the sum of its units'.
struct ComparisonRow : Realisation {
  std::string line;
  std::string line_title;
  std::string unit;
  finance::Period period;
  finance::Measure measure = finance::Measure::kEuro;
  finance::Nature nature = finance::Nature::kFlow;
  finance::Basis plan_basis = finance::Basis::kNone;
  bool receipts = false;
  bool unit_ended = false;  // earlier in the year; the figures are its last ones
  bool subtotal = false;    // of the unit and all below it in the tree
  int depth = 0;            // of the unit in a tree
  std::optional<std::int64_t> target;
  std::optional<std::int64_t> year_target;
  // Of totals over all units: what of the plan stays central at the period's end and is in no
  // unit's target.
  std::optional<std::int64_t> central_reserve;
  std::string explanation;
  std::optional<Realisation>
      accepted;  // when both kinds are compared: the row's own is provisional

  bool operator==(const ComparisonRow&) const = default;
};

// A unit that is compared, and the period whose report of it counts: the one compared or, when it
// ended earlier in the year, the last one before that it existed at the end of.
struct ComparedUnit {
  std::string unit;
  finance::Period period;
  bool ended = false;

  bool operator==(const ComparedUnit&) const = default;
};

// A version of a report that counts.
struct CountedReport {
  Report report;
  std::int64_t version = 0;

  bool operator==(const CountedReport&) const = default;
};

// What is known of a compared unit.
struct UnitPosition {
  std::string unit;
  std::optional<CountedReport> current;  // of the period that counts
  std::optional<CountedReport> earlier;  // else the last one before it
  bool ended = false;
  bool exempt = false;  // no report was asked of it
};

// Whether nothing is expected of the unit, and nothing there.
bool IsLeftOut(const UnitPosition& position);

// The unit's last known figure of the line, when it can still be told at `period`: a flow starts
// again on 1 January.
std::optional<CarriedPosition> CarriedOf(const UnitPosition& position, const PlanLine& line,
                                         const finance::Period& period);

// Which part of the comparison is wanted; empty stands for all. A unit stands for itself and all
// below it in the tree.
struct Slice {
  std::vector<std::string> lines;  // ids
  std::vector<std::string> units;  // ids
};

struct ComparisonTable {
  // Per line its total, then its units; after the lines a total per measure, nature, basis and
  // direction.
  std::vector<ComparisonRow> rows;
  Coverage coverage;                       // of the units that should report on the period
  std::vector<std::string> missing_units;  // those of them whose report does not count
};

// NOT_FOUND LINE_UNKNOWN or UNIT_UNKNOWN when the plan has not got what the slice names.
absl::Status CheckSlice(const Plan& plan, const Slice& slice);

// The units of the slice that take part, by id.
std::vector<ComparedUnit> UnitsToCompare(const Plan& plan, const finance::Period& period,
                                         const Slice& slice);

// Compares. `positions` holds every unit of UnitsToCompare, in its order. OUT_OF_RANGE when a sum
// does not fit.
absl::StatusOr<ComparisonTable> Compare(const Plan& plan, const finance::Period& period,
                                        const Slice& slice,
                                        const std::vector<UnitPosition>& positions);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_H_
