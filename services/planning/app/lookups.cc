#include "services/planning/app/lookups.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/store/programmes.h"
#include "services/planning/store/revisions.h"
#include "services/planning/store/units.h"

namespace rekenschap::planning {

using base::Connection;

absl::StatusOr<Unit> UnitOrError(Connection& connection, const std::string& id) {
  auto unit = FindUnit(connection, id);
  if (!unit) return base::NotFound("UNIT_UNKNOWN", "unit", finance::UnitName(id));
  return *std::move(unit);
}

absl::StatusOr<Programme> ProgrammeOrError(Connection& connection, const std::string& id) {
  auto programme = FindProgramme(connection, id);
  if (!programme) {
    return base::NotFound("PROGRAMME_UNKNOWN", "programme", finance::ProgrammeName(id));
  }
  return *std::move(programme);
}

absl::StatusOr<Revision> RevisionOrError(Connection& connection, const std::string& programme,
                                         std::int64_t number) {
  auto revision = FindRevision(connection, programme, number);
  if (!revision) {
    return base::NotFound("REVISION_UNKNOWN", "revision", finance::RevisionName(programme, number));
  }
  return *std::move(revision);
}

absl::StatusOr<Revision> RevisionAt(const base::Journal& journal, Connection& connection,
                                    std::int64_t sequence) {
  const auto entry = journal.Get(connection, sequence);
  if (!entry) return absl::DataLossError(absl::StrFormat("journal entry %d is gone", sequence));
  ASSIGN_OR_RETURN(const finance::RevisionId id, finance::ParseRevisionName(entry->resource));
  return RevisionOrError(connection, id.programme, id.number);
}

}  // namespace rekenschap::planning
