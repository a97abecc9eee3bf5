#ifndef REKENSCHAP_CLIENTS_CLI_ERROR_FACTS_H_
#define REKENSCHAP_CLIENTS_CLI_ERROR_FACTS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace rekenschap::cli {

// What an error of the services means and what to do, in Dutch with its particulars, from the
// metadata that come with it. None for a reason that has no such text, or without what it takes.
std::optional<std::string> DutchErrorWith(std::string_view reason,
                                          const std::map<std::string, std::string>& facts);

// The facts that stand in what the services say in English of a field that has a text, a list or a
// number beyond its bounds, such as `it has fewer than 3 characters`, or no figure as it is
// printed. None of other sentences.
std::map<std::string, std::string> FactsIn(const std::string& english);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_ERROR_FACTS_H_
