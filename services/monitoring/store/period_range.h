#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_PERIOD_RANGE_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_PERIOD_RANGE_H_

#include <string>

#include "services/finance/date.h"

namespace rekenschap::monitoring {

// The periods that end from one day to another of the programmes from one to another, all ends
// included.
struct PeriodRange {
  std::string first_programme;
  std::string last_programme;
  finance::Date from;
  finance::Date to;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_PERIOD_RANGE_H_
