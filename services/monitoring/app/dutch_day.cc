#include "services/monitoring/app/dutch_day.h"

#include <chrono>

#include "services/base/time/dutch_zone.h"

namespace rekenschap::monitoring {

finance::Date DutchDay(absl::Time time) {
  const absl::CivilDay day = absl::ToCivilDay(time, base::DutchZone());
  return finance::Date{std::chrono::year(static_cast<int>(day.year())),
                       std::chrono::month(static_cast<unsigned>(day.month())),
                       std::chrono::day(static_cast<unsigned>(day.day()))};
}

}  // namespace rekenschap::monitoring
