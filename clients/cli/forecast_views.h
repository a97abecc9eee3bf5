#ifndef REKENSCHAP_CLIENTS_CLI_FORECAST_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_FORECAST_VIEWS_H_

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/forecast_service.pb.h"

namespace rekenschap::cli {

// For people a table per line, with its formulas when they are asked for; for programs one table,
// a row per line, unit and method.
void PrintForecast(const Session& session, const monitoring::v1::GetForecastResponse& response,
                   bool formulas);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_FORECAST_VIEWS_H_
