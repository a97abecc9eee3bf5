#ifndef REKENSCHAP_SERVICES_FINANCE_PHASING_H_
#define REKENSCHAP_SERVICES_FINANCE_PHASING_H_

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include <absl/status/statusor.h>

#include "services/finance/series.h"

// How a year's figure builds up over the year (fasering).
namespace rekenschap::finance {

// An exact share; the denominator is positive.
struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  bool operator==(const Fraction&) const = default;
};

// The whole, in the parts that a profile is written in: hundredths of a percent.
inline constexpr std::int64_t kWholeBasisPoints = 10'000;

// A year's movement is what a flow comes to, and what a stock changes by from year-end to year-end.
// Within a period it is spread evenly. Without either of these it is linear over the year.
struct Phasing {
  // The share of each period, adding up to the whole; 1, 2, 3, 4 or 12 of them.
  std::vector<std::int64_t> profile;
  // Years whose figures at the end of each of 1, 2, 3, 4 or 12 periods are given: of a flow what it
  // has come to since 1 January, of a stock the position. The last one is the year's value.
  std::map<int, std::vector<std::int64_t>> years;

  bool operator==(const Phasing&) const = default;
};

// Whether a year can be cut into so many periods.
bool IsPeriodCount(std::size_t count);

// Where a year starts from: 0 for a flow, for a stock the position at the end of the year before
// (before the first year the opening position). Nothing where the series does not say.
std::optional<std::int64_t> StartOf(const Series& series, int year);

// Which share of the year's movement has been made at the end of a month (0 to 12). Nothing where
// the series says nothing for the year. INVALID_ARGUMENT for figures given for a year in which the
// series does not move, and for another number of periods than a year is cut into.
absl::StatusOr<std::optional<Fraction>> ElapsedAt(const Phasing& phasing, const Series& series,
                                                  int year, int month);

// The whole line's figure at the end of a month: start + movement × elapsed, rounded half to even.
absl::StatusOr<std::optional<std::int64_t>> FigureAt(const Phasing& phasing, const Series& series,
                                                     int year, int month);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_PHASING_H_
