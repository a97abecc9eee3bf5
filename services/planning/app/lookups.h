#ifndef REKENSCHAP_SERVICES_PLANNING_APP_LOOKUPS_H_
#define REKENSCHAP_SERVICES_PLANNING_APP_LOOKUPS_H_

#include <cstdint>
#include <string>

#include <absl/status/statusor.h>

#include "services/base/journal/journal.h"
#include "services/planning/domain/programme.h"
#include "services/planning/domain/revision.h"
#include "services/planning/domain/unit.h"

// What is stored, or the error that it is not.
namespace rekenschap::planning {

// NOT_FOUND UNIT_UNKNOWN.
absl::StatusOr<Unit> UnitOrError(base::Connection& connection, const std::string& id);

// NOT_FOUND PROGRAMME_UNKNOWN.
absl::StatusOr<Programme> ProgrammeOrError(base::Connection& connection, const std::string& id);

// NOT_FOUND REVISION_UNKNOWN.
absl::StatusOr<Revision> RevisionOrError(base::Connection& connection, const std::string& programme,
                                         std::int64_t number);

// The revision that the journal entry at `sequence` is about. DATA_LOSS when the entry is gone.
absl::StatusOr<Revision> RevisionAt(const base::Journal& journal, base::Connection& connection,
                                    std::int64_t sequence);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_APP_LOOKUPS_H_
