#include "services/planning/domain/reconciliation.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"
#include "services/planning/domain/plausibility.h"

namespace rekenschap::planning {
namespace {

using finance::Column;
using finance::Interval;

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

bool AnyNegative(const Table& table) {
  return std::ranges::any_of(PlannedLines(table),
                             [](const Line* line) { return line->may_be_negative; });
}

// A figure of a column or a row with what it can stand for.
struct Figure {
  const Line* line;  // null for a printed total
  Column column;
  std::int64_t value;
  Interval interval;
  std::string printed;
};

// What the figures are held against.
struct Total {
  std::string column;  // empty for the total of a row
  const finance::Printed& printed;
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

Fit FitOf(const Sum& sum, const Total& total) {
  if (sum.value == total.printed.value) return Fit::kConsistent;
  return finance::Intersect(sum.interval, total.interval) ? Fit::kConsistentByRounding
                                                          : Fit::kIrreconcilable;
}

// Whether values rise or fall all along: +1, -1, or 0 when they do neither or stay the same.
int DirectionOf(const std::vector<std::int64_t>& values) {
  if (std::ranges::is_sorted(values)) return values.front() < values.back() ? 1 : 0;
  return std::is_sorted(values.rbegin(), values.rend()) ? -1 : 0;
}

// What speaks for a cell being at fault.
absl::StatusOr<std::vector<Corroboration>> CorroborationsOf(const Revision& revision,
                                                            const Table& table, const Line& line,
                                                            const Cell& suspect,
                                                            const Interval& fitting) {
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
  ASSIGN_OR_RETURN(const auto cost, CostOfStrength(revision, table, line, suspect.column));
  if (cost && !IsNearStrength(suspect.printed->value, *cost) && fitting.Contains(*cost)) {
    corroborations.push_back(Corroboration::kOffStrength);
  }
  return corroborations;
}

// What `figures[index]` would have to be for the sum to fit; nothing when it cannot be.
absl::StatusOr<std::optional<Suspect>> SuspectAt(const Revision& revision, const Table& table,
                                                 const std::vector<Figure>& figures,
                                                 std::size_t index, const Total& total) {
  std::vector<Figure> others = figures;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(index));
  ASSIGN_OR_RETURN(const Sum rest, SumOf(others));
  Suspect suspect;
  ASSIGN_OR_RETURN(suspect.fitting, finance::Subtract(total.interval, rest.interval));
  ASSIGN_OR_RETURN(const std::int64_t nominal,
                   finance::CheckedSubtract(total.printed.value, rest.value));
  const Figure& figure = figures[index];
  suspect.column = finance::FormatColumn(figure.column);
  suspect.printed = figure.printed;
  if (!(figure.line == nullptr ? AnyNegative(table) : figure.line->may_be_negative)) {
    if (suspect.fitting.high < 0) return std::nullopt;
    suspect.fitting.low = std::max<std::int64_t>(suspect.fitting.low, 0);
  }
  suspect.nominal_fit = std::clamp(nominal, suspect.fitting.low, suspect.fitting.high);
  if (figure.line == nullptr) return suspect;
  suspect.line = figure.line->id;
  ASSIGN_OR_RETURN(suspect.corroborations,
                   CorroborationsOf(revision, table, *figure.line,
                                    *CellAt(*figure.line, figure.column), suspect.fitting));
  return suspect;
}

absl::StatusOr<std::vector<Suspect>> SuspectsOf(const Revision& revision, const Table& table,
                                                const std::vector<Figure>& figures,
                                                const Total& total) {
  std::vector<Suspect> suspects;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    ASSIGN_OR_RETURN(auto suspect, SuspectAt(revision, table, figures, i, total));
    if (suspect) suspects.push_back(*std::move(suspect));
  }
  ASSIGN_OR_RETURN(const Sum sum, SumOf(figures));
  suspects.push_back({"", total.column, total.printed.text, sum.interval, sum.value, {}});
  std::ranges::stable_sort(suspects, [](const Suspect& a, const Suspect& b) {
    return a.corroborations.size() > b.corroborations.size();
  });
  return suspects;
}

absl::StatusOr<ColumnReconciliation> ReconcileColumn(const Revision& revision, const Table& table,
                                                     Column column) {
  ColumnReconciliation result;
  result.column = column;
  std::vector<Figure> printed;
  std::vector<Figure> worked_with;
  const std::vector<const Line*> lines = PlannedLines(table);
  for (const Line* line : lines) {
    const Cell* cell = CellAt(*line, column);
    if (cell == nullptr) continue;
    Interval interval{cell->worked_with, cell->worked_with};
    if (cell->printed) {
      const Interval print_interval = finance::IntervalOf(*cell->printed, line->may_be_negative);
      printed.push_back({line, column, cell->printed->value, print_interval, cell->printed->text});
      if (cell->worked_with == cell->printed->value) interval = print_interval;
    }
    worked_with.push_back({line, column, cell->worked_with, interval, ""});
  }
  ASSIGN_OR_RETURN(const Sum printed_sum, SumOf(printed));
  ASSIGN_OR_RETURN(const Sum worked_with_sum, SumOf(worked_with));
  result.worked_with_sum = worked_with_sum.value;
  const bool all_printed = !lines.empty() && printed.size() == lines.size();
  if (all_printed) {
    result.printed_lines_sum = printed_sum.value;
    result.printed_lines_interval = printed_sum.interval;
  }
  const auto found = std::ranges::find(table.printed_totals, column, &PrintedTotal::column);
  if (found == table.printed_totals.end()) return result;
  const Total total{finance::FormatColumn(column), found->printed,
                    finance::IntervalOf(found->printed, AnyNegative(table))};
  result.printed_total = total.printed;
  result.printed_total_interval = total.interval;
  if (!lines.empty() && worked_with.size() == lines.size()) {
    result.worked_with = FitOf(worked_with_sum, total);
  }
  if (!all_printed) return result;
  result.printed = FitOf(printed_sum, total);
  if (result.printed == Fit::kIrreconcilable) {
    ASSIGN_OR_RETURN(result.suspects, SuspectsOf(revision, table, printed, total));
  }
  return result;
}

// Holds figures over the years against their printed total. `complete`: every year of the table is
// printed.
absl::StatusOr<RowReconciliation> ReconcileRow(const Revision& revision, const Table& table,
                                               const std::vector<Figure>& figures, bool complete,
                                               const finance::Printed& printed_total,
                                               bool may_be_negative) {
  RowReconciliation row;
  const Total total{"", printed_total, finance::IntervalOf(printed_total, may_be_negative)};
  ASSIGN_OR_RETURN(const Sum sum, SumOf(figures));
  row.printed_total = printed_total;
  row.printed_total_interval = total.interval;
  row.printed_sum = sum.value;
  row.printed_interval = sum.interval;
  if (!complete || figures.empty()) return row;
  row.printed = FitOf(sum, total);
  if (row.printed == Fit::kIrreconcilable) {
    ASSIGN_OR_RETURN(row.suspects, SuspectsOf(revision, table, figures, total));
  }
  return row;
}

absl::StatusOr<std::vector<RowReconciliation>> ReconcileRows(const Revision& revision,
                                                             const Table& table) {
  std::vector<RowReconciliation> rows;
  std::set<Column> years = ColumnsOf(table);
  years.erase(Column::Structural());
  for (const Line& line : table.lines) {
    if (!line.printed_row_total) continue;
    std::vector<Figure> figures;
    for (const Cell& cell : line.cells) {
      if (cell.column.is_structural() || !cell.printed) continue;
      figures.push_back({&line, cell.column, cell.printed->value,
                         finance::IntervalOf(*cell.printed, line.may_be_negative),
                         cell.printed->text});
    }
    ASSIGN_OR_RETURN(RowReconciliation row,
                     ReconcileRow(revision, table, figures, figures.size() == years.size(),
                                  *line.printed_row_total, line.may_be_negative));
    row.line = line.id;
    rows.push_back(std::move(row));
  }
  if (!table.printed_grand_total) return rows;
  std::vector<Figure> totals;
  for (const PrintedTotal& total : table.printed_totals) {
    if (total.column.is_structural()) continue;
    totals.push_back({nullptr, total.column, total.printed.value,
                      finance::IntervalOf(total.printed, AnyNegative(table)), total.printed.text});
  }
  ASSIGN_OR_RETURN(RowReconciliation row,
                   ReconcileRow(revision, table, totals, totals.size() == years.size(),
                                *table.printed_grand_total, AnyNegative(table)));
  rows.push_back(std::move(row));
  return rows;
}

}  // namespace

absl::StatusOr<TableReconciliation> Reconcile(const Revision& revision, const Table& table) {
  TableReconciliation result;
  for (const Column column : ColumnsOf(table)) {
    ASSIGN_OR_RETURN(ColumnReconciliation reconciliation, ReconcileColumn(revision, table, column));
    result.columns.push_back(std::move(reconciliation));
  }
  ASSIGN_OR_RETURN(result.rows, ReconcileRows(revision, table));
  return result;
}

}  // namespace rekenschap::planning
