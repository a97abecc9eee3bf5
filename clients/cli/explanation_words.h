#ifndef REKENSCHAP_CLIENTS_CLI_EXPLANATION_WORDS_H_
#define REKENSCHAP_CLIENTS_CLI_EXPLANATION_WORDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rekenschap/monitoring/v1/report.pb.h"
#include "services/finance/language.h"

// The causes that explanations give, in words.
namespace rekenschap::cli {

// `tijdsverschil`; `niet gecodeerd` for a cause that is not given.
std::string CauseWord(finance::Language language, monitoring::v1::Explanation::Cause cause);

// All that can be given.
std::vector<std::string> CauseChoices(finance::Language language);

// The same as one text: `beleidsmatig, technisch, ...`.
std::string CauseWords(finance::Language language);

// The cause of that name, in either language and whatever its case; unspecified for an empty one.
std::optional<monitoring::v1::Explanation::Cause> CauseNamed(std::string_view name);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_EXPLANATION_WORDS_H_
