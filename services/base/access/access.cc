#include "services/base/access/access.h"

#include <arpa/inet.h>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

constexpr std::size_t kMaxName = 63;

bool IsName(std::string_view name) {
  constexpr std::string_view kFirst = "abcdefghijklmnopqrstuvwxyz0123456789";
  constexpr std::string_view kRest = "abcdefghijklmnopqrstuvwxyz0123456789._@-";
  return !name.empty() && name.size() <= kMaxName &&
         kFirst.find(name.front()) != std::string_view::npos &&
         name.find_first_not_of(kRest) == std::string_view::npos;
}

absl::Status AccessError(absl::StatusCode code, const char* reason, std::string message) {
  ErrorDetails details;
  details.reason = reason;
  return Error(code, std::move(message), std::move(details));
}

bool IsLoopback(const std::string& host) {
  if (host == "localhost") return true;
  in_addr v4{};
  if (inet_pton(AF_INET, host.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
  in6_addr v6{};
  return inet_pton(AF_INET6, host.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

}  // namespace

absl::StatusOr<std::string> UnverifiedPrincipal(std::optional<std::string_view> claimed_name) {
  if (!claimed_name || claimed_name->empty()) {
    return AccessError(absl::StatusCode::kUnauthenticated, "PRINCIPAL_MISSING",
                       absl::StrFormat("say who you are: the call's metadata `%s` holds your name "
                                       "(the command's --as NAME)",
                                       kPrincipalKey));
  }
  if (!IsName(*claimed_name)) {
    return AccessError(absl::StatusCode::kInvalidArgument, "PRINCIPAL_MALFORMED",
                       "the name in the call's metadata is not 1 to 63 lower-case letters, digits, "
                       "'.', '_', '@' and '-' that start with a letter or digit");
  }
  return "unverified:" + std::string(*claimed_name);
}

absl::Status CheckLocalAddress(std::string_view address) {
  if (address.substr(0, 5) == "unix:" && address.size() > 5) return absl::OkStatus();
  const std::size_t colon = address.rfind(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == address.size()) {
    return AccessError(absl::StatusCode::kInvalidArgument, "LISTEN_MALFORMED",
                       absl::StrFormat("'%s' is not an address; write HOST:PORT, such as "
                                       "127.0.0.1:7401, or unix:PATH",
                                       std::string(address)));
  }
  std::string host(address.substr(0, colon));
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  if (IsLoopback(host)) return absl::OkStatus();
  return AccessError(absl::StatusCode::kFailedPrecondition, "LISTEN_NOT_LOCAL",
                     absl::StrFormat("'%s' can be reached from other machines, and without "
                                     "certificates nobody proves who they are; listen on "
                                     "127.0.0.1, [::1], localhost or unix:PATH",
                                     std::string(address)));
}

}  // namespace rekenschap::base
