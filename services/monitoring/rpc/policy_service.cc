#include "services/monitoring/rpc/policy_service.h"

#include <utility>

#include "services/base/rpc/handlers.h"
#include "services/finance/names.h"
#include "services/monitoring/rpc/convert.h"

namespace rekenschap::monitoring {

using base::Answering;
using base::Call;
using base::Serve;

namespace {

template <class Response>
auto TellingPolicy(Response* response) {
  return [response](const Policy& policy) { ToProto(policy, *response->mutable_policy()); };
}

}  // namespace

grpc::ServerUnaryReactor* PolicyService::GetPolicy(grpc::CallbackServerContext* context,
                                                   const v1::GetPolicyRequest* request,
                                                   v1::GetPolicyResponse* response) {
  return Serve(context, "GetPolicy", [&](const Call& call) {
    auto programme = base::Named("name", finance::ParsePolicyName(request->name()));
    if (!programme.ok()) return call.Finish(programme.status());
    std::optional<std::int64_t> version;
    if (request->has_version()) version = request->version();
    monitoring_.GetPolicy(*std::move(programme), version, call.deadline(),
                          Answering<Policy>(call, TellingPolicy(response)));
  });
}

grpc::ServerUnaryReactor* PolicyService::SetPolicy(grpc::CallbackServerContext* context,
                                                   const v1::SetPolicyRequest* request,
                                                   v1::SetPolicyResponse* response) {
  return Serve(context, "SetPolicy", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    if (const auto etag = base::CheckEtag(request->etag()); !etag.ok()) return call.Finish(etag);
    auto policy = FromProto(request->policy());
    if (!policy.ok()) return call.Finish(policy.status());
    monitoring_.SetPolicy(*std::move(policy), request->etag(), *std::move(write), call.deadline(),
                          Answering<Policy>(call, TellingPolicy(response)));
  });
}

}  // namespace rekenschap::monitoring
