// rekenschap: the command.
#include <iostream>
#include <map>
#include <unistd.h>

#include "clients/cli/commands.h"
#include "clients/cli/usage_texts.h"

int main(int argc, char** argv) {
  using namespace rekenschap::cli;  // NOLINT(google-build-using-namespace)
  Session session{std::cout, std::cerr};
  CLI::App app(
      "Follows earmarked money from the decision that grants it to the reports that account for "
      "it.\n"
      "Exit codes: 0 done, 1 refused, 2 usage, 3 service unreachable, 4 the service said no.",
      "rekenschap");
  app.set_version_flag("--version", REKENSCHAP_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  app.failure_message([&session](const CLI::App* parsed, const CLI::Error& error) {
    return UsageText(session, *parsed, error);
  });
  app.add_option("--planning", session.planning_address, "Address of the planning service")
      ->capture_default_str();
  app.add_option("--monitoring", session.monitoring_address, "Address of the monitoring service")
      ->capture_default_str();
  app.add_option("--as", session.name, "Your name, which every change is recorded under");
  app.add_option("--lang", session.language_code, "nl or en: texts and notation of figures")
      ->check(CLI::IsMember({"nl", "en"}))
      ->capture_default_str();
  const std::map<std::string, Output> outputs = {
      {"table", Output::kTable}, {"json", Output::kJson}, {"csv", Output::kCsv}};
  app.add_option("--output", session.output, "table, json or csv")
      ->transform(CLI::CheckedTransformer(outputs))
      ->default_str("table");
  app.add_option("--timeout", session.timeout_seconds, "Seconds to wait for an answer")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  session.colour = isatty(STDOUT_FILENO) == 1;

  int exit_code = kDone;
  AddPlanCommands(app, session, exit_code);
  AddReportCommands(app, session, exit_code);
  AddPeriodCommands(app, session, exit_code);
  AddPolicyCommands(app, session, exit_code);
  AddRuleCommands(app, session, exit_code);
  AddCompareCommand(app, session, exit_code);
  AddStatementCommands(app, session, exit_code);
  AddDevelopmentCommand(app, session, exit_code);
  AddPortfolioCommand(app, session, exit_code);
  AddForecastCommand(app, session, exit_code);
  AddSettlementCommands(app, session, exit_code);
  AddJournalCommands(app, session, exit_code);
  AddStatusCommand(app, session, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  return exit_code;
}
