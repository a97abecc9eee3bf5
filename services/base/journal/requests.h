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

// What a request was answered with.
struct Remembered {
  std::int64_t sequence = 0;  // the journal entry that recorded it
  bool stood = false;         // it had been recorded before: the request changed nothing
};

// What `request` was answered with before; nothing when it is new. ALREADY_EXISTS
// REQUEST_ID_REUSED when the same id came with another request.
absl::StatusOr<std::optional<Remembered>> Recall(Connection& connection, const Request& request);

// Remembers what `request` is answered with; in the same write as what it records.
void Remember(Connection& connection, const Request& request, const Remembered& answer);

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_JOURNAL_REQUESTS_H_
