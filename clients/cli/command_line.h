#ifndef REKENSCHAP_CLIENTS_CLI_COMMAND_LINE_H_
#define REKENSCHAP_CLIENTS_CLI_COMMAND_LINE_H_

#include <memory>

#include <CLI/CLI.hpp>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// All that can be typed, with help in the language of `session`. Parsing fills `session` and runs
// the command, which leaves its exit code in `exit_code`; both must outlive what is made.
std::unique_ptr<CLI::App> MakeCommandLine(Session& session, int& exit_code);

// Does what the command line asks, in the language that it asks for, and gives the exit code.
int RunCommandLine(Session& session, int argc, const char* const* argv);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_COMMAND_LINE_H_
