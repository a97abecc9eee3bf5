#ifndef REKENSCHAP_SERVICES_FINANCE_INTERVAL_H_
#define REKENSCHAP_SERVICES_FINANCE_INTERVAL_H_

#include <cstdint>
#include <optional>

#include <absl/status/statusor.h>

namespace rekenschap::finance {

// A closed interval of whole smallest units, low <= high: what a rounded figure can have been
// rounded from.
struct Interval {
  std::int64_t low = 0;
  std::int64_t high = 0;

  bool operator==(const Interval&) const = default;
  bool Contains(std::int64_t value) const { return low <= value && value <= high; }
};

// Every sum of a member of `a` and one of `b`. OUT_OF_RANGE on overflow.
absl::StatusOr<Interval> Add(const Interval& a, const Interval& b);

// Every difference of a member of `a` and one of `b`. OUT_OF_RANGE on overflow.
absl::StatusOr<Interval> Subtract(const Interval& a, const Interval& b);

// What is in both; nothing when they do not meet.
std::optional<Interval> Intersect(const Interval& a, const Interval& b);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_INTERVAL_H_
