#include "services/base/journal/requests.h"

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

struct SelectRequest {
  static constexpr char kSql[] =
      "SELECT request_hash, sequence, stood FROM remembered_request "
      "WHERE principal = :principal AND method = :method AND request_id = :id";
  using Params = std::tuple<std::string, std::string, std::string>;
  using Row = std::tuple<std::string, std::int64_t, std::int64_t>;
};
struct InsertRequest {
  static constexpr char kSql[] =
      "INSERT INTO remembered_request (principal, method, request_id, request_hash, sequence, "
      "stood) VALUES (:principal, :method, :id, :hash, :sequence, :stood)";
  using Params =
      std::tuple<std::string, std::string, std::string, std::string, std::int64_t, std::int64_t>;
  using Row = std::tuple<>;
};

}  // namespace

absl::StatusOr<std::optional<Remembered>> Recall(Connection& connection, const Request& request) {
  const auto row =
      connection.First<SelectRequest>(request.principal, request.method, request.request_id);
  if (!row) return std::nullopt;
  const auto& [request_hash, sequence, stood] = *row;
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
  return Remembered{sequence, stood != 0};
}

void Remember(Connection& connection, const Request& request, const Remembered& answer) {
  connection.Run<InsertRequest>(request.principal, request.method, request.request_id,
                                request.request_hash, answer.sequence, std::int64_t{answer.stood});
}

}  // namespace rekenschap::base
