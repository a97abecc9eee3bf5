#ifndef REKENSCHAP_CLIENTS_CLI_COMMANDS_H_
#define REKENSCHAP_CLIENTS_CLI_COMMANDS_H_

#include <CLI/CLI.hpp>

#include "clients/cli/session.h"

// The commands. Each adds its subcommands to `app` with what they need; the one that is chosen
// leaves its exit code in `exit_code`.
namespace rekenschap::cli {

void AddPlanCommands(CLI::App& app, const Session& session, int& exit_code);
// Adds `import` to the commands of `plan`.
void AddPlanImport(CLI::App& plan, const Session& session, int& exit_code);
void AddReportCommands(CLI::App& app, const Session& session, int& exit_code);
// Adds what reviewers decide to the commands of `report`.
void AddReviewCommands(CLI::App& report, const Session& session, int& exit_code);
void AddPeriodCommands(CLI::App& app, const Session& session, int& exit_code);
void AddPolicyCommands(CLI::App& app, const Session& session, int& exit_code);
void AddRuleCommands(CLI::App& app, const Session& session, int& exit_code);
void AddCompareCommand(CLI::App& app, const Session& session, int& exit_code);
void AddStatementCommands(CLI::App& app, const Session& session, int& exit_code);
void AddDevelopmentCommand(CLI::App& app, const Session& session, int& exit_code);
void AddPortfolioCommand(CLI::App& app, const Session& session, int& exit_code);
void AddForecastCommand(CLI::App& app, const Session& session, int& exit_code);
void AddSettlementCommands(CLI::App& app, const Session& session, int& exit_code);
void AddJournalCommands(CLI::App& app, const Session& session, int& exit_code);
void AddStatusCommand(CLI::App& app, const Session& session, int& exit_code);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_COMMANDS_H_
