#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_SETTLEMENT_SERVICE_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_SETTLEMENT_SERVICE_H_

#include "rekenschap/monitoring/v1/settlement_service.grpc.pb.h"
#include "services/monitoring/app/monitoring.h"

namespace rekenschap::monitoring {

// The calls that settle the contribution.
class SettlementService final : public v1::SettlementService::CallbackService {
 public:
  // `monitoring` outlives it.
  explicit SettlementService(Monitoring& monitoring) : monitoring_(monitoring) {}

  grpc::ServerUnaryReactor* GetSettlement(grpc::CallbackServerContext* context,
                                          const v1::GetSettlementRequest* request,
                                          v1::GetSettlementResponse* response) override;
  grpc::ServerUnaryReactor* RecordPayment(grpc::CallbackServerContext* context,
                                          const v1::RecordPaymentRequest* request,
                                          v1::RecordPaymentResponse* response) override;
  grpc::ServerUnaryReactor* ListPayments(grpc::CallbackServerContext* context,
                                         const v1::ListPaymentsRequest* request,
                                         v1::ListPaymentsResponse* response) override;
  grpc::ServerUnaryReactor* DecideCarryOver(grpc::CallbackServerContext* context,
                                            const v1::DecideCarryOverRequest* request,
                                            v1::DecideCarryOverResponse* response) override;

 private:
  Monitoring& monitoring_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_SETTLEMENT_SERVICE_H_
