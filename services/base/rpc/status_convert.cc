#include "services/base/rpc/status_convert.h"

#include <string>
#include <utility>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/base/status/status.h"

namespace rekenschap::base {
namespace {

constexpr std::size_t kMaxMessage = 1024;
// Status, message and details share gRPC's 8 KiB for metadata with everything else that travels
// there.
constexpr std::size_t kMaxDetails = 2048;
// Of an error that is part of a response, which holds many.
constexpr std::size_t kMaxDetailsInResponse = 16384;
constexpr char kDomain[] = "rekenschap";

static_assert(static_cast<int>(absl::StatusCode::kOk) == grpc::StatusCode::OK);
static_assert(static_cast<int>(absl::StatusCode::kCancelled) == grpc::StatusCode::CANCELLED);
static_assert(static_cast<int>(absl::StatusCode::kInvalidArgument) ==
              grpc::StatusCode::INVALID_ARGUMENT);
static_assert(static_cast<int>(absl::StatusCode::kNotFound) == grpc::StatusCode::NOT_FOUND);
static_assert(static_cast<int>(absl::StatusCode::kAborted) == grpc::StatusCode::ABORTED);
static_assert(static_cast<int>(absl::StatusCode::kDataLoss) == grpc::StatusCode::DATA_LOSS);
static_assert(static_cast<int>(absl::StatusCode::kUnauthenticated) ==
              grpc::StatusCode::UNAUTHENTICATED);

// Cuts at the start of a UTF-8 character.
std::string Cut(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) --most;
  text.resize(most);
  return text;
}

bool HasMessageForCaller(absl::StatusCode code) {
  return code != absl::StatusCode::kInternal && code != absl::StatusCode::kUnknown;
}

void AddDetails(const ErrorDetails& details, std::size_t most, google::rpc::Status& out) {
  google::rpc::ErrorInfo info;
  info.set_reason(details.reason);
  info.set_domain(kDomain);
  for (const auto& [key, value] : details.metadata)
    (*info.mutable_metadata())[key] = Cut(value, 128);
  if (!details.violations.empty()) {
    (*info.mutable_metadata())["violations"] = std::to_string(details.violations.size());
  }
  out.add_details()->PackFrom(info);
  if (!details.resource_name.empty()) {
    google::rpc::ResourceInfo resource;
    resource.set_resource_type(details.resource_type);
    resource.set_resource_name(Cut(details.resource_name, 256));
    out.add_details()->PackFrom(resource);
  }
  // Violations come last: they get what room is left.
  std::size_t used = out.ByteSizeLong() - out.message().size() + 64;
  google::rpc::PreconditionFailure failure;
  for (const Violation& precondition : details.preconditions) {
    google::rpc::PreconditionFailure::Violation violation;
    violation.set_type(precondition.reason);
    violation.set_subject(precondition.field);
    violation.set_description(Cut(precondition.description, 512));
    used += violation.ByteSizeLong() + 4;
    if (used > most) break;
    *failure.add_violations() = std::move(violation);
  }
  if (failure.violations_size() > 0) out.add_details()->PackFrom(failure);
  google::rpc::BadRequest bad_request;
  for (const Violation& given : details.violations) {
    google::rpc::BadRequest::FieldViolation violation;
    violation.set_field(given.field);
    violation.set_reason(given.reason);
    violation.set_description(Cut(given.description, 512));
    used += violation.ByteSizeLong() + 4;
    if (used > most) break;
    *bad_request.add_field_violations() = std::move(violation);
  }
  if (bad_request.field_violations_size() > 0) out.add_details()->PackFrom(bad_request);
}

google::rpc::Status ToProto(const absl::Status& status, std::size_t most_details) {
  google::rpc::Status out;
  out.set_code(static_cast<int>(status.code()));
  if (HasMessageForCaller(status.code())) {
    out.set_message(Cut(std::string(status.message()), kMaxMessage));
    AddDetails(DetailsOf(status), most_details, out);
  } else {
    out.set_message("the service failed; its log tells why");
  }
  return out;
}

ErrorDetails DetailsFrom(const google::rpc::Status& in) {
  ErrorDetails details;
  google::rpc::ErrorInfo info;
  google::rpc::BadRequest bad_request;
  google::rpc::PreconditionFailure failure;
  google::rpc::ResourceInfo resource;
  for (const google::protobuf::Any& detail : in.details()) {
    if (detail.UnpackTo(&info)) {
      details.reason = info.reason();
      for (const auto& [key, value] : info.metadata()) details.metadata[key] = value;
    } else if (detail.UnpackTo(&bad_request)) {
      for (const auto& violation : bad_request.field_violations()) {
        details.violations.push_back(
            {violation.field(), violation.reason(), violation.description()});
      }
    } else if (detail.UnpackTo(&failure)) {
      for (const auto& violation : failure.violations()) {
        details.preconditions.push_back(
            {violation.subject(), violation.type(), violation.description()});
      }
    } else if (detail.UnpackTo(&resource)) {
      details.resource_type = resource.resource_type();
      details.resource_name = resource.resource_name();
    }
  }
  return details;
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const google::rpc::Status out = ToProto(status, kMaxDetails);
  return {static_cast<grpc::StatusCode>(status.code()), out.message(), out.SerializeAsString()};
}

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  const auto code = static_cast<absl::StatusCode>(status.error_code());
  google::rpc::Status in;
  if (status.error_details().empty() || !in.ParseFromString(status.error_details())) {
    return {code, status.error_message()};
  }
  return Error(code, status.error_message(), DetailsFrom(in));
}

void SetError(const absl::Status& status, google::rpc::Status& out) {
  out = ToProto(status, kMaxDetailsInResponse);
}

absl::Status FromProto(const google::rpc::Status& error) {
  return FromGrpc(grpc::Status(static_cast<grpc::StatusCode>(error.code()), error.message(),
                               error.SerializeAsString()));
}

}  // namespace rekenschap::base
