#include "clients/cli/compare_views.h"

#include <algorithm>
#include <ostream>
#include <vector>

#include <absl/strings/str_format.h>

#include "clients/cli/layout.h"
#include "clients/cli/table.h"
#include "services/finance/names.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ComparePlanResponse;
using monitoring::v1::ComparisonRow;

std::string MeasureOf(const ComparisonRow& row) {
  switch (row.measure()) {
    case type::v1::MEASURE_EUR:
      return "EUR";
    case type::v1::MEASURE_FTE:
      return "fte";
    default:
      return "#";
  }
}

Cell StatusCell(const Session& session, const ComparisonRow& row) {
  switch (row.status()) {
    case ComparisonRow::STATUS_ON_TARGET:
      return {session.Say("op koers", "on target"), "ON_TARGET", Colour::kGood};
    case ComparisonRow::STATUS_ABOVE:
      return {session.Say("boven", "above"), "ABOVE", Colour::kBad};
    case ComparisonRow::STATUS_BELOW:
      return {session.Say("onder", "below"), "BELOW", Colour::kBad};
    case ComparisonRow::STATUS_MISSING:
      return {session.Say("ontbreekt", "missing"), "MISSING", Colour::kBad};
    case ComparisonRow::STATUS_NO_TARGET:
      return {session.Say("geen doel", "no target"), "NO_TARGET", Colour::kDim};
    case ComparisonRow::STATUS_ZERO_TARGET:
      return {session.Say("doel nul", "target zero"), "ZERO_TARGET", Colour::kBad};
    default:
      return {""};
  }
}

std::string CoverageOf(const ComparisonRow& row) {
  if (!row.has_coverage()) return "";
  return absl::StrFormat("%d/%d", row.coverage().received_count(), row.coverage().expected_count());
}

bool HasReserve(const ComparePlanResponse& response) {
  return std::ranges::any_of(response.rows(), &ComparisonRow::has_central_reserve);
}

// `reserve`: with what stays central, beside the target.
std::vector<Column> FigureColumns(const Session& session, bool reserve) {
  std::vector<Column> columns = {{session.Say("in", "in"), false, "measure"},
                                 {session.Say("doel", "target"), true, "target"},
                                 {session.Say("gerealiseerd", "realised"), true, "realised"},
                                 {session.Say("verschil", "difference"), true, "difference"},
                                 {"%", true, "difference_percentage"},
                                 {session.Say("oordeel", "status"), false, "status"},
                                 {session.Say("jaar", "year"), true, "year_target"},
                                 {session.Say("prognose", "forecast"), true, "forecast"}};
  if (reserve) {
    columns.insert(columns.begin() + 2, Column{session.Say("centrale reserve", "central reserve"),
                                               true, "central_reserve"});
  }
  return columns;
}

std::vector<Cell> FigureCells(const Session& session, const ComparisonRow& row, bool reserve) {
  std::vector<Cell> cells = {
      MeasureOf(row),
      FigureCell(session, row.has_target(), row.target()),
      FigureCell(session, row.has_realised(), row.realised()),
      FigureCell(session, row.has_difference(), row.difference()),
      PercentCell(session, row.has_difference_basis_points(), row.difference_basis_points()),
      StatusCell(session, row),
      FigureCell(session, row.has_year_target(), row.year_target()),
      FigureCell(session, row.has_forecast(), row.forecast())};
  if (reserve) {
    cells.insert(cells.begin() + 2,
                 FigureCell(session, row.has_central_reserve(), row.central_reserve()));
  }
  return cells;
}

// `Totaal EUR, kas, ontvangsten`.
std::string TotalTitle(const Session& session, const ComparisonRow& row) {
  std::string title = session.Say("Totaal ", "Total ") + MeasureOf(row);
  switch (row.plan_basis()) {
    case type::v1::BASIS_COMMITMENTS:
      title += session.Say(", verplichtingen", ", commitments");
      break;
    case type::v1::BASIS_CASH:
      title += session.Say(", kas", ", cash");
      break;
    case type::v1::BASIS_ACCRUAL:
      title += session.Say(", baten en lasten", ", accrual");
      break;
    default:
      break;
  }
  if (row.receipts()) title += session.Say(", ontvangsten", ", receipts");
  if (row.measure() == type::v1::MEASURE_COUNT && row.nature() == type::v1::NATURE_STOCK) {
    title += session.Say(", stand", ", position");
  }
  return title;
}

// What a person should know of a unit's figures.
std::string RemarkOf(const Session& session, const ComparisonRow& row) {
  std::string remark;
  if (row.unit_ended()) {
    remark = session.Say("eenheid eindigde dit jaar", "unit ended this year");
    const auto report = finance::ParseReportName(row.report());
    if (report.ok()) {
      remark += session.Say("; eindstand van ", "; final position of ") + report->period;
    }
  }
  if (row.has_carried()) {
    remark += (remark.empty() ? "" : "; ") + session.Say("laatst bekend: ", "last known: ") +
              FigureCell(session, true, row.carried().realised()).text + " (" +
              row.carried().period() + session.Say(", verouderd)", ", stale)");
  } else if (!row.explanation().empty()) {
    remark += (remark.empty() ? "" : "; ") + row.explanation();
  }
  return remark;
}

std::vector<Column> Prefixed(std::vector<Column> first, const std::vector<Column>& rest) {
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

std::vector<Cell> Prefixed(std::vector<Cell> first, const std::vector<Cell>& rest) {
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

void PrintTotals(const Session& session, const ComparePlanResponse& response) {
  Table table;
  table.title = session.Say(
      "Per regel (dekking: ontvangen van verwachte eenheden; het verschil is tegen het doel van de "
      "ontvangen eenheden)",
      "Per line (coverage: units received of expected; the difference is against the target of the "
      "received units)");
  const bool reserve = HasReserve(response);
  table.columns =
      Prefixed({{session.Say("regel", "line"), false, "line"}}, FigureColumns(session, reserve));
  table.columns.push_back({session.Say("dekking", "coverage"), false, "coverage"});
  for (const ComparisonRow& row : response.rows()) {
    if (!row.unit().empty()) continue;
    const std::string title =
        row.line().empty() ? TotalTitle(session, row) : row.line_title() + " (" + row.line() + ")";
    auto cells = Prefixed({title}, FigureCells(session, row, reserve));
    cells.emplace_back(CoverageOf(row));
    table.rows.push_back(std::move(cells));
  }
  Print(session, table);
}

void PrintUnits(const Session& session, const ComparePlanResponse& response) {
  Table table;
  std::string line;
  const auto flush = [&] {
    if (table.rows.empty()) return;
    session.out << '\n';
    Print(session, table);
    table.rows.clear();
  };
  table.columns =
      Prefixed({{session.Say("eenheid", "unit"), false, "unit"}}, FigureColumns(session, false));
  for (const ComparisonRow& row : response.rows()) {
    if (row.unit().empty()) continue;
    if (row.line() != line) {
      flush();
      line = row.line();
      table.title = row.line_title() + " (" + line + ")";
    }
    table.rows.push_back(Prefixed({LastPart(row.unit())}, FigureCells(session, row, false)));
    const std::string remark = RemarkOf(session, row);
    if (remark.empty()) continue;
    for (auto& text : Wrapped(remark, kPageWidth, 4)) table.rows.push_back({std::move(text)});
  }
  flush();
}

// Which bases stand side by side.
void PrintBases(const Session& session, const ComparePlanResponse& response) {
  const auto occurs = [&response](type::v1::Basis basis) {
    return std::ranges::find(response.rows(), basis, &ComparisonRow::plan_basis) !=
           response.rows().end();
  };
  if (occurs(type::v1::BASIS_COMMITMENTS)) {
    session.out << session.Say(
        "Euro's: plan op verplichtingenbasis, realisatie op baten en lasten: naast elkaar gezet; "
        "wat is aangegaan hoeft nog niet als last te zijn genomen.\n",
        "Euros: plan on a commitments basis, realisation on an accrual basis: set side by side; "
        "what was committed need not be an expense yet.\n");
  }
  if (occurs(type::v1::BASIS_CASH)) {
    session.out << session.Say(
        "Euro's: plan op kasbasis, realisatie op baten en lasten: naast elkaar gezet; een verschil "
        "kan in het moment van betalen zitten.\n",
        "Euros: plan on a cash basis, realisation on an accrual basis: set side by side; a "
        "difference may lie in the moment of payment.\n");
  }
  if (occurs(type::v1::BASIS_ACCRUAL)) {
    session.out << session.Say("Euro's: plan en realisatie beide op baten en lasten.\n",
                               "Euros: plan and realisation both on an accrual basis.\n");
  }
}

void PrintFoot(const Session& session, const ComparePlanResponse& response) {
  session.out << '\n';
  if (response.missing_units_size() > 0) {
    session.out << session.Say("Ontbrekende rapportages: ", "Missing reports: ");
    for (int i = 0; i < response.missing_units_size(); ++i) {
      session.out << (i > 0 ? ", " : "") << LastPart(response.missing_units(i));
    }
    session.out << '\n';
  }
  session.out << session.Say("Ontvangen: ", "Received: ") << response.coverage().received_count()
              << session.Say(" van ", " of ") << response.coverage().expected_count()
              << session.Say(". Plan: ", ". Plan: ") << response.basis().revision() << " ("
              << response.basis().revision_hash().substr(0, 16) << ")"
              << session.Say(". Stand van het journaal: ", ". As of journal entry ")
              << response.sequence() << ".\n";
  if (response.basis().feed().state() != monitoring::v1::PlanFeed::STATE_CURRENT) {
    session.out << session.Say("Let op: de kopie van de plannen loopt mogelijk achter: ",
                               "Note: the copy of the plans may be behind: ")
                << response.basis().feed().trouble() << '\n';
  }
  if (HasReserve(response)) {
    session.out << session.Say(
        "Centrale reserve: in geen doel van een eenheid; doel en reserve zijn samen het plan.\n",
        "Central reserve: in no unit's target; target and reserve together are the plan.\n");
  }
  PrintBases(session, response);
}

}  // namespace

void PrintComparison(const Session& session, const ComparePlanResponse& response) {
  PrintTotals(session, response);
  PrintUnits(session, response);
  PrintFoot(session, response);
}

void PrintComparisonFlat(const Session& session, const ComparePlanResponse& response) {
  Table table;
  const bool reserve = true;  // programs find the same columns always
  table.columns = Prefixed({{session.Say("regel", "line"), false, "line"},
                            {session.Say("eenheid", "unit"), false, "unit"}},
                           FigureColumns(session, reserve));
  table.columns.push_back({session.Say("dekking", "coverage"), false, "coverage"});
  table.columns.push_back({session.Say("toelichting", "explanation"), false, "explanation"});
  table.columns.push_back({session.Say("grondslag", "basis"), false, "plan_basis"});
  table.columns.push_back({session.Say("richting", "direction"), false, "direction"});
  for (const ComparisonRow& row : response.rows()) {
    auto cells = Prefixed({row.line(), LastPart(row.unit())}, FigureCells(session, row, reserve));
    cells.emplace_back(CoverageOf(row));
    cells.emplace_back(row.explanation());
    const auto basis = wire::FromProto(row.plan_basis());
    cells.emplace_back(std::string(finance::ToString(basis.value_or(finance::Basis::kNone))));
    cells.emplace_back(row.receipts() ? "RECEIPTS" : "EXPENDITURE");
    table.rows.push_back(std::move(cells));
  }
  Print(session, table);
}

}  // namespace rekenschap::cli
