#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_STATEMENT_SERVICE_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_STATEMENT_SERVICE_H_

#include "rekenschap/monitoring/v1/statement_service.grpc.pb.h"
#include "services/monitoring/app/statements.h"

namespace rekenschap::monitoring {

// The calls about statements.
class StatementService final : public v1::StatementService::CallbackService {
 public:
  // `monitoring` outlives it.
  explicit StatementService(Monitoring& monitoring) : statements_(monitoring) {}

  grpc::ServerUnaryReactor* FreezeStatement(grpc::CallbackServerContext* context,
                                            const v1::FreezeStatementRequest* request,
                                            v1::FreezeStatementResponse* response) override;
  grpc::ServerUnaryReactor* GetStatement(grpc::CallbackServerContext* context,
                                         const v1::GetStatementRequest* request,
                                         v1::GetStatementResponse* response) override;
  grpc::ServerUnaryReactor* ListStatements(grpc::CallbackServerContext* context,
                                           const v1::ListStatementsRequest* request,
                                           v1::ListStatementsResponse* response) override;

 private:
  Statements statements_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_STATEMENT_SERVICE_H_
