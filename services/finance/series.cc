#include "services/finance/series.h"

namespace rekenschap::finance {

std::optional<std::int64_t> ValueInYear(const Series& series, int year) {
  if (const auto named = series.years.find(year); named != series.years.end()) return named->second;
  // Without any named year there is no last one for the structural value to follow.
  if (!series.years.empty() && year > series.years.rbegin()->first) return series.structural;
  return std::nullopt;
}

}  // namespace rekenschap::finance
