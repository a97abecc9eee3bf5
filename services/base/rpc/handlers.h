#ifndef REKENSCHAP_SERVICES_BASE_RPC_HANDLERS_H_
#define REKENSCHAP_SERVICES_BASE_RPC_HANDLERS_H_

#include <string>
#include <utility>

#include <absl/status/statusor.h>

#include "services/base/journal/write_once.h"
#include "services/base/rpc/call.h"
#include "services/base/status/status.h"

// What handlers of calls share.
namespace rekenschap::base {

// What every write starts with: who asks, under which id. The request's hash is the app's to fill
// in.
absl::StatusOr<Request> RequestOf(const Call& call, const std::string& request_id);

// The etag of a resource as it was read. INVALID_ARGUMENT ETAG_MISSING.
absl::Status CheckEtag(const std::string& etag);

// A name in a request, or INVALID_ARGUMENT NAME_MALFORMED for its field.
template <class T>
absl::StatusOr<T> Named(const char* field, absl::StatusOr<T> parsed) {
  if (parsed.ok()) return parsed;
  return InvalidField(field, "NAME_MALFORMED", std::string(parsed.status().message()));
}

// Answers `call` with what a read or write came to, which `fill` puts into the response.
template <class Answer, class Fill>
DoneWith<Answer> Answering(const Call& call, Fill fill) {
  return [call, fill = std::move(fill)](absl::StatusOr<Answer> answer) {
    if (answer.ok()) fill(*answer);
    call.Finish(answer.status());
  };
}

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_RPC_HANDLERS_H_
