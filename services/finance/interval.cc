#include "services/finance/interval.h"

#include <algorithm>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::finance {

absl::StatusOr<Interval> Add(const Interval& a, const Interval& b) {
  ASSIGN_OR_RETURN(const std::int64_t low, CheckedAdd(a.low, b.low));
  ASSIGN_OR_RETURN(const std::int64_t high, CheckedAdd(a.high, b.high));
  return Interval{low, high};
}

absl::StatusOr<Interval> Subtract(const Interval& a, const Interval& b) {
  ASSIGN_OR_RETURN(const std::int64_t low, CheckedSubtract(a.low, b.high));
  ASSIGN_OR_RETURN(const std::int64_t high, CheckedSubtract(a.high, b.low));
  return Interval{low, high};
}

std::optional<Interval> Intersect(const Interval& a, const Interval& b) {
  const Interval both{std::max(a.low, b.low), std::min(a.high, b.high)};
  if (both.low > both.high) return std::nullopt;
  return both;
}

}  // namespace rekenschap::finance
