#include "clients/cli/forecast_views.h"

#include <algorithm>
#include <cstdint>
#include <ostream>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <absl/strings/strip.h>

#include "clients/cli/comparison_words.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_figures.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ForecastRow;
using monitoring::v1::GetForecastResponse;
using monitoring::v1::MethodForecast;

std::string MethodWord(const Session& session, MethodForecast::Method method) {
  switch (method) {
    case MethodForecast::METHOD_RUN_RATE:
      return session.Say("huidig tempo", "run-rate");
    case MethodForecast::METHOD_PLAN_PACED:
      return session.Say("verder volgens plan", "plan-paced");
    case MethodForecast::METHOD_LAST_YEAR:
      return session.Say("patroon vorig jaar", "last year's pattern");
    default:
      return "";
  }
}

// A forecast with the range or, in a total of which units are left out, with how many are in it.
std::string ForecastText(const Session& session, const ForecastRow& row,
                         const MethodForecast& forecast) {
  if (!forecast.has_forecast()) return "–";
  std::string text = FigureCell(session, true, forecast.forecast()).text;
  if (row.unit().empty() && forecast.unit_count() < row.expected_count()) {
    text += absl::StrFormat(" (%d/%d)", forecast.unit_count(), row.expected_count());
  }
  return text;
}

std::string UnitText(const Session& session, const ForecastRow& row) {
  if (!row.unit().empty()) {
    return LastPart(row.unit()) +
           (row.unit_ended() ? session.Say(" (opgehouden)", " (ended)") : "");
  }
  return absl::StrFormat("%s %d/%d", session.Say("Totaal", "Total"), row.received_count(),
                         row.expected_count());
}

std::string OwnText(const Session& session, const ForecastRow& row) {
  if (!row.has_own_forecast()) return "–";
  std::string text = FigureCell(session, true, row.own_forecast()).text;
  if (row.unit().empty() && row.own_forecast_count() < row.expected_count()) {
    text += absl::StrFormat(" (%d/%d)", row.own_forecast_count(), row.expected_count());
  }
  return text;
}

Table TableFor(const Session& session, const ForecastRow& total) {
  Table table;
  table.title = absl::StrFormat("%s [%s], %s", total.line_title(), total.line(),
                                MeasureWord(total.measure()));
  table.columns = {{session.Say("eenheid", "unit")},
                   {session.Say("gerealiseerd", "realised"), true},
                   {session.Say("jaardoel", "year target"), true},
                   {session.Say("eigen prognose", "own forecast"), true},
                   {session.Say("huidig tempo", "run-rate"), true},
                   {session.Say("volgens plan", "plan-paced"), true},
                   {session.Say("als vorig jaar", "as last year"), true}};
  return table;
}

std::vector<Cell> CellsOf(const Session& session, const ForecastRow& row) {
  std::vector<Cell> cells = {
      UnitText(session, row), FigureCell(session, row.has_realised(), row.realised()),
      FigureCell(session, row.has_year_target(), row.year_target()), OwnText(session, row)};
  for (const auto& forecast : row.forecasts()) {
    cells.emplace_back(ForecastText(session, row, forecast));
  }
  return cells;
}

// Why a forecast lies outside its own range: the past errors on the other side, at most a quarter
// of them, are cut off by it.
std::string OutsideWords(const Session& session, const MethodForecast& forecast) {
  const std::int64_t value = ValueOf(forecast.forecast());
  if (value < ValueOf(forecast.range().low())) {
    return session.Say(
        "; de prognose zelf ligt eronder: in eerdere jaren kwam de uitkomst meestal hoger "
        "uit dan deze methode zei",
        "; the forecast itself lies below it: in earlier years the outcome was mostly "
        "higher than this method said");
  }
  if (value > ValueOf(forecast.range().high())) {
    return session.Say(
        "; de prognose zelf ligt erboven: in eerdere jaren kwam de uitkomst meestal lager "
        "uit dan deze methode zei",
        "; the forecast itself lies above it: in earlier years the outcome was mostly "
        "lower than this method said");
  }
  return "";
}

// What stands below a line's table: its ranges, and its formulas when they are asked for.
void AddNotes(const Session& session, const ForecastRow& row, bool formulas,
              std::vector<std::string>& notes) {
  for (const auto& forecast : row.forecasts()) {
    const std::string lead =
        row.unit().empty() ? session.Say("totaal", "total") : LastPart(row.unit());
    const std::string method = MethodWord(session, forecast.method());
    if (formulas) notes.push_back(absl::StrCat(lead, ", ", method, ": ", forecast.formula()));
    if (!forecast.has_range()) continue;
    notes.push_back(absl::StrFormat(
        "%s, %s: %s %s %s %s (%s %%, %s %d %s)%s", lead, method, session.Say("tussen", "between"),
        FigureCell(session, true, forecast.range().low()).text, session.Say("en", "and"),
        FigureCell(session, true, forecast.range().high()).text,
        std::to_string(forecast.range().confidence_basis_points() / 100),
        session.Say("uit", "from"), forecast.range().error_count(),
        session.Say("eerdere afwijkingen", "past errors"), OutsideWords(session, forecast)));
  }
}

// How many of the units of a line the plan sets a target; a line's total comes before them.
int TargetsOf(const std::vector<const ForecastRow*>& rows) {
  return static_cast<int>(std::ranges::count_if(
      rows, [](const ForecastRow* row) { return !row->unit().empty() && row->has_year_target(); }));
}

std::string Units(const Session& session, int count) {
  return std::to_string(count) +
         (count == 1 ? session.Say(" eenheid", " unit") : session.Say(" eenheden", " units"));
}

// That the total's figures are of different units, where they are.
void AddTotalNote(const Session& session, const std::vector<const ForecastRow*>& rows,
                  std::vector<std::string>& notes) {
  const ForecastRow& total = *rows.front();
  const bool differ = std::ranges::any_of(rows, [](const ForecastRow* row) {
    return !row->unit().empty() && row->has_realised() != row->has_year_target();
  });
  if (!total.unit().empty() || !total.has_year_target() || !differ) return;
  notes.push_back(session.Say("totaal: gerealiseerd is van ", "total: realised is of ") +
                  Units(session, total.received_count()) +
                  session.Say(" en het jaardoel van ", " and the year target of ") +
                  Units(session, TargetsOf(rows)) +
                  session.Say(", niet dezelfde; zet ze niet tegen elkaar af",
                              ", not the same ones; do not set them against each other"));
}

void PrintLine(const Session& session, const std::vector<const ForecastRow*>& rows, bool formulas) {
  Table table = TableFor(session, *rows.front());
  std::vector<std::string> notes;
  AddTotalNote(session, rows, notes);
  for (std::size_t i = 1; i < rows.size(); ++i) table.rows.push_back(CellsOf(session, *rows[i]));
  table.rows.push_back(CellsOf(session, *rows.front()));
  for (const ForecastRow* row : rows) AddNotes(session, *row, formulas, notes);
  Print(session, table);
  for (const std::string& note : notes) {
    for (const std::string& line : Wrapped(note, kPageWidth, 4, "  ")) session.out << line << '\n';
  }
  session.out << '\n';
}

// The rows of each line, its total first.
std::vector<std::vector<const ForecastRow*>> LinesOf(const GetForecastResponse& response) {
  std::vector<std::vector<const ForecastRow*>> lines;
  for (const ForecastRow& row : response.rows()) {
    if (row.unit().empty() || lines.empty()) lines.emplace_back();
    lines.back().push_back(&row);
  }
  return lines;
}

void PrintFlat(const Session& session, const GetForecastResponse& response) {
  Table table;
  table.columns = {{"line"},
                   {"unit"},
                   {"realised", true},
                   {"year_target", true},
                   {"own_forecast", true},
                   {"method"},
                   {"forecast", true},
                   {"difference", true},
                   {"low", true},
                   {"high", true},
                   {"obstacle"},
                   {"unit_count", true},
                   {"received_count", true},
                   {"expected_count", true},
                   {"year_target_count", true},
                   {"formula"}};
  const auto add = [&](const ForecastRow& row, int targets) {
    for (const auto& forecast : row.forecasts()) {
      const bool total = row.unit().empty();
      const auto count = [total](int value) { return total ? std::to_string(value) : ""; };
      table.rows.push_back(
          {row.line(), LastPart(row.unit()),
           FigureCell(session, row.has_realised(), row.realised()),
           FigureCell(session, row.has_year_target(), row.year_target()),
           FigureCell(session, row.has_own_forecast(), row.own_forecast()),
           std::string(
               absl::StripPrefix(MethodForecast::Method_Name(forecast.method()), "METHOD_")),
           FigureCell(session, forecast.has_forecast(), forecast.forecast()),
           FigureCell(session, forecast.has_difference(), forecast.difference()),
           FigureCell(session, forecast.has_range(), forecast.range().low()),
           FigureCell(session, forecast.has_range(), forecast.range().high()),
           forecast.has_forecast()
               ? ""
               : std::string(absl::StripPrefix(MethodForecast::Obstacle_Name(forecast.obstacle()),
                                               "OBSTACLE_")),
           count(forecast.unit_count()), count(row.received_count()), count(row.expected_count()),
           count(targets), forecast.formula()});
    }
  };
  for (const auto& line : LinesOf(response)) {
    const int targets = TargetsOf(line);
    for (const ForecastRow* row : line) add(*row, targets);
  }
  Print(session, table);
}

}  // namespace

void PrintForecast(const Session& session, const GetForecastResponse& response, bool formulas) {
  if (session.output != Output::kTable) return PrintFlat(session, response);
  for (const auto& line : LinesOf(response)) PrintLine(session, line, formulas);
  if (response.missing_units_size() > 0) {
    std::string missing;
    for (const std::string& unit : response.missing_units()) {
      missing += (missing.empty() ? "" : ", ") + LastPart(unit);
    }
    session.out << session.Say("Zonder rapportage: ", "Without a report: ") << missing << ".\n";
  }
}

}  // namespace rekenschap::cli
