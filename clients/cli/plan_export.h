#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_H_

#include <CLI/CLI.hpp>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// Adds `plan export`: writes a plan to a file, as Protobuf text that `plan load` reads again, as
// the ministry of Finance's open-data columns, or as an Open Fiscal Data Package.
void AddPlanExport(CLI::App& plan, const Session& session, int& exit_code);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_H_
