#include "services/base/rpc/channel.h"

#include <absl/time/clock.h>

#include "services/base/access/access.h"

namespace rekenschap::base {

std::shared_ptr<grpc::Channel> MakeChannel(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(64 * 1024 * 1024);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 5000);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

void PrepareCall(grpc::ClientContext& context, absl::Duration timeout, const std::string& name) {
  context.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
  if (!name.empty()) context.AddMetadata(kPrincipalKey, name);
}

}  // namespace rekenschap::base
