#include "services/planning/domain/reconciliation.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::planning {
namespace {

using finance::Column;
using finance::Interval;

const Cell* CellAt(const Line& line, Column column) {
  const auto found = std::ranges::find(line.cells, column, &Cell::column);
  return found == line.cells.end() ? nullptr : &*found;
}

std::set<Column> ColumnsOf(const Table& table) {
  std::set<Column> columns;
  for (const Line& line : table.lines) {
    for (const Cell& cell : line.cells) columns.insert(cell.column);
  }
  for (const PrintedTotal& total : table.printed_totals) columns.insert(total.column);
  return columns;
}

// Lines that are only followed are in no total.
std::vector<const Line*> PlannedLines(const Table& table) {
  std::vector<const Line*> lines;
  for (const Line& line : table.lines) {
    if (!line.cells.empty()) lines.push_back(&line);
  }
  return lines;
}

// A figure of the column with what it can stand for.
struct Figure {
  const Line* line;
  std::int64_t value;
  Interval interval;
};

struct Sum {
  std::int64_t value = 0;
  Interval interval;
};

absl::StatusOr<Sum> SumOf(const std::vector<Figure>& figures) {
  Sum sum;
  for (const Figure& figure : figures) {
    ASSIGN_OR_RETURN(sum.value, finance::CheckedAdd(sum.value, figure.value));
    ASSIGN_OR_RETURN(sum.interval, finance::Add(sum.interval, figure.interval));
  }
  return sum;
}

Fit FitOf(const Sum& sum, const finance::Printed& total, const Interval& total_interval) {
  if (sum.value == total.value) return Fit::kConsistent;
  return finance::Intersect(sum.interval, total_interval) ? Fit::kConsistentByRounding
                                                          : Fit::kIrreconcilable;
}

// Whether values rise or fall all along: +1, -1, or 0 when they do neither or stay the same.
int DirectionOf(const std::vector<std::int64_t>& values) {
  if (std::ranges::is_sorted(values)) return values.front() < values.back() ? 1 : 0;
  return std::is_sorted(values.rbegin(), values.rend()) ? -1 : 0;
}

std::vector<Corroboration> CorroborationsOf(const Line& line, const Cell& suspect) {
  std::vector<Corroboration> corroborations;
  std::vector<std::int64_t> with;
  std::vector<std::int64_t> without;
  for (const Cell& cell : line.cells) {
    if (!cell.printed) continue;
    with.push_back(cell.printed->value);
    if (cell.column == suspect.column) continue;
    without.push_back(cell.printed->value);
    if (cell.column.is_structural() && cell.printed->value == suspect.printed->value) {
      corroborations.push_back(Corroboration::kRepeatsStructural);
    }
  }
  if (without.size() >= 2 && DirectionOf(without) != 0 &&
      DirectionOf(with) != DirectionOf(without)) {
    corroborations.push_back(Corroboration::kBreaksDirection);
  }
  return corroborations;
}

// What the cell of `figures[index]` would have to be for the column to fit; nothing when it cannot
// be.
absl::StatusOr<std::optional<Suspect>> SuspectAt(const std::vector<Figure>& figures,
                                                 std::size_t index, Column column,
                                                 const finance::Printed& total,
                                                 const Interval& total_interval) {
  std::vector<Figure> others = figures;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(index));
  ASSIGN_OR_RETURN(const Sum rest, SumOf(others));
  ASSIGN_OR_RETURN(Interval fitting, finance::Subtract(total_interval, rest.interval));
  ASSIGN_OR_RETURN(const std::int64_t nominal, finance::CheckedSubtract(total.value, rest.value));
  const Line& line = *figures[index].line;
  if (!line.may_be_negative) {
    if (fitting.high < 0) return std::nullopt;
    fitting.low = std::max<std::int64_t>(fitting.low, 0);
  }
  const Cell& cell = *CellAt(line, column);
  return Suspect{line.id, cell.printed->text, fitting, nominal, CorroborationsOf(line, cell)};
}

absl::StatusOr<std::vector<Suspect>> SuspectsOf(const std::vector<Figure>& figures, Column column,
                                                const finance::Printed& total,
                                                const Interval& total_interval) {
  std::vector<Suspect> suspects;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    ASSIGN_OR_RETURN(auto suspect, SuspectAt(figures, i, column, total, total_interval));
    if (suspect) suspects.push_back(*std::move(suspect));
  }
  ASSIGN_OR_RETURN(const Sum sum, SumOf(figures));
  suspects.push_back({"", total.text, sum.interval, sum.value, {}});
  std::ranges::stable_sort(suspects, [](const Suspect& a, const Suspect& b) {
    return a.corroborations.size() > b.corroborations.size();
  });
  return suspects;
}

absl::StatusOr<ColumnReconciliation> ReconcileColumn(const Table& table, Column column) {
  ColumnReconciliation result;
  result.column = column;
  std::vector<Figure> printed;
  std::vector<Figure> worked_with;
  bool may_be_negative = false;
  const std::vector<const Line*> lines = PlannedLines(table);
  for (const Line* line : lines) {
    may_be_negative = may_be_negative || line->may_be_negative;
    const Cell* cell = CellAt(*line, column);
    if (cell == nullptr) continue;
    Interval interval{cell->worked_with, cell->worked_with};
    if (cell->printed) {
      const Interval print_interval = finance::IntervalOf(*cell->printed, line->may_be_negative);
      printed.push_back({line, cell->printed->value, print_interval});
      if (cell->worked_with == cell->printed->value) interval = print_interval;
    }
    worked_with.push_back({line, cell->worked_with, interval});
  }
  ASSIGN_OR_RETURN(const Sum printed_sum, SumOf(printed));
  ASSIGN_OR_RETURN(const Sum worked_with_sum, SumOf(worked_with));
  result.worked_with_sum = worked_with_sum.value;
  const bool all_printed = !lines.empty() && printed.size() == lines.size();
  if (all_printed) {
    result.printed_lines_sum = printed_sum.value;
    result.printed_lines_interval = printed_sum.interval;
  }
  const auto total = std::ranges::find(table.printed_totals, column, &PrintedTotal::column);
  if (total == table.printed_totals.end()) return result;
  const Interval total_interval = finance::IntervalOf(total->printed, may_be_negative);
  result.printed_total = total->printed;
  result.printed_total_interval = total_interval;
  if (!lines.empty() && worked_with.size() == lines.size()) {
    result.worked_with = FitOf(worked_with_sum, total->printed, total_interval);
  }
  if (!all_printed) return result;
  result.printed = FitOf(printed_sum, total->printed, total_interval);
  if (result.printed == Fit::kIrreconcilable) {
    ASSIGN_OR_RETURN(result.suspects, SuspectsOf(printed, column, total->printed, total_interval));
  }
  return result;
}

}  // namespace

absl::StatusOr<std::vector<ColumnReconciliation>> Reconcile(const Table& table) {
  std::vector<ColumnReconciliation> columns;
  for (const Column column : ColumnsOf(table)) {
    ASSIGN_OR_RETURN(ColumnReconciliation reconciliation, ReconcileColumn(table, column));
    columns.push_back(std::move(reconciliation));
  }
  return columns;
}

}  // namespace rekenschap::planning
