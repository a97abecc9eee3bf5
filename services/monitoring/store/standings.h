#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_STANDINGS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_STANDINGS_H_

#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/completeness.h"
#include "services/monitoring/store/reports.h"

// How far each report is.
namespace rekenschap::monitoring {

// Of a report of which nothing is known: one without versions.
Standing FindStanding(base::Connection& connection, const ReportKey& key);
void SaveStanding(base::Connection& connection, const ReportKey& key, const Standing& standing);

// Those of a period, by unit.
std::vector<Standing> ListStandings(base::Connection& connection, const std::string& programme,
                                    const finance::Period& period);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_STANDINGS_H_
