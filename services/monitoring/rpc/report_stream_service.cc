#include "services/monitoring/rpc/report_stream_service.h"

#include <memory>
#include <utility>
#include <vector>

#include "services/base/rpc/handlers.h"
#include "services/monitoring/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {
namespace {

using Streams = base::BatchStreams<v1::SubmitReportsRequest, v1::SubmitReportsResponse>;

// Some full requests wait whenever the writer comes back for one.
constexpr base::BatchLimits kLimits = {.most_items = 1000, .open_items = 4000};

absl::StatusOr<Report> ReportIn(const v1::SubmitReportItem& item) {
  RETURN_IF_ERROR(base::CheckRequestId(item.request_id()));
  return FromProto(item.report());
}

std::vector<SubmitItem> ItemsOf(const std::string& principal,
                                const v1::SubmitReportsRequest& request) {
  std::vector<SubmitItem> items;
  items.reserve(static_cast<std::size_t>(request.items_size()));
  for (const v1::SubmitReportItem& given : request.items()) {
    SubmitItem& item = items.emplace_back();
    item.report = ReportIn(given);
    if (given.has_expected_version()) item.expected_version = given.expected_version();
    item.request = {principal, "SubmitReport", given.request_id(), ""};
  }
  return items;
}

Keep KeepOf(const v1::SubmitReportsRequest& request) {
  if (request.validate_only()) return Keep::kNothing;
  return request.all_or_nothing() ? Keep::kAllOrNothing : Keep::kGood;
}

void PutOutcome(const SubmitOutcome& outcome, Keep keep, const std::string& store_id,
                finance::Language language, const RuleVersions*& shared,
                v1::SubmitReportsResponse& response, v1::SubmitReportResult& out) {
  if (!outcome.submission.ok()) base::SetError(outcome.submission.status(), *out.mutable_error());
  if (!outcome.submission.ok() || keep == Keep::kNothing) {
    for (const auto& finding : outcome.findings) ToProto(finding, language, *out.add_findings());
    if (outcome.submission.ok()) out.set_unchanged(outcome.submission->unchanged);
    return;
  }
  // Those of one request are mostly held against the same rules: they are told once.
  const RuleVersions& rules = *outcome.submission->rules;
  v1::Receipt& receipt = *out.mutable_receipt();
  ToProtoWithoutRules(*outcome.submission, store_id, language, receipt);
  if (shared == nullptr) {
    shared = &rules;
    response.mutable_rule_versions()->insert(rules.begin(), rules.end());
  }
  if (rules != *shared) receipt.mutable_rule_versions()->insert(rules.begin(), rules.end());
  out.set_unchanged(outcome.submission->unchanged);
}

// Takes what a request holds in; the answers follow once it is durable.
Streams::Take TakeReports(Monitoring& monitoring, std::string store_id) {
  return [&monitoring, store_id = std::move(store_id)](
             const absl::StatusOr<std::string>& principal, const v1::SubmitReportsRequest& request,
             const std::shared_ptr<Streams::Answer>& answer) -> absl::Status {
    ASSIGN_OR_RETURN(const auto language, wire::LanguageOf(request.language_code()));
    const Keep keep = KeepOf(request);
    // Who only checks leaves no trace.
    if (keep != Keep::kNothing) RETURN_IF_ERROR(principal.status());
    auto done = [answer, keep, language, store_id, count = request.items_size()](
                    absl::StatusOr<std::vector<SubmitOutcome>> outcomes) {
      answer->Settle(count, [&](v1::SubmitReportsResponse& response) {
        const RuleVersions* shared = nullptr;
        for (int i = 0; i < count; ++i) {
          v1::SubmitReportResult& out = *response.mutable_results(i);
          if (!outcomes.ok()) {
            base::SetError(outcomes.status(), *out.mutable_error());
            continue;
          }
          PutOutcome((*outcomes)[static_cast<std::size_t>(i)], keep, store_id, language, shared,
                     response, out);
        }
      });
    };
    monitoring.SubmitReports(ItemsOf(principal.value_or(""), request), keep, language,
                             absl::InfiniteFuture(), std::move(done));
    return absl::OkStatus();
  };
}

}  // namespace

ReportStreamService::ReportStreamService(Monitoring& monitoring, std::string store_id)
    : streams_(kLimits, Streams::Callers::kAnyone, TakeReports(monitoring, std::move(store_id))) {}

grpc::ServerBidiReactor<v1::SubmitReportsRequest, v1::SubmitReportsResponse>*
ReportStreamService::SubmitReports(grpc::CallbackServerContext* context) {
  return streams_.Start(context);
}

}  // namespace rekenschap::monitoring
