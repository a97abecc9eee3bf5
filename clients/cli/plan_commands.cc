#include <memory>
#include <ostream>
#include <vector>

#include "clients/cli/commands.h"
#include "clients/cli/plan_load.h"
#include "clients/cli/plan_views.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string plan;
  std::vector<std::string> periods;
  std::vector<std::string> lines;
  std::vector<std::string> units;
  std::string date;
};

int Adopt(const Session& session, const std::string& revision) {
  const auto stub = PlanningOf(session);
  planning::v1::GetRevisionRequest get;
  get.set_name(RevisionNameOf(revision));
  planning::v1::GetRevisionResponse got;
  absl::Status status = CallOn(session, *stub, &Planning::GetRevision, get, got);
  if (!status.ok()) return Fail(session, status);
  planning::v1::AdoptRevisionRequest request;
  request.set_name(got.revision().name());
  request.set_etag(got.revision().etag());
  request.set_request_id(NewRequestId());
  planning::v1::AdoptRevisionResponse response;
  status = CallOn(session, *stub, &Planning::AdoptRevision, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, response);
  } else {
    session.out << response.revision().name() << ": "
                << session.Say("vastgesteld door ", "adopted by ") << response.revision().adopter()
                << '\n';
  }
  return kDone;
}

}  // namespace

void AddPlanCommands(CLI::App& app, const Session& session, int& exit_code) {
  auto* plan = app.add_subcommand("plan", "What was decided (plan): programmes, units, revisions");
  plan->require_subcommand(1);
  const auto options = std::make_shared<Options>();

  auto* load =
      plan->add_subcommand("load", "Load plan files; what is there already stays as it is");
  load->add_option("files", options->files, "Protobuf text files, in the order to load them")
      ->required()
      ->check(CLI::ExistingFile);
  load->callback([=, &session, &exit_code] { exit_code = LoadPlans(session, options->files); });

  const char* const kWhich =
      "avim-mensenhandel for the plan in force, avim-mensenhandel/2 for revision 2";
  auto* adopt =
      plan->add_subcommand("adopt", "Adopt a draft (vaststellen); not by who recorded it");
  adopt->add_option("revision", options->plan, "Such as avim-mensenhandel/1")->required();
  adopt->callback([=, &session, &exit_code] { exit_code = Adopt(session, options->plan); });

  auto* show = plan->add_subcommand("show", "The figures as printed, rectifications beside them");
  show->add_option("plan", options->plan, kWhich)->required();
  show->callback([=, &session, &exit_code] { exit_code = ShowPlan(session, options->plan); });

  auto* reconcile =
      plan->add_subcommand("reconcile", "Hold printed lines against printed totals (aansluiting)");
  reconcile->add_option("plan", options->plan, kWhich)->required();
  reconcile->callback(
      [=, &session, &exit_code] { exit_code = ReconcilePlan(session, options->plan); });

  auto* targets = plan->add_subcommand("targets", "Targets (doelen) per line, unit and period");
  targets->add_option("programme", options->plan, "Such as avim-mensenhandel")->required();
  targets
      ->add_option("--period", options->periods, "Such as 2021-Q2 or 2031; more than one may stand")
      ->required();
  targets->add_option("--line", options->lines, "Only these lines");
  targets->add_option("--unit", options->units, "Only these units");
  targets->add_option("--date", options->date,
                      "By the plan in force on this day, such as 2021-05-01");
  targets->callback([=, &session, &exit_code] {
    exit_code = ShowTargets(session, options->plan, options->periods, options->lines,
                            options->units, options->date);
  });
}

}  // namespace rekenschap::cli
