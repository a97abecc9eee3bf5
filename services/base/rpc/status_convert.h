#ifndef REKENSCHAP_SERVICES_BASE_RPC_STATUS_CONVERT_H_
#define REKENSCHAP_SERVICES_BASE_RPC_STATUS_CONVERT_H_

#include <absl/status/status.h>
#include <grpcpp/support/status.h>

#include "google/rpc/status.pb.h"

// The one place where errors cross between this software and the wire.
namespace rekenschap::base {

// The error as gRPC sends it, with google.rpc details: ErrorInfo always, BadRequest with as many
// violations as fit in 2 KiB (the metadata `violations` holds their number), PreconditionFailure,
// ResourceInfo. The message is cut at 1 KiB. INTERNAL and UNKNOWN go out without their message: it
// is for the log.
grpc::Status ToGrpc(const absl::Status& status);

// And back, on the client's side.
absl::Status FromGrpc(const grpc::Status& status);

// The same for an error that is part of a response, with up to 16 KiB of violations.
void SetError(const absl::Status& status, google::rpc::Status& out);
absl::Status FromProto(const google::rpc::Status& error);

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_RPC_STATUS_CONVERT_H_
