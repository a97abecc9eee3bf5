#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_PHASING_FIT_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_PHASING_FIT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/finance/quantity.h"
#include "services/finance/series.h"

namespace rekenschap::planning {

// Why a year of the series cannot build up by the figures at the end of its periods, and what to
// do; empty when it can.
std::string WhyPhasingUnfit(finance::Measure measure, const finance::Series& series, int year,
                            const std::vector<std::int64_t>& figures);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_PHASING_FIT_H_
