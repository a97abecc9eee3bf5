#ifndef REKENSCHAP_SERVICES_MONITORING_APP_DUTCH_DAY_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_DUTCH_DAY_H_

#include <absl/time/time.h>

#include "services/finance/date.h"

namespace rekenschap::monitoring {

// The day of a moment in the Netherlands, where the due dates hold. Without the system's table of
// time zones (tzdata) it is that of Dutch winter time.
finance::Date DutchDay(absl::Time time);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_DUTCH_DAY_H_
