#ifndef REKENSCHAP_CLIENTS_CLI_NAME_FAULTS_H_
#define REKENSCHAP_CLIENTS_CLI_NAME_FAULTS_H_

#include <optional>
#include <string>
#include <string_view>

#include "services/finance/language.h"

namespace rekenschap::cli {

// Which part of a name cannot be, such as `2022-Q9` of `programmes/avim/reports/2022-Q9/limburg`,
// and what that part has to be. `english` is what a service says of the name, which it quotes. None
// where no part is to blame, or what is said is something else.
std::optional<std::string> NameFaultIn(std::string_view english, finance::Language language);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_NAME_FAULTS_H_
