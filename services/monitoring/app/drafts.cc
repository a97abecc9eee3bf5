#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/check_context.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/app/refusal.h"
#include "services/monitoring/domain/content_hash.h"

// Keeping reports as drafts, and submitting them.
namespace rekenschap::monitoring {

using base::Connection;

namespace {

// Whether the draft that stands is what `version` would be, from the same hand and beside the same
// plan and rules.
bool IsTheSame(const ReportVersion& draft, const ReportVersion& version) {
  return draft.content_hash == version.content_hash && draft.drafter == version.drafter &&
         draft.revision_number == version.revision_number && draft.rule_set == version.rule_set &&
         draft.policy_version == version.policy_version;
}

}  // namespace

void Monitoring::SaveDraft(Report report, std::optional<std::int64_t> expected_version,
                           finance::Language language, base::Request request, absl::Time deadline,
                           base::DoneWith<DraftAnswer> done) {
  std::string content_hash = ContentHash(report);
  request.request_hash = base::Canonical("rekenschap.draft-request", 1)
                             .Text(content_hash)
                             .Optional(expected_version)
                             .Hash();
  auto decide = [this, report = std::move(report), content_hash = std::move(content_hash),
                 expected_version, language, principal = request.principal](
                    Connection& connection) -> absl::StatusOr<base::Recorded<DraftAnswer>> {
    const ReportKey key{report.programme, report.period, report.unit};
    const PeriodContext shared =
        PeriodContextOf(connection, plans_, rule_books_, key.programme, key.period, Today());
    const Plan* plan = shared.plan.get();
    if (plan == nullptr) return NoPlan(connection, report.programme);
    Standing standing = FindStanding(connection, key);
    ASSIGN_OR_RETURN(auto findings,
                     CheckReport(report, ContextOf(connection, report, shared, standing)));
    RETURN_IF_ERROR(CheckAsked(findings, language));
    RETURN_IF_ERROR(CheckOpen(connection, key.programme, key.period));
    RETURN_IF_ERROR(CheckExpectedVersion(expected_version, standing.last_version, key));
    ReportVersion version;
    version.report = report;
    version.version = standing.last_version + 1;
    version.state = ReportVersion::State::kDraft;
    version.content_hash = content_hash;
    version.revision_number = plan->revision.number;
    version.revision_hash = plan->revision.content_hash;
    version.rule_set = rule_set_;
    version.policy_version = shared.rules->policy_version();
    version.drafter = version.submitter = principal;
    if (standing.last_state == version.state && standing.last_sequence > 0) {
      auto draft = LoadVersion(connection, standing.last_sequence);
      if (draft && IsTheSame(*draft, version)) {
        // Its lines may be in another order, by which findings name them.
        ASSIGN_OR_RETURN(
            draft->findings,
            CheckReport(draft->report, ContextOf(connection, draft->report, shared, standing)));
        const base::Remembered by{draft->sequence, /*stood=*/true};
        return base::Recorded<DraftAnswer>{
            {*std::move(draft), BasisOf(key.programme, plan), /*unchanged=*/true}, by};
      }
    }
    const base::JournalEntry entry = journal_.Append(
        connection, {principal, "report.draft", NameOf(version), DraftHash(version)});
    version.sequence = entry.sequence;
    version.submit_time_micros = entry.record_time_micros;
    InsertVersion(connection, version);
    // A submitted version stands until this draft is submitted.
    if (standing.last_state == version.state && standing.last_sequence > 0) {
      SetState(connection, standing.last_sequence, ReportVersion::State::kSuperseded);
    }
    standing.last_version = version.version;
    standing.last_sequence = version.sequence;
    standing.last_state = version.state;
    SaveStanding(connection, key, standing);
    // What the rules find of a draft is told and not kept: they are asked anew each time.
    version.findings = std::move(findings);
    return base::Recorded<DraftAnswer>{
        {std::move(version), BasisOf(key.programme, plan), /*unchanged=*/false}, {entry.sequence}};
  };
  auto recall = [this](Connection& connection,
                       const base::Remembered& by) -> absl::StatusOr<DraftAnswer> {
    ASSIGN_OR_RETURN(Submission before, SubmissionAt(connection, by.sequence));
    const auto entry = journal_.Get(connection, by.sequence);
    if (!entry)
      return absl::DataLossError(absl::StrFormat("journal entry %d is gone", by.sequence));
    ReportVersion version = AsOfEntry(std::move(before.version), by.sequence);
    version.submit_time_micros = entry->record_time_micros;
    const Report& kept = version.report;
    const PeriodContext shared =
        PeriodContextOf(connection, plans_, rule_books_, kept.programme, kept.period, Today());
    const Standing standing = FindStanding(connection, {kept.programme, kept.period, kept.unit});
    ASSIGN_OR_RETURN(version.findings,
                     CheckReport(kept, ContextOf(connection, kept, shared, standing)));
    Basis basis = BasisOf(kept.programme, shared.plan.get());
    return DraftAnswer{std::move(version), std::move(basis), by.stood};
  };
  base::WriteOnce<DraftAnswer>(store_, deadline, std::move(request), std::move(decide),
                               std::move(recall), std::move(done));
}

void Monitoring::SubmitDraft(ReportKey key, std::int64_t version, std::string etag,
                             finance::Language language, base::Request request, absl::Time deadline,
                             base::DoneWith<Submission> done) {
  request.request_hash =
      base::Canonical("rekenschap.submit-draft-request", 1)
          .Text(finance::ReportVersionName(key.programme, finance::FormatPeriod(key.period),
                                           key.unit, version))
          .Text(etag)
          .Hash();
  auto decide = [this, key = std::move(key), version, etag = std::move(etag), language,
                 principal = request.principal](
                    Connection& connection) -> absl::StatusOr<base::Recorded<Submission>> {
    ASSIGN_OR_RETURN(const std::int64_t sequence, SequenceOf(connection, key, version));
    ASSIGN_OR_RETURN(Submission kept, SubmissionAt(connection, sequence));
    RETURN_IF_ERROR(CheckDecision(kept.version, Decision::kSubmitDraft, etag));
    std::vector<finance::Finding> findings;
    ASSIGN_OR_RETURN(
        Submission submission,
        TakeIn(connection, std::move(kept.version), FindStanding(connection, key),
               PeriodContextOf(connection, plans_, rule_books_, key.programme, key.period, Today()),
               language, principal, findings));
    const std::int64_t entry = submission.entry.sequence;
    return base::Recorded<Submission>{std::move(submission), {entry}};
  };
  auto recall = [this](Connection& connection, const base::Remembered& by) {
    return RecallSubmission(connection, by);
  };
  base::WriteOnce<Submission>(store_, deadline, std::move(request), std::move(decide),
                              std::move(recall), std::move(done));
}

}  // namespace rekenschap::monitoring
