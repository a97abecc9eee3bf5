#ifndef REKENSCHAP_SERVICES_BASE_RPC_SERVER_H_
#define REKENSCHAP_SERVICES_BASE_RPC_SERVER_H_

#include <memory>
#include <string>
#include <vector>

#include <absl/status/statusor.h>
#include <absl/time/time.h>
#include <grpcpp/grpcpp.h>

namespace rekenschap::base {

// A gRPC server with health checking and reflection, on this machine only.
class Server {
 public:
  // The largest message that is taken in.
  static constexpr int kMaxReceiveBytes = 4 * 1024 * 1024;

  // Serves `services`, which outlive it, on `address`: HOST:PORT, where port 0 takes a free one, or
  // unix:PATH. FAILED_PRECONDITION LISTEN_NOT_LOCAL, LISTEN_FAILED (taken, or not this machine's).
  static absl::StatusOr<std::unique_ptr<Server>> Start(const std::string& address,
                                                       const std::vector<grpc::Service*>& services);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Where it can be reached, with the port that was taken.
  const std::string& address() const { return address_; }

  // Takes nothing new, reports NOT_SERVING, lets what is under way finish for at most `drain`, then
  // ends it.
  void Shutdown(absl::Duration drain);

  // For tests: a channel that leaves the network out.
  std::shared_ptr<grpc::Channel> InProcessChannel() {
    return server_->InProcessChannel(grpc::ChannelArguments());
  }

 private:
  Server(std::unique_ptr<grpc::Server> server, std::string address);

  std::unique_ptr<grpc::Server> server_;
  const std::string address_;
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_RPC_SERVER_H_
