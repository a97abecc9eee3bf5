#include <algorithm>
#include <cctype>
#include <memory>
#include <ostream>
#include <vector>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/compare_views.h"
#include "clients/cli/help_texts.h"
#include "rekenschap/monitoring/v1/comparison_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ComparePlanRequest;
using monitoring::v1::ComparePlanResponse;

struct Options {
  std::string programme;
  std::string period;
  std::vector<std::string> lines;
  std::vector<std::string> units;
  std::string by;
  bool tree = false;
  bool accepted = false;
  bool provisional = false;
  bool both = false;
  std::int64_t as_of = 0;
};

bool IsYear(const std::string& text) {
  return text.size() == 4 &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

// `2021-Q2` is a period, `2021` all periods of a year, `2021..2023` years, `2021-Q1..2022-Q4`
// periods; what is asked for by name comes first.
void SetSpan(const Options& options, ComparePlanRequest& request) {
  const std::size_t dots = options.period.find("..");
  const bool several = dots != std::string::npos;
  request.set_period(options.period.substr(0, dots));
  if (several) request.set_to_period(options.period.substr(dots + 2));
  const bool years = IsYear(request.period());
  if (options.by == "year" || (options.by != "period" && several && years)) {
    request.set_span(ComparePlanRequest::SPAN_YEARS);
  } else if (options.by == "period" || several || years) {
    request.set_span(ComparePlanRequest::SPAN_PERIODS);
  } else {
    request.set_span(ComparePlanRequest::SPAN_PERIOD);
  }
}

ComparePlanRequest RequestOf(const Options& options) {
  ComparePlanRequest request;
  request.set_programme("programmes/" + LastPart(options.programme));
  SetSpan(options, request);
  for (const std::string& line : options.lines) request.add_lines(line);
  for (const std::string& unit : options.units) request.add_units("units/" + LastPart(unit));
  request.set_figures(options.both       ? ComparePlanRequest::FIGURES_BOTH
                      : options.accepted ? ComparePlanRequest::FIGURES_ACCEPTED
                                         : ComparePlanRequest::FIGURES_PROVISIONAL);
  const bool one = request.span() == ComparePlanRequest::SPAN_PERIOD;
  if (options.tree || options.by == "tree") {
    request.set_view(ComparePlanRequest::VIEW_TREE);
  } else if (options.by == "unit") {
    request.set_view(one ? ComparePlanRequest::VIEW_BY_UNIT : ComparePlanRequest::VIEW_UNITS);
  } else {
    request.set_view(one ? ComparePlanRequest::VIEW_UNITS : ComparePlanRequest::VIEW_TOTALS);
  }
  request.set_as_of_sequence(options.as_of);
  return request;
}

void PrintForPeople(const Session& session, const Options& options,
                    const ComparePlanRequest& request, const ComparePlanResponse& response) {
  session.out << session.Say("Plan tegen realisatie: ", "Plan against realisation: ")
              << LastPart(options.programme) << ", " << options.period << " ("
              << (options.both       ? session.Say("voorlopige en geaccepteerde cijfers",
                                                   "provisional and accepted figures")
                  : options.accepted ? session.Say("geaccepteerde cijfers", "accepted figures")
                                     : session.Say("voorlopige cijfers", "provisional figures"))
              << ")" << AsKnownAt(session, options.as_of) << "\n\n";
  if (request.span() != ComparePlanRequest::SPAN_PERIOD) {
    PrintComparisonSpan(session, response, options.accepted);
  } else if (request.view() == ComparePlanRequest::VIEW_BY_UNIT) {
    PrintComparisonByUnit(session, response, options.accepted);
  } else {
    PrintComparison(session, response, options.accepted);
  }
}

int Run(const Session& session, const Options& options) {
  const ComparePlanRequest request = RequestOf(options);
  ComparePlanResponse response;
  const auto stub = StubOfMonitoring<monitoring::v1::ComparisonService>(session);
  const absl::Status status = CallOn(
      session, *stub, &monitoring::v1::ComparisonService::Stub::ComparePlan, request, response);
  if (!status.ok()) return Fail(session, status);
  switch (session.output) {
    case Output::kJson:
      PrintJson(session, response);
      break;
    case Output::kCsv:
      PrintComparisonFlat(session, response);
      break;
    case Output::kTable:
      PrintForPeople(session, options, request, response);
      break;
  }
  return kDone;
}

}  // namespace

void AddCompareCommand(CLI::App& app, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  auto* compare =
      app.add_subcommand("compare", session.Say("Plan tegen realisatie aan het eind van perioden",
                                                "Plan against realisation at the end of periods"));
  compare->add_option("programme", options->programme, SuchAs(session, "avim-mensenhandel"))
      ->required();
  compare
      ->add_option("period", options->period,
                   session.Say("Zoals 2021-Q2; 2021 voor alle perioden ervan; 2021..2023 voor "
                               "jaren; 2021-Q1..2022-Q4 voor een reeks",
                               "Such as 2021-Q2; 2021 for all its periods; 2021..2023 for years; "
                               "2021-Q1..2022-Q4 for a span"))
      ->required();
  compare->add_option("--line", options->lines,
                      session.Say("Alleen deze regels", "Only these lines"));
  compare->add_option("--unit", options->units, WithinUnits(session));
  compare->add_flag("--tree", options->tree,
                    session.Say("Eenheden met wat eronder valt, met subtotalen",
                                "Units in their tree, with subtotals"));
  compare
      ->add_option("--by", options->by,
                   session.Say("Een tabel per regel, per eenheid, met wat onder eenheden valt, of "
                               "per periode of jaar",
                               "A table per line, per unit, in the tree, or by period or year"))
      ->check(CLI::IsMember({"line", "unit", "tree", "period", "year"}));
  auto* accepted = compare->add_flag("--accepted", options->accepted,
                                     session.Say("Geaccepteerde cijfers", "Accepted figures"));
  auto* provisional = compare->add_flag("--provisional", options->provisional,
                                        session.Say("Voorlopige cijfers (zo gaat het ook zonder)",
                                                    "Provisional figures (the default)"));
  auto* both = compare->add_flag("--both", options->both,
                                 session.Say("Beide, naast elkaar", "Both kinds, side by side"));
  accepted->excludes(provisional)->excludes(both);
  provisional->excludes(both);
  compare->add_option("--as-of", options->as_of, AsKnownToMonitoring(session))
      ->check(CLI::PositiveNumber);
  compare->callback([=, &session, &exit_code] { exit_code = Run(session, *options); });
}

}  // namespace rekenschap::cli
