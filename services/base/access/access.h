#ifndef REKENSCHAP_SERVICES_BASE_ACCESS_ACCESS_H_
#define REKENSCHAP_SERVICES_BASE_ACCESS_ACCESS_H_

#include <optional>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

// Who calls, and from where a service may be called.
namespace rekenschap::base {

// The metadata key in which a caller claims a name.
inline constexpr char kPrincipalKey[] = "rekenschap-principal";

// The principal for the name that a caller claims: `unverified:NAME`, since without certificates
// nothing proves it. A name is 1 to 63 lower-case letters, digits, `.`, `_`, `@` and `-`, and
// starts with a letter or digit. UNAUTHENTICATED PRINCIPAL_MISSING without a name; INVALID_ARGUMENT
// PRINCIPAL_MALFORMED.
absl::StatusOr<std::string> UnverifiedPrincipal(std::optional<std::string_view> claimed_name);

// Whether only this machine can reach the address: loopback or a Unix socket. Without certificates
// a service listens nowhere else. FAILED_PRECONDITION LISTEN_NOT_LOCAL; INVALID_ARGUMENT
// LISTEN_MALFORMED.
absl::Status CheckLocalAddress(std::string_view address);

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_ACCESS_ACCESS_H_
