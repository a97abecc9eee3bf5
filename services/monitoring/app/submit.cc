#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/domain/check_report.h"
#include "services/monitoring/domain/content_hash.h"

// Taking in reports.
namespace rekenschap::monitoring {
namespace {

using base::Connection;
using finance::Finding;

// What the rules hold the report against, as `connection` sees it.
CheckContext ContextOf(Connection& connection, const Report& report, const Plan* plan) {
  CheckContext context;
  context.plan = plan;
  const finance::Date end = finance::LastDay(report.period);
  if (const auto before = finance::PreviousInYear(report.period)) {
    const auto position = FindPosition(connection, report.programme, report.unit,
                                       PositionKind::kProvisional, finance::LastDay(*before), kNow);
    if (position && position->period_end.year() == end.year()) {
      context.position_before = LoadReport(connection, position->version_sequence);
    }
  }
  const auto accepted =
      FindPosition(connection, report.programme, report.unit, PositionKind::kAccepted, end, kNow);
  if (accepted && accepted->period_end == end) {
    if (const auto version = LoadVersion(connection, accepted->version_sequence)) {
      context.accepted_version = version->version;
    }
  }
  return context;
}

absl::Status Refuse(const std::vector<Finding>& findings, finance::Language language) {
  std::vector<base::Violation> violations;
  for (const Finding& finding : findings) {
    if (finding.severity != finance::Severity::kFatal) continue;
    const FindingText text = TextOf(finding, language);
    violations.push_back(
        {"report." + finding.field, finding.rule, text.message + "; " + text.remedy});
  }
  return base::InvalidFields("REPORT_REFUSED", std::move(violations));
}

absl::Status CheckExpectedVersion(const std::optional<std::int64_t>& expected,
                                  const LastVersion& last, const std::string& name) {
  if (!expected || *expected == last.version) return absl::OkStatus();
  base::ErrorDetails details;
  details.reason = "VERSION_MISMATCH";
  details.resource_type = "report";
  details.resource_name = name;
  details.metadata["last_version"] = std::to_string(last.version);
  return base::Error(absl::StatusCode::kAborted,
                     absl::StrFormat("the last version of %s is %d and not %d; read it before "
                                     "submitting another",
                                     name, last.version, *expected),
                     std::move(details));
}

}  // namespace

void Monitoring::ValidateReport(Report report, absl::Time deadline,
                                base::DoneWith<Validation> done) {
  base::ReadAs<Validation>(
      store_, deadline,
      [this, report = std::move(report)](Connection& connection) -> absl::StatusOr<Validation> {
        const auto plan = plans_.Get(connection, report.programme);
        Validation validation;
        ASSIGN_OR_RETURN(validation.findings,
                         CheckReport(report, ContextOf(connection, report, plan.get())));
        validation.basis = BasisOf(report.programme, plan.get());
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
    ASSIGN_OR_RETURN(Submission before, SubmissionAt(connection, sequence));
    before.version.state = ReportVersion::State::kSubmitted;
    return before;
  };
  base::WriteOnce<Submission>(store_, deadline, std::move(request), std::move(decide),
                              std::move(recall), std::move(done));
}

absl::StatusOr<base::Recorded<Submission>> Monitoring::Submit(
    Connection& connection, const Report& report, const std::string& content_hash,
    std::optional<std::int64_t> expected_version, finance::Language language,
    const std::string& principal) {
  const ReportKey key{report.programme, report.period, report.unit};
  const auto plan = plans_.Get(connection, report.programme);
  const LastVersion last = FindLastVersion(connection, key);
  RETURN_IF_ERROR(CheckExpectedVersion(
      expected_version, last,
      finance::ReportName(report.programme, finance::FormatPeriod(report.period), report.unit)));
  ASSIGN_OR_RETURN(std::vector<Finding> findings,
                   CheckReport(report, ContextOf(connection, report, plan.get())));
  if (finance::HasFatal(findings)) return Refuse(findings, language);

  ReportVersion version;
  version.report = report;
  version.version = last.version + 1;
  version.content_hash = content_hash;
  version.revision_number = plan->revision.number;
  version.revision_hash = plan->revision.content_hash;
  version.rule_set = rule_set_;
  version.findings = std::move(findings);
  version.submitter = principal;
  base::JournalEntry entry = journal_.Append(
      connection, {principal, "report.submit", NameOf(version), SubmissionHash(version, *rules_)});
  version.submit_time_micros = entry.record_time_micros;
  version.sequence = entry.sequence;
  InsertVersion(connection, version);
  // A version that still waited is superseded; an accepted one stands until this one is accepted.
  if (last.version > 0 && last.state == ReportVersion::State::kSubmitted) {
    SetState(connection, last.sequence, ReportVersion::State::kSuperseded);
  }
  MovePosition(connection, key, PositionKind::kProvisional, entry.sequence, entry.sequence);
  const std::int64_t sequence = entry.sequence;
  return base::Recorded<Submission>{
      {std::move(version), std::move(entry), rules_, BasisOf(report.programme, plan.get())},
      sequence};
}

}  // namespace rekenschap::monitoring
