#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_H_

#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// Loads plan files (Protobuf text format, message PlanFile) in the order given, in one stream.
// Loading the same again changes nothing. A revision that names no predecessor follows on the one
// before it in its file; after one that is refused, the rest of its chain is not sent. What the
// service has no room for is sent again, until that has taken the session's timeout.
int LoadPlans(const Session& session, const std::vector<std::string>& files);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_LOAD_H_
