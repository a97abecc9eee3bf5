#ifndef REKENSCHAP_CLIENTS_CLI_COMPARE_FOOT_H_
#define REKENSCHAP_CLIENTS_CLI_COMPARE_FOOT_H_

#include "clients/cli/compare_columns.h"
#include "clients/cli/session.h"
#include "rekenschap/monitoring/v1/comparison_service.pb.h"

// What stands below a comparison.
namespace rekenschap::cli {

// How much of each period is in, who is missing or not expected yet, and what the figures stand on.
void PrintFoot(const Session& session, const monitoring::v1::ComparePlanResponse& response,
               FigureKind kind);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_COMPARE_FOOT_H_
