#ifndef REKENSCHAP_SERVICES_FINANCE_TARGET_H_
#define REKENSCHAP_SERVICES_FINANCE_TARGET_H_

#include <cstdint>
#include <optional>

#include <absl/status/statusor.h>

#include "services/finance/period.h"
#include "services/finance/series.h"

// What the plan says for a line at a period's end. Both services resolve targets with this code, so
// they resolve alike; a revision names the version that it was made for.
namespace rekenschap::finance {

inline constexpr int kTargetResolutionVersion = 1;

// The target of a whole line at the period's end. Flow: the year's value × elapsed periods ÷
// periods in the year, rounded half to even. Stock: linear from the previous year-end to this one;
// before the first named year stands the opening position. Nothing where the series says nothing
// for the year (for a stock also where it does not say where the year began). A unit's target is
// this one divided by Allocate: first phase, then allocate.
absl::StatusOr<std::optional<std::int64_t>> TargetAt(const Series& series, const Period& period);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_TARGET_H_
