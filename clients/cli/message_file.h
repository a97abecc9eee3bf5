#ifndef REKENSCHAP_CLIENTS_CLI_MESSAGE_FILE_H_
#define REKENSCHAP_CLIENTS_CLI_MESSAGE_FILE_H_

#include <string>

#include <absl/status/status.h>
#include <google/protobuf/message.h>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// Reads a file that holds `message` in Protobuf's text format, at most 16 MiB; `kind` says what
// that is, such as `a plan`. NOT_FOUND when it cannot be read; INVALID_ARGUMENT that says where it
// is no such file, and below it what Protobuf says, as `FILE:LINE:COLUMN: …` on a line each.
absl::Status ReadMessageFile(const Session& session, const std::string& path,
                             const std::string& kind, google::protobuf::Message& message);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_MESSAGE_FILE_H_
