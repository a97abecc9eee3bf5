#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_FILE_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_FILE_H_

#include <string>

#include <absl/status/statusor.h>

#include "clients/cli/session.h"
#include "rekenschap/planning/v1/plan_file.pb.h"

namespace rekenschap::cli {

// Reads a plan file, in Protobuf text format and at most 16 MiB. NOT_FOUND when it cannot be read;
// INVALID_ARGUMENT with `FILE:LINE:COLUMN: what is wrong` on a line each.
absl::StatusOr<planning::v1::PlanFile> ReadPlanFile(const Session& session,
                                                    const std::string& path);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_FILE_H_
