#ifndef REKENSCHAP_CLIENTS_CLI_USAGE_TEXTS_H_
#define REKENSCHAP_CLIENTS_CLI_USAGE_TEXTS_H_

#include <string>

#include <CLI/CLI.hpp>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// What is wrong with a command line, in the session's language, and where help is. The library that
// reads command lines speaks English: what it says of the particulars stands in parentheses where
// it is of no kind that is known. `app` is the whole command line, after it was parsed.
std::string UsageText(const Session& session, const CLI::App& app, const CLI::Error& error);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_USAGE_TEXTS_H_
