#include <memory>
#include <vector>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/help_texts.h"
#include "clients/cli/portfolio_notes.h"
#include "clients/cli/portfolio_views.h"
#include "rekenschap/monitoring/v1/comparison_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ComparePlanRequest;
using monitoring::v1::ListPortfolioRequest;
using monitoring::v1::ListPortfolioResponse;

struct Options {
  std::vector<std::string> programmes;
  std::string period;
  bool accepted = false;
  std::int64_t as_of = 0;
};

int Run(const Session& session, const Options& options) {
  ListPortfolioRequest request;
  for (const std::string& programme : options.programmes) {
    request.add_programmes("programmes/" + LastPart(programme));
  }
  request.set_period(options.period);
  request.set_figures(options.accepted ? ComparePlanRequest::FIGURES_ACCEPTED
                                       : ComparePlanRequest::FIGURES_PROVISIONAL);
  request.set_as_of_sequence(options.as_of);
  ListPortfolioResponse all;
  const auto stub = StubOfMonitoring<monitoring::v1::ComparisonService>(session);
  const absl::Status status =
      ForEachPage(session, *stub, &monitoring::v1::ComparisonService::Stub::ListPortfolio, request,
                  [&all](const ListPortfolioResponse& page) {
                    all.mutable_rows()->MergeFrom(page.rows());
                    all.mutable_omitted_programmes()->MergeFrom(page.omitted_programmes());
                    *all.mutable_feed() = page.feed();
                    all.set_sequence(page.sequence());
                  });
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, all);
  } else {
    PrintPortfolio(session, all, options.accepted);
    if (session.output == Output::kTable) PrintZeroTargets(session, all);
  }
  return kDone;
}

}  // namespace

void AddPortfolioCommand(CLI::App& app, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  auto* portfolio = app.add_subcommand(
      "portfolio", session.Say("Hoe alle programma's ervoor staan (portefeuille)",
                               "How all programmes stand (portefeuille)"));
  portfolio->add_option(
      "programmes", options->programmes,
      session.Say("Alleen deze programma's; zonder: alle", "Only these; without any: all"));
  portfolio->add_option(
      "--period", options->period,
      session.Say(
          "Zoals 2021-Q2; zonder: elk programma bij de laatste periode waarover is gerapporteerd",
          "Such as 2021-Q2; without it each programme at the last period that was reported on"));
  portfolio->add_flag("--accepted", options->accepted,
                      session.Say("Geaccepteerde cijfers in plaats van voorlopige",
                                  "Accepted figures instead of provisional ones"));
  portfolio->add_option("--as-of", options->as_of, AsKnownToMonitoring(session))
      ->check(CLI::PositiveNumber);
  portfolio->callback([=, &session, &exit_code] { exit_code = Run(session, *options); });
}

}  // namespace rekenschap::cli
