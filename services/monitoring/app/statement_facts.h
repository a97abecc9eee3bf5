#ifndef REKENSCHAP_SERVICES_MONITORING_APP_STATEMENT_FACTS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_STATEMENT_FACTS_H_

#include <cstdint>
#include <string>

#include <absl/status/statusor.h>

#include "services/base/journal/journal.h"
#include "services/base/store/connection.h"
#include "services/monitoring/domain/statement_assembly.h"

namespace rekenschap::monitoring {

// Of which programme and period, by what had been recorded at which place.
struct StatementQuery {
  std::string programme;
  finance::Period period;
  StatementKind kind = StatementKind::kAccepted;
  std::int64_t as_of_sequence = 0;   // 0 for the journal's last entry
  std::int64_t revision_number = 0;  // 0 for the last revision that had arrived by then
};

// What stood at that place. INVALID_ARGUMENT SEQUENCE_AHEAD, PERIOD_NOT_OF_CADENCE; NOT_FOUND
// PROGRAMME_UNKNOWN, REVISION_UNKNOWN.
absl::StatusOr<StatementFacts> FactsOf(base::Connection& connection, const base::Journal& journal,
                                       const StatementQuery& query);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_STATEMENT_FACTS_H_
