#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_PERIOD_SERVICE_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_PERIOD_SERVICE_H_

#include "rekenschap/monitoring/v1/period_service.grpc.pb.h"
#include "services/monitoring/app/periods.h"

namespace rekenschap::monitoring {

// The calls about periods.
class PeriodService final : public v1::PeriodService::CallbackService {
 public:
  // `monitoring` outlives it.
  explicit PeriodService(Monitoring& monitoring) : periods_(monitoring) {}

  grpc::ServerUnaryReactor* ListPeriods(grpc::CallbackServerContext* context,
                                        const v1::ListPeriodsRequest* request,
                                        v1::ListPeriodsResponse* response) override;
  grpc::ServerUnaryReactor* GetPeriod(grpc::CallbackServerContext* context,
                                      const v1::GetPeriodRequest* request,
                                      v1::GetPeriodResponse* response) override;
  grpc::ServerUnaryReactor* ListReportingRates(grpc::CallbackServerContext* context,
                                               const v1::ListReportingRatesRequest* request,
                                               v1::ListReportingRatesResponse* response) override;
  grpc::ServerUnaryReactor* ClosePeriod(grpc::CallbackServerContext* context,
                                        const v1::ClosePeriodRequest* request,
                                        v1::ClosePeriodResponse* response) override;
  grpc::ServerUnaryReactor* ReopenPeriod(grpc::CallbackServerContext* context,
                                         const v1::ReopenPeriodRequest* request,
                                         v1::ReopenPeriodResponse* response) override;
  grpc::ServerUnaryReactor* ExemptUnit(grpc::CallbackServerContext* context,
                                       const v1::ExemptUnitRequest* request,
                                       v1::ExemptUnitResponse* response) override;

 private:
  template <class Request, class Response>
  grpc::ServerUnaryReactor* SetState(grpc::CallbackServerContext* context, const char* method,
                                     const Request* request, Response* response, PeriodState state);

  Periods periods_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_PERIOD_SERVICE_H_
