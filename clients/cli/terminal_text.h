#ifndef REKENSCHAP_CLIENTS_CLI_TERMINAL_TEXT_H_
#define REKENSCHAP_CLIENTS_CLI_TERMINAL_TEXT_H_

#include <string>
#include <string_view>

namespace rekenschap::cli {

// `text`, from a file or a service, as a terminal may show it: control characters (C0, C1 and DEL),
// which could steer it, are �; line feeds and tabs stay, and a carriage return is a space.
std::string ForTerminal(std::string_view text);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_TERMINAL_TEXT_H_
