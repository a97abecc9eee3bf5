#ifndef REKENSCHAP_SERVICES_PLANNING_APP_LOOKUPS_H_
#define REKENSCHAP_SERVICES_PLANNING_APP_LOOKUPS_H_

#include <cstdint>
#include <optional>
#include <string>

#include <absl/status/statusor.h>

#include "services/base/journal/journal.h"
#include "services/planning/domain/programme.h"
#include "services/planning/domain/revision.h"
#include "services/planning/domain/unit.h"
#include "services/planning/store/revisions.h"

// What is stored, or the error that it is not.
namespace rekenschap::planning {

// NOT_FOUND UNIT_UNKNOWN.
absl::StatusOr<Unit> UnitOrError(base::Connection& connection, const std::string& id);
absl::Status CheckUnit(base::Connection& connection, const std::string& id);

// NOT_FOUND PROGRAMME_UNKNOWN.
absl::StatusOr<Programme> ProgrammeOrError(base::Connection& connection, const std::string& id);

// NOT_FOUND REVISION_UNKNOWN.
absl::StatusOr<Revision> RevisionOrError(base::Connection& connection, const std::string& programme,
                                         std::int64_t number);

// Which revision is meant: the one of that number, or for 0 the adopted one in force on the date
// (without a date the last one adopted), as far as it is known.
struct RevisionQuery {
  std::string programme;
  std::int64_t number = 0;
  std::optional<finance::Date> effective_date = {};
  Known known = {};
};
// NOT_FOUND PROGRAMME_UNKNOWN, REVISION_UNKNOWN (for number 0: when none is in force).
absl::StatusOr<std::int64_t> NumberOf(base::Connection& connection, const RevisionQuery& query);
absl::StatusOr<Revision> RevisionOf(base::Connection& connection, const RevisionQuery& query);

// ALREADY_EXISTS, with `what_to_do` after the name.
absl::Status AlreadyExists(const char* reason, const char* type, const std::string& name,
                           const char* what_to_do);

// The revision that the journal entry at `sequence` is about. DATA_LOSS when the entry is gone.
absl::StatusOr<Revision> RevisionAt(const base::Journal& journal, base::Connection& connection,
                                    std::int64_t sequence);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_APP_LOOKUPS_H_
