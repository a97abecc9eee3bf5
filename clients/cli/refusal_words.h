#ifndef REKENSCHAP_CLIENTS_CLI_REFUSAL_WORDS_H_
#define REKENSCHAP_CLIENTS_CLI_REFUSAL_WORDS_H_

#include <map>
#include <string>
#include <string_view>

namespace rekenschap::cli {

// What a service said, in its English, and what came with it.
struct ServiceWords {
  std::string_view reason;
  std::string_view english;
  std::map<std::string, std::string> facts = {};  // the dynamic parts, by name
  std::string_view about = {};                    // the field or resource, which is told beside it
};

// The same in Dutch. The English stands behind it, in parentheses, only where it holds figures or
// names that the Dutch could not be given; and alone where there is no Dutch for the reason.
std::string InDutch(const ServiceWords& words);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REFUSAL_WORDS_H_
