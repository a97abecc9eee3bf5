#include "services/base/rpc/page.h"

#include <algorithm>

#include <absl/strings/escaping.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

constexpr std::size_t kMaxToken = 1024;

absl::Status InvalidToken(std::string_view method) {
  return InvalidField(
      "page_token", "PAGE_TOKEN_INVALID",
      absl::StrFormat("it is not one that %s gave for the same request; leave it empty for the "
                      "first page",
                      std::string(method)));
}

// What a token starts with. The hash tells requests apart; it protects nothing.
std::string PrefixOf(std::string_view method, std::string_view asked) {
  std::string prefix(method);
  if (!asked.empty()) prefix += '/' + Sha256Hex(asked).substr(0, 16);
  return prefix + ':';
}

}  // namespace

absl::StatusOr<int> PageSize(int asked, PageLimits limits) {
  if (asked < 0) {
    return InvalidField("page_size", "PAGE_SIZE_NEGATIVE",
                        absl::StrFormat("it is %d; leave it 0 for %d", asked, limits.usual));
  }
  return asked == 0 ? limits.usual : std::min(asked, limits.most);
}

std::string PageToken(std::string_view method, std::string_view key, std::string_view asked) {
  return absl::WebSafeBase64Escape(PrefixOf(method, asked) + std::string(key));
}

absl::StatusOr<std::string> PageKey(std::string_view method, const std::string& token,
                                    std::string_view asked) {
  if (token.empty()) return std::string();
  std::string plain;
  if (token.size() > kMaxToken || !absl::WebSafeBase64Unescape(token, &plain)) {
    return InvalidToken(method);
  }
  const std::string prefix = PrefixOf(method, asked);
  if (plain.compare(0, prefix.size(), prefix) != 0) return InvalidToken(method);
  return plain.substr(prefix.size());
}

absl::StatusOr<std::int64_t> PageNumber(std::string_view method, const std::string& token,
                                        std::string_view asked) {
  ASSIGN_OR_RETURN(const std::string key, PageKey(method, token, asked));
  if (key.empty()) return 0;
  std::int64_t number = 0;
  if (!absl::SimpleAtoi(key, &number) || number < 0) return InvalidToken(method);
  return number;
}

}  // namespace rekenschap::base
