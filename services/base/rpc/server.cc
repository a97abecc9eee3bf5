#include "services/base/rpc/server.h"

#include <utility>

#include <absl/strings/str_format.h>
#include <absl/time/clock.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>

#include "services/base/access/access.h"
#include "services/base/status/status.h"

namespace rekenschap::base {

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const std::string& address,
                                                      const std::vector<grpc::Service*>& services) {
  RETURN_IF_ERROR(CheckLocalAddress(address));
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  // Otherwise a second server would start on the same port, and calls would go to either.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.SetMaxReceiveMessageSize(kMaxReceiveBytes);
  int port = 0;
  builder.AddListeningPort(address, grpc::InsecureServerCredentials(), &port);
  for (grpc::Service* service : services) builder.RegisterService(service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || port == 0) {
    ErrorDetails details;
    details.reason = "LISTEN_FAILED";
    return Error(absl::StatusCode::kFailedPrecondition,
                 absl::StrFormat("cannot listen on %s; another program may have it: stop that one "
                                 "or choose another port with --listen",
                                 address),
                 std::move(details));
  }
  std::string reached = address;
  if (address.substr(0, 5) != "unix:") {
    reached = address.substr(0, address.rfind(':') + 1) + std::to_string(port);
  }
  return std::unique_ptr<Server>(new Server(std::move(server), std::move(reached)));
}

Server::Server(std::unique_ptr<grpc::Server> server, std::string address)
    : server_(std::move(server)), address_(std::move(address)) {}

Server::~Server() { Shutdown(absl::ZeroDuration()); }

void Server::Shutdown(absl::Duration drain) {
  if (auto* health = server_->GetHealthCheckService()) health->Shutdown();
  server_->Shutdown(absl::ToChronoTime(absl::Now() + drain));
}

}  // namespace rekenschap::base
