#include "services/monitoring/app/arrived_plans.h"

#include <optional>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/store/plan_copies.h"
#include "services/monitoring/store/plan_papers.h"

namespace rekenschap::monitoring {
namespace {

using base::Connection;

// The entry at which a revision arrived. Copies that arrived before that was kept are asked of the
// journal.
std::optional<std::int64_t> ArrivalSequence(Connection& connection, const base::Journal& journal,
                                            const std::string& programme, std::int64_t revision) {
  if (const auto kept = ArrivalOf(connection, programme, revision)) return kept;
  const auto entries = journal.List(connection, 0, 1, finance::RevisionName(programme, revision));
  return entries.empty() ? std::nullopt : std::optional(entries.front().sequence);
}

}  // namespace

absl::StatusOr<ArrivedRevision> FindArrived(Connection& connection, const base::Journal& journal,
                                            const std::string& programme, std::int64_t number,
                                            std::int64_t as_of) {
  const std::int64_t last = number > 0 ? number : LastRevisionNumber(connection, programme);
  if (last == 0) return NoPlan(connection, programme);
  const std::int64_t first = number > 0 ? number : 1;
  for (std::int64_t each = last; each >= first; --each) {
    const auto arrival = ArrivalSequence(connection, journal, programme, each);
    if (arrival && *arrival <= as_of) return ArrivedRevision{each, *arrival};
  }
  return base::NotFound(
      "REVISION_UNKNOWN", "adopted revision here at that journal entry",
      number > 0 ? finance::RevisionName(programme, number) : finance::ProgrammeName(programme));
}

absl::StatusOr<std::shared_ptr<const Plan>> PlanAt(Connection& connection, Monitoring& monitoring,
                                                   const std::string& programme,
                                                   const Moment& moment) {
  if (moment.as_of == kNow) {
    auto plan = monitoring.plans().Get(connection, programme);
    if (plan == nullptr) return NoPlan(connection, programme);
    return plan;
  }
  ASSIGN_OR_RETURN(
      const ArrivedRevision arrived,
      FindArrived(connection, monitoring.journal(), programme, /*number=*/0, moment.sequence));
  auto plan = monitoring.plans().Get(connection, programme, arrived.number);
  if (plan == nullptr) {
    return absl::DataLossError(finance::RevisionName(programme, arrived.number) + " is gone");
  }
  return plan;
}

}  // namespace rekenschap::monitoring
