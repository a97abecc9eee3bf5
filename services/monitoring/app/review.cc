#include "services/monitoring/domain/review.h"

#include <memory>
#include <optional>
#include <utility>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/domain/content_hash.h"
#include "services/monitoring/store/policies.h"
#include "services/monitoring/store/rechecks.h"

// Returning, accepting and reopening reports.
namespace rekenschap::monitoring {

using base::Connection;
using State = ReportVersion::State;

namespace {

const char* ActionOf(Decision decision) {
  switch (decision) {
    case Decision::kAccept:
      return "report.accept";
    case Decision::kReopen:
      return "report.reopen";
    default:
      return "report.return";
  }
}

// The version as the decision leaves it.
void Apply(const ReviewRequest& review, const std::string& principal, ReportVersion& version) {
  version.line_returns = review.lines;
  if (review.decision == Decision::kReopen) {
    version.reopener = principal;
    version.reopen_reason = review.reason;
    return;
  }
  version.state = review.decision == Decision::kAccept ? State::kAccepted : State::kReturned;
  version.reviewer = principal;
  version.return_reason = review.reason;
}

// Moves what counts, and how far the report is, after `version` was accepted or returned by the
// entry at `sequence`.
void Settle(Connection& connection, const ReportKey& key, const ReportVersion& version,
            std::int64_t sequence) {
  Standing standing = FindStanding(connection, key);
  standing.submitted_state = version.state;
  if (standing.last_sequence == version.sequence) standing.last_state = version.state;
  if (version.state == State::kAccepted) {
    standing.reopened = false;
    if (standing.accepted_sequence > 0) {
      SetState(connection, standing.accepted_sequence, State::kSuperseded);
    }
    standing.accepted_sequence = version.sequence;
    MovePosition(connection, key, PositionKind::kAccepted, sequence, version.sequence);
  } else {
    standing.return_reason = version.return_reason;
    if (standing.accepted_sequence > 0) {
      const auto accepted = LoadReport(connection, standing.accepted_sequence);
      standing.nil = accepted && IsNil(*accepted);
    }
    // What was returned no longer counts; the accepted version, if there is one, counts again.
    MovePosition(connection, key, PositionKind::kProvisional, sequence, standing.accepted_sequence);
  }
  SaveStanding(connection, key, standing);
}

bool IsHeldAgainstTheNewest(Connection& connection, const ReportVersion& version) {
  const std::string& programme = version.report.programme;
  return version.revision_number == LastRevisionNumber(connection, programme) &&
         version.policy_version == LastPolicyVersion(connection, programme);
}

// Whether accepting `version` in place of `before` can change how many accepted reports deviate by
// what came later than they did.
bool ChangesDeviations(Connection& connection, const ReportVersion& version,
                       const std::optional<EarlierVersion>& before) {
  if (!IsHeldAgainstTheNewest(connection, version)) return true;
  const auto replaced = before ? LoadVersion(connection, before->sequence) : std::nullopt;
  return replaced && !IsHeldAgainstTheNewest(connection, *replaced);
}

std::string RequestHash(const ReviewRequest& review) {
  base::Canonical canonical("rekenschap.review-request", 1);
  canonical
      .Text(finance::ReportVersionName(review.key.programme,
                                       finance::FormatPeriod(review.key.period), review.key.unit,
                                       review.version))
      .Text(review.etag)
      .Text(review.reason);
  for (const LineReturn& line : review.lines) canonical.Text(line.line).Text(line.reason);
  return canonical.Hash();
}

}  // namespace

void Monitoring::ReviewReport(ReviewRequest review, base::Request request, absl::Time deadline,
                              base::DoneWith<ReportVersion> done) {
  request.request_hash = RequestHash(review);
  const auto deviations_change = std::make_shared<bool>(false);
  auto decide = [this, review, principal = request.principal, deviations_change](
                    Connection& connection) -> absl::StatusOr<base::Recorded<ReportVersion>> {
    ASSIGN_OR_RETURN(const std::int64_t sequence,
                     SequenceOf(connection, review.key, review.version));
    ASSIGN_OR_RETURN(Submission submission, SubmissionAt(connection, sequence));
    ReportVersion& version = submission.version;
    RETURN_IF_ERROR(CheckDecision(version, review.decision, review.etag));
    if (review.decision == Decision::kAccept) {
      const auto accepted = FindAcceptedBefore(connection, review.key, version.version);
      RETURN_IF_ERROR(CheckFourEyes(
          version,
          AuthorsSince(connection, review.key, accepted ? accepted->version : 0, version.version),
          principal));
      RETURN_IF_ERROR(CheckSettled(version));
      *deviations_change = ChangesDeviations(connection, version, accepted);
      // In the same transaction, so that it is done also where the service stops before it was.
      if (*deviations_change) MarkOutdated(connection, review.key.programme);
    }
    RETURN_IF_ERROR(CheckMarks(version, review.lines));
    Apply(review, principal, version);
    const bool reopens = review.decision == Decision::kReopen;
    const base::JournalEntry entry = journal_.Append(
        connection, {principal, ActionOf(review.decision), NameOf(version),
                     reopens ? ReopeningHash(version) : ReviewHash(version, version.state)});
    if (reopens) {
      version.reopen_sequence = entry.sequence;
      SaveReopening(connection, version);
      Standing standing = FindStanding(connection, review.key);
      standing.reopened = true;
      SaveStanding(connection, review.key, standing);
    } else {
      version.review_sequence = entry.sequence;
      version.review_time_micros = entry.record_time_micros;
      SaveReview(connection, version);
      Settle(connection, review.key, version, entry.sequence);
    }
    return base::Recorded<ReportVersion>{std::move(version), {entry.sequence}};
  };
  auto recall = [this, review](Connection& connection,
                               const base::Remembered& by) -> absl::StatusOr<ReportVersion> {
    ASSIGN_OR_RETURN(const std::int64_t sequence,
                     SequenceOf(connection, review.key, review.version));
    ASSIGN_OR_RETURN(Submission submission, SubmissionAt(connection, sequence));
    return AsOfEntry(std::move(submission.version), by.sequence);
  };
  auto tell = [this, programme = review.key.programme, deviations_change,
               done = std::move(done)](absl::StatusOr<ReportVersion> answer) mutable {
    if (answer.ok() && *deviations_change) basis_observer_(programme);
    done(std::move(answer));
  };
  base::WriteOnce<ReportVersion>(store_, deadline, std::move(request), std::move(decide),
                                 std::move(recall), std::move(tell));
}

}  // namespace rekenschap::monitoring
