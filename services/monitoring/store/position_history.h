#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_POSITION_HISTORY_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_POSITION_HISTORY_H_

#include <map>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/figure_context.h"
#include "services/monitoring/store/reports.h"

// The provisional positions around a report, read through what stands and how far each report is:
// what a read costs does not depend on how many versions there are.
namespace rekenschap::monitoring {

// What the unit realised by the ends of the kHistoryPeriods periods before the report's, by line
// and the oldest first; of one line or, when that is empty, of all.
std::map<std::string, std::vector<PastFigure>> ListPastFigures(base::Connection& connection,
                                                               const ReportKey& key,
                                                               const std::string& line);

// What other units realised by the end of the report's period, by line and then by unit; likewise
// of one line or of all. Up to `limit` figures are read, the units in order.
std::map<std::string, std::vector<PeerFigure>> ListPeerFigures(base::Connection& connection,
                                                               const ReportKey& key,
                                                               const std::string& line, int limit);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_POSITION_HISTORY_H_
