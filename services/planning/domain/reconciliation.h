#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_RECONCILIATION_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_RECONCILIATION_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/finance/interval.h"
#include "services/planning/domain/revision.h"

// Interval arithmetic over printed tables: a printed figure stands for everything that rounds to
// it, so a column fits its total when the intervals meet.
namespace rekenschap::planning {

enum class Fit {
  kConsistent,            // the printed lines add up to the printed total
  kConsistentByRounding,  // they do not, but the figures that they were rounded from can
  kIrreconcilable,        // no rounding allows it
  kNotPrinted,            // there is no printed total, or a line has no figure in the column
};

enum class Corroboration { kRepeatsStructural, kBreaksDirection, kOffStrength };

// A cell whose change alone would make an irreconcilable column fit.
struct Suspect {
  std::string line;    // empty for a printed total
  std::string column;  // empty for the printed total of a row
  std::string printed;
  finance::Interval fitting;  // the values that would make it fit
  // The one of them that would make the printed figures add up, or comes nearest.
  std::int64_t nominal_fit = 0;
  std::vector<Corroboration> corroborations;

  bool operator==(const Suspect&) const = default;
};

struct ColumnReconciliation {
  finance::Column column;
  Fit printed = Fit::kNotPrinted;      // of the print with itself; permanent
  Fit worked_with = Fit::kNotPrinted;  // of the worked-with lines with the printed total
  std::optional<finance::Printed> printed_total;
  std::optional<std::int64_t> printed_lines_sum;  // where every line has a print
  std::optional<finance::Interval> printed_lines_interval;
  std::optional<finance::Interval> printed_total_interval;
  std::int64_t worked_with_sum = 0;  // of the lines that have a figure: the plan's total
  std::vector<Suspect> suspects;     // of an irreconcilable print, the likeliest first
};

// A line over its years against its printed total, or (with an empty line) the printed totals of
// the years against the grand total.
struct RowReconciliation {
  std::string line;
  Fit printed = Fit::kNotPrinted;
  finance::Printed printed_total;
  std::int64_t printed_sum = 0;
  finance::Interval printed_interval;
  finance::Interval printed_total_interval;
  std::vector<Suspect> suspects;
};

struct TableReconciliation {
  std::vector<ColumnReconciliation> columns;  // every column of a line or a printed total
  std::vector<RowReconciliation> rows;        // those with a printed total
};

// Reconciles a table of the revision over its columns and its rows. In the worked-with column a
// cell that is worked with as printed keeps the print's interval; any other is exact. A row is
// judged only where every year of the table is printed in it. OUT_OF_RANGE when a sum does not fit.
absl::StatusOr<TableReconciliation> Reconcile(const Revision& revision, const Table& table);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_RECONCILIATION_H_
