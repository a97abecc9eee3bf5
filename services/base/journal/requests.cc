#include "services/base/journal/requests.h"

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

struct SelectRequest {
  static constexpr char kSql[] =
      "SELECT request_hash, sequence FROM remembered_request "
      "WHERE principal = :principal AND method = :method AND request_id = :id";
  using Params = std::tuple<std::string, std::string, std::string>;
  using Row = std::tuple<std::string, std::int64_t>;
};
struct InsertRequest {
  static constexpr char kSql[] =
      "INSERT INTO remembered_request (principal, method, request_id, request_hash, sequence) "
      "VALUES (:principal, :method, :id, :hash, :sequence)";
  using Params = std::tuple<std::string, std::string, std::string, std::string, std::int64_t>;
  using Row = std::tuple<>;
};

}  // namespace

absl::StatusOr<std::optional<std::int64_t>> Recall(Connection& connection, const Request& request) {
  const auto row =
      connection.First<SelectRequest>(request.principal, request.method, request.request_id);
  if (!row) return std::nullopt;
  const auto& [request_hash, sequence] = *row;
  if (request_hash != request.request_hash) {
    ErrorDetails details;
    details.reason = "REQUEST_ID_REUSED";
    details.metadata["request_id"] = request.request_id;
    return Error(absl::StatusCode::kAlreadyExists,
                 absl::StrFormat("request_id '%s' was used before for another %s; give every "
                                 "request an id of its own",
                                 request.request_id, request.method),
                 std::move(details));
  }
  return sequence;
}

void Remember(Connection& connection, const Request& request, std::int64_t sequence) {
  connection.Run<InsertRequest>(request.principal, request.method, request.request_id,
                                request.request_hash, sequence);
}

}  // namespace rekenschap::base
