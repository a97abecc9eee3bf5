#include "services/finance/arithmetic.h"

#include <limits>

#include <absl/status/status.h>
#include <absl/strings/str_format.h>

namespace rekenschap::finance {
namespace {

__extension__ using Wide = __int128;

absl::Status DoesNotFit(std::int64_t a, const char* operation, std::int64_t b) {
  return absl::OutOfRangeError(
      absl::StrFormat("%d %s %d does not fit in 64 bits", a, operation, b));
}

}  // namespace

absl::StatusOr<std::int64_t> CheckedAdd(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) return DoesNotFit(a, "+", b);
  return sum;
}

absl::StatusOr<std::int64_t> CheckedSubtract(std::int64_t a, std::int64_t b) {
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(a, b, &difference)) return DoesNotFit(a, "-", b);
  return difference;
}

absl::StatusOr<std::int64_t> CheckedMultiply(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return DoesNotFit(a, "*", b);
  return product;
}

absl::StatusOr<std::int64_t> MultiplyDivideHalfEven(std::int64_t value, std::int64_t numerator,
                                                    std::int64_t denominator) {
  if (denominator <= 0) {
    return absl::InvalidArgumentError(
        absl::StrFormat("cannot divide by %d: a positive number is needed", denominator));
  }
  const Wide product = static_cast<Wide>(value) * numerator;
  Wide quotient = product / denominator;
  const Wide remainder = product % denominator;
  const Wide twice = (remainder < 0 ? -remainder : remainder) * 2;
  if (twice > denominator || (twice == denominator && quotient % 2 != 0)) {
    quotient += product < 0 ? -1 : 1;
  }
  if (quotient > std::numeric_limits<std::int64_t>::max() ||
      quotient < std::numeric_limits<std::int64_t>::min()) {
    return absl::OutOfRangeError(
        absl::StrFormat("%d * %d / %d does not fit in 64 bits", value, numerator, denominator));
  }
  return static_cast<std::int64_t>(quotient);
}

}  // namespace rekenschap::finance
