#include <memory>
#include <ostream>
#include <vector>

#include "clients/cli/commands.h"
#include "clients/cli/plan_adoption.h"
#include "clients/cli/plan_export.h"
#include "clients/cli/plan_load.h"
#include "clients/cli/plan_views.h"

namespace rekenschap::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::vector<std::string> plans;
  std::string plan;
  std::string line;
  std::string base;
  std::string as_of;
  std::string date;
  std::vector<int> years;
  TargetsWanted targets;
};

const char* const kWhich =
    "avim-mensenhandel for the plan in force, avim-mensenhandel/2 for revision 2";

void AddPlan(CLI::App& command, Options& options) {
  command.add_option("plan", options.plan, kWhich)->required();
}

void AddAsOf(CLI::App& command, Options& options) {
  command.add_option("--as-of", options.as_of,
                     "What was known then: a journal entry (15), a day (2021-05-01) or a moment "
                     "(2021-05-01T12:00:00Z)");
}

void AddDate(CLI::App& command, Options& options) {
  command.add_option("--date", options.date,
                     "By the plan in force on this day, such as 2021-05-01");
}

// Shows what is asked for, once it can be understood.
template <class View>
int Run(const Session& session, const Options& options, const View& view) {
  const auto query = PlanQueryOf(session, options.plan, options.as_of, options.date);
  if (query.ok()) return view(*query);
  session.err << session.Say("fout: ", "error: ") << query.status().message() << '\n';
  return kUsage;
}

// The commands that only read.
void AddViews(CLI::App& plan, const Session& session, int& exit_code,
              const std::shared_ptr<Options>& options) {
  const auto add = [&, options](CLI::App* command, auto view) {
    command->callback([options, &session, &exit_code, view] {
      exit_code = Run(session, *options,
                      [&](const PlanQuery& query) { return view(session, query, *options); });
    });
  };

  auto* list = plan.add_subcommand("list", "A programme's revisions, or all programmes");
  list->add_option("programme", options->plan, "Such as avim-mensenhandel; none for all of them");
  AddAsOf(*list, *options);
  add(list, [](const Session& with, const PlanQuery& query, const Options& given) {
    return given.plan.empty() ? ListProgrammes(with, query) : ListPlans(with, query);
  });

  auto* show = plan.add_subcommand(
      "show", "The figures as printed, rectifications beside them, and what changed");
  AddPlan(*show, *options);
  AddAsOf(*show, *options);
  AddDate(*show, *options);
  add(show, [](const Session& with, const PlanQuery& query, const Options&) {
    return ShowPlan(with, query);
  });

  auto* history = plan.add_subcommand("history", "The story of one line, revision by revision");
  AddPlan(*history, *options);
  history->add_option("line", options->line, "The line's id, such as mensenhandel-budget")
      ->required();
  AddAsOf(*history, *options);
  add(history, [](const Session& with, const PlanQuery& query, const Options& given) {
    return ShowHistory(with, query, given.line);
  });

  auto* diff = plan.add_subcommand("diff", "How a plan differs from another, and why");
  AddPlan(*diff, *options);
  diff->add_option("base", options->base, "Compared with this one, such as 1; the one before it");
  AddAsOf(*diff, *options);
  add(diff, [](const Session& with, const PlanQuery& query, const Options& given) {
    return DiffPlans(with, query, given.base);
  });

  auto* reconcile =
      plan.add_subcommand("reconcile", "Hold printed figures against printed totals (aansluiting)");
  AddPlan(*reconcile, *options);
  AddAsOf(*reconcile, *options);
  add(reconcile, [](const Session& with, const PlanQuery& query, const Options&) {
    return ReconcilePlan(with, query);
  });

  auto* instalments =
      plan.add_subcommand("instalments", "When the contribution is paid (voorschotten)");
  AddPlan(*instalments, *options);
  instalments->add_option("--year", options->years, "Such as 2021; more than one may stand")
      ->required();
  AddAsOf(*instalments, *options);
  add(instalments, [](const Session& with, const PlanQuery& query, const Options& given) {
    return ShowInstalments(with, query, given.years);
  });

  auto* targets = plan.add_subcommand("targets", "Targets (doelen) per line, unit and period");
  AddPlan(*targets, *options);
  targets
      ->add_option("--period", options->targets.periods,
                   "Such as 2021-Q2 or 2031; more than one may stand")
      ->required();
  targets->add_option("--line", options->targets.lines, "Only these lines");
  targets->add_option("--unit", options->targets.units, "Only these units");
  targets->add_option("--revision", options->targets.revision, "By this revision, such as 2")
      ->check(CLI::PositiveNumber);
  AddAsOf(*targets, *options);
  AddDate(*targets, *options);
  add(targets, [](const Session& with, const PlanQuery& query, const Options& given) {
    return ShowTargets(with, query, given.targets);
  });
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

  auto* adopt =
      plan->add_subcommand("adopt", "Adopt drafts (vaststellen); not by who recorded them");
  adopt
      ->add_option("plans", options->plans,
                   "Such as avim-mensenhandel/1; avim-mensenhandel/all for every draft of it")
      ->required();
  adopt->callback([=, &session, &exit_code] { exit_code = AdoptPlans(session, options->plans); });

  AddViews(*plan, session, exit_code, options);
  AddPlanExport(*plan, session, exit_code);
  AddPlanImport(*plan, session, exit_code);
}

}  // namespace rekenschap::cli
