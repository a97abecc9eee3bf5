#include <utility>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/app/lookups.h"
#include "services/planning/app/planning.h"
#include "services/planning/domain/content_hash.h"
#include "services/planning/store/programmes.h"
#include "services/planning/store/revisions.h"
#include "services/planning/store/units.h"

// What the journal's entries stand for.
namespace rekenschap::planning {

using base::Connection;
using base::JournalEntry;

void Planning::ListChanges(std::optional<std::int64_t> after, std::string token, int limit,
                           absl::Time deadline, base::DoneWith<PlanChanges> done) {
  base::ReadAs<PlanChanges>(
      store_, deadline,
      [this, after, token = std::move(token),
       limit](Connection& connection) -> absl::StatusOr<PlanChanges> {
        std::int64_t from = after.value_or(0);
        if (!after && !token.empty()) {
          ASSIGN_OR_RETURN(from, journal_.SequenceOf(connection, token));
        }
        PlanChanges changes;
        changes.head = journal_.Head(connection);
        for (const JournalEntry& entry : journal_.List(connection, from, limit)) {
          PlanChange change;
          change.head = {entry.sequence, entry.record_time_micros, entry.chain_hash};
          if (entry.action == "unit.create") {
            ASSIGN_OR_RETURN(const std::string id, finance::UnitId(entry.resource));
            ASSIGN_OR_RETURN(change.change, UnitOrError(connection, id));
          } else if (entry.action == "programme.create") {
            ASSIGN_OR_RETURN(const std::string id, finance::ProgrammeId(entry.resource));
            ASSIGN_OR_RETURN(change.change, ProgrammeOrError(connection, id));
          } else if (entry.action == "revision.adopt") {
            ASSIGN_OR_RETURN(change.change, RevisionAt(journal_, connection, entry.sequence));
          }
          changes.changes.push_back(std::move(change));
        }
        return changes;
      },
      std::move(done));
}

absl::StatusOr<std::optional<std::string>> Planning::HashOfStored(Connection& connection,
                                                                  const JournalEntry& entry) const {
  if (entry.action == "unit.create") {
    ASSIGN_OR_RETURN(const std::string id, finance::UnitId(entry.resource));
    const auto unit = FindUnit(connection, id);
    return unit ? std::optional(ContentHash(*unit)) : std::nullopt;
  }
  if (entry.action == "programme.create") {
    ASSIGN_OR_RETURN(const std::string id, finance::ProgrammeId(entry.resource));
    const auto programme = FindProgramme(connection, id);
    return programme ? std::optional(ContentHash(*programme)) : std::nullopt;
  }
  ASSIGN_OR_RETURN(const finance::RevisionId id, finance::ParseRevisionName(entry.resource));
  const auto revision = FindRevision(connection, id.programme, id.number);
  if (!revision) return std::nullopt;
  return entry.action == "revision.adopt" ? AdoptionHash(*revision) : ContentHash(*revision);
}

}  // namespace rekenschap::planning
