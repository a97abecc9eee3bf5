#include <memory>
#include <ostream>
#include <vector>

#include "clients/cli/commands.h"
#include "clients/cli/compare_views.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ComparePlanRequest;
using monitoring::v1::ComparePlanResponse;

struct Options {
  std::string programme;
  std::string period;
  std::vector<std::string> lines;
  std::vector<std::string> units;
  bool accepted = false;
  std::int64_t as_of = 0;
};

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
      PrintComparisonFlat(session, response);
      break;
    case Output::kTable:
      session.out << session.Say("Plan tegen realisatie: ", "Plan against realisation: ")
                  << LastPart(options.programme) << ", " << options.period << " ("
                  << (options.accepted ? session.Say("geaccepteerde cijfers", "accepted figures")
                                       : session.Say("voorlopige cijfers", "provisional figures"))
                  << ")\n\n";
      PrintComparison(session, response);
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
