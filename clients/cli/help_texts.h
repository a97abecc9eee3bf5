#ifndef REKENSCHAP_CLIENTS_CLI_HELP_TEXTS_H_
#define REKENSCHAP_CLIENTS_CLI_HELP_TEXTS_H_

#include <string>

#include <CLI/CLI.hpp>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// Has help speak the session's language, also where the library that reads command lines writes it
// by itself: headings, types, the names of arguments. Commands that are added to `app` afterwards
// take it over.
void SetHelpLanguage(const Session& session, CLI::App& app);

// What many commands say of an argument.
std::string SuchAs(const Session& session, const std::string& example);
std::string WithinUnits(const Session& session);  // of --unit
std::string WhichPlan(const Session& session);
std::string AsKnownToPlanning(const Session& session);    // of --as-of
std::string AsKnownToMonitoring(const Session& session);  // of --as-of

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_HELP_TEXTS_H_
