#ifndef REKENSCHAP_SERVICES_FINANCE_QUANTITY_H_
#define REKENSCHAP_SERVICES_FINANCE_QUANTITY_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace rekenschap::finance {

// What a line is measured in. The smallest unit is a eurocent, a thousandth of an fte, a whole
// count.
enum class Measure { kEuro, kFte, kCount };

// How figures behave over time: a flow builds up from 1 January, a stock is a position and is never
// summed over periods.
enum class Nature { kFlow, kStock };

// The accounting basis of euros. Figures of different bases are never added or compared without a
// label.
enum class Basis { kNone, kCommitments, kCash, kAccrual };

// An exact amount in the smallest unit of its measure.
struct Quantity {
  Measure measure = Measure::kEuro;
  std::int64_t value = 0;

  bool operator==(const Quantity&) const = default;
};

// The largest magnitude of any single figure. Sums of as many figures as a programme can hold stay
// far from overflow.
inline constexpr std::int64_t kMaxFigure = 10'000'000'000'000'000;

// How many decimals the smallest unit is of the whole one: 2, 3, 0.
int DecimalsOf(Measure measure);

// Names for storing and hashing: EUR, FTE, COUNT; FLOW, STOCK; NONE, COMMITMENTS, CASH, ACCRUAL.
std::string_view ToString(Measure measure);
std::string_view ToString(Nature nature);
std::string_view ToString(Basis basis);
std::optional<Measure> ParseMeasure(std::string_view name);
std::optional<Nature> ParseNature(std::string_view name);
std::optional<Basis> ParseBasis(std::string_view name);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_QUANTITY_H_
