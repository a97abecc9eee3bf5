#include "services/monitoring/rpc/forecast_service.h"

#include <utility>

#include "services/base/rpc/handlers.h"
#include "services/monitoring/rpc/convert_forecast.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {

grpc::ServerUnaryReactor* ForecastService::GetForecast(grpc::CallbackServerContext* context,
                                                       const v1::GetForecastRequest* request,
                                                       v1::GetForecastResponse* response) {
  return base::Serve(context, "GetForecast", [&](const base::Call& call) {
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    auto query = FromProto(*request);
    if (!query.ok()) return call.Finish(query.status());
    monitoring::GetForecast(
        monitoring_, *std::move(query), call.deadline(),
        base::Answering<ForecastAnswer>(
            call, [response, language = *language](const ForecastAnswer& answer) {
              ToProto(answer, language, *response);
            }));
  });
}

}  // namespace rekenschap::monitoring
