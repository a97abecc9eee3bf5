#ifndef REKENSCHAP_CLIENTS_CLI_MALFORMED_TEXTS_H_
#define REKENSCHAP_CLIENTS_CLI_MALFORMED_TEXTS_H_

#include <optional>
#include <string>
#include <string_view>

#include "services/finance/language.h"

namespace rekenschap::cli {

// What is wrong with a field of a report that the service cannot understand, and how to mend it.
struct MalformedText {
  std::string message;
  std::string remedy;
};

// For the reason of the service's refusal, such as NAME_MALFORMED; none for another reason.
std::optional<MalformedText> MalformedTextOf(std::string_view reason, finance::Language language);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_MALFORMED_TEXTS_H_
