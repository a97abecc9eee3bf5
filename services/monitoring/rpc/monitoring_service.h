#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_MONITORING_SERVICE_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_MONITORING_SERVICE_H_

#include <string>
#include <utility>

#include "rekenschap/monitoring/v1/monitoring_service.grpc.pb.h"
#include "services/monitoring/app/monitoring.h"

namespace rekenschap::monitoring {

// The calls of the contract: takes requests apart, hands them to `Monitoring`, puts answers
// together.
class MonitoringService final : public v1::MonitoringService::CallbackService {
 public:
  // `monitoring` outlives it; `store_id` is of the journal that receipts point into.
  MonitoringService(Monitoring& monitoring, std::string store_id)
      : monitoring_(monitoring), store_id_(std::move(store_id)) {}

  grpc::ServerUnaryReactor* ValidateReport(grpc::CallbackServerContext* context,
                                           const v1::ValidateReportRequest* request,
                                           v1::ValidateReportResponse* response) override;
  grpc::ServerUnaryReactor* SubmitReport(grpc::CallbackServerContext* context,
                                         const v1::SubmitReportRequest* request,
                                         v1::SubmitReportResponse* response) override;
  grpc::ServerUnaryReactor* GetReport(grpc::CallbackServerContext* context,
                                      const v1::GetReportRequest* request,
                                      v1::GetReportResponse* response) override;
  grpc::ServerUnaryReactor* ListReports(grpc::CallbackServerContext* context,
                                        const v1::ListReportsRequest* request,
                                        v1::ListReportsResponse* response) override;
  grpc::ServerUnaryReactor* SaveDraft(grpc::CallbackServerContext* context,
                                      const v1::SaveDraftRequest* request,
                                      v1::SaveDraftResponse* response) override;
  grpc::ServerUnaryReactor* SubmitDraft(grpc::CallbackServerContext* context,
                                        const v1::SubmitDraftRequest* request,
                                        v1::SubmitDraftResponse* response) override;
  grpc::ServerUnaryReactor* ReturnReport(grpc::CallbackServerContext* context,
                                         const v1::ReturnReportRequest* request,
                                         v1::ReturnReportResponse* response) override;
  grpc::ServerUnaryReactor* AcceptReport(grpc::CallbackServerContext* context,
                                         const v1::AcceptReportRequest* request,
                                         v1::AcceptReportResponse* response) override;
  grpc::ServerUnaryReactor* ReopenReport(grpc::CallbackServerContext* context,
                                         const v1::ReopenReportRequest* request,
                                         v1::ReopenReportResponse* response) override;
  grpc::ServerUnaryReactor* ListPlanCopies(grpc::CallbackServerContext* context,
                                           const v1::ListPlanCopiesRequest* request,
                                           v1::ListPlanCopiesResponse* response) override;

 private:
  Monitoring& monitoring_;
  const std::string store_id_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_MONITORING_SERVICE_H_
