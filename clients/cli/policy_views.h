#ifndef REKENSCHAP_CLIENTS_CLI_POLICY_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_POLICY_VIEWS_H_

#include "clients/cli/session.h"
#include "rekenschap/monitoring/v1/policy.pb.h"

namespace rekenschap::cli {

// Prints it in the form that `policy set` reads, with what else there is to know as comments.
void PrintPolicy(const Session& session, const monitoring::v1::Policy& policy);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_POLICY_VIEWS_H_
