#ifndef REKENSCHAP_SERVICES_BASE_RPC_CALL_H_
#define REKENSCHAP_SERVICES_BASE_RPC_CALL_H_

#include <exception>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>
#include <absl/time/time.h>
#include <grpcpp/grpcpp.h>

// What every handler of a unary call repeats. Handlers run on gRPC's few threads, so they never
// wait: they hand the work to the store and finish the call from there.
namespace rekenschap::base {

// A call that is being answered. Cheap to copy; valid until Finish.
class Call {
 public:
  Call(grpc::CallbackServerContext* context, std::string_view method);

  // Who calls (see UnverifiedPrincipal).
  absl::StatusOr<std::string> Principal() const;

  // The caller's deadline, at most a minute from the call's start.
  absl::Time deadline() const { return deadline_; }

  // The method's name without its service, such as `SubmitReport`.
  std::string_view method() const { return method_; }

  // Answers, once; what the response holds is sent when the status is OK. Nothing of the call is
  // touched afterwards.
  void Finish(const absl::Status& status) const;

  grpc::ServerUnaryReactor* reactor() const { return reactor_; }

 private:
  grpc::CallbackServerContext* context_;
  grpc::ServerUnaryReactor* reactor_;
  std::string_view method_;  // a literal of the handler's
  absl::Time start_;
  absl::Time deadline_;
};

// Runs `handle(call)`, which answers the call itself, now or later. What it throws becomes
// INTERNAL.
template <class Handle>
grpc::ServerUnaryReactor* Serve(grpc::CallbackServerContext* context, std::string_view method,
                                Handle&& handle) {
  const Call call(context, method);
  try {
    handle(call);
  } catch (const std::exception& error) {
    call.Finish(absl::InternalError(error.what()));
  }
  return call.reactor();
}

// The request id of a write: 1 to 64 letters, digits, `.`, `_`, `-`. INVALID_ARGUMENT
// REQUEST_ID_MISSING or REQUEST_ID_MALFORMED.
absl::Status CheckRequestId(std::string_view request_id);

// The name that the caller of `context` claims, for handlers of streams (see UnverifiedPrincipal).
absl::StatusOr<std::string> PrincipalOf(const grpc::ServerContextBase& context);

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_RPC_CALL_H_
