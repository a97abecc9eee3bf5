#include "services/monitoring/app/monitoring.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/domain/report_size.h"
#include "services/monitoring/store/later_corrections.h"

namespace rekenschap::monitoring {

using base::Connection;

absl::StatusOr<std::unique_ptr<Monitoring>> Monitoring::Open(base::Store& store,
                                                             base::Journal& journal) {
  auto monitoring = std::unique_ptr<Monitoring>(new Monitoring(store, journal));
  RETURN_IF_ERROR(store.WriteAndWait([&](Connection& connection) {
    monitoring->rule_set_ = RuleSetId(connection, *monitoring->rules_);
    monitoring->feed_.Resume(LoadFeedPlace(connection).copied_sequence);
    return absl::OkStatus();
  }));
  return monitoring;
}

Basis Monitoring::BasisOf(const std::string& programme, const Plan* plan) const {
  Basis basis;
  basis.programme = programme;
  basis.feed = feed_.Get();
  if (plan != nullptr) {
    basis.revision_number = plan->revision.number;
    basis.revision_hash = plan->revision.content_hash;
  }
  return basis;
}

absl::StatusOr<Submission> Monitoring::SubmissionAt(Connection& connection,
                                                    std::int64_t sequence) const {
  auto version = LoadVersion(connection, sequence);
  if (!version) {
    return absl::DataLossError(absl::StrFormat("the report of journal entry %d is gone", sequence));
  }
  // A draft has not been submitted: what recorded it has to do.
  const std::int64_t recorded =
      version->submit_sequence > 0 ? version->submit_sequence : version->sequence;
  auto entry = journal_.Get(connection, recorded);
  if (!entry) return absl::DataLossError(absl::StrFormat("journal entry %d is gone", recorded));
  Submission submission;
  submission.rules =
      version->rule_set == rule_set_
          ? rules_
          : std::make_shared<const RuleVersions>(LoadRuleSet(connection, version->rule_set));
  submission.basis.programme = version->report.programme;
  submission.basis.revision_number = version->revision_number;
  submission.basis.revision_hash = version->revision_hash;
  submission.basis.feed = feed_.Get();
  submission.version = *std::move(version);
  submission.entry = *std::move(entry);
  return submission;
}

absl::StatusOr<Submission> Monitoring::SubmissionBy(Connection& connection,
                                                    std::int64_t sequence) const {
  const auto entry = journal_.Get(connection, sequence);
  if (!entry) return absl::DataLossError(absl::StrFormat("journal entry %d is gone", sequence));
  ASSIGN_OR_RETURN(const finance::ReportId id, finance::ParseReportName(entry->resource));
  ASSIGN_OR_RETURN(const finance::Period period, finance::ParsePeriod(id.period));
  return SubmissionAt(connection,
                      FindSequence(connection, {id.programme, period, id.unit}, id.version));
}

namespace {

// What `version` corrects. The first one corrects nothing, and asks nothing of the store.
Correction CorrectionOf(Connection& connection, const ReportVersion& version) {
  if (version.version == 1) return {};
  const Report& report = version.report;
  const auto before = FindAcceptedBefore(connection, {report.programme, report.period, report.unit},
                                         version.version);
  if (!before) return {};
  const auto accepted = LoadReport(connection, before->sequence);
  if (!accepted) return {};
  return {before->version, DifferencesFrom(*accepted, report)};
}

}  // namespace

void Monitoring::GetReport(ReportKey key, std::int64_t version, absl::Time deadline,
                           base::DoneWith<ReportAnswer> done) {
  base::ReadAs<ReportAnswer>(
      store_, deadline,
      [this, key = std::move(key),
       version](Connection& connection) -> absl::StatusOr<ReportAnswer> {
        ASSIGN_OR_RETURN(const std::int64_t sequence, SequenceOf(connection, key, version));
        ReportAnswer answer;
        ASSIGN_OR_RETURN(answer.submission, SubmissionAt(connection, sequence));
        answer.correction = CorrectionOf(connection, answer.submission.version);
        answer.later_corrections =
            FirstLaterCorrections(connection, key.programme, key.period, key.unit, kNow);
        return answer;
      },
      std::move(done));
}

void Monitoring::ListReports(ReportFilter filter, ReportPlace after, int limit, absl::Time deadline,
                             base::DoneWith<ReportPage> done) {
  base::ReadAs<ReportPage>(
      store_, deadline,
      [filter = std::move(filter), after = std::move(after),
       limit](Connection& connection) -> absl::StatusOr<ReportPage> {
        const auto sequences = ListVersions(connection, filter, after, limit);
        ReportPage page;
        std::size_t bytes = 0;
        for (const std::int64_t sequence : sequences) {
          auto version = LoadVersion(connection, sequence);
          if (!version) {
            return absl::DataLossError(
                absl::StrFormat("the report of journal entry %d is gone", sequence));
          }
          Correction correction = CorrectionOf(connection, *version);
          bytes += EstimatedBytes(*version) + EstimatedBytes(correction.differences);
          page.more = bytes > kMostPageBytes && !page.reports.empty();
          if (page.more) return page;
          page.reports.push_back({*std::move(version), std::move(correction)});
        }
        page.more = sequences.size() == static_cast<std::size_t>(limit);
        return page;
      },
      std::move(done));
}

void Monitoring::ListPlans(std::string after, int limit, absl::Time deadline,
                           base::DoneWith<std::vector<PlanCopy>> done) {
  base::ReadAs<std::vector<PlanCopy>>(
      store_, deadline,
      [after = std::move(after),
       limit](Connection& connection) -> absl::StatusOr<std::vector<PlanCopy>> {
        return ListPlanCopies(connection, after, limit);
      },
      std::move(done));
}

}  // namespace rekenschap::monitoring
