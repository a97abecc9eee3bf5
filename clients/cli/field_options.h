#ifndef REKENSCHAP_CLIENTS_CLI_FIELD_OPTIONS_H_
#define REKENSCHAP_CLIENTS_CLI_FIELD_OPTIONS_H_

#include <string>

namespace rekenschap::cli {

// A field of the contract as the command line has it, such as `--reason` of `payment.reason`; as it
// is when no option alone fills it.
std::string TypedName(const std::string& field);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_FIELD_OPTIONS_H_
