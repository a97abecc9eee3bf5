#include "services/monitoring/domain/review.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/domain/content_hash.h"

// Returning and accepting reports.
namespace rekenschap::monitoring {

using base::Connection;
using State = ReportVersion::State;

namespace {

// Moves what counts after `version` was reviewed at `sequence`.
void MovePositions(Connection& connection, const ReportKey& key, const ReportVersion& version,
                   std::int64_t sequence) {
  const finance::Date end = finance::LastDay(key.period);
  const auto accepted =
      FindPosition(connection, key.programme, key.unit, PositionKind::kAccepted, end, kNow);
  const std::int64_t before =
      accepted && accepted->period_end == end ? accepted->version_sequence : 0;
  if (version.state == State::kAccepted) {
    if (before > 0) SetState(connection, before, State::kSuperseded);
    MovePosition(connection, key, PositionKind::kAccepted, sequence, version.sequence);
  } else {
    // What was returned no longer counts; the accepted version, if there is one, counts again.
    MovePosition(connection, key, PositionKind::kProvisional, sequence, before);
  }
}

}  // namespace

void Monitoring::ReviewReport(ReportKey key, std::int64_t version_number, std::string etag,
                              std::optional<std::string> return_reason, base::Request request,
                              absl::Time deadline, base::DoneWith<ReportVersion> done) {
  const State decision = return_reason ? State::kReturned : State::kAccepted;
  request.request_hash =
      base::Canonical("rekenschap.review-request", 1)
          .Text(finance::ReportVersionName(key.programme, finance::FormatPeriod(key.period),
                                           key.unit, version_number))
          .Text(etag)
          .Text(return_reason.value_or(""))
          .Hash();
  auto decide = [this, key, version_number, etag = std::move(etag), decision,
                 reason = return_reason.value_or(""), principal = request.principal](
                    Connection& connection) -> absl::StatusOr<base::Recorded<ReportVersion>> {
    ASSIGN_OR_RETURN(const std::int64_t sequence, SequenceOf(connection, key, version_number));
    ASSIGN_OR_RETURN(Submission submission, SubmissionAt(connection, sequence));
    ReportVersion& version = submission.version;
    RETURN_IF_ERROR(CheckReview(version, decision, etag, principal));
    version.state = decision;
    version.reviewer = principal;
    version.return_reason = reason;
    const base::JournalEntry entry = journal_.Append(
        connection, {principal, decision == State::kAccepted ? "report.accept" : "report.return",
                     NameOf(version), ReviewHash(version, decision)});
    version.review_time_micros = entry.record_time_micros;
    SaveReview(connection, version);
    MovePositions(connection, key, version, entry.sequence);
    return base::Recorded<ReportVersion>{std::move(version), entry.sequence};
  };
  // The answer is the version as it was reviewed, whatever became of it.
  auto recall = [this, key, version_number, decision](
                    Connection& connection, std::int64_t) -> absl::StatusOr<ReportVersion> {
    ASSIGN_OR_RETURN(const std::int64_t sequence, SequenceOf(connection, key, version_number));
    ASSIGN_OR_RETURN(Submission submission, SubmissionAt(connection, sequence));
    submission.version.state = decision;
    return std::move(submission.version);
  };
  base::WriteOnce<ReportVersion>(store_, deadline, std::move(request), std::move(decide),
                                 std::move(recall), std::move(done));
}

}  // namespace rekenschap::monitoring
