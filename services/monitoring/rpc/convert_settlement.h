#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_SETTLEMENT_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_SETTLEMENT_H_

#include <cstdint>

#include <absl/status/statusor.h>

#include "rekenschap/monitoring/v1/settlement_service.pb.h"
#include "services/finance/language.h"
#include "services/monitoring/app/settlements.h"

// Settlements on the wire, both ways. All violations of a request are answered at once, under their
// paths.
namespace rekenschap::monitoring {

// INVALID_ARGUMENT REQUEST_MALFORMED; of a payment PAYMENT_REFUSED.
absl::StatusOr<SettlementQuery> FromProto(const v1::GetSettlementRequest& in);
absl::StatusOr<Payment> FromProto(const v1::RecordPaymentRequest& in);
absl::StatusOr<CarryOverDecision> FromProto(const v1::DecideCarryOverRequest& in);
// 0, for all years, or a year. INVALID_ARGUMENT YEAR_OUT_OF_BOUNDS.
absl::StatusOr<int> YearOf(std::int32_t year);

void ToProto(const SettlementAnswer& answer, finance::Language language,
             v1::GetSettlementResponse& out);
void ToProto(const Payment& payment, v1::Payment& out);
void ToProto(const CarryOverDecision& decision, v1::CarryOverDecision& out);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_SETTLEMENT_H_
