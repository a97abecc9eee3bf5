#ifndef REKENSCHAP_CLIENTS_CLI_ZIP_CHECK_H_
#define REKENSCHAP_CLIENTS_CLI_ZIP_CHECK_H_

#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

namespace rekenschap::cli {

// The names of the files in a zip archive, by its directory alone: nothing is unpacked.
// INVALID_ARGUMENT when it is damaged or of a kind that spreadsheets do not write (encrypted, in
// parts, ZIP64, with a comment); RESOURCE_EXHAUSTED when it would unpack to more than it may.
absl::StatusOr<std::vector<std::string>> NamesInZip(std::string_view content);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_ZIP_CHECK_H_
