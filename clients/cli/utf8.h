#ifndef REKENSCHAP_CLIENTS_CLI_UTF8_H_
#define REKENSCHAP_CLIENTS_CLI_UTF8_H_

#include <string_view>

namespace rekenschap::cli {

// Whether `text` is well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond
// U+10FFFF.
bool IsUtf8(std::string_view text);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_UTF8_H_
