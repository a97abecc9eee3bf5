#ifndef REKENSCHAP_SERVICES_BASE_JOURNAL_REQUESTS_H_
#define REKENSCHAP_SERVICES_BASE_JOURNAL_REQUESTS_H_

#include <cstdint>
#include <optional>
#include <string>

#include <absl/status/statusor.h>

#include "services/base/store/connection.h"

// Repeating a write finds its first answer, also after a restart. Only writes that succeeded are
// remembered, and they are for good.
namespace rekenschap::base {

// Who asked for what, under which id, and what exactly.
struct Request {
  std::string principal;
  std::string method;        // such as SubmitReport
  std::string request_id;    // of the caller's choosing
  std::string request_hash;  // over the canonical request
};

// The journal sequence of the answer that `request` got before; nothing when it is new.
// ALREADY_EXISTS REQUEST_ID_REUSED when the same id came with another request.
absl::StatusOr<std::optional<std::int64_t>> Recall(Connection& connection, const Request& request);

// Remembers that `request` was answered by the entry at `sequence`; in the same write as that
// entry.
void Remember(Connection& connection, const Request& request, std::int64_t sequence);

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_JOURNAL_REQUESTS_H_
