#include "services/monitoring/domain/statement_tables.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"
#include "services/finance/names.h"

namespace rekenschap::monitoring {
namespace {

using finance::Column;
using finance::Quantity;

std::optional<Quantity> In(finance::Measure measure, const std::optional<std::int64_t>& value) {
  return value ? std::optional(Quantity{measure, *value}) : std::nullopt;
}

StatementFigures FiguresOf(const ComparisonRow& row) {
  const auto in = [&row](const std::optional<std::int64_t>& value) {
    return In(row.measure, value);
  };
  StatementFigures figures;
  figures.target = in(row.target);
  figures.year_target = in(row.year_target);
  figures.realised = in(row.realised);
  figures.committed = in(row.committed);
  figures.deployable = in(row.deployable);
  figures.forecast = in(row.forecast);
  figures.difference = in(row.difference);
  figures.difference_basis_points = row.difference_basis_points;
  figures.status = row.status;
  figures.central_reserve = in(row.central_reserve);
  if (row.coverage) {
    figures.expected = row.coverage->expected;
    figures.received = row.coverage->received;
    figures.covered_target = in(row.coverage->covered_target);
  }
  return figures;
}

StatementUnitFigures UnitFiguresOf(const ComparisonRow& row) {
  StatementUnitFigures unit;
  unit.unit = finance::UnitName(row.unit);
  unit.figures = FiguresOf(row);
  unit.report = row.report;
  unit.unit_ended = row.unit_ended;
  if (row.carried) {
    unit.carried = {finance::FormatPeriod(row.carried->period),
                    Quantity{row.measure, row.carried->realised}, row.carried->report};
  }
  return unit;
}

// What is worked with, by column.
std::map<Column, std::int64_t> WorkedWith(const PlanLine& line) {
  const finance::Series& series = line.plan.series;
  std::map<Column, std::int64_t> values;
  for (const auto& [year, value] : series.years) values[{year}] = value;
  if (series.structural) values[Column::Structural()] = *series.structural;
  return values;
}

StatementLine LineOf(const PlanLine& line, const PaperLine& paper) {
  StatementLine stated;
  stated.line = line.id;
  stated.title = line.title;
  stated.printed_row_total = paper.printed_row_total;
  for (const auto& [column, value] : WorkedWith(line)) {
    StatementCell& cell = stated.cells.emplace_back();
    cell.column = finance::FormatColumn(column);
    cell.worked_with = Quantity{line.measure, value};
    const auto print = std::ranges::find(paper.cells, column, &PaperCell::column);
    if (print == paper.cells.end()) continue;
    cell.printed = print->printed;
    cell.rectification = print->rectification;
  }
  return stated;
}

// Under the lines: what is printed there, and what they add up to.
absl::StatusOr<std::vector<StatementCell>> TotalsOf(const Plan& plan, const PaperTable& paper) {
  std::map<Column, StatementCell> totals;
  finance::Measure measure = finance::Measure::kEuro;
  for (const PaperLine& given : paper.lines) {
    const PlanLine* line = FindLine(plan.revision, given.line);
    if (line == nullptr) continue;
    measure = line->measure;
    for (const auto& [column, value] : WorkedWith(*line)) {
      std::optional<Quantity>& sum = totals[column].worked_with;
      ASSIGN_OR_RETURN(const std::int64_t added, finance::CheckedAdd(sum ? sum->value : 0, value));
      sum = Quantity{measure, added};
    }
  }
  for (const PaperTotal& printed : paper.printed_totals) {
    totals[printed.column].printed = printed.printed;
  }
  std::vector<StatementCell> cells;
  for (auto& [column, cell] : totals) {
    cell.column = finance::FormatColumn(column);
    cells.push_back(std::move(cell));
  }
  return cells;
}

// The lines of one kind together, without a title: what papers would not put in one table stays
// apart.
std::vector<PaperTable> GroupedLines(const PlanRevision& revision) {
  using Kind = std::tuple<finance::Measure, finance::Nature, finance::Basis, bool>;
  std::vector<PaperTable> tables;
  std::map<Kind, std::size_t> places;
  for (const PlanLine& line : revision.lines) {
    const Kind kind = {line.measure, line.plan.series.nature, line.basis, line.receipts};
    const auto [place, added] = places.emplace(kind, tables.size());
    if (added) tables.emplace_back();
    tables[place->second].lines.push_back({line.id, {}, ""});
  }
  return tables;
}

absl::StatusOr<StatementTable> TableOf(const Plan& plan, const finance::Period& period,
                                       const PaperTable& paper,
                                       const std::vector<UnitPosition>& positions) {
  StatementTable table;
  table.id = paper.id;
  table.title = paper.title;
  table.print_unit = paper.print_unit;
  table.printed_grand_total = paper.printed_grand_total;
  Slice slice;
  for (const PaperLine& given : paper.lines) {
    const PlanLine* line = FindLine(plan.revision, given.line);
    if (line == nullptr) return absl::DataLossError("a table has lost line " + given.line);
    if (table.lines.empty()) {
      table.measure = line->measure;
      table.nature = line->plan.series.nature;
      table.basis = line->basis;
      table.receipts = line->receipts;
    }
    table.lines.push_back(LineOf(*line, given));
    slice.lines.push_back(line->id);
  }
  ASSIGN_OR_RETURN(table.totals, TotalsOf(plan, paper));
  ASSIGN_OR_RETURN(const ComparisonTable compared, Compare(plan, period, slice, positions));
  for (const ComparisonRow& row : compared.rows) {
    if (row.line.empty()) {
      table.total = FiguresOf(row);  // lines of one kind have one total
      continue;
    }
    const auto line = std::ranges::find(table.lines, row.line, &StatementLine::line);
    if (row.unit.empty()) {
      line->figures = FiguresOf(row);
    } else {
      line->units.push_back(UnitFiguresOf(row));
    }
  }
  return table;
}

}  // namespace

absl::StatusOr<std::vector<StatementTable>> StatementTables(
    const Plan& plan, const finance::Period& period, const std::vector<UnitPosition>& positions) {
  const std::vector<PaperTable>& kept = plan.revision.paper.tables;
  std::vector<StatementTable> tables;
  for (const PaperTable& paper : kept.empty() ? GroupedLines(plan.revision) : kept) {
    ASSIGN_OR_RETURN(StatementTable table, TableOf(plan, period, paper, positions));
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace rekenschap::monitoring
