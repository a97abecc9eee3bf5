#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_FORECAST_TABLE_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_FORECAST_TABLE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/comparison.h"
#include "services/monitoring/domain/forecast.h"

// Forecasts per line and unit, with totals.
namespace rekenschap::monitoring {

// The reports that count at the end of a period, by unit.
using CountedByUnit = std::map<std::string, CountedReport>;

// What is known, now and of earlier years.
struct ForecastHistory {
  std::vector<UnitPosition> now;          // every unit of UnitsToCompare, in its order
  std::map<int, CountedByUnit> same;      // of earlier years, at the end of the same period
  std::map<int, CountedByUnit> year_end;  // of earlier years, at their ends
};

struct RowForecast : Forecast {
  std::optional<std::int64_t> difference;  // from the year's target
  int units = 0;                           // of totals: that are in it

  bool operator==(const RowForecast&) const = default;
};

// A line of a unit, or its total over units.
struct ForecastRow {
  const PlanLine* line = nullptr;
  std::string unit;       // empty in a total
  ForecastMoment moment;  // of a unit
  std::optional<std::int64_t> realised;
  std::optional<std::int64_t> year_target;
  std::optional<std::int64_t> own_forecast;
  std::string report;
  std::vector<RowForecast> forecasts;  // by kForecastMethods
  int expected = 0;                    // of totals
  int received = 0;
  int own_forecasts = 0;
};

// Per line of the slice its total, then its units. A total's forecast is the sum of those that
// there are and says of how many units; it has no range, since ranges do not add up. Past errors
// are those of the line over all units by the formula that the forecast itself is by, with targets
// of earlier years by this plan. The plan outlives the rows. Errors as CheckSlice; OUT_OF_RANGE
// when a sum does not fit.
absl::StatusOr<std::vector<ForecastRow>> ForecastsOf(const Plan& plan,
                                                     const finance::Period& period,
                                                     const Slice& slice,
                                                     const ForecastHistory& history,
                                                     const RangeTerms& terms);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_FORECAST_TABLE_H_
