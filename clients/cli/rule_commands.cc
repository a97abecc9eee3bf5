#include <memory>
#include <ostream>
#include <string>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/help_texts.h"
#include "clients/cli/rule_views.h"
#include "rekenschap/monitoring/v1/rule_service.grpc.pb.h"

namespace rekenschap::cli {
namespace {

using Rules = monitoring::v1::RuleService::Stub;

struct Options {
  std::string rule;
  std::string programme;
  bool markdown = false;
};

std::string ProgrammeOf(const Options& options) {
  return options.programme.empty() ? "" : "programmes/" + LastPart(options.programme);
}

int List(const Session& session, const Options& options) {
  monitoring::v1::ListRulesRequest request;
  request.set_programme(ProgrammeOf(options));
  monitoring::v1::ListRulesResponse response;
  const auto stub = StubOfMonitoring<monitoring::v1::RuleService>(session);
  const auto status = CallOn(session, *stub, &Rules::ListRules, request, response);
  if (!status.ok()) return Fail(session, status);
  if (options.markdown) {
    session.out << RulesMarkdown(session, response);
  } else if (session.output == Output::kJson) {
    PrintJson(session, response);
  } else {
    Print(session, RulesTable(session, response, !options.programme.empty()));
  }
  return kDone;
}

int Show(const Session& session, const Options& options) {
  monitoring::v1::GetRuleRequest request;
  std::string rule = LastPart(options.rule);
  for (char& c : rule) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  request.set_name("rules/" + rule);
  request.set_programme(ProgrammeOf(options));
  monitoring::v1::GetRuleResponse response;
  const auto stub = StubOfMonitoring<monitoring::v1::RuleService>(session);
  const auto status = CallOn(session, *stub, &Rules::GetRule, request, response);
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kTable) {
    PrintRule(session, response.rule(), !options.programme.empty());
  } else if (session.output == Output::kJson) {
    PrintJson(session, response.rule());
  } else {
    monitoring::v1::ListRulesResponse one;
    *one.add_rules() = response.rule();
    Print(session, RulesTable(session, one, !options.programme.empty()));
  }
  return kDone;
}

int Deviations(const Session& session, const Options& options) {
  monitoring::v1::ListDeviationsRequest request;
  request.set_parent(options.programme.empty() ? "programmes/-" : ProgrammeOf(options));
  request.set_language_code(session.language_code);
  monitoring::v1::ListDeviationsResponse all;
  const auto stub = StubOfMonitoring<monitoring::v1::RuleService>(session);
  const auto status =
      ForEachPage(session, *stub, &Rules::ListDeviations, request, [&all](const auto& page) {
        all.mutable_deviations()->MergeFrom(page.deviations());
        all.set_checked_count(all.checked_count() + page.checked_count());
      });
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, all);
    return kDone;
  }
  if (all.deviations_size() > 0 || session.output == Output::kCsv) {
    Print(session, DeviationsTable(session, all));
  }
  if (session.output == Output::kTable) session.out << DeviationsSentence(session, all) << '\n';
  return kDone;
}

}  // namespace

void AddRuleCommands(CLI::App& app, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  const std::string as_set =
      session.Say("Zoals avim-mensenhandel: zoals dit programma ze heeft ingesteld",
                  "Such as avim-mensenhandel: as this programme has set them");
  auto* rules = app.add_subcommand(
      "rules",
      session.Say(
          "De regels waaraan rapportages worden getoetst, en wat die van geaccepteerde rapportages "
          "zeggen",
          "The rules that reports are held against, and what they say of accepted reports"));
  rules->require_subcommand(1);

  auto* list =
      rules->add_subcommand("list", session.Say("De hele catalogus", "The whole catalogue"));
  list->add_option("programme", options->programme, as_set);
  list->add_flag("--markdown", options->markdown,
                 session.Say("Als tabel in Markdown", "As a table in Markdown"));
  list->callback([=, &session, &exit_code] { exit_code = List(session, *options); });

  auto* show = rules->add_subcommand("show", session.Say("Eén regel: teksten, bron, parameters",
                                                         "One rule: texts, source, parameters"));
  show->add_option("rule", options->rule, SuchAs(session, "DEVIATION_UNEXPLAINED"))->required();
  show->add_option("programme", options->programme, as_set);
  show->callback([=, &session, &exit_code] { exit_code = Show(session, *options); });

  auto* deviations = rules->add_subcommand(
      "deviations",
      session.Say("Geaccepteerde rapportages die afwijken volgens het plan en de afspraken van nu",
                  "Accepted reports that deviate by the plan and the policy as they are now"));
  deviations->add_option("programme", options->programme,
                         session.Say("Zoals avim-mensenhandel; zonder: van alle programma's",
                                     "Such as avim-mensenhandel; without one: of all"));
  deviations->callback([=, &session, &exit_code] { exit_code = Deviations(session, *options); });
}

}  // namespace rekenschap::cli
