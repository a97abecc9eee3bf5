#include "services/planning/domain/phasing_fit.h"

#include <absl/strings/str_format.h>

#include "services/finance/notation.h"
#include "services/finance/phasing.h"

namespace rekenschap::planning {

std::string WhyPhasingUnfit(finance::Measure measure, const finance::Series& series, int year,
                            const std::vector<std::int64_t>& figures) {
  const auto value = finance::ValueInYear(series, year);
  const auto start = finance::StartOf(series, year);
  if (!value) {
    return absl::StrFormat(
        "there is no figure for %d to build up to; give it one, or leave the "
        "figures per period out",
        year);
  }
  if (!start) {
    return absl::StrFormat(
        "without a figure for %d nobody knows where %d starts; give it one, or "
        "leave the figures per period out",
        year - 1, year);
  }
  if (!finance::IsPeriodCount(figures.size())) {
    return absl::StrFormat("it has %d figures per period; a year is cut into 1, 2, 3, 4 or 12",
                           figures.size());
  }
  if (figures.back() != *value) {
    return absl::StrFormat("make the last of the figures per period the year's, %s",
                           finance::FormatQuantity({measure, *value}, finance::Language::kEnglish));
  }
  if (*value != *start) return "";
  return "it ends where it starts, so there is nothing to build up; leave the figures per period "
         "out";
}

}  // namespace rekenschap::planning
