#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_STANDINGS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_STANDINGS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/completeness.h"
#include "services/monitoring/store/period_range.h"
#include "services/monitoring/store/reports.h"

// How far each report is.
namespace rekenschap::monitoring {

// Of a report of which nothing is known: one without versions.
Standing FindStanding(base::Connection& connection, const ReportKey& key);
void SaveStanding(base::Connection& connection, const ReportKey& key, const Standing& standing);

// Takes from the version why it has to be mended, where one was returned or reopened: what was said
// of the whole and of the lines that were marked. That never changes, so it is the same of an
// earlier entry.
void TakeReason(base::Connection& connection, Standing& standing);

// Those of a period, by unit.
struct StandingsOfPeriod {
  std::string programme;
  finance::Date period_end;
  std::vector<Standing> standings;
};

// Those of a range, by programme and end.
std::vector<StandingsOfPeriod> ListStandings(base::Connection& connection,
                                             const PeriodRange& range);

// The same when the journal entry `as_of` was the last one.
std::vector<StandingsOfPeriod> ListStandingsThen(base::Connection& connection,
                                                 const PeriodRange& range, std::int64_t as_of);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_STANDINGS_H_
