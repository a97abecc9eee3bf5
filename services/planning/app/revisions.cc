#include "services/planning/store/revisions.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/app/lookups.h"
#include "services/planning/app/planning.h"
#include "services/planning/domain/adoption.h"
#include "services/planning/domain/content_hash.h"
#include "services/planning/domain/derivation.h"
#include "services/planning/domain/revision_checks.h"
#include "services/planning/store/units.h"

// Revisions: recording, adopting and reading them.
namespace rekenschap::planning {
namespace {

using base::Connection;
using base::JournalEntry;
using base::Recorded;
using base::Request;

// The revision as it was when it was recorded.
Revision AsDraft(Revision revision) {
  revision.state = Revision::State::kDraft;
  revision.adopter.clear();
  revision.adopt_time_micros = 0;
  revision.adopt_sequence = 0;
  return revision;
}

absl::Status Refused(std::vector<base::Violation> violations) {
  for (base::Violation& violation : violations) violation.field = "revision." + violation.field;
  return base::InvalidFields("REVISION_REFUSED", std::move(violations));
}

// The revision on the same predecessor that says what the completed draft says. One of the two may
// have been given in another form, such as an export of the other. 0 for none.
std::int64_t SameAs(Connection& connection, Revision draft) {
  for (const RecordedContent& recorded :
       ContentsOn(connection, draft.programme, draft.predecessor)) {
    draft.number = recorded.number;
    draft.target_resolution_version = recorded.target_resolution_version;
    if (ContentHash(draft) == recorded.content_hash) return recorded.number;
  }
  return 0;
}

// The same for a draft that names no predecessor, taken for a first one.
std::int64_t SameFirst(Connection& connection, Revision draft) {
  return Derive(nullptr, draft).empty() ? SameAs(connection, std::move(draft)) : 0;
}

absl::Status RevisionExists(const std::string& programme, std::int64_t number) {
  return AlreadyExists("REVISION_EXISTS", "revision", finance::RevisionName(programme, number),
                       "was recorded with the same content; use it, or name in predecessor the "
                       "revision to record it on as well");
}

// What the draft changes; nothing for a first one.
absl::StatusOr<std::optional<Revision>> PredecessorOf(Connection& connection, Revision& draft,
                                                      std::int64_t number) {
  if (draft.predecessor >= number) {
    return base::InvalidField(
        "revision.predecessor", "CHAIN_CYCLE",
        absl::StrFormat("%s cannot stand on %s: a revision stands on an earlier one, and the chain "
                        "would run in a circle or from nowhere; name one that is recorded",
                        finance::RevisionName(draft.programme, number),
                        finance::RevisionName(draft.programme, draft.predecessor)));
  }
  if (draft.predecessor == 0) {
    draft.predecessor = RevisionInForce(connection, draft.programme, std::nullopt);
  }
  if (draft.predecessor == 0) return std::nullopt;
  ASSIGN_OR_RETURN(Revision predecessor,
                   RevisionOrError(connection, draft.programme, draft.predecessor));
  return predecessor;
}

}  // namespace

absl::StatusOr<RuleContext> Planning::ContextOf(Connection& connection,
                                                const Revision& revision) const {
  ASSIGN_OR_RETURN(const Programme programme, ProgrammeOrError(connection, revision.programme));
  const RevisionStep before = StepOf(connection, revision.programme, revision.predecessor);
  return RuleContext{programme.article_size_eurocents, &ladder_, before.phase, before.budget_year,
                     LastDaysOf(connection, revision.programme)};
}

absl::StatusOr<RevisionAndFindings> Planning::WithFindings(Connection& connection,
                                                           Revision revision) const {
  ASSIGN_OR_RETURN(const RuleContext context, ContextOf(connection, revision));
  ASSIGN_OR_RETURN(std::vector<finance::Finding> findings, FindingsOn(revision, context));
  return RevisionAndFindings{std::move(revision), std::move(findings)};
}

void Planning::CreateRevision(Revision revision, Request request, absl::Time deadline,
                              base::DoneWith<RevisionAndFindings> done) {
  request.request_hash = GivenHash(revision);
  auto decide = [this, revision, given_hash = request.request_hash, principal = request.principal](
                    Connection& connection) -> absl::StatusOr<Recorded<RevisionAndFindings>> {
    Revision draft = revision;
    ASSIGN_OR_RETURN(const Programme programme, ProgrammeOrError(connection, draft.programme));
    if (const auto same = RevisionGivenAs(connection, draft.programme, given_hash); same > 0) {
      return RevisionExists(draft.programme, same);
    }
    if (draft.predecessor == 0) {
      const std::int64_t same = SameFirst(connection, draft);
      if (same > 0) return RevisionExists(draft.programme, same);
    }
    draft.number = NextRevisionNumber(connection, draft.programme);
    ASSIGN_OR_RETURN(const auto predecessor, PredecessorOf(connection, draft, draft.number));
    if (auto violations = Derive(predecessor ? &*predecessor : nullptr, draft);
        !violations.empty()) {
      return Refused(std::move(violations));
    }
    if (predecessor) {
      const std::int64_t same = SameAs(connection, draft);
      if (same > 0) return RevisionExists(draft.programme, same);
    }
    if (auto violations = CheckRevision(draft, programme); !violations.empty()) {
      return Refused(std::move(violations));
    }
    draft.content_hash = ContentHash(draft);
    ASSIGN_OR_RETURN(RevisionAndFindings found, WithFindings(connection, std::move(draft)));
    Revision& recorded = found.revision;
    const JournalEntry entry =
        journal_.Append(connection, {principal, "revision.create",
                                     finance::RevisionName(recorded.programme, recorded.number),
                                     recorded.content_hash});
    recorded.author = principal;
    recorded.record_time_micros = entry.record_time_micros;
    recorded.sequence = entry.sequence;
    InsertRevision(connection, recorded, given_hash);
    return Recorded<RevisionAndFindings>{std::move(found), {entry.sequence}};
  };
  auto recall = [this](Connection& connection,
                       const base::Remembered& by) -> absl::StatusOr<RevisionAndFindings> {
    ASSIGN_OR_RETURN(Revision before, RevisionAt(journal_, connection, by.sequence));
    return WithFindings(connection, AsDraft(std::move(before)));
  };
  base::WriteOnce<RevisionAndFindings>(store_, deadline, std::move(request), std::move(decide),
                                       std::move(recall), std::move(done));
}

void Planning::AdoptRevision(std::string programme, std::int64_t number, std::string etag,
                             finance::Language language, Request request, absl::Time deadline,
                             base::DoneWith<Revision> done) {
  request.request_hash = base::Canonical("rekenschap.adopt-request", 1)
                             .Text(finance::RevisionName(programme, number))
                             .Text(etag)
                             .Hash();
  auto decide = [this, programme = std::move(programme), number, etag = std::move(etag), language,
                 principal = request.principal](
                    Connection& connection) -> absl::StatusOr<Recorded<Revision>> {
    ASSIGN_OR_RETURN(Revision revision, RevisionOrError(connection, programme, number));
    std::optional<Revision> in_force;
    if (const auto last = RevisionInForce(connection, programme, std::nullopt); last > 0) {
      ASSIGN_OR_RETURN(in_force, RevisionOrError(connection, programme, last));
    }
    ASSIGN_OR_RETURN(const RuleContext context, ContextOf(connection, revision));
    RETURN_IF_ERROR(CheckAdoption(revision, in_force, etag, principal, context, language));
    revision.state = Revision::State::kAdopted;
    revision.adopter = principal;
    const JournalEntry entry = journal_.Append(
        connection, {principal, "revision.adopt", finance::RevisionName(programme, number),
                     AdoptionHash(revision)});
    revision.adopt_time_micros = entry.record_time_micros;
    revision.adopt_sequence = entry.sequence;
    MarkAdopted(connection, revision);
    return Recorded<Revision>{std::move(revision), {entry.sequence}};
  };
  auto recall = [this](Connection& connection, const base::Remembered& by) {
    return RevisionAt(journal_, connection, by.sequence);
  };
  base::WriteOnce<Revision>(store_, deadline, std::move(request), std::move(decide),
                            std::move(recall), std::move(done));
}

void Planning::GetRevision(RevisionQuery query, absl::Time deadline,
                           base::DoneWith<RevisionAndFindings> done) {
  base::ReadAs<RevisionAndFindings>(
      store_, deadline,
      [this,
       query = std::move(query)](Connection& connection) -> absl::StatusOr<RevisionAndFindings> {
        ASSIGN_OR_RETURN(Revision revision, RevisionOf(connection, query));
        return WithFindings(connection, std::move(revision));
      },
      std::move(done));
}

void Planning::ListRevisions(std::string programme, std::int64_t after, int limit, Known known,
                             absl::Time deadline, base::DoneWith<Page<Revision>> done) {
  base::ReadAs<Page<Revision>>(
      store_, deadline,
      [programme = std::move(programme), after, limit,
       known](Connection& connection) -> absl::StatusOr<Page<Revision>> {
        RETURN_IF_ERROR(ProgrammeOrError(connection, programme).status());
        auto revisions = planning::ListRevisions(connection, programme, after, limit, known);
        const bool more = revisions.size() == static_cast<std::size_t>(limit);
        return Page<Revision>{std::move(revisions), more};
      },
      std::move(done));
}

}  // namespace rekenschap::planning
