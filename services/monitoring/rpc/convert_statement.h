#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_STATEMENT_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_STATEMENT_H_

#include "rekenschap/monitoring/v1/statement_service.pb.h"
#include "services/finance/language.h"
#include "services/monitoring/app/statements.h"

// Statements on the wire.
namespace rekenschap::monitoring {

void ToProto(const Statement& statement, v1::Statement& out);
void ToProto(const StoredStatement& statement, v1::StatementSummary& out);
void ToProto(const StatementTable& table, v1::StatementTable& out);

// What the statement's findings say, in their order.
void FindingTexts(const Statement& statement, finance::Language language,
                  v1::GetStatementResponse& out);

// INVALID_ARGUMENT with everything that is wrong with the request.
absl::StatusOr<StatementQuery> FromProto(const v1::FreezeStatementRequest& in);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_STATEMENT_H_
