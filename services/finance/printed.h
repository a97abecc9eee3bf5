#ifndef REKENSCHAP_SERVICES_FINANCE_PRINTED_H_
#define REKENSCHAP_SERVICES_FINANCE_PRINTED_H_

#include <cstdint>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "services/finance/interval.h"
#include "services/finance/quantity.h"

namespace rekenschap::finance {

// A figure as a document prints it, with the precision that the print has.
struct Printed {
  std::string text;             // verbatim
  std::int64_t value = 0;       // nominal, in the smallest unit
  std::int64_t half_place = 0;  // half of the last printed place, in whole smallest units

  bool operator==(const Printed&) const = default;
};

// Reads `text` in Dutch notation as a multiple of `print_unit` whole euros, fte or counts (1, 1000,
// 1000000): `6,8` in millions of euros is 680000000 eurocents, give or take 5000000.
// INVALID_ARGUMENT when it is no figure, when its last place is below the smallest unit, or when
// the print unit is another.
absl::StatusOr<Printed> ParsePrinted(std::string_view text, Measure measure,
                                     std::int64_t print_unit);

// What the figure can have been rounded from: give or take half the last printed place, ends
// included, cut at 0 when it cannot be negative.
Interval IntervalOf(const Printed& printed, bool may_be_negative);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_PRINTED_H_
