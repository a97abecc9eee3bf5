#include "services/finance/phasing.h"

#include <absl/status/status.h>
#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::finance {
namespace {

constexpr int kMonths = 12;

// What `steps` (the movement at the end of each period) have come to at the end of a month, in
// parts of 1/months-per-period.
absl::StatusOr<std::int64_t> Interpolate(const std::vector<std::int64_t>& steps, int month) {
  const int months = kMonths / static_cast<int>(steps.size());
  const auto full = static_cast<std::size_t>(month / months);
  const std::int64_t before = full == 0 ? 0 : steps[full - 1];
  ASSIGN_OR_RETURN(const std::int64_t made, CheckedMultiply(before, months));
  if (month % months == 0) return made;
  ASSIGN_OR_RETURN(const std::int64_t step, CheckedSubtract(steps[full], before));
  ASSIGN_OR_RETURN(const std::int64_t part, CheckedMultiply(step, month % months));
  return CheckedAdd(made, part);
}

absl::StatusOr<Fraction> OfWhole(const std::vector<std::int64_t>& steps, std::int64_t whole,
                                 int month) {
  if (!IsPeriodCount(steps.size())) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "a year is not cut into %d periods; it has 1, 2, 3, 4 or 12", steps.size()));
  }
  ASSIGN_OR_RETURN(std::int64_t made, Interpolate(steps, month));
  ASSIGN_OR_RETURN(std::int64_t all,
                   CheckedMultiply(whole, kMonths / static_cast<std::int64_t>(steps.size())));
  if (all < 0) {
    made = -made;
    all = -all;
  }
  return Fraction{made, all};
}

}  // namespace

bool IsPeriodCount(std::size_t count) {
  return count == 1 || count == 2 || count == 3 || count == 4 || count == 12;
}

std::optional<std::int64_t> StartOf(const Series& series, int year) {
  if (series.nature == Nature::kFlow) return 0;
  if (!series.years.empty() && year == series.years.begin()->first) return series.opening;
  return ValueInYear(series, year - 1);
}

absl::StatusOr<std::optional<Fraction>> ElapsedAt(const Phasing& phasing, const Series& series,
                                                  int year, int month) {
  const std::optional<std::int64_t> value = ValueInYear(series, year);
  const std::optional<std::int64_t> start = StartOf(series, year);
  if (!value || !start) return std::nullopt;
  const auto given = phasing.years.find(year);
  if (given == phasing.years.end()) {
    if (phasing.profile.empty()) return Fraction{month, kMonths};
    std::vector<std::int64_t> steps;
    std::int64_t sum = 0;
    for (const std::int64_t share : phasing.profile) steps.push_back(sum += share);
    ASSIGN_OR_RETURN(const Fraction elapsed, OfWhole(steps, kWholeBasisPoints, month));
    return elapsed;
  }
  ASSIGN_OR_RETURN(const std::int64_t movement, CheckedSubtract(*value, *start));
  if (movement == 0) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "the figures given per period of %d have nothing to build up: the year ends where it "
        "starts",
        year));
  }
  std::vector<std::int64_t> steps;
  for (const std::int64_t figure : given->second) {
    ASSIGN_OR_RETURN(const std::int64_t step, CheckedSubtract(figure, *start));
    steps.push_back(step);
  }
  ASSIGN_OR_RETURN(const Fraction elapsed, OfWhole(steps, movement, month));
  return elapsed;
}

absl::StatusOr<std::optional<std::int64_t>> FigureAt(const Phasing& phasing, const Series& series,
                                                     int year, int month) {
  ASSIGN_OR_RETURN(const auto elapsed, ElapsedAt(phasing, series, year, month));
  if (!elapsed) return std::nullopt;
  const std::int64_t start = *StartOf(series, year);
  ASSIGN_OR_RETURN(const std::int64_t movement, CheckedSubtract(*ValueInYear(series, year), start));
  ASSIGN_OR_RETURN(const std::int64_t moved,
                   MultiplyDivideHalfEven(movement, elapsed->numerator, elapsed->denominator));
  ASSIGN_OR_RETURN(const std::int64_t figure, CheckedAdd(start, moved));
  return figure;
}

}  // namespace rekenschap::finance
