#ifndef REKENSCHAP_SERVICES_FINANCE_ARITHMETIC_H_
#define REKENSCHAP_SERVICES_FINANCE_ARITHMETIC_H_

#include <cstdint>

#include <absl/status/statusor.h>

// Checked arithmetic on figures. Everything else that computes with figures goes through here.
namespace rekenschap::finance {

// OUT_OF_RANGE, naming the operands, when the result does not fit in 64 bits.
absl::StatusOr<std::int64_t> CheckedAdd(std::int64_t a, std::int64_t b);
absl::StatusOr<std::int64_t> CheckedSubtract(std::int64_t a, std::int64_t b);
absl::StatusOr<std::int64_t> CheckedMultiply(std::int64_t a, std::int64_t b);

// value × numerator ÷ denominator with a 128-bit product, rounded half to even. The one place where
// figures are rounded. INVALID_ARGUMENT unless the denominator is positive; OUT_OF_RANGE when the
// result does not fit.
absl::StatusOr<std::int64_t> MultiplyDivideHalfEven(std::int64_t value, std::int64_t numerator,
                                                    std::int64_t denominator);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_ARITHMETIC_H_
