#include <memory>
#include <ostream>
#include <vector>

#include <absl/strings/str_format.h>

#include "clients/cli/commands.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ComparePlanRequest;
using monitoring::v1::ComparePlanResponse;
using monitoring::v1::ComparisonRow;

struct Options {
  std::string programme;
  std::string period;
  std::vector<std::string> lines;
  std::vector<std::string> units;
  bool accepted = false;
  std::int64_t as_of = 0;
};

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

std::vector<Column> FigureColumns(const Session& session) {
  return {{session.Say("in", "in")},
          {session.Say("doel", "target"), true},
          {session.Say("gerealiseerd", "realised"), true},
          {session.Say("verschil", "difference"), true},
          {"%", true},
          {session.Say("oordeel", "status")},
          {session.Say("jaar", "year"), true},
          {session.Say("prognose", "forecast"), true}};
}

std::vector<Cell> FigureCells(const Session& session, const ComparisonRow& row) {
  return {MeasureOf(row),
          FigureCell(session, row.has_target(), row.target()),
          FigureCell(session, row.has_realised(), row.realised()),
          FigureCell(session, row.has_difference(), row.difference()),
          PercentCell(session, row.has_difference_basis_points(), row.difference_basis_points()),
          StatusCell(session, row),
          FigureCell(session, row.has_year_target(), row.year_target()),
          FigureCell(session, row.has_forecast(), row.forecast())};
}

std::vector<Column> Prefixed(std::vector<Column> first, const std::vector<Column>& rest) {
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

std::vector<Cell> Prefixed(std::vector<Cell> first, const std::vector<Cell>& rest) {
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

// For programs: every row in one table.
void PrintFlat(const Session& session, const ComparePlanResponse& response) {
  Table table;
  table.columns = Prefixed({{session.Say("regel", "line")}, {session.Say("eenheid", "unit")}},
                           FigureColumns(session));
  table.columns.push_back({session.Say("dekking", "coverage")});
  table.columns.push_back({session.Say("toelichting", "explanation")});
  for (const ComparisonRow& row : response.rows()) {
    auto cells = Prefixed({row.line(), LastPart(row.unit())}, FigureCells(session, row));
    cells.emplace_back(CoverageOf(row));
    cells.emplace_back(row.explanation());
    table.rows.push_back(std::move(cells));
  }
  Print(session, table);
}

void PrintTotals(const Session& session, const ComparePlanResponse& response) {
  Table table;
  table.title = session.Say(
      "Per regel (dekking: ontvangen van verwachte eenheden; het verschil is tegen het doel van de "
      "ontvangen eenheden)",
      "Per line (coverage: units received of expected; the difference is against the target of the "
      "received units)");
  table.columns = Prefixed({{session.Say("regel", "line")}}, FigureColumns(session));
  table.columns.push_back({session.Say("dekking", "coverage")});
  for (const ComparisonRow& row : response.rows()) {
    if (!row.unit().empty()) continue;
    const std::string title = row.line().empty() ? session.Say("Totaal ", "Total ") + MeasureOf(row)
                                                 : row.line_title() + " (" + row.line() + ")";
    auto cells = Prefixed({title}, FigureCells(session, row));
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
  table.columns = Prefixed({{session.Say("eenheid", "unit")}}, FigureColumns(session));
  table.columns.push_back({session.Say("opmerking", "remark")});
  for (const ComparisonRow& row : response.rows()) {
    if (row.unit().empty()) continue;
    if (row.line() != line) {
      flush();
      line = row.line();
      table.title = row.line_title() + " (" + line + ")";
    }
    auto cells = Prefixed({LastPart(row.unit())}, FigureCells(session, row));
    std::string remark = row.explanation();
    if (row.has_carried()) {
      remark = session.Say("laatst bekend: ", "last known: ") +
               FigureCell(session, true, row.carried().realised()).text + " (" +
               row.carried().period() + session.Say(", verouderd)", ", stale)");
    }
    cells.emplace_back(remark);
    table.rows.push_back(std::move(cells));
  }
  flush();
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
  session.out << session.Say(
                     "Euro's: begroot op kasbasis naast gerealiseerd op baten-lastenbasis, als "
                     "zodanig naast elkaar gezet.",
                     "Euros: budgeted on a cash basis beside realised on an accrual basis, set "
                     "side by side as such.")
              << '\n';
}

int Run(const Session& session, const Options& options) {
  ComparePlanRequest request;
  request.set_programme("programmes/" + LastPart(options.programme));
  request.set_period(options.period);
  for (const std::string& line : options.lines) request.add_lines(line);
  for (const std::string& unit : options.units) request.add_units("units/" + LastPart(unit));
  request.set_figures(options.accepted ? ComparePlanRequest::FIGURES_ACCEPTED
                                       : ComparePlanRequest::FIGURES_PROVISIONAL);
  request.set_as_of_sequence(options.as_of);
  ComparePlanResponse response;
  const auto stub = MonitoringOf(session);
  const absl::Status status = CallOn(session, *stub, &Monitoring::ComparePlan, request, response);
  if (!status.ok()) return Fail(session, status);
  switch (session.output) {
    case Output::kJson:
      PrintJson(session, response);
      break;
    case Output::kCsv:
      PrintFlat(session, response);
      break;
    case Output::kTable:
      session.out << session.Say("Plan tegen realisatie: ", "Plan against realisation: ")
                  << LastPart(options.programme) << ", " << options.period << " ("
                  << (options.accepted ? session.Say("geaccepteerde cijfers", "accepted figures")
                                       : session.Say("voorlopige cijfers", "provisional figures"))
                  << ")\n\n";
      PrintTotals(session, response);
      PrintUnits(session, response);
      PrintFoot(session, response);
      break;
  }
  return kDone;
}

}  // namespace

void AddCompareCommand(CLI::App& app, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  auto* compare = app.add_subcommand("compare", "Plan against realisation at a period's end");
  compare->add_option("programme", options->programme, "Such as avim-mensenhandel")->required();
  compare->add_option("period", options->period, "Such as 2021-Q2")->required();
  compare->add_option("--line", options->lines, "Only these lines");
  compare->add_option("--unit", options->units, "Only these units");
  compare->add_flag("--accepted", options->accepted,
                    "Accepted figures instead of provisional ones");
  compare
      ->add_option("--as-of", options->as_of,
                   "What was known at this entry of monitoring's journal")
      ->check(CLI::NonNegativeNumber);
  compare->callback([=, &session, &exit_code] { exit_code = Run(session, *options); });
}

}  // namespace rekenschap::cli
