#include "clients/cli/statement_columns.h"

#include <algorithm>
#include <utility>

#include "clients/cli/compare_columns.h"
#include "clients/cli/plan_figures.h"

namespace rekenschap::cli {

using monitoring::v1::StatementFigures;
using monitoring::v1::StatementLine;
using monitoring::v1::StatementTable;

bool HasOtherTarget(const StatementTable& table) {
  const auto other = [](const StatementFigures& figures) {
    return figures.has_difference() && figures.has_target() && figures.has_covered_target() &&
           ValueOf(figures.covered_target()) != ValueOf(figures.target());
  };
  return other(table.total()) ||
         std::ranges::any_of(table.lines(),
                             [&other](const StatementLine& line) { return other(line.figures()); });
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
