#include <map>
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
using finance::Finding;

// What a report that is not taken in yet would correct.
Correction CorrectionBy(Connection& connection, const Report& report, const Standing& standing) {
  if (standing.accepted_sequence == 0) return {};
  const auto accepted = LoadReport(connection, standing.accepted_sequence);
  if (!accepted) return {};
  return {VersionNumber(connection, standing.accepted_sequence),
          DifferencesFrom(*accepted, report)};
}

absl::Status OthersRefused() {
  base::ErrorDetails details;
  details.reason = "OTHERS_REFUSED";
  return base::Error(absl::StatusCode::kAborted,
                     "nothing is wrong with this report, but others that it was to be taken in "
                     "with were refused; mend those, or take in what is good",
                     std::move(details));
}

// By programme and period.
using SharedContexts = std::map<std::pair<std::string, finance::Period>, PeriodContext>;

// What makes a submission the same request.
std::string RequestHash(const std::string& content_hash,
                        std::optional<std::int64_t> expected_version) {
  return base::Canonical("rekenschap.submit-request", 1)
      .Text(content_hash)
      .Optional(expected_version)
      .Hash();
}

}  // namespace

void Monitoring::ValidateReport(Report report, absl::Time deadline,
                                base::DoneWith<Validation> done) {
  base::ReadAs<Validation>(
      store_, deadline,
      [this, report = std::move(report)](Connection& connection) -> absl::StatusOr<Validation> {
        const PeriodContext shared = PeriodContextOf(connection, plans_, rule_books_,
                                                     report.programme, report.period, Today());
        const Plan* plan = shared.plan.get();
        const Standing standing =
            FindStanding(connection, {report.programme, report.period, report.unit});
        Validation validation;
        validation.basis = BasisOf(report.programme, plan);
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
        ASSIGN_OR_RETURN(validation.findings,
                         CheckReport(report, ContextOf(connection, report, shared, standing)));
        return validation;
      },
      std::move(done));
}

void Monitoring::SubmitReport(Report report, std::optional<std::int64_t> expected_version,
                              finance::Language language, base::Request request,
                              absl::Time deadline, base::DoneWith<Submission> done) {
  std::string content_hash = ContentHash(report);
  request.request_hash = RequestHash(content_hash, expected_version);
  auto decide = [this, report = std::move(report), content_hash = std::move(content_hash),
                 expected_version, language,
                 principal = request.principal](Connection& connection) {
    std::vector<Finding> findings;
    return Submit(
        connection, report, content_hash,
        PeriodContextOf(connection, plans_, rule_books_, report.programme, report.period, Today()),
        expected_version, language, principal, findings);
  };
  auto recall = [this](Connection& connection, const base::Remembered& by) {
    return RecallSubmission(connection, by);
  };
  base::WriteOnce<Submission>(store_, deadline, std::move(request), std::move(decide),
                              std::move(recall), std::move(done));
}

absl::StatusOr<Submission> Monitoring::RecallSubmission(Connection& connection,
                                                        const base::Remembered& by) const {
  ASSIGN_OR_RETURN(Submission before, SubmissionBy(connection, by.sequence));
  before.version = AsOfEntry(std::move(before.version), by.sequence);
  before.unchanged = by.stood;
  return before;
}

void Monitoring::SubmitReports(std::vector<SubmitItem> items, Keep keep, finance::Language language,
                               absl::Time deadline,
                               base::DoneWith<std::vector<SubmitOutcome>> done) {
  std::vector<std::string> hashes;
  hashes.reserve(items.size());
  for (SubmitItem& item : items) {
    hashes.push_back(item.report.ok() ? ContentHash(*item.report) : "");
    item.request.request_hash = RequestHash(hashes.back(), item.expected_version);
  }
  struct State {
    std::vector<SubmitOutcome> outcomes;
    bool undone = false;  // on purpose
  };
  const auto state = std::make_shared<State>();
  const auto submit = [this, language](
                          Connection& connection, const SubmitItem& item,
                          const std::string& content_hash, SharedContexts& shared,
                          std::vector<Finding>& findings) -> absl::StatusOr<Submission> {
    RETURN_IF_ERROR(item.report.status());
    const Report& report = *item.report;
    ASSIGN_OR_RETURN(const auto before, base::Recall(connection, item.request));
    if (before) return RecallSubmission(connection, *before);
    const auto [context, is_new] = shared.try_emplace({report.programme, report.period});
    if (is_new) {
      context->second = PeriodContextOf(connection, plans_, rule_books_, report.programme,
                                        report.period, Today());
    }
    ASSIGN_OR_RETURN(auto recorded,
                     Submit(connection, report, content_hash, context->second,
                            item.expected_version, language, item.request.principal, findings));
    base::Remember(connection, item.request, recorded.by);
    return std::move(recorded.answer);
  };
  store_.Write(
      deadline,
      [this, submit, state, keep, items = std::move(items),
       hashes = std::move(hashes)](Connection& connection) {
        *state = {};
        state->outcomes.reserve(items.size());
        SharedContexts shared;
        bool good = true;
        for (std::size_t i = 0; i < items.size(); ++i) {
          SubmitOutcome& outcome = state->outcomes.emplace_back();
          outcome.submission = submit(connection, items[i], hashes[i], shared, outcome.findings);
          good = good && outcome.submission.ok();
          if (!outcome.submission.ok()) continue;
          outcome.findings = outcome.submission->version.findings;
          // What stood before this stands whatever becomes of the others.
          outcome.stands = journal_.IsDurable(outcome.submission->entry.sequence);
        }
        state->undone = keep == Keep::kNothing || (keep == Keep::kAllOrNothing && !good);
        return state->undone ? absl::AbortedError("none of it is kept") : absl::OkStatus();
      },
      [state, keep, done = std::move(done)](absl::Status status) mutable {
        if (!status.ok() && !state->undone) return done(std::move(status));
        if (state->undone && keep == Keep::kAllOrNothing) {
          for (SubmitOutcome& outcome : state->outcomes) {
            if (outcome.submission.ok() && !outcome.stands) outcome.submission = OthersRefused();
          }
        }
        done(std::move(state->outcomes));
      });
}

absl::StatusOr<std::optional<Submission>> Monitoring::SameAsLast(
    Connection& connection, const Standing& standing, const std::string& content_hash) const {
  // A draft that was kept since changes nothing of what was submitted.
  const bool waits_or_counts = standing.submitted_sequence > 0 &&
                               standing.submitted_state != ReportVersion::State::kReturned;
  if (!waits_or_counts || standing.submitted_hash != content_hash) return std::nullopt;
  ASSIGN_OR_RETURN(Submission last, SubmissionAt(connection, standing.submitted_sequence));
  last.unchanged = true;
  return last;
}

absl::StatusOr<base::Recorded<Submission>> Monitoring::Submit(
    Connection& connection, const Report& report, const std::string& content_hash,
    const PeriodContext& shared, std::optional<std::int64_t> expected_version,
    finance::Language language, const std::string& principal, std::vector<Finding>& findings) {
  const ReportKey key{report.programme, report.period, report.unit};
  Standing standing = FindStanding(connection, key);
  RETURN_IF_ERROR(CheckExpectedVersion(expected_version, standing.last_version, key));
  ASSIGN_OR_RETURN(std::optional<Submission> last, SameAsLast(connection, standing, content_hash));
  if (last) {
    const base::Remembered by{last->entry.sequence, /*stood=*/true};
    return base::Recorded<Submission>{*std::move(last), by};
  }
  ReportVersion version;
  version.report = report;
  version.version = standing.last_version + 1;
  version.content_hash = content_hash;
  ASSIGN_OR_RETURN(Submission submission, TakeIn(connection, std::move(version), standing, shared,
                                                 language, principal, findings));
  const std::int64_t sequence = submission.entry.sequence;
  return base::Recorded<Submission>{std::move(submission), {sequence}};
}

absl::StatusOr<Submission> Monitoring::TakeIn(Connection& connection, ReportVersion version,
                                              Standing standing, const PeriodContext& shared,
                                              finance::Language language,
                                              const std::string& principal,
                                              std::vector<Finding>& findings) {
  const Report& report = version.report;
  const ReportKey key{report.programme, report.period, report.unit};
  ASSIGN_OR_RETURN(version.findings,
                   CheckReport(report, ContextOf(connection, report, shared, standing)));
  if (finance::HasFatal(version.findings)) {
    findings = std::move(version.findings);
    return RefusalOf(findings, language);
  }
  version.state = ReportVersion::State::kSubmitted;
  version.revision_number = shared.plan->revision.number;
  version.revision_hash = shared.plan->revision.content_hash;
  version.rule_set = rule_set_;
  version.policy_version = shared.rules->policy_version();
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
                    BasisOf(key.programme, shared.plan.get())};
}

}  // namespace rekenschap::monitoring
