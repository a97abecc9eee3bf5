#include "clients/cli/compare_columns.h"

#include <algorithm>
#include <cstdint>

#include "clients/cli/plan_figures.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ComparisonRow;
using type::v1::Quantity;

using monitoring::v1::AcceptedFigures;

// A column of a figure that a row may have.
FigureColumn FigureOf(const Session& session, const Column& column,
                      bool (ComparisonRow::*has)() const,
                      const Quantity& (ComparisonRow::*get)() const) {
  return {column, [&session, has, get](const ComparisonRow& row) {
            return FigureCell(session, (row.*has)(), (row.*get)());
          }};
}

// The same of a figure that a report may leave out: a total says of how many units it is.
FigureColumn GivenOf(const Session& session, const Column& column,
                     bool (ComparisonRow::*has)() const,
                     const Quantity& (ComparisonRow::*get)() const,
                     std::int32_t (monitoring::v1::Coverage::*given)() const) {
  return {column, [&session, has, get, given](const ComparisonRow& row) {
            Cell cell = FigureCell(session, (row.*has)(), (row.*get)());
            cell.text += GivenMark(row, (row.*has)(), (row.coverage().*given)());
            return cell;
          }};
}

// The same of accepted figures.
FigureColumn AcceptedOf(const Session& session, const Column& column,
                        bool (AcceptedFigures::*has)() const,
                        const Quantity& (AcceptedFigures::*get)() const) {
  return {column, [&session, has, get](const ComparisonRow& row) {
            return FigureCell(session, (row.accepted().*has)(), (row.accepted().*get)());
          }};
}

FigureColumn TargetColumn(const Session& session) {
  return FigureOf(session, {session.Say("doel", "target"), true, "target"},
                  &ComparisonRow::has_target, &ComparisonRow::target);
}
FigureColumn CoveredColumn(const Session& session) {
  return {CoveredTargetColumn(session), [&session](const ComparisonRow& row) {
            return CoveredTargetCell(session, row.coverage());
          }};
}
bool HasOtherTarget(const ComparisonRow& row) {
  return row.has_difference() && IsOtherTarget(row.has_target(), row.target(), row.coverage());
}
FigureColumn ReserveColumn(const Session& session) {
  return FigureOf(session,
                  {session.Say("centrale reserve", "central reserve"), true, "central_reserve"},
                  &ComparisonRow::has_central_reserve, &ComparisonRow::central_reserve);
}
FigureColumn RealisedColumn(const Session& session, bool both) {
  return FigureOf(
      session,
      {both ? session.Say("voorlopig", "provisional") : session.Say("gerealiseerd", "realised"),
       true, "realised"},
      &ComparisonRow::has_realised, &ComparisonRow::realised);
}
FigureColumn AcceptedColumn(const Session& session) {
  return AcceptedOf(session, {session.Say("geaccepteerd", "accepted"), true, "accepted_realised"},
                    &AcceptedFigures::has_realised, &AcceptedFigures::realised);
}
FigureColumn DifferenceColumn(const Session& session) {
  return FigureOf(session, {session.Say("verschil", "difference"), true, "difference"},
                  &ComparisonRow::has_difference, &ComparisonRow::difference);
}
FigureColumn PercentColumn(const Session& session) {
  return {{"%", true, "difference_percentage"}, [&session](const ComparisonRow& row) {
            return PercentCell(session, row.has_difference_basis_points(),
                               row.difference_basis_points());
          }};
}
FigureColumn StatusColumn(const Session& session, const ComparedFigures& figures) {
  return {{session.Say("oordeel", "status"), false, "status"},
          [&session, figures](const ComparisonRow& row) {
            Cell cell = ComparisonStatusCell(session, row.status());
            if (row.status() != ComparisonRow::STATUS_MISSING) return cell;
            if (row.line_not_reported()) {
              cell.text = NotReportedWords(session, /*several_lines=*/row.line().empty());
            } else if (figures.kind == FigureKind::kAccepted) {
              // Whether anything came in that is not accepted, an answer does not say.
              cell.text = session.Say("niet geaccepteerd", "not accepted");
            } else if (!row.unit_ended() && figures.not_yet_due.contains(row.period())) {
              // Of a unit that ended an earlier report is missing.
              cell = {session.Say("nog niet", "not yet"), cell.plain, Colour::kDim};
            }
            return cell;
          }};
}
FigureColumn CoverageColumn(const Session& session) {
  return {{session.Say("dekking", "coverage"), false, "coverage"}, [](const ComparisonRow& row) {
            return Cell(CoverageText(row.has_coverage(), row.coverage()));
          }};
}
FigureColumn AcceptedCoverageColumn(const Session& session) {
  return {{session.Say("geacc.", "accepted"), false, "accepted_coverage"},
          [](const ComparisonRow& row) {
            return Cell(CoverageText(row.accepted().has_coverage(), row.accepted().coverage()));
          }};
}
FigureColumn YearColumn(const Session& session) {
  return FigureOf(session, {session.Say("doel jaar", "year's target"), true, "year_target"},
                  &ComparisonRow::has_year_target, &ComparisonRow::year_target);
}
FigureColumn YearShareColumn(const Session& session) {
  return {{session.Say("uitputting", "of year"), true, "year_share_percentage"},
          [&session](const ComparisonRow& row) {
            return PercentCell(session, row.has_year_share_basis_points(),
                               row.year_share_basis_points());
          }};
}
FigureColumn CommittedColumn(const Session& session) {
  return GivenOf(session, {session.Say("verplicht", "committed"), true, "committed"},
                 &ComparisonRow::has_committed, &ComparisonRow::committed,
                 &monitoring::v1::Coverage::committed_count);
}
FigureColumn DeployableColumn(const Session& session) {
  return GivenOf(session, {session.Say("inzetbaar", "deployable"), true, "deployable"},
                 &ComparisonRow::has_deployable, &ComparisonRow::deployable,
                 &monitoring::v1::Coverage::deployable_count);
}
FigureColumn ForecastColumn(const Session& session) {
  return GivenOf(session, {session.Say("prognose", "forecast"), true, "forecast"},
                 &ComparisonRow::has_forecast, &ComparisonRow::forecast,
                 &monitoring::v1::Coverage::forecast_count);
}

// A column of words that are the same for everybody.
FigureColumn WordColumn(const char* name, std::string (*get)(const ComparisonRow&)) {
  return {{name, false, name}, [get](const ComparisonRow& row) { return Cell(get(row)); }};
}

// A column of a count that totals have.
FigureColumn CountColumn(const char* name,
                         std::int32_t (monitoring::v1::Coverage::*count)() const) {
  return {{name, true, name}, [count](const ComparisonRow& row) {
            return Cell(row.has_coverage() ? std::to_string((row.coverage().*count)()) : "");
          }};
}

}  // namespace

Column CoveredTargetColumn(const Session& session) {
  return {session.Say("doel van wie meetelt", "target of those counted"), true, "covered_target"};
}

Cell CoveredTargetCell(const Session& session, const monitoring::v1::Coverage& coverage) {
  return FigureCell(session, coverage.has_covered_target(), coverage.covered_target());
}

bool IsOtherTarget(bool has_target, const Quantity& target,
                   const monitoring::v1::Coverage& coverage) {
  return has_target && coverage.has_covered_target() &&
         ValueOf(coverage.covered_target()) != ValueOf(target);
}

std::vector<FigureColumn> FigureColumns(const Session& session, const ComparedFigures& figures,
                                        const std::vector<const ComparisonRow*>& rows) {
  const bool both = figures.kind == FigureKind::kBoth;
  std::vector<FigureColumn> columns = {TargetColumn(session)};
  if (std::ranges::any_of(rows, [](const ComparisonRow* row) { return HasOtherTarget(*row); })) {
    columns.push_back(CoveredColumn(session));
  }
  columns.push_back(RealisedColumn(session, both));
  if (both) columns.push_back(AcceptedColumn(session));
  columns.insert(columns.end(), {DifferenceColumn(session), PercentColumn(session),
                                 StatusColumn(session, figures), CoverageColumn(session)});
  if (both) columns.push_back(AcceptedCoverageColumn(session));
  columns.insert(columns.end(),
                 {YearShareColumn(session), ForecastColumn(session), YearColumn(session),
                  ReserveColumn(session), CommittedColumn(session), DeployableColumn(session)});
  return columns;
}

std::vector<FigureColumn> PlainColumns(const Session& session) {
  return {
      WordColumn("line", [](const ComparisonRow& row) { return row.line(); }),
      WordColumn("unit", [](const ComparisonRow& row) { return LastPart(row.unit()); }),
      WordColumn("measure", [](const ComparisonRow& row) { return MeasureWord(row.measure()); }),
      TargetColumn(session),
      ReserveColumn(session),
      RealisedColumn(session, false),
      DifferenceColumn(session),
      PercentColumn(session),
      StatusColumn(session, {}),
      YearColumn(session),
      ForecastColumn(session),
      CoverageColumn(session),
      WordColumn("explanation", [](const ComparisonRow& row) { return row.explanation(); }),
      WordColumn("plan_basis",
                 [](const ComparisonRow& row) { return BasisName(row.plan_basis()); }),
      WordColumn("direction",
                 [](const ComparisonRow& row) { return DirectionName(row.receipts()); }),
      WordColumn("period", [](const ComparisonRow& row) { return row.period(); }),
      WordColumn("subtotal",
                 [](const ComparisonRow& row) { return std::string(row.subtotal() ? "1" : "0"); }),
      YearShareColumn(session),
      CommittedColumn(session),
      DeployableColumn(session),
      {{"carried", true, "carried"},
       [&session](const ComparisonRow& row) {
         return FigureCell(session, row.has_carried(), row.carried().realised());
       }},
      WordColumn("carried_period", [](const ComparisonRow& row) { return row.carried().period(); }),
      AcceptedColumn(session),
      AcceptedOf(session, {"accepted_difference", true, "accepted_difference"},
                 &AcceptedFigures::has_difference, &AcceptedFigures::difference),
      {{"accepted_status", false, "accepted_status"},
       [&session](const ComparisonRow& row) {
         return ComparisonStatusCell(session, row.accepted().status());
       }},
      AcceptedCoverageColumn(session),
      CoveredColumn(session),
      {{"accepted_covered_target", true, "accepted_covered_target"},
       [&session](const ComparisonRow& row) {
         return CoveredTargetCell(session, row.accepted().coverage());
       }},
      CountColumn("committed_count", &monitoring::v1::Coverage::committed_count),
      CountColumn("deployable_count", &monitoring::v1::Coverage::deployable_count),
      CountColumn("forecast_count", &monitoring::v1::Coverage::forecast_count),
      WordColumn("line_not_reported", [](const ComparisonRow& row) {
        return std::string(row.line_not_reported() ? "1" : "0");
      })};
}

std::string GivenMark(const ComparisonRow& row, bool has_figure, int given) {
  if (!has_figure || !row.has_coverage()) return "";
  return GivenMark(given, row.coverage().received_count(), row.coverage().expected_count());
}

bool HasGivenMark(const monitoring::v1::ComparePlanResponse& response) {
  return std::ranges::any_of(response.rows(), [](const ComparisonRow& row) {
    const auto& coverage = row.coverage();
    return !GivenMark(row, row.has_committed(), coverage.committed_count()).empty() ||
           !GivenMark(row, row.has_deployable(), coverage.deployable_count()).empty() ||
           !GivenMark(row, row.has_forecast(), coverage.forecast_count()).empty();
  });
}

bool HasBoth(const monitoring::v1::ComparePlanResponse& response) {
  return std::ranges::any_of(response.rows(), &ComparisonRow::has_accepted);
}

Table FiguresTable(const Lead& lead, const std::vector<FigureColumn>& columns,
                   const std::vector<const ComparisonRow*>& rows) {
  Table table;
  table.columns = lead.columns;
  table.rows.reserve(rows.size());
  for (const ComparisonRow* row : rows) table.rows.push_back(lead.cells(*row));
  for (const FigureColumn& column : columns) {
    std::vector<Cell> cells;
    cells.reserve(rows.size());
    for (const ComparisonRow* row : rows) cells.push_back(column.cell(*row));
    if (std::ranges::all_of(cells, [](const Cell& cell) { return cell.text.empty(); })) continue;
    table.columns.push_back(column.column);
    for (std::size_t i = 0; i < cells.size(); ++i) table.rows[i].push_back(std::move(cells[i]));
  }
  return table;
}

}  // namespace rekenschap::cli
