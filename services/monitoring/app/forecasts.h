#ifndef REKENSCHAP_SERVICES_MONITORING_APP_FORECASTS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_FORECASTS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/domain/forecast_table.h"

// Forecasts of the year's end. Nothing here writes; every answer is of one moment of the journal.
namespace rekenschap::monitoring {

struct ForecastQuery {
  std::string programme;
  finance::Period period;
  Slice slice;
  PositionKind kind = PositionKind::kProvisional;
  RangeTerms range;
  std::int64_t as_of_sequence = 0;  // 0 for now
};

struct ForecastAnswer {
  std::shared_ptr<const Plan> plan;  // what the rows point into
  std::vector<ForecastRow> rows;
  RangeTerms terms;  // of the ranges
  std::vector<std::string> missing_units;
  Basis basis;
  std::int64_t sequence = 0;
};

// Past errors are looked for in so many years before.
inline constexpr int kForecastHistoryYears = 5;

// `monitoring` outlives the answer. Errors as the contract says.
void GetForecast(Monitoring& monitoring, ForecastQuery query, absl::Time deadline,
                 base::DoneWith<ForecastAnswer> done);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_FORECASTS_H_
