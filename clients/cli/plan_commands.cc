#include <memory>
#include <ostream>
#include <vector>

#include "clients/cli/commands.h"
#include "clients/cli/help_texts.h"
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

void AddPlan(const Session& session, CLI::App& command, Options& options) {
  command.add_option("plan", options.plan, WhichPlan(session))->required();
}

void AddAsOf(const Session& session, CLI::App& command, Options& options) {
  command.add_option("--as-of", options.as_of, AsKnownToPlanning(session));
}

void AddDate(const Session& session, CLI::App& command, Options& options) {
  command.add_option("--date", options.date,
                     session.Say("Volgens het plan dat op deze dag gold, zoals 2021-05-01",
                                 "By the plan in force on this day, such as 2021-05-01"));
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

  auto* list =
      plan.add_subcommand("list", session.Say("De revisies van een programma, of alle programma's",
                                              "A programme's revisions, or all programmes"));
  list->add_option("programme", options->plan,
                   session.Say("Zoals avim-mensenhandel; zonder: alle programma's",
                               "Such as avim-mensenhandel; without one: all of them"));
  AddAsOf(session, *list, *options);
  add(list, [](const Session& with, const PlanQuery& query, const Options& given) {
    return given.plan.empty() ? ListProgrammes(with, query) : ListPlans(with, query);
  });

  auto* show = plan.add_subcommand(
      "show",
      session.Say("De cijfers zoals gedrukt, met rectificaties ernaast en wat er veranderde",
                  "The figures as printed, rectifications beside them, and what changed"));
  AddPlan(session, *show, *options);
  AddAsOf(session, *show, *options);
  AddDate(session, *show, *options);
  add(show, [](const Session& with, const PlanQuery& query, const Options&) {
    return ShowPlan(with, query);
  });

  auto* history =
      plan.add_subcommand("history", session.Say("Het verloop van één regel, revisie voor revisie",
                                                 "The story of one line, revision by revision"));
  AddPlan(session, *history, *options);
  history
      ->add_option("line", options->line,
                   session.Say("De id van de regel, zoals mensenhandel-budget",
                               "The line's id, such as mensenhandel-budget"))
      ->required();
  AddAsOf(session, *history, *options);
  add(history, [](const Session& with, const PlanQuery& query, const Options& given) {
    return ShowHistory(with, query, given.line);
  });

  auto* diff =
      plan.add_subcommand("diff", session.Say("Hoe een plan van een ander verschilt, en waarom",
                                              "How a plan differs from another, and why"));
  AddPlan(session, *diff, *options);
  diff->add_option(
      "base", options->base,
      session.Say("De revisie om mee te vergelijken, zoals 1; zonder: die ervoor",
                  "Revision to compare with, such as 1; without one: the one before it"));
  AddAsOf(session, *diff, *options);
  add(diff, [](const Session& with, const PlanQuery& query, const Options& given) {
    return DiffPlans(with, query, given.base);
  });

  auto* reconcile = plan.add_subcommand(
      "reconcile", session.Say("Houd gedrukte cijfers tegen gedrukte totalen (aansluiting)",
                               "Hold printed figures against printed totals (aansluiting)"));
  AddPlan(session, *reconcile, *options);
  AddAsOf(session, *reconcile, *options);
  add(reconcile, [](const Session& with, const PlanQuery& query, const Options&) {
    return ReconcilePlan(with, query);
  });

  auto* instalments = plan.add_subcommand(
      "instalments", session.Say("Wanneer de bijdrage wordt betaald (voorschotten)",
                                 "When the contribution is paid (voorschotten)"));
  AddPlan(session, *instalments, *options);
  instalments
      ->add_option(
          "--year", options->years,
          session.Say("Zoals 2021; meer dan één mag", "Such as 2021; more than one is allowed"))
      ->required();
  AddAsOf(session, *instalments, *options);
  add(instalments, [](const Session& with, const PlanQuery& query, const Options& given) {
    return ShowInstalments(with, query, given.years);
  });

  auto* targets =
      plan.add_subcommand("targets", session.Say("Doelen per regel, eenheid en periode",
                                                 "Targets (doelen) per line, unit and period"));
  AddPlan(session, *targets, *options);
  targets
      ->add_option("--period", options->targets.periods,
                   session.Say("Zoals 2021-Q2 of 2031; meer dan één mag",
                               "Such as 2021-Q2 or 2031; more than one is allowed"))
      ->required();
  targets->add_option("--line", options->targets.lines,
                      session.Say("Alleen deze regels", "Only these lines"));
  targets->add_option("--unit", options->targets.units,
                      session.Say("Alleen deze eenheden", "Only these units"));
  targets
      ->add_option("--revision", options->targets.revision,
                   session.Say("Volgens deze revisie, zoals 2", "By this revision, such as 2"))
      ->check(CLI::PositiveNumber);
  AddAsOf(session, *targets, *options);
  AddDate(session, *targets, *options);
  add(targets, [](const Session& with, const PlanQuery& query, const Options& given) {
    return ShowTargets(with, query, given.targets);
  });
}

}  // namespace

void AddPlanCommands(CLI::App& app, const Session& session, int& exit_code) {
  auto* plan = app.add_subcommand(
      "plan", session.Say("Wat is besloten: programma's, eenheden, revisies",
                          "What was decided (plan): programmes, units, revisions"));
  plan->require_subcommand(1);
  const auto options = std::make_shared<Options>();

  auto* load = plan->add_subcommand(
      "load", session.Say("Lees planbestanden in; wat er al is, blijft zoals het is",
                          "Load plan files; what is there already stays as it is"));
  load->add_option(
          "files", options->files,
          session.Say("Tekstbestanden van Protobuf (.txtpb), in de volgorde waarin ze nodig zijn",
                      "Protobuf text files (.txtpb), in the order to load them"))
      ->required()
      ->check(CLI::ExistingFile);
  load->callback([=, &session, &exit_code] { exit_code = LoadPlans(session, options->files); });

  auto* adopt = plan->add_subcommand(
      "adopt", session.Say("Stel ontwerpen vast; wie ze vastlegde, mag dat niet zelf",
                           "Adopt drafts (vaststellen); not by who recorded them"));
  adopt
      ->add_option(
          "plans", options->plans,
          session.Say("Zoals avim-mensenhandel/1; avim-mensenhandel/all voor elk ontwerp ervan",
                      "Such as avim-mensenhandel/1; avim-mensenhandel/all for every draft of it"))
      ->required();
  adopt->callback([=, &session, &exit_code] { exit_code = AdoptPlans(session, options->plans); });

  AddViews(*plan, session, exit_code, options);
  AddPlanExport(*plan, session, exit_code);
  AddPlanImport(*plan, session, exit_code);
}

}  // namespace rekenschap::cli
