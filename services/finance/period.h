#ifndef REKENSCHAP_SERVICES_FINANCE_PERIOD_H_
#define REKENSCHAP_SERVICES_FINANCE_PERIOD_H_

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "services/finance/date.h"

namespace rekenschap::finance {

// The lengths that a period can have, the longest first.
enum class PeriodKind { kYear, kHalf, kFourMonths, kQuarter, kMonth };

// A part of a calendar year. Both its first and its last day belong to it.
struct Period {
  int year = 0;
  PeriodKind kind = PeriodKind::kYear;
  int index = 1;  // counts from 1 to PeriodsInYear(kind)

  bool operator==(const Period&) const = default;
};

// By last day; periods that end on the same day (2021-Q2 and 2021-H1) with the longer one last.
std::strong_ordering operator<=>(const Period& a, const Period& b);

// 1, 2, 3, 4, 12.
int PeriodsInYear(PeriodKind kind);

// Reads `2021`, `2021-H1`, `2021-T2`, `2021-Q3`, `2021-M07`. INVALID_ARGUMENT for anything else.
absl::StatusOr<Period> ParsePeriod(std::string_view text);
std::string FormatPeriod(const Period& period);

Date FirstDay(const Period& period);
Date LastDay(const Period& period);

// The period of the same kind before this one in the same year; nothing for the first, since
// figures start again on 1 January.
std::optional<Period> PreviousInYear(const Period& period);

// All periods of a kind in a year, in order.
std::vector<Period> PeriodsOf(int year, PeriodKind kind);

// Names for storing and hashing: YEAR, HALF, FOUR_MONTHS, QUARTER, MONTH.
std::string_view ToString(PeriodKind kind);
std::optional<PeriodKind> ParsePeriodKind(std::string_view name);

// An example of how a period of the kind is written, for messages: `2021-Q1`.
std::string ExampleOf(PeriodKind kind);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_PERIOD_H_
