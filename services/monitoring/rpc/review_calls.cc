#include <utility>

#include "services/base/rpc/handlers.h"
#include "services/monitoring/rpc/convert.h"
#include "services/monitoring/rpc/monitoring_service.h"
#include "services/monitoring/rpc/named_report.h"
#include "services/monitoring/rpc/report_intake.h"
#include "services/wire/wire.h"

// Drafts, and what reviewers decide.
namespace rekenschap::monitoring {

using base::Answering;
using base::Call;
using base::Serve;

namespace {

// What a review is about, from a request that names a version and its etag.
template <class Request>
absl::StatusOr<ReviewRequest> ReviewOf(const Request& request, Decision decision) {
  ASSIGN_OR_RETURN(NamedReport named, ReportNamed(request.name(), /*versioned=*/true));
  RETURN_IF_ERROR(base::CheckEtag(request.etag()));
  return ReviewRequest{std::move(named.key), named.version, request.etag(), decision, "", {}};
}

// The same with a reason for the whole, or for each of the marked lines.
template <class Request>
absl::StatusOr<ReviewRequest> ReasonedReviewOf(const Request& request, Decision decision) {
  ASSIGN_OR_RETURN(ReviewRequest review, ReviewOf(request, decision));
  ASSIGN_OR_RETURN(review.lines, FromProto(request.lines()));
  RETURN_IF_ERROR(CheckReason(request.reason(), /*required=*/review.lines.empty()));
  review.reason = request.reason();
  return review;
}

template <class Response>
auto TellingReport(Response* response) {
  return [response](const ReportVersion& version) {
    ToProto(version, finance::Language::kEnglish, *response->mutable_report());
  };
}

}  // namespace

grpc::ServerUnaryReactor* MonitoringService::SaveDraft(grpc::CallbackServerContext* context,
                                                       const v1::SaveDraftRequest* request,
                                                       v1::SaveDraftResponse* response) {
  return Serve(context, "SaveDraft", [&](const Call& call) {
    auto intake = IntakeOf(call, *request);
    if (!intake.ok()) return call.Finish(intake.status());
    auto& [write, language, report, expected] = *intake;
    monitoring_.SaveDraft(
        std::move(report), expected, language, std::move(write), call.deadline(),
        Answering<DraftAnswer>(call, [response, language = language](const DraftAnswer& draft) {
          ToProto(draft.version, language, *response->mutable_report());
          ToProto(draft.basis, *response->mutable_basis());
          response->set_unchanged(draft.unchanged);
        }));
  });
}

grpc::ServerUnaryReactor* MonitoringService::SubmitDraft(grpc::CallbackServerContext* context,
                                                         const v1::SubmitDraftRequest* request,
                                                         v1::SubmitDraftResponse* response) {
  return Serve(context, "SubmitDraft", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    auto named = ReportNamed(request->name(), /*versioned=*/true);
    if (!named.ok()) return call.Finish(named.status());
    if (const auto etag = base::CheckEtag(request->etag()); !etag.ok()) return call.Finish(etag);
    monitoring_.SubmitDraft(
        std::move(named->key), named->version, request->etag(), *language, *std::move(write),
        call.deadline(),
        Answering<Submission>(
            call, [this, response, language = *language](const Submission& submission) {
              ToProto(submission, store_id_, language, *response->mutable_receipt());
              ToProto(submission.basis, *response->mutable_basis());
            }));
  });
}

grpc::ServerUnaryReactor* MonitoringService::ReturnReport(grpc::CallbackServerContext* context,
                                                          const v1::ReturnReportRequest* request,
                                                          v1::ReturnReportResponse* response) {
  return Serve(context, "ReturnReport", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto review = ReasonedReviewOf(*request, Decision::kReturn);
    if (!review.ok()) return call.Finish(review.status());
    monitoring_.ReviewReport(*std::move(review), *std::move(write), call.deadline(),
                             Answering<ReportVersion>(call, TellingReport(response)));
  });
}

grpc::ServerUnaryReactor* MonitoringService::AcceptReport(grpc::CallbackServerContext* context,
                                                          const v1::AcceptReportRequest* request,
                                                          v1::AcceptReportResponse* response) {
  return Serve(context, "AcceptReport", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto review = ReviewOf(*request, Decision::kAccept);
    if (!review.ok()) return call.Finish(review.status());
    monitoring_.ReviewReport(*std::move(review), *std::move(write), call.deadline(),
                             Answering<ReportVersion>(call, TellingReport(response)));
  });
}

grpc::ServerUnaryReactor* MonitoringService::ReopenReport(grpc::CallbackServerContext* context,
                                                          const v1::ReopenReportRequest* request,
                                                          v1::ReopenReportResponse* response) {
  return Serve(context, "ReopenReport", [&](const Call& call) {
    auto write = base::RequestOf(call, request->request_id());
    if (!write.ok()) return call.Finish(write.status());
    auto review = ReasonedReviewOf(*request, Decision::kReopen);
    if (!review.ok()) return call.Finish(review.status());
    monitoring_.ReviewReport(*std::move(review), *std::move(write), call.deadline(),
                             Answering<ReportVersion>(call, TellingReport(response)));
  });
}

}  // namespace rekenschap::monitoring
