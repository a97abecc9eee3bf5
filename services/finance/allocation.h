#ifndef REKENSCHAP_SERVICES_FINANCE_ALLOCATION_H_
#define REKENSCHAP_SERVICES_FINANCE_ALLOCATION_H_

#include <cstdint>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

namespace rekenschap::finance {

// One receiver's weight in a key.
struct Weight {
  std::string id;
  std::int64_t weight = 0;

  bool operator==(const Weight&) const = default;
};

// What one receiver gets.
struct Share {
  std::string id;
  std::int64_t value = 0;

  bool operator==(const Share&) const = default;
};

// Divides `total` over the weights to the last unit, by largest remainder (the method of Hamilton):
// everyone gets the exact share rounded towards zero, and what is left goes one by one to the
// largest remainders, ties by id. Negative totals are divided by magnitude. The shares come by id
// and add up to `total` exactly.
//
// A receiver may lose one unit while the total rises: that is the method's known paradox, not an
// error.
//
// INVALID_ARGUMENT for no weights, an id that stands twice, a negative weight, or weights that are
// all 0; OUT_OF_RANGE when the weights add up to more than fits.
absl::StatusOr<std::vector<Share>> Allocate(std::int64_t total, std::vector<Weight> weights);

// From where to where one receiver goes.
struct Journey {
  std::int64_t start = 0;
  std::int64_t end = 0;
};

// Where everyone stands after numerator/denominator of the way, in whole units that add up to
// `total`: each exact position rounded down, and what is left one by one to the largest remainders,
// ties in the order given. `total` is the exact sum of the positions, rounded either way.
//
// INVALID_ARGUMENT unless the denominator is positive and the total is such a sum; OUT_OF_RANGE
// when a position does not fit.
absl::StatusOr<std::vector<std::int64_t>> Apportion(std::int64_t total,
                                                    const std::vector<Journey>& journeys,
                                                    std::int64_t numerator,
                                                    std::int64_t denominator);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_ALLOCATION_H_
