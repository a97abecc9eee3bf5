#include "services/base/rpc/handlers.h"

namespace rekenschap::base {

absl::StatusOr<Request> RequestOf(const Call& call, const std::string& request_id) {
  Request request;
  ASSIGN_OR_RETURN(request.principal, call.Principal());
  RETURN_IF_ERROR(CheckRequestId(request_id));
  request.method = std::string(call.method());
  request.request_id = request_id;
  return request;
}

absl::Status CheckEtag(const std::string& etag) {
  if (!etag.empty() && etag.size() <= 100) return absl::OkStatus();
  return InvalidField("etag", "ETAG_MISSING", "give the etag of the resource as it was read");
}

}  // namespace rekenschap::base
