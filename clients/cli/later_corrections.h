#ifndef REKENSCHAP_CLIENTS_CLI_LATER_CORRECTIONS_H_
#define REKENSCHAP_CLIENTS_CLI_LATER_CORRECTIONS_H_

#include <string>

#include <google/protobuf/repeated_ptr_field.h>

#include "clients/cli/session.h"
#include "rekenschap/monitoring/v1/report.pb.h"

namespace rekenschap::cli {

// What later reports put right in `period`, for who looks at that period or a report on it: a line
// for each that is told, and how many of the `count` are not. Nothing where there is none.
void PrintLaterCorrections(
    const Session& session, const std::string& period,
    const google::protobuf::RepeatedPtrField<monitoring::v1::LaterCorrection>& later, int count);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_LATER_CORRECTIONS_H_
