#ifndef REKENSCHAP_SERVICES_FINANCE_SERIES_H_
#define REKENSCHAP_SERVICES_FINANCE_SERIES_H_

#include <cstdint>
#include <map>
#include <optional>

#include "services/finance/quantity.h"

namespace rekenschap::finance {

// A line's worked-with values: one per year, and the structural one that holds for every year after
// the last one named. A year that is not named is unknown, never zero.
struct Series {
  Nature nature = Nature::kFlow;
  std::map<int, std::int64_t> years;
  std::optional<std::int64_t> structural;
  std::int64_t opening = 0;  // a stock's position at the end of the year before the first one

  bool operator==(const Series&) const = default;
};

// The value of a year: of a flow the whole year's amount, of a stock the position at the year's
// end. After the last named year it is the structural value: a flow carries it in full every year,
// a stock has reached it at the end of the first such year. Nothing where the plan says nothing:
// before the first year, in a gap, after the last year without a structural value.
std::optional<std::int64_t> ValueInYear(const Series& series, int year);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_SERIES_H_
