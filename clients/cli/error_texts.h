#ifndef REKENSCHAP_CLIENTS_CLI_ERROR_TEXTS_H_
#define REKENSCHAP_CLIENTS_CLI_ERROR_TEXTS_H_

#include <string>
#include <string_view>

namespace rekenschap::cli {

// What an error of the services means and what to do, in Dutch, by its reason; the services
// themselves speak English. Empty for a reason that their own words have to do for.
std::string_view DutchErrorText(std::string_view reason);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_ERROR_TEXTS_H_
