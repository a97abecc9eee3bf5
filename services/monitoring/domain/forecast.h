#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_FORECAST_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_FORECAST_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "services/finance/quantity.h"
#include "services/monitoring/domain/plan.h"

// What the year's end is expected to bring (prognose), out of what is known at a moment in the
// year.
//
// Run-rate: as it went until now. A flow goes on at its pace, realised × periods ÷ elapsed. A stock
// goes on changing as it did since the end of last year; where that position is not known, the last
// one stays: a position alone says nothing of a trend.
//
// Plan-paced: as planned from here, realised + year target − target to date. What is behind stays
// behind and is not caught up. It is not scaled by realised ÷ target to date: that is run-rate once
// more wherever the plan is even, it leaps when the target to date is small, and there is none when
// it is zero; what is added holds for a stock as well.
//
// Last year's pattern: a flow has reached the share of its year that last year had reached at the
// same moment, realised × last end ÷ last same. A stock does not start from zero, so it changes
// from here as last year did: realised + last end − last same.
namespace rekenschap::monitoring {

enum class ForecastMethod { kRunRate, kPlanPaced, kLastYear };
inline constexpr std::array<ForecastMethod, 3> kForecastMethods = {
    ForecastMethod::kRunRate, ForecastMethod::kPlanPaced, ForecastMethod::kLastYear};

// Why there is no forecast.
enum class ForecastObstacle {
  kNone,
  kNotReported,
  kNoTarget,
  kLastYearIncomplete,
  kLastYearZero,
  kLastYearNegative,
  kBelowZero,
  kTooLarge,
  kNoUnit,
};

// What is known of a line of a unit at a period's end. Figures in the smallest unit.
struct ForecastMoment {
  finance::Nature nature = finance::Nature::kFlow;
  bool may_be_negative = false;
  int elapsed = 1;          // periods of the year, from the unit's first one on; at least 1
  int periods = 1;          // in all; at least `elapsed`
  bool unit_ended = false;  // what is realised is the unit's whole year
  std::optional<std::int64_t> realised;
  std::optional<std::int64_t> year_start;  // of a stock: the position at the end of last year
  std::optional<UnitTarget> target;
  std::optional<std::int64_t> last_year_same;  // at the same moment of last year
  std::optional<std::int64_t> last_year_end;
};

// From where to where the year's end lies, out of past errors.
struct ForecastRange {
  std::int64_t low = 0;
  std::int64_t high = 0;
  int errors = 0;  // that it stands on

  bool operator==(const ForecastRange&) const = default;
};

struct Forecast {
  ForecastMethod method = ForecastMethod::kRunRate;
  std::optional<std::int64_t> value;
  ForecastObstacle obstacle = ForecastObstacle::kNone;  // set where there is no value
  std::optional<ForecastRange> range;

  bool operator==(const Forecast&) const = default;
};

Forecast ForecastBy(ForecastMethod method, const ForecastMoment& moment);

// Whether the method knows no trend there and lets the last position stay: another formula than its
// own, which errs in another way.
bool LetsItStay(ForecastMethod method, const ForecastMoment& moment);

// A moment of an earlier year, and how that year ended.
struct PastMoment {
  ForecastMoment moment;
  std::int64_t year_end = 0;
};

// What a range is held to.
struct RangeTerms {
  std::int64_t confidence_basis_points = 8'000;  // of the cases lie within, at the least
  int least_errors = 10;
};

// How far off the method was at each of those moments, in millionths of what it said, so that
// large and small units can be held together; smallest first. Of one formula: of the moments where
// it let the last position stay, or of the others. Moments of which it said nothing, or zero, are
// left out.
std::vector<std::int64_t> PastErrors(ForecastMethod method, bool stays,
                                     const std::vector<PastMoment>& past);

// The range around `value` by the empirical quantiles of `errors`, as PastErrors gives them: of n
// errors the k smallest and the k largest are cut off, with k the whole part of (n + 1) × (1 −
// confidence) ÷ 2, less 1. If this year's error is of a kind with them, the year's end lies within
// with at least that confidence. Nothing with fewer errors than the terms ask or than the
// confidence takes, around zero, and where an end does not fit. A figure that cannot be below zero
// has a range that is not either.
std::optional<ForecastRange> RangeAround(std::int64_t value,
                                         const std::vector<std::int64_t>& errors,
                                         const RangeTerms& terms, bool may_be_negative);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_FORECAST_H_
