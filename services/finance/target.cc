#include "services/finance/target.h"

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::finance {
namespace {

// Where a stock stood when the year began.
std::optional<std::int64_t> PositionBefore(const Series& series, int year) {
  if (!series.years.empty() && year == series.years.begin()->first) return series.opening;
  return ValueInYear(series, year - 1);
}

}  // namespace

absl::StatusOr<std::optional<std::int64_t>> TargetAt(const Series& series, const Period& period) {
  const std::optional<std::int64_t> value = ValueInYear(series, period.year);
  if (!value) return std::nullopt;
  const int count = PeriodsInYear(period.kind);
  if (series.nature == Nature::kFlow) {
    ASSIGN_OR_RETURN(const std::int64_t target,
                     MultiplyDivideHalfEven(*value, period.index, count));
    return target;
  }
  const std::optional<std::int64_t> before = PositionBefore(series, period.year);
  if (!before) return std::nullopt;
  ASSIGN_OR_RETURN(const std::int64_t growth, CheckedSubtract(*value, *before));
  ASSIGN_OR_RETURN(const std::int64_t grown, MultiplyDivideHalfEven(growth, period.index, count));
  ASSIGN_OR_RETURN(const std::int64_t target, CheckedAdd(*before, grown));
  return target;
}

}  // namespace rekenschap::finance
