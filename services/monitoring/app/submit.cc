#include <utility>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/check_context.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/app/refusal.h"
#include "services/monitoring/domain/check_report.h"
#include "services/monitoring/domain/content_hash.h"

// Taking in reports.
namespace rekenschap::monitoring {
namespace {

using base::Connection;

// What a report that is not taken in yet would correct.
Correction CorrectionBy(Connection& connection, const Report& report, const Standing& standing) {
  if (standing.accepted_sequence == 0) return {};
  const auto accepted = LoadReport(connection, standing.accepted_sequence);
  if (!accepted) return {};
  return {VersionNumber(connection, standing.accepted_sequence),
          DifferencesFrom(*accepted, report)};
}

}  // namespace

void Monitoring::ValidateReport(Report report, absl::Time deadline,
                                base::DoneWith<Validation> done) {
  base::ReadAs<Validation>(
      store_, deadline,
      [this, report = std::move(report)](Connection& connection) -> absl::StatusOr<Validation> {
        const auto plan = plans_.Get(connection, report.programme);
        const Standing standing =
            FindStanding(connection, {report.programme, report.period, report.unit});
        Validation validation;
        validation.basis = BasisOf(report.programme, plan.get());
        validation.key = {report.programme, report.period, report.unit};
        if (plan != nullptr && plan->programme.cadence == report.period.kind) {
          validation.correction = CorrectionBy(connection, report, standing);
        }
        ASSIGN_OR_RETURN(const std::optional<Submission> last,
                         SameAsLast(connection, standing, ContentHash(report)));
        if (last) {
          validation.findings = last->version.findings;
          return validation;
        }
        ASSIGN_OR_RETURN(
            validation.findings,
            CheckReport(report,
                        ContextOf(connection, report, plan.get(),
                                  *rule_books_.Get(connection, report.programme), standing)));
        return validation;
      },
      std::move(done));
}

void Monitoring::SubmitReport(Report report, std::optional<std::int64_t> expected_version,
                              finance::Language language, base::Request request,
                              absl::Time deadline, base::DoneWith<Submission> done) {
  std::string content_hash = ContentHash(report);
  request.request_hash = base::Canonical("rekenschap.submit-request", 1)
                             .Text(content_hash)
                             .Optional(expected_version)
                             .Hash();
  auto decide = [this, report = std::move(report), content_hash = std::move(content_hash),
                 expected_version, language,
                 principal = request.principal](Connection& connection) {
    return Submit(connection, report, content_hash, expected_version, language, principal);
  };
  // The answer is the version as it was taken in, whatever became of it.
  auto recall = [this](Connection& connection,
                       std::int64_t sequence) -> absl::StatusOr<Submission> {
    ASSIGN_OR_RETURN(Submission before, SubmissionBy(connection, sequence));
    before.version.state = ReportVersion::State::kSubmitted;
    return before;
  };
  base::WriteOnce<Submission>(store_, deadline, std::move(request), std::move(decide),
                              std::move(recall), std::move(done));
}

absl::StatusOr<std::optional<Submission>> Monitoring::SameAsLast(
    Connection& connection, const Standing& standing, const std::string& content_hash) const {
  const bool waits_or_counts = standing.submitted_sequence > 0 &&
                               standing.submitted_sequence == standing.last_sequence &&
                               standing.submitted_state != ReportVersion::State::kReturned;
  if (!waits_or_counts || standing.submitted_hash != content_hash) return std::nullopt;
  ASSIGN_OR_RETURN(Submission last, SubmissionAt(connection, standing.last_sequence));
  last.unchanged = true;
  return last;
}

absl::StatusOr<base::Recorded<Submission>> Monitoring::Submit(
    Connection& connection, const Report& report, const std::string& content_hash,
    std::optional<std::int64_t> expected_version, finance::Language language,
    const std::string& principal) {
  const ReportKey key{report.programme, report.period, report.unit};
  Standing standing = FindStanding(connection, key);
  RETURN_IF_ERROR(CheckExpectedVersion(expected_version, standing.last_version, key));
  ASSIGN_OR_RETURN(std::optional<Submission> last, SameAsLast(connection, standing, content_hash));
  if (last) return base::Recorded<Submission>{*std::move(last), 0};
  ReportVersion version;
  version.report = report;
  version.version = standing.last_version + 1;
  version.content_hash = content_hash;
  ASSIGN_OR_RETURN(Submission submission,
                   TakeIn(connection, std::move(version), standing, language, principal));
  const std::int64_t sequence = submission.entry.sequence;
  return base::Recorded<Submission>{std::move(submission), sequence};
}

absl::StatusOr<Submission> Monitoring::TakeIn(Connection& connection, ReportVersion version,
                                              Standing standing, finance::Language language,
                                              const std::string& principal) {
  const Report& report = version.report;
  const ReportKey key{report.programme, report.period, report.unit};
  const auto plan = plans_.Get(connection, report.programme);
  const auto rules = rule_books_.Get(connection, report.programme);
  ASSIGN_OR_RETURN(version.findings, CheckReport(report, ContextOf(connection, report, plan.get(),
                                                                   *rules, standing)));
  if (finance::HasFatal(version.findings)) return RefusalOf(version.findings, language);
  version.state = ReportVersion::State::kSubmitted;
  version.revision_number = plan->revision.number;
  version.revision_hash = plan->revision.content_hash;
  version.rule_set = rule_set_;
  version.policy_version = rules->policy_version();
  version.submitter = principal;
  base::JournalEntry entry = journal_.Append(
      connection, {principal, "report.submit", NameOf(version), SubmissionHash(version, *rules_)});
  version.submit_time_micros = entry.record_time_micros;
  version.submit_sequence = entry.sequence;
  if (version.sequence > 0) {
    SaveSubmission(connection, version);  // it was a draft
  } else {
    version.sequence = entry.sequence;
    InsertVersion(connection, version);
  }
  const bool first = standing.submitted_sequence == 0;
  SupersedeWaiting(connection, standing, version.sequence);
  standing.last_version = version.version;
  standing.last_sequence = standing.submitted_sequence = version.sequence;
  standing.last_state = standing.submitted_state = version.state;
  if (!standing.first_submit_time_micros) {
    standing.first_submit_time_micros = version.submit_time_micros;
  }
  standing.submitted_hash = version.content_hash;
  standing.nil = IsNil(report);
  standing.return_reason.clear();
  SaveStanding(connection, key, standing);
  // Without a version before it there is no position to end.
  (first ? StartPosition : MovePosition)(connection, key, PositionKind::kProvisional,
                                         entry.sequence, version.sequence);
  return Submission{std::move(version), std::move(entry), rules_,
                    BasisOf(key.programme, plan.get())};
}

}  // namespace rekenschap::monitoring
