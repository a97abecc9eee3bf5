#ifndef REKENSCHAP_SERVICES_BASE_RPC_CHANNEL_H_
#define REKENSCHAP_SERVICES_BASE_RPC_CHANNEL_H_

#include <memory>
#include <string>

#include <absl/time/time.h>
#include <grpcpp/grpcpp.h>

// What a caller of a service needs. Keep a channel for the life of the process.
namespace rekenschap::base {

// A channel to HOST:PORT or unix:PATH.
std::shared_ptr<grpc::Channel> MakeChannel(const std::string& address);

// Prepares a call: its deadline, and the name under which it is made (none for reads that need
// none).
void PrepareCall(grpc::ClientContext& context, absl::Duration timeout, const std::string& name);

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_RPC_CHANNEL_H_
