#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/comparison_words.h"
#include "clients/cli/forecast_views.h"
#include "clients/cli/help_texts.h"
#include "rekenschap/monitoring/v1/forecast_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

using Forecasts = monitoring::v1::ForecastService::Stub;

struct Options {
  std::string programme;
  std::string period;
  std::vector<std::string> lines;
  std::vector<std::string> units;
  bool accepted = false;
  bool formulas = false;
  std::int64_t as_of = 0;
  int confidence = 80;
  int least_errors = 10;
};

int Run(const Session& session, const Options& options) {
  monitoring::v1::GetForecastRequest request;
  request.set_programme("programmes/" + LastPart(options.programme));
  request.set_period(options.period);
  for (const std::string& line : options.lines) request.add_lines(line);
  for (const std::string& unit : options.units) request.add_units("units/" + LastPart(unit));
  request.set_figures(options.accepted ? monitoring::v1::GetForecastRequest::FIGURES_ACCEPTED
                                       : monitoring::v1::GetForecastRequest::FIGURES_PROVISIONAL);
  request.set_as_of_sequence(options.as_of);
  request.set_confidence_basis_points(std::int64_t{100} * options.confidence);
  request.set_least_error_count(options.least_errors);
  request.set_language_code(session.language_code);
  monitoring::v1::GetForecastResponse response;
  const auto stub = StubOfMonitoring<monitoring::v1::ForecastService>(session);
  const absl::Status status = CallOn(session, *stub, &Forecasts::GetForecast, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  if (session.output == Output::kTable) {
    session.out << session.Say("Prognose van het jaareinde: ", "Forecast of the year's end: ")
                << LastPart(options.programme) << ", " << options.period << " ("
                << (options.accepted ? session.Say("geaccepteerde cijfers", "accepted figures")
                                     : session.Say("voorlopige cijfers", "provisional figures"))
                << ")\n\n";
  }
  PrintForecast(session, response, options.formulas);
  if (session.output == Output::kTable) {
    PrintStanding(session, response.basis(), response.sequence());
  }
  return kDone;
}

}  // namespace

void AddForecastCommand(CLI::App& app, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  auto* forecast = app.add_subcommand(
      "forecast",
      session.Say("Prognose van het jaareinde, met drie methoden",
                  "What the year's end is expected to bring, by three methods (prognose)"));
  forecast->add_option("programme", options->programme, SuchAs(session, "avim-mensenhandel"))
      ->required();
  forecast
      ->add_option("period", options->period,
                   session.Say("Periode aan het eind waarvan vooruit wordt gekeken, zoals 2021-Q2",
                               "The period at whose end one looks ahead, such as 2021-Q2"))
      ->required();
  forecast->add_option("--line", options->lines,
                       session.Say("Alleen deze regels", "Only these lines"));
  forecast->add_option("--unit", options->units, WithinUnits(session));
  forecast->add_flag("--accepted", options->accepted,
                     session.Say("Met geaccepteerde cijfers", "By accepted figures"));
  forecast->add_flag("--formula", options->formulas,
                     session.Say("Toon de formules, met de getallen ingevuld",
                                 "Show the formulas with their numbers"));
  forecast
      ->add_option("--confidence", options->confidence,
                   session.Say("Hoeveel procent van de gevallen binnen de marge valt",
                               "Percent of the cases within the range"))
      ->check(CLI::Range(50, 99))
      ->capture_default_str();
  forecast
      ->add_option("--least-errors", options->least_errors,
                   session.Say("Op hoeveel eerdere afwijkingen een marge ten minste rust",
                               "Past errors that a range stands on at the least"))
      ->check(CLI::Range(5, 1000))
      ->capture_default_str();
  forecast->add_option("--as-of", options->as_of, AsKnownToMonitoring(session))
      ->check(CLI::PositiveNumber);
  forecast->callback([=, &session, &exit_code] { exit_code = Run(session, *options); });
}

}  // namespace rekenschap::cli
