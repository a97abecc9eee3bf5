#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_REPORT_PARTS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_REPORT_PARTS_H_

#include <cstdint>
#include <vector>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/report.h"

// What is kept beside the lines of the report version at `sequence`.
namespace rekenschap::monitoring {

// Of each of the lines.
void InsertExplanations(base::Connection& connection, std::int64_t sequence,
                        const std::vector<ReportLine>& lines);
// Adds them to the lines, which are in the order in which they were given.
void LoadExplanations(base::Connection& connection, std::int64_t sequence,
                      std::vector<ReportLine>& lines);

void InsertPriorCorrections(base::Connection& connection, std::int64_t sequence,
                            const std::vector<PriorCorrection>& corrections);
std::vector<PriorCorrection> LoadPriorCorrections(base::Connection& connection,
                                                  std::int64_t sequence);

void InsertLineReturns(base::Connection& connection, std::int64_t sequence,
                       const std::vector<LineReturn>& lines);
std::vector<LineReturn> LoadLineReturns(base::Connection& connection, std::int64_t sequence);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_REPORT_PARTS_H_
