#ifndef REKENSCHAP_CLIENTS_CLI_FIGURE_OPTION_H_
#define REKENSCHAP_CLIENTS_CLI_FIGURE_OPTION_H_

#include <cstdint>
#include <string>

#include <absl/status/statusor.h>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// A figure that is typed as people of the session's language write it, in units of 10^-2; with both
// signs, as in `1.500,00` and `1,500.00`, in either notation. INVALID_ARGUMENT or OUT_OF_RANGE, in
// that language, for what is none, what has more than two decimals, what is larger than any figure,
// and in English for `1,500`, which Dutch readers take for decimals.
absl::StatusOr<std::int64_t> HundredthsOf(const Session& session, const std::string& text);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_FIGURE_OPTION_H_
