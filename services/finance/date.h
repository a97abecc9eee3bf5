#ifndef REKENSCHAP_SERVICES_FINANCE_DATE_H_
#define REKENSCHAP_SERVICES_FINANCE_DATE_H_

#include <chrono>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "services/finance/language.h"

namespace rekenschap::finance {

// A calendar day, without a time zone.
using Date = std::chrono::year_month_day;

// The years that a plan can speak of.
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2200;

// Reads ISO 8601, such as `2021-03-31`. INVALID_ARGUMENT for anything else, for days that do not
// exist and for years outside kFirstYear to kLastYear.
absl::StatusOr<Date> ParseDate(std::string_view text);

// `2021-03-31`.
std::string FormatDate(Date date);

// `31 maart 2021` or `31 March 2021`.
std::string FormatDateInWords(Date date, Language language);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_DATE_H_
