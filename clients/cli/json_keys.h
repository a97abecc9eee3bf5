#ifndef REKENSCHAP_CLIENTS_CLI_JSON_KEYS_H_
#define REKENSCHAP_CLIENTS_CLI_JSON_KEYS_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace rekenschap::cli {

// A key that stands in an object for the second time.
struct RepeatedKey {
  std::string_view key;  // as it is written
  std::size_t at = 0;    // where, in bytes from the start
};

// The first such key in JSON: Protobuf takes the last of its values and mostly says nothing.
// `spent_eurocents` and `spentEurocents` are one key. Nothing beyond the depth that Protobuf reads.
std::optional<RepeatedKey> FindRepeatedKey(std::string_view json);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_JSON_KEYS_H_
