#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_PLAN_PAPERS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_PLAN_PAPERS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "services/base/store/connection.h"
#include "services/monitoring/domain/plan_paper.h"

namespace rekenschap::monitoring {

// An empty purpose is not kept; one that is not kept reads as empty.
void InsertPurpose(base::Connection& connection, const std::string& programme,
                   const Purpose& purpose);
Purpose LoadPurpose(base::Connection& connection, const std::string& programme);

// How papers print a revision that stands already, and the journal entry at which it arrived. One
// without tables is not kept; one that is not kept reads as empty.
void InsertPaper(base::Connection& connection, const std::string& programme, std::int64_t revision,
                 const RevisionPaper& paper, std::int64_t arrival_sequence);
RevisionPaper LoadPaper(base::Connection& connection, const std::string& programme,
                        std::int64_t revision);

// The journal entry at which the revision arrived; nothing where it was not kept.
std::optional<std::int64_t> ArrivalOf(base::Connection& connection, const std::string& programme,
                                      std::int64_t revision);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_PLAN_PAPERS_H_
