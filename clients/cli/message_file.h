#ifndef REKENSCHAP_CLIENTS_CLI_MESSAGE_FILE_H_
#define REKENSCHAP_CLIENTS_CLI_MESSAGE_FILE_H_

#include <string>

#include <absl/status/status.h>
#include <google/protobuf/message.h>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// Reads a file that holds `message` in Protobuf's text format, at most 16 MiB. NOT_FOUND when it
// cannot be read; INVALID_ARGUMENT with `FILE:LINE:COLUMN: what is wrong` on a line each.
absl::Status ReadMessageFile(const Session& session, const std::string& path,
                             google::protobuf::Message& message);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_MESSAGE_FILE_H_
