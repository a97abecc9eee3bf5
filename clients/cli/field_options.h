#ifndef REKENSCHAP_CLIENTS_CLI_FIELD_OPTIONS_H_
#define REKENSCHAP_CLIENTS_CLI_FIELD_OPTIONS_H_

#include <string>

#include "services/finance/language.h"

namespace rekenschap::cli {

// A field of the contract as the command line has it, such as `--reason` of `payment.reason` or, in
// Dutch, `periode` of `period`. Empty for `name`, which is made of what was typed and which the
// error quotes; as it is when nothing that is typed fills it.
std::string TypedName(const std::string& field, finance::Language language);

// The same with a colon and a space behind it, to stand before an error; empty where it is.
std::string TypedLead(const std::string& field, finance::Language language);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_FIELD_OPTIONS_H_
