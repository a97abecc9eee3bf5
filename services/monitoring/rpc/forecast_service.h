#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_FORECAST_SERVICE_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_FORECAST_SERVICE_H_

#include "rekenschap/monitoring/v1/forecast_service.grpc.pb.h"
#include "services/monitoring/app/monitoring.h"

namespace rekenschap::monitoring {

// The calls that forecast.
class ForecastService final : public v1::ForecastService::CallbackService {
 public:
  // `monitoring` outlives it.
  explicit ForecastService(Monitoring& monitoring) : monitoring_(monitoring) {}

  grpc::ServerUnaryReactor* GetForecast(grpc::CallbackServerContext* context,
                                        const v1::GetForecastRequest* request,
                                        v1::GetForecastResponse* response) override;

 private:
  Monitoring& monitoring_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_FORECAST_SERVICE_H_
