#include "services/monitoring/app/dutch_day.h"

#include <chrono>

namespace rekenschap::monitoring {

finance::Date DutchDay(absl::Time time) {
  static const absl::TimeZone kZone = [] {
    absl::TimeZone zone;
    return absl::LoadTimeZone("Europe/Amsterdam", &zone) ? zone : absl::FixedTimeZone(60 * 60);
  }();
  const absl::CivilDay day = absl::ToCivilDay(time, kZone);
  return finance::Date{std::chrono::year(static_cast<int>(day.year())),
                       std::chrono::month(static_cast<unsigned>(day.month())),
                       std::chrono::day(static_cast<unsigned>(day.day()))};
}

}  // namespace rekenschap::monitoring
