#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_COMPARISON_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_COMPARISON_H_

#include <absl/status/statusor.h>

#include "rekenschap/monitoring/v1/comparison_service.pb.h"
#include "services/monitoring/app/comparisons.h"

// Comparisons on the wire, both ways. All violations of a request are answered at once, under their
// paths.
namespace rekenschap::monitoring {

// INVALID_ARGUMENT REQUEST_MALFORMED.
absl::StatusOr<ComparisonQuery> FromProto(const v1::ComparePlanRequest& in);
absl::StatusOr<DevelopmentQuery> FromProto(const v1::GetDevelopmentRequest& in);
absl::StatusOr<PortfolioQuery> FromProto(const v1::ListPortfolioRequest& in);

void ToProto(const ComparisonAnswer& answer, v1::ComparePlanResponse& out);
void ToProto(const DevelopmentAnswer& answer, v1::GetDevelopmentResponse& out);
// All but the page token and how current the plans are.
void ToProto(const PortfolioAnswer& answer, v1::ListPortfolioResponse& out);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_COMPARISON_H_
