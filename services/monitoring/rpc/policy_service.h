#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_POLICY_SERVICE_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_POLICY_SERVICE_H_

#include "rekenschap/monitoring/v1/policy_service.grpc.pb.h"
#include "services/monitoring/app/monitoring.h"

namespace rekenschap::monitoring {

// The calls about programmes' arrangements.
class PolicyService final : public v1::PolicyService::CallbackService {
 public:
  // `monitoring` outlives it.
  explicit PolicyService(Monitoring& monitoring) : monitoring_(monitoring) {}

  grpc::ServerUnaryReactor* GetPolicy(grpc::CallbackServerContext* context,
                                      const v1::GetPolicyRequest* request,
                                      v1::GetPolicyResponse* response) override;
  grpc::ServerUnaryReactor* SetPolicy(grpc::CallbackServerContext* context,
                                      const v1::SetPolicyRequest* request,
                                      v1::SetPolicyResponse* response) override;

 private:
  Monitoring& monitoring_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_POLICY_SERVICE_H_
