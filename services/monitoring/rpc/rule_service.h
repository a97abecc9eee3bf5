#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_RULE_SERVICE_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_RULE_SERVICE_H_

#include "rekenschap/monitoring/v1/rule_service.grpc.pb.h"
#include "services/monitoring/app/monitoring.h"

namespace rekenschap::monitoring {

// The calls about rules: reads only.
class RuleService final : public v1::RuleService::CallbackService {
 public:
  // `monitoring` outlives it.
  explicit RuleService(Monitoring& monitoring) : monitoring_(monitoring) {}

  grpc::ServerUnaryReactor* ListRules(grpc::CallbackServerContext* context,
                                      const v1::ListRulesRequest* request,
                                      v1::ListRulesResponse* response) override;
  grpc::ServerUnaryReactor* GetRule(grpc::CallbackServerContext* context,
                                    const v1::GetRuleRequest* request,
                                    v1::GetRuleResponse* response) override;
  grpc::ServerUnaryReactor* ListDeviations(grpc::CallbackServerContext* context,
                                           const v1::ListDeviationsRequest* request,
                                           v1::ListDeviationsResponse* response) override;
  grpc::ServerUnaryReactor* ListRechecks(grpc::CallbackServerContext* context,
                                         const v1::ListRechecksRequest* request,
                                         v1::ListRechecksResponse* response) override;

 private:
  Monitoring& monitoring_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_RULE_SERVICE_H_
