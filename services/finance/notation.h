#ifndef REKENSCHAP_SERVICES_FINANCE_NOTATION_H_
#define REKENSCHAP_SERVICES_FINANCE_NOTATION_H_

#include <cstdint>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "services/finance/language.h"
#include "services/finance/quantity.h"

// How figures are written.
namespace rekenschap::finance {

// A written figure: digits and how many of them stand behind the decimal sign. `6,80` is {680, 2}.
struct Written {
  std::int64_t digits = 0;
  int decimals = 0;
};

// Reads a figure in Dutch notation: `6,8`, `1.184`, `1.234.567,89`, `-3`, `‒ 54,2`. Dots group
// thousands and then all of them; the sign is a hyphen, U+2012, U+2013 or U+2212, with or without a
// space; spaces around are ignored. INVALID_ARGUMENT, saying what to write instead, for everything
// else: `1.23`, `0.125`, `1,234.5`, `1e5`, `=A1`, `NaN`, empty.
absl::StatusOr<Written> ReadDutch(std::string_view text);

// Reads plain notation: digits with a decimal point and no grouping, such as `-1234567.89`.
// INVALID_ARGUMENT as above.
absl::StatusOr<Written> ReadPlain(std::string_view text);

// A written figure in units of 10^-decimals. INVALID_ARGUMENT when it has more decimals that are
// not zero: nothing is rounded on the way in; OUT_OF_RANGE beyond kMaxFigure.
absl::StatusOr<std::int64_t> ScaleTo(const Written& written, int decimals);

// `value` in units of 10^-decimals, written out with that many decimals: `1.234.567,89` or
// `1,234,567.89`.
std::string FormatFigure(std::int64_t value, int decimals, Language language);

// The figure in its measure's decimals: `1.234,50`, `29,000`, `12`.
std::string FormatFigure(const Quantity& quantity, Language language);

// With its unit: `€ 1.234,50`, `29,000 fte`, `12`.
std::string FormatQuantity(const Quantity& quantity, Language language);

// For programs: `-1234567.89`.
std::string FormatPlain(const Quantity& quantity);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_NOTATION_H_
