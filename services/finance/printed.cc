#include "services/finance/printed.h"

#include <algorithm>

#include <absl/status/status.h>
#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"
#include "services/finance/notation.h"

namespace rekenschap::finance {

absl::StatusOr<Printed> ParsePrinted(std::string_view text, Measure measure,
                                     std::int64_t print_unit) {
  if (print_unit != 1 && print_unit != 1000 && print_unit != 1'000'000) {
    return absl::InvalidArgumentError(
        absl::StrFormat("a print unit of %d is not known; it is 1, 1000 or 1000000", print_unit));
  }
  ASSIGN_OR_RETURN(const Written written, ReadDutch(text));
  // One unit of the last printed place, in smallest units.
  std::int64_t place = print_unit;
  for (int i = 0; i < DecimalsOf(measure); ++i) place *= 10;
  for (int i = 0; i < written.decimals; ++i) {
    if (place % 10 != 0) {
      return absl::InvalidArgumentError(
          absl::StrFormat("'%s' has decimals below the smallest unit of %s",
                          std::string(text.substr(0, 40)), std::string(ToString(measure))));
    }
    place /= 10;
  }
  ASSIGN_OR_RETURN(const std::int64_t value, CheckedMultiply(written.digits, place));
  if (value > kMaxFigure || value < -kMaxFigure) {
    return absl::OutOfRangeError(absl::StrFormat("'%s' is larger than any figure can be here",
                                                 std::string(text.substr(0, 40))));
  }
  return Printed{std::string(text), value, place / 2};
}

Interval IntervalOf(const Printed& printed, bool may_be_negative) {
  Interval interval{printed.value - printed.half_place, printed.value + printed.half_place};
  if (!may_be_negative) {
    interval.low = std::max<std::int64_t>(interval.low, 0);
    interval.high = std::max<std::int64_t>(interval.high, 0);
  }
  return interval;
}

}  // namespace rekenschap::finance
