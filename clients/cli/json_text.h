#ifndef REKENSCHAP_CLIENTS_CLI_JSON_TEXT_H_
#define REKENSCHAP_CLIENTS_CLI_JSON_TEXT_H_

#include <string>

#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

namespace rekenschap::cli {

// The message in Protobuf JSON: the same bytes whenever it says the same, for maps are by their
// keys, so that what is kept outside can be compared. Empty for a text that is no UTF-8.
std::string JsonText(const google::protobuf::Message& message,
                     const google::protobuf::util::JsonPrintOptions& options = {});

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_JSON_TEXT_H_
