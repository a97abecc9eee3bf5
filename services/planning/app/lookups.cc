#include "services/planning/app/lookups.h"

#include <map>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/store/programmes.h"
#include "services/planning/store/revisions.h"
#include "services/planning/store/units.h"

namespace rekenschap::planning {

using base::Connection;

namespace {

absl::Status Unknown(const char* type, const std::string& name, std::string message,
                     std::map<std::string, std::string> facts = {}) {
  base::ErrorDetails details;
  details.metadata = std::move(facts);
  details.reason = "REVISION_UNKNOWN";
  details.resource_type = type;
  details.resource_name = name;
  return base::Error(absl::StatusCode::kNotFound, std::move(message), std::move(details));
}

// Why no revision is in force: none on that day, none was known by then, or none at all.
absl::Status NoneInForce(Connection& connection, const RevisionQuery& query) {
  const char* const type = "adopted revision of";
  const std::string programme = finance::ProgrammeName(query.programme);
  if (RevisionInForce(connection, query.programme, std::nullopt, query.known) > 0) {
    const std::string date = finance::FormatDate(*query.effective_date);
    return Unknown(
        type, programme,
        absl::StrFormat("no revision of %s is in force on %s: its first one is of a later date",
                        programme, date),
        {{"effective_date", date}});
  }
  if (RevisionInForce(connection, query.programme, std::nullopt) > 0) {
    return Unknown(
        type, programme,
        absl::StrFormat("no revision of %s was known as adopted as of then: the first one was "
                        "adopted later",
                        programme));
  }
  return base::NotFound("REVISION_UNKNOWN", type, programme);
}

}  // namespace

absl::StatusOr<Unit> UnitOrError(Connection& connection, const std::string& id) {
  auto unit = FindUnit(connection, id);
  if (!unit) return base::NotFound("UNIT_UNKNOWN", "unit", finance::UnitName(id));
  return *std::move(unit);
}

absl::Status CheckUnit(Connection& connection, const std::string& id) {
  if (HasUnit(connection, id)) return absl::OkStatus();
  return base::NotFound("UNIT_UNKNOWN", "unit", finance::UnitName(id));
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

absl::StatusOr<std::int64_t> NumberOf(Connection& connection, const RevisionQuery& query) {
  if (query.number > 0) {
    if (IsKnown(connection, query.programme, query.number, query.known)) return query.number;
    RETURN_IF_ERROR(ProgrammeOrError(connection, query.programme).status());
    const std::string name = finance::RevisionName(query.programme, query.number);
    if (!IsKnown(connection, query.programme, query.number, {})) {
      return base::NotFound("REVISION_UNKNOWN", "revision", name);
    }
    return Unknown("revision", name, name + " was not recorded yet as of then");
  }
  const std::int64_t in_force =
      RevisionInForce(connection, query.programme, query.effective_date, query.known);
  if (in_force > 0) return in_force;
  RETURN_IF_ERROR(ProgrammeOrError(connection, query.programme).status());
  return NoneInForce(connection, query);
}

absl::StatusOr<Revision> RevisionOf(Connection& connection, const RevisionQuery& query) {
  ASSIGN_OR_RETURN(const std::int64_t number, NumberOf(connection, query));
  auto revision = FindRevision(connection, query.programme, number, query.known);
  if (revision) return *std::move(revision);
  return RevisionOrError(connection, query.programme, number);
}

absl::Status AlreadyExists(const char* reason, const char* type, const std::string& name,
                           const char* what_to_do) {
  base::ErrorDetails details;
  details.reason = reason;
  details.resource_type = type;
  details.resource_name = name;
  return base::Error(absl::StatusCode::kAlreadyExists, name + " " + what_to_do, std::move(details));
}

absl::StatusOr<Revision> RevisionAt(const base::Journal& journal, Connection& connection,
                                    std::int64_t sequence) {
  const auto entry = journal.Get(connection, sequence);
  if (!entry) return absl::DataLossError(absl::StrFormat("journal entry %d is gone", sequence));
  ASSIGN_OR_RETURN(const finance::RevisionId id, finance::ParseRevisionName(entry->resource));
  return RevisionOrError(connection, id.programme, id.number);
}

}  // namespace rekenschap::planning
