#ifndef REKENSCHAP_SERVICES_BASE_TIME_DUTCH_ZONE_H_
#define REKENSCHAP_SERVICES_BASE_TIME_DUTCH_ZONE_H_

#include <absl/time/time.h>

namespace rekenschap::base {

// The time of the Netherlands, where the due dates hold. Without the system's table of time zones
// (tzdata) it is that of the winter.
absl::TimeZone DutchZone();

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_TIME_DUTCH_ZONE_H_
