#include "services/monitoring/domain/forecast.h"

#include <algorithm>

#include <absl/status/statusor.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::monitoring {
namespace {

using finance::CheckedAdd;
using finance::CheckedSubtract;
using finance::MultiplyDivideHalfEven;

constexpr std::int64_t kMillionths = 1'000'000;

absl::StatusOr<std::int64_t> AtPace(const ForecastMoment& moment) {
  if (moment.nature == finance::Nature::kFlow) {
    return MultiplyDivideHalfEven(*moment.realised, moment.periods, moment.elapsed);
  }
  if (LetsItStay(ForecastMethod::kRunRate, moment)) return *moment.realised;
  ASSIGN_OR_RETURN(const std::int64_t change,
                   CheckedSubtract(*moment.realised, *moment.year_start));
  ASSIGN_OR_RETURN(const std::int64_t year_change,
                   MultiplyDivideHalfEven(change, moment.periods, moment.elapsed));
  return CheckedAdd(*moment.year_start, year_change);
}

absl::StatusOr<std::int64_t> AsPlanned(const ForecastMoment& moment) {
  ASSIGN_OR_RETURN(const std::int64_t to_come,
                   CheckedSubtract(moment.target->year, moment.target->to_date));
  return CheckedAdd(*moment.realised, to_come);
}

absl::StatusOr<std::int64_t> AsLastYear(const ForecastMoment& moment) {
  if (moment.nature == finance::Nature::kFlow) {
    return MultiplyDivideHalfEven(*moment.realised, *moment.last_year_end, *moment.last_year_same);
  }
  ASSIGN_OR_RETURN(const std::int64_t to_come,
                   CheckedSubtract(*moment.last_year_end, *moment.last_year_same));
  return CheckedAdd(*moment.realised, to_come);
}

ForecastObstacle ObstacleTo(ForecastMethod method, const ForecastMoment& moment) {
  if (!moment.realised) return ForecastObstacle::kNotReported;
  if (moment.unit_ended || method == ForecastMethod::kRunRate) return ForecastObstacle::kNone;
  if (method == ForecastMethod::kPlanPaced) {
    return moment.target ? ForecastObstacle::kNone : ForecastObstacle::kNoTarget;
  }
  if (!moment.last_year_same || !moment.last_year_end) {
    return ForecastObstacle::kLastYearIncomplete;
  }
  if (moment.nature == finance::Nature::kStock) return ForecastObstacle::kNone;
  if (*moment.last_year_same < 0 || *moment.last_year_end < 0) {
    return ForecastObstacle::kLastYearNegative;
  }
  return *moment.last_year_same == 0 ? ForecastObstacle::kLastYearZero : ForecastObstacle::kNone;
}

absl::StatusOr<std::int64_t> ValueBy(ForecastMethod method, const ForecastMoment& moment) {
  if (moment.unit_ended) return *moment.realised;
  switch (method) {
    case ForecastMethod::kRunRate:
      return AtPace(moment);
    case ForecastMethod::kPlanPaced:
      return AsPlanned(moment);
    case ForecastMethod::kLastYear:
      break;
  }
  return AsLastYear(moment);
}

bool IsFigure(std::int64_t value) {
  return value >= -finance::kMaxFigure && value <= finance::kMaxFigure;
}

// `value` × (1 + `error` millionths).
absl::StatusOr<std::int64_t> OffBy(std::int64_t value, std::int64_t error) {
  ASSIGN_OR_RETURN(const std::int64_t off,
                   MultiplyDivideHalfEven(value < 0 ? -value : value, error, kMillionths));
  return CheckedAdd(value, off);
}

}  // namespace

Forecast ForecastBy(ForecastMethod method, const ForecastMoment& moment) {
  Forecast forecast;
  forecast.method = method;
  forecast.obstacle = ObstacleTo(method, moment);
  if (forecast.obstacle != ForecastObstacle::kNone) return forecast;
  const auto value = ValueBy(method, moment);
  if (!value.ok() || !IsFigure(*value)) {
    forecast.obstacle = ForecastObstacle::kTooLarge;
  } else if (*value < 0 && !moment.may_be_negative) {
    forecast.obstacle = ForecastObstacle::kBelowZero;
  } else {
    forecast.value = *value;
  }
  return forecast;
}

bool LetsItStay(ForecastMethod method, const ForecastMoment& moment) {
  return method == ForecastMethod::kRunRate && moment.nature == finance::Nature::kStock &&
         !moment.year_start;
}

std::vector<std::int64_t> PastErrors(ForecastMethod method, bool stays,
                                     const std::vector<PastMoment>& past) {
  std::vector<std::int64_t> errors;
  for (const PastMoment& then : past) {
    if (LetsItStay(method, then.moment) != stays) continue;
    const auto said = ForecastBy(method, then.moment).value;
    if (!said || *said == 0) continue;
    const auto off = CheckedSubtract(then.year_end, *said);
    if (!off.ok()) continue;
    const auto error = MultiplyDivideHalfEven(*off, kMillionths, *said < 0 ? -*said : *said);
    if (error.ok()) errors.push_back(*error);
  }
  std::ranges::sort(errors);
  return errors;
}

std::optional<ForecastRange> RangeAround(std::int64_t value,
                                         const std::vector<std::int64_t>& errors,
                                         const RangeTerms& terms, bool may_be_negative) {
  const auto count = static_cast<std::int64_t>(errors.size());
  if (count < terms.least_errors || value == 0) return std::nullopt;
  const std::int64_t outside = 10'000 - terms.confidence_basis_points;
  const std::int64_t rank = (count + 1) * outside / 20'000;  // counts from 1
  if (rank < 1) return std::nullopt;
  const auto low = OffBy(value, errors[static_cast<std::size_t>(rank - 1)]);
  const auto high = OffBy(value, errors[static_cast<std::size_t>(count - rank)]);
  if (!low.ok() || !high.ok() || !IsFigure(*low) || !IsFigure(*high)) return std::nullopt;
  ForecastRange range{*low, *high, static_cast<int>(count)};
  if (!may_be_negative) range.low = std::max<std::int64_t>(range.low, 0);
  if (!may_be_negative) range.high = std::max<std::int64_t>(range.high, 0);
  return range;
}

}  // namespace rekenschap::monitoring
