#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/development_views.h"
#include "clients/cli/help_texts.h"
#include "rekenschap/monitoring/v1/comparison_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

struct Options {
  std::string programme;
  std::string line;
  std::vector<std::string> units;
  std::string from;
  std::string to;
  std::int64_t as_of = 0;
};

// Whether the terminal's locale writes UTF-8: the first of these that is set decides.
bool WritesUtf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    std::string locale = value;
    std::ranges::transform(locale, locale.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return locale.find("UTF-8") != std::string::npos || locale.find("UTF8") != std::string::npos;
  }
  return false;
}

int Run(const Session& session, const Options& options) {
  monitoring::v1::GetDevelopmentRequest request;
  request.set_programme("programmes/" + LastPart(options.programme));
  request.set_line(options.line);
  for (const std::string& unit : options.units) request.add_units("units/" + LastPart(unit));
  request.set_from_period(options.from);
  request.set_to_period(options.to);
  request.set_as_of_sequence(options.as_of);
  monitoring::v1::GetDevelopmentResponse response;
  const auto stub = StubOfMonitoring<monitoring::v1::ComparisonService>(session);
  const absl::Status status = CallOn(
      session, *stub, &monitoring::v1::ComparisonService::Stub::GetDevelopment, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
  } else {
    PrintDevelopment(session, response, WritesUtf8() ? ChartMarks() : PlainMarks());
  }
  return kDone;
}

}  // namespace

void AddDevelopmentCommand(CLI::App& app, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  auto* development = app.add_subcommand(
      "development", session.Say("Hoe één regel zich over perioden ontwikkelt",
                                 "How one line develops over periods (ontwikkeling)"));
  development->add_option("programme", options->programme, SuchAs(session, "avim-mensenhandel"))
      ->required();
  development->add_option("line", options->line, SuchAs(session, "mensenhandel-budget"))
      ->required();
  development->add_option("--unit", options->units, WithinUnits(session));
  development->add_option(
      "--from", options->from,
      session.Say("De eerste periode, of een jaar; zonder: die van het jaar voor --to",
                  "The first period, or a year; by default that of the year before --to"));
  development->add_option(
      "--to", options->to,
      session.Say("De laatste periode, of een jaar; zonder: de laatste waarover is gerapporteerd",
                  "The last period, or a year; by default the last that was reported on"));
  development->add_option("--as-of", options->as_of, AsKnownToMonitoring(session))
      ->check(CLI::PositiveNumber);
  development->callback([=, &session, &exit_code] { exit_code = Run(session, *options); });
}

}  // namespace rekenschap::cli
