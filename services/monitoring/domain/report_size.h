#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORT_SIZE_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORT_SIZE_H_

#include <cstddef>
#include <vector>

#include "services/monitoring/domain/report.h"
#include "services/monitoring/domain/report_difference.h"

// About how many bytes things take, in memory as in an answer; rather too many than too few. A
// report may be a few hundred bytes or some megabytes, so that counting them bounds nothing.
namespace rekenschap::monitoring {

std::size_t EstimatedBytes(const Report& report);

// With what was decided on it and what the rules found of it, told in words.
std::size_t EstimatedBytes(const ReportVersion& version);

std::size_t EstimatedBytes(const std::vector<finance::Finding>& findings);
std::size_t EstimatedBytes(const std::vector<ReportDifference>& differences);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORT_SIZE_H_
