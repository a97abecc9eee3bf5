#include "services/base/rpc/call.h"

#include <algorithm>
#include <optional>

#include <absl/strings/str_format.h>
#include <absl/time/clock.h>

#include "services/base/access/access.h"
#include "services/base/log/log.h"
#include "services/base/rpc/status_convert.h"
#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

constexpr absl::Duration kLongest = absl::Minutes(1);

LogLevel LevelFor(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return LogLevel::kDebug;
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kUnknown:
    case absl::StatusCode::kDataLoss:
      return LogLevel::kError;
    default:
      return LogLevel::kInfo;
  }
}

}  // namespace

Call::Call(grpc::CallbackServerContext* context, std::string_view method)
    : context_(context),
      reactor_(context->DefaultReactor()),
      method_(method),
      start_(absl::Now()),
      deadline_(std::min(absl::FromChrono(context->deadline()), start_ + kLongest)) {}

absl::StatusOr<std::string> Call::Principal() const { return PrincipalOf(*context_); }

void Call::Finish(const absl::Status& status) const {
  if (const LogLevel level = LevelFor(status); IsLogged(level)) {
    const auto principal = Principal();
    Log(level, "call",
        {{"method", std::string(method_)},
         {"code", absl::StatusCodeToString(status.code())},
         {"reason", DetailsOf(status).reason},
         {"message", std::string(status.message())},
         {"ms", absl::StrFormat("%.3f", absl::ToDoubleMilliseconds(absl::Now() - start_))},
         {"principal", principal.ok() ? *principal : ""},
         {"peer", context_->peer()}});
  }
  reactor_->Finish(ToGrpc(status));
}

absl::Status CheckRequestId(std::string_view request_id) {
  if (request_id.empty()) {
    return InvalidField(
        "request_id", "REQUEST_ID_MISSING",
        "a write needs an id of the caller's choosing, so that repeating it is safe");
  }
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  if (request_id.size() > 64 || request_id.find_first_not_of(kAllowed) != std::string_view::npos) {
    return InvalidField("request_id", "REQUEST_ID_MALFORMED",
                        "it is not 1 to 64 letters, digits, '.', '_' and '-'");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> PrincipalOf(const grpc::ServerContextBase& context) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find(kPrincipalKey);
  if (found == metadata.end()) return UnverifiedPrincipal(std::nullopt);
  return UnverifiedPrincipal(std::string_view(found->second.data(), found->second.size()));
}

}  // namespace rekenschap::base
