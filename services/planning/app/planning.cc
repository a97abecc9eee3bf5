#include "services/planning/app/planning.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/app/lookups.h"
#include "services/planning/domain/adoption.h"
#include "services/planning/domain/content_hash.h"
#include "services/planning/domain/revision_checks.h"
#include "services/planning/domain/revision_rules.h"
#include "services/planning/store/programmes.h"
#include "services/planning/store/revisions.h"
#include "services/planning/store/units.h"

namespace rekenschap::planning {
namespace {

using base::Connection;
using base::JournalEntry;
using base::Recorded;
using base::Request;

absl::Status Exists(const char* reason, const char* type, std::string name) {
  base::ErrorDetails details;
  details.reason = reason;
  details.resource_type = type;
  details.resource_name = name;
  return base::Error(absl::StatusCode::kAlreadyExists,
                     absl::StrFormat("%s exists already; choose another id, or use it", name),
                     std::move(details));
}

absl::StatusOr<RevisionAndFindings> WithFindings(Revision revision) {
  ASSIGN_OR_RETURN(std::vector<finance::Finding> findings, FindingsOn(revision));
  return RevisionAndFindings{std::move(revision), std::move(findings)};
}

// The revision of that number, or for 0 the adopted one in force on the date.
absl::StatusOr<Revision> RevisionInForceOr(Connection& connection, const std::string& programme,
                                           std::int64_t number,
                                           const std::optional<finance::Date>& effective_date) {
  RETURN_IF_ERROR(ProgrammeOrError(connection, programme).status());
  const std::int64_t wanted =
      number > 0 ? number : RevisionInForce(connection, programme, effective_date);
  if (wanted == 0) {
    return base::NotFound("REVISION_UNKNOWN", "adopted revision of",
                          finance::ProgrammeName(programme));
  }
  return RevisionOrError(connection, programme, wanted);
}

// The revision as it was when it was recorded.
Revision AsDraft(Revision revision) {
  revision.state = Revision::State::kDraft;
  revision.adopter.clear();
  revision.adopt_time_micros = 0;
  revision.adopt_sequence = 0;
  return revision;
}

}  // namespace

void Planning::CreateUnit(Unit unit, Request request, absl::Time deadline,
                          base::DoneWith<Unit> done) {
  request.request_hash = ContentHash(unit);
  auto decide = [this, unit, principal = request.principal](
                    Connection& connection) mutable -> absl::StatusOr<Recorded<Unit>> {
    const std::string name = finance::UnitName(unit.id);
    if (FindUnit(connection, unit.id)) return Exists("UNIT_EXISTS", "unit", name);
    for (const std::string& other : {unit.parent, unit.predecessor}) {
      if (!other.empty()) RETURN_IF_ERROR(UnitOrError(connection, other).status());
    }
    const JournalEntry entry =
        journal_.Append(connection, {principal, "unit.create", name, ContentHash(unit)});
    unit.record_time_micros = entry.record_time_micros;
    unit.sequence = entry.sequence;
    InsertUnit(connection, unit);
    return Recorded<Unit>{unit, entry.sequence};
  };
  auto recall = [id = unit.id](Connection& connection, std::int64_t) {
    return UnitOrError(connection, id);
  };
  base::WriteOnce<Unit>(store_, deadline, std::move(request), std::move(decide), std::move(recall),
                        std::move(done));
}

void Planning::GetUnit(std::string id, absl::Time deadline, base::DoneWith<Unit> done) {
  base::ReadAs<Unit>(
      store_, deadline,
      [id = std::move(id)](Connection& connection) { return UnitOrError(connection, id); },
      std::move(done));
}

void Planning::ListUnits(std::string after, int limit, absl::Time deadline,
                         base::DoneWith<Page<Unit>> done) {
  base::ReadAs<Page<Unit>>(
      store_, deadline,
      [after = std::move(after), limit](Connection& connection) -> absl::StatusOr<Page<Unit>> {
        auto units = planning::ListUnits(connection, after, limit);
        const bool more = units.size() == static_cast<std::size_t>(limit);
        return Page<Unit>{std::move(units), more};
      },
      std::move(done));
}

void Planning::CreateProgramme(Programme programme, Request request, absl::Time deadline,
                               base::DoneWith<Programme> done) {
  request.request_hash = ContentHash(programme);
  auto decide = [this, programme, principal = request.principal](
                    Connection& connection) mutable -> absl::StatusOr<Recorded<Programme>> {
    const std::string name = finance::ProgrammeName(programme.id);
    if (FindProgramme(connection, programme.id)) {
      return Exists("PROGRAMME_EXISTS", "programme", name);
    }
    for (const std::string& unit : programme.units) {
      RETURN_IF_ERROR(UnitOrError(connection, unit).status());
    }
    const JournalEntry entry =
        journal_.Append(connection, {principal, "programme.create", name, ContentHash(programme)});
    programme.record_time_micros = entry.record_time_micros;
    programme.sequence = entry.sequence;
    InsertProgramme(connection, programme);
    return Recorded<Programme>{programme, entry.sequence};
  };
  auto recall = [id = programme.id](Connection& connection, std::int64_t) {
    return ProgrammeOrError(connection, id);
  };
  base::WriteOnce<Programme>(store_, deadline, std::move(request), std::move(decide),
                             std::move(recall), std::move(done));
}

void Planning::GetProgramme(std::string id, absl::Time deadline, base::DoneWith<Programme> done) {
  base::ReadAs<Programme>(
      store_, deadline,
      [id = std::move(id)](Connection& connection) { return ProgrammeOrError(connection, id); },
      std::move(done));
}

void Planning::ListProgrammes(std::string after, int limit, absl::Time deadline,
                              base::DoneWith<Page<Programme>> done) {
  base::ReadAs<Page<Programme>>(
      store_, deadline,
      [after = std::move(after), limit](Connection& connection) -> absl::StatusOr<Page<Programme>> {
        auto programmes = planning::ListProgrammes(connection, after, limit);
        const bool more = programmes.size() == static_cast<std::size_t>(limit);
        return Page<Programme>{std::move(programmes), more};
      },
      std::move(done));
}

void Planning::CreateRevision(Revision revision, Request request, absl::Time deadline,
                              base::DoneWith<RevisionAndFindings> done) {
  // The number is not the caller's, so it is no part of what the request asks for.
  revision.number = 0;
  request.request_hash = ContentHash(revision);
  auto decide =
      [this, revision, principal = request.principal](
          Connection& connection) mutable -> absl::StatusOr<Recorded<RevisionAndFindings>> {
    ASSIGN_OR_RETURN(const Programme programme, ProgrammeOrError(connection, revision.programme));
    if (auto violations = CheckRevision(revision, programme); !violations.empty()) {
      for (base::Violation& violation : violations) violation.field = "revision." + violation.field;
      return base::InvalidFields("REVISION_REFUSED", std::move(violations));
    }
    revision.number = NextRevisionNumber(connection, revision.programme);
    revision.content_hash = ContentHash(revision);
    ASSIGN_OR_RETURN(std::vector<finance::Finding> findings, FindingsOn(revision));
    const JournalEntry entry =
        journal_.Append(connection, {principal, "revision.create",
                                     finance::RevisionName(revision.programme, revision.number),
                                     revision.content_hash});
    revision.author = principal;
    revision.record_time_micros = entry.record_time_micros;
    revision.sequence = entry.sequence;
    InsertRevision(connection, revision);
    return Recorded<RevisionAndFindings>{{revision, std::move(findings)}, entry.sequence};
  };
  auto recall = [this](Connection& connection,
                       std::int64_t sequence) -> absl::StatusOr<RevisionAndFindings> {
    ASSIGN_OR_RETURN(Revision before, RevisionAt(journal_, connection, sequence));
    return WithFindings(AsDraft(std::move(before)));
  };
  base::WriteOnce<RevisionAndFindings>(store_, deadline, std::move(request), std::move(decide),
                                       std::move(recall), std::move(done));
}

void Planning::AdoptRevision(std::string programme, std::int64_t number, std::string etag,
                             Request request, absl::Time deadline, base::DoneWith<Revision> done) {
  request.request_hash = base::Canonical("rekenschap.adopt-request", 1)
                             .Text(finance::RevisionName(programme, number))
                             .Text(etag)
                             .Hash();
  auto decide = [this, programme = std::move(programme), number, etag = std::move(etag),
                 principal = request.principal](
                    Connection& connection) -> absl::StatusOr<Recorded<Revision>> {
    ASSIGN_OR_RETURN(Revision revision, RevisionOrError(connection, programme, number));
    std::optional<Revision> in_force;
    if (const auto last = RevisionInForce(connection, programme, std::nullopt); last > 0) {
      ASSIGN_OR_RETURN(in_force, RevisionOrError(connection, programme, last));
    }
    RETURN_IF_ERROR(CheckAdoption(revision, in_force, etag, principal));
    revision.state = Revision::State::kAdopted;
    revision.adopter = principal;
    const JournalEntry entry = journal_.Append(
        connection, {principal, "revision.adopt", finance::RevisionName(programme, number),
                     AdoptionHash(revision)});
    revision.adopt_time_micros = entry.record_time_micros;
    revision.adopt_sequence = entry.sequence;
    MarkAdopted(connection, revision);
    return Recorded<Revision>{std::move(revision), entry.sequence};
  };
  auto recall = [this](Connection& connection, std::int64_t sequence) {
    return RevisionAt(journal_, connection, sequence);
  };
  base::WriteOnce<Revision>(store_, deadline, std::move(request), std::move(decide),
                            std::move(recall), std::move(done));
}

void Planning::GetRevision(std::string programme, std::int64_t number,
                           std::optional<finance::Date> effective_date, absl::Time deadline,
                           base::DoneWith<RevisionAndFindings> done) {
  base::ReadAs<RevisionAndFindings>(
      store_, deadline,
      [programme = std::move(programme), number,
       effective_date](Connection& connection) -> absl::StatusOr<RevisionAndFindings> {
        ASSIGN_OR_RETURN(Revision revision,
                         RevisionInForceOr(connection, programme, number, effective_date));
        return WithFindings(std::move(revision));
      },
      std::move(done));
}

void Planning::ListTargets(std::string programme, std::int64_t number,
                           std::optional<finance::Date> effective_date, TargetQuery query,
                           TargetPlace from, int size, absl::Time deadline,
                           base::DoneWith<TargetsAndRevision> done) {
  base::ReadAs<TargetsAndRevision>(
      store_, deadline,
      [programme = std::move(programme), number, effective_date, query = std::move(query), from,
       size](Connection& connection) -> absl::StatusOr<TargetsAndRevision> {
        ASSIGN_OR_RETURN(const Revision revision,
                         RevisionInForceOr(connection, programme, number, effective_date));
        ASSIGN_OR_RETURN(TargetPage page, planning::ListTargets(revision, query, from, size));
        return TargetsAndRevision{std::move(page), revision.number, revision.content_hash};
      },
      std::move(done));
}

void Planning::ListRevisions(std::string programme, std::int64_t after, int limit,
                             absl::Time deadline, base::DoneWith<Page<Revision>> done) {
  base::ReadAs<Page<Revision>>(
      store_, deadline,
      [programme = std::move(programme), after,
       limit](Connection& connection) -> absl::StatusOr<Page<Revision>> {
        RETURN_IF_ERROR(ProgrammeOrError(connection, programme).status());
        auto revisions = planning::ListRevisions(connection, programme, after, limit);
        const bool more = revisions.size() == static_cast<std::size_t>(limit);
        return Page<Revision>{std::move(revisions), more};
      },
      std::move(done));
}

}  // namespace rekenschap::planning
