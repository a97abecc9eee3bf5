#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_H_

#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// Loads plan files (Protobuf text format, message PlanFile) in the order given. Loading the same
// again changes nothing.
int LoadPlans(const Session& session, const std::vector<std::string>& files);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_H_
