#include "clients/cli/statement_columns.h"

#include <algorithm>
#include <map>
#include <utility>

#include "clients/cli/compare_columns.h"
#include "clients/cli/plan_figures.h"

namespace rekenschap::cli {

using monitoring::v1::StatementFigures;
using monitoring::v1::StatementLine;
using monitoring::v1::StatementTable;

namespace {

// Of the units of the lines, without those that nothing was asked of, how many gave it in all of
// them.
GivenCounts CountGiven(const std::vector<const StatementLine*>& lines) {
  struct Given {
    bool committed = true;
    bool deployable = true;
    bool forecast = true;
  };
  std::map<std::string, Given> units;
  for (const StatementLine* line : lines) {
    for (const auto& unit : line->units()) {
      if (unit.figures().status() == StatementFigures::STATUS_EXEMPT) continue;
      Given& given = units[unit.unit()];
      given.committed = given.committed && unit.figures().has_committed();
      given.deployable = given.deployable && unit.figures().has_deployable();
      given.forecast = given.forecast && unit.figures().has_forecast();
    }
  }
  GivenCounts counts;
  for (const auto& [unit, given] : units) {
    counts.committed += given.committed ? 1 : 0;
    counts.deployable += given.deployable ? 1 : 0;
    counts.forecast += given.forecast ? 1 : 0;
  }
  return counts;
}

}  // namespace

bool HasOtherTarget(const StatementTable& table) {
  const auto other = [](const StatementFigures& figures) {
    return figures.has_difference() && figures.has_target() && figures.has_covered_target() &&
           ValueOf(figures.covered_target()) != ValueOf(figures.target());
  };
  return other(table.total()) ||
         std::ranges::any_of(table.lines(),
                             [&other](const StatementLine& line) { return other(line.figures()); });
}

std::string PaperColumnTitle(const Session& session, const std::string& column) {
  return column == "structural" ? session.Say("Struc.", "Struct.") : column;
}

GivenCounts GivenOf(const StatementLine& line) { return CountGiven({&line}); }

GivenCounts GivenOf(const StatementTable& table) {
  std::vector<const StatementLine*> lines;
  for (const StatementLine& line : table.lines()) {
    if (IsInTotal(line)) lines.push_back(&line);
  }
  return CountGiven(lines);
}

std::string GivenMark(int given, const StatementFigures& total) {
  return GivenMark(given, total.received_count(), total.expected_count());
}

bool IsInTotal(const StatementLine& line) {
  return line.figures().has_target() || line.figures().has_central_reserve();
}

std::vector<Column> ExactColumns(const Session& session, const std::string& first, bool covered) {
  std::vector<Column> columns = {{first}, {session.Say("doel", "target"), true}};
  if (covered) columns.push_back(CoveredTargetColumn(session));
  columns.insert(columns.end(), {{session.Say("realisatie", "realised"), true},
                                 {session.Say("verschil", "difference"), true},
                                 {"%", true},
                                 {session.Say("oordeel", "status")},
                                 {session.Say("prognose", "forecast"), true}});
  return columns;
}

std::vector<Cell> ExactCells(const Session& session, const std::string& title,
                             const StatementFigures& figures, Cell status, bool covered) {
  std::vector<Cell> cells = {title, FigureCell(session, figures.has_target(), figures.target())};
  if (covered) {
    cells.push_back(FigureCell(session, figures.has_covered_target(), figures.covered_target()));
  }
  cells.push_back(FigureCell(session, figures.has_realised(), figures.realised()));
  cells.push_back(FigureCell(session, figures.has_difference(), figures.difference()));
  cells.push_back(PercentCell(session, figures.has_difference_basis_points(),
                              figures.difference_basis_points()));
  cells.push_back(std::move(status));
  cells.push_back(FigureCell(session, figures.has_forecast(), figures.forecast()));
  return cells;
}

}  // namespace rekenschap::cli
