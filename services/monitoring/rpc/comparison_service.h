#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_COMPARISON_SERVICE_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_COMPARISON_SERVICE_H_

#include "rekenschap/monitoring/v1/comparison_service.grpc.pb.h"
#include "services/monitoring/app/comparisons.h"

namespace rekenschap::monitoring {

// The calls that hold realisation against the plan.
class ComparisonService final : public v1::ComparisonService::CallbackService {
 public:
  // `monitoring` outlives it.
  explicit ComparisonService(Monitoring& monitoring) : comparisons_(monitoring) {}

  grpc::ServerUnaryReactor* ComparePlan(grpc::CallbackServerContext* context,
                                        const v1::ComparePlanRequest* request,
                                        v1::ComparePlanResponse* response) override;
  grpc::ServerUnaryReactor* GetDevelopment(grpc::CallbackServerContext* context,
                                           const v1::GetDevelopmentRequest* request,
                                           v1::GetDevelopmentResponse* response) override;
  grpc::ServerUnaryReactor* ListPortfolio(grpc::CallbackServerContext* context,
                                          const v1::ListPortfolioRequest* request,
                                          v1::ListPortfolioResponse* response) override;

 private:
  Comparisons comparisons_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_COMPARISON_SERVICE_H_
