#ifndef REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_FORECAST_H_
#define REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_FORECAST_H_

#include <absl/status/statusor.h>

#include "rekenschap/monitoring/v1/forecast_service.pb.h"
#include "services/finance/language.h"
#include "services/monitoring/app/forecasts.h"

// Forecasts on the wire, both ways.
namespace rekenschap::monitoring {

// INVALID_ARGUMENT REQUEST_MALFORMED, with all violations under their paths.
absl::StatusOr<ForecastQuery> FromProto(const v1::GetForecastRequest& in);

void ToProto(const ForecastAnswer& answer, finance::Language language,
             v1::GetForecastResponse& out);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_RPC_CONVERT_FORECAST_H_
