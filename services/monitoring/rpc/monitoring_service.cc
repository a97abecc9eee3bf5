#include "services/monitoring/rpc/monitoring_service.h"

#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>
#include <absl/strings/str_split.h>

#include "services/base/rpc/fields.h"
#include "services/base/rpc/handlers.h"
#include "services/base/rpc/page.h"
#include "services/finance/names.h"
#include "services/monitoring/rpc/convert.h"
#include "services/monitoring/rpc/convert_correction.h"
#include "services/monitoring/rpc/named_report.h"
#include "services/monitoring/rpc/report_intake.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {

using base::Answering;
using base::Call;
using base::Serve;

namespace {

// Pages of reports go on after `<end of period>|<unit>|<version>`.
absl::StatusOr<ReportPlace> PlaceOf(const Call& call, const v1::ListReportsRequest& request) {
  ASSIGN_OR_RETURN(const std::string key,
                   base::PageKey(call.method(), request.page_token(), base::Asked(request)));
  if (key.empty()) return ReportPlace{};
  const std::vector<std::string> parts = absl::StrSplit(key, '|');
  ReportPlace place;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[2], &place.version)) {
    return base::InvalidField("page_token", "PAGE_TOKEN_INVALID",
                              "it is not one that ListReports gave");
  }
  place.period_end = parts[0];
  place.unit = parts[1];
  return place;
}

// A version with what it corrects.
void TellListed(const ReportVersion& version, const Correction& correction,
                finance::Language language, v1::Report& out) {
  ToProto(version, language, out);
  const Report& report = version.report;
  ToProto(ReportKey{report.programme, report.period, report.unit}, correction, out);
}

}  // namespace

grpc::ServerUnaryReactor* MonitoringService::ValidateReport(
    grpc::CallbackServerContext* context, const v1::ValidateReportRequest* request,
    v1::ValidateReportResponse* response) {
  return Serve(context, "ValidateReport", [&](const Call& call) {
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    auto report = FromProto(request->report());
    if (!report.ok()) return call.Finish(report.status());
    monitoring_.ValidateReport(
        *std::move(report), call.deadline(),
        Answering<Validation>(call, [response, language = *language](const Validation& validation) {
          for (const auto& finding : validation.findings) {
            ToProto(finding, language, *response->add_findings());
          }
          response->set_acceptable(!finance::HasFatal(validation.findings));
          ToProto(validation.basis, *response->mutable_basis());
          ToProto(validation.key, validation.correction, *response);
        }));
  });
}

grpc::ServerUnaryReactor* MonitoringService::SubmitReport(grpc::CallbackServerContext* context,
                                                          const v1::SubmitReportRequest* request,
                                                          v1::SubmitReportResponse* response) {
  return Serve(context, "SubmitReport", [&](const Call& call) {
    auto intake = IntakeOf(call, *request);
    if (!intake.ok()) return call.Finish(intake.status());
    auto& [write, language, report, expected] = *intake;
    monitoring_.SubmitReport(
        std::move(report), expected, language, std::move(write), call.deadline(),
        Answering<Submission>(
            call, [this, response, language = language](const Submission& submission) {
              ToProto(submission, store_id_, language, *response->mutable_receipt());
              ToProto(submission.basis, *response->mutable_basis());
              response->set_unchanged(submission.unchanged);
            }));
  });
}

grpc::ServerUnaryReactor* MonitoringService::GetReport(grpc::CallbackServerContext* context,
                                                       const v1::GetReportRequest* request,
                                                       v1::GetReportResponse* response) {
  return Serve(context, "GetReport", [&](const Call& call) {
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    auto named = ReportNamed(request->name(), /*versioned=*/false);
    if (!named.ok()) return call.Finish(named.status());
    monitoring_.GetReport(
        std::move(named->key), named->version, call.deadline(),
        Answering<ReportAnswer>(call, [this, response,
                                       language = *language](const ReportAnswer& answer) {
          const Submission& submission = answer.submission;
          TellListed(submission.version, answer.correction, language, *response->mutable_report());
          ToProto(submission.version.report.programme, answer.later_corrections,
                  *response->mutable_report());
          if (submission.version.submit_sequence == 0) return;  // a draft
          ToProto(submission, store_id_, language, *response->mutable_receipt());
        }));
  });
}

grpc::ServerUnaryReactor* MonitoringService::ListReports(grpc::CallbackServerContext* context,
                                                         const v1::ListReportsRequest* request,
                                                         v1::ListReportsResponse* response) {
  return Serve(context, "ListReports", [&](const Call& call) {
    const auto language = wire::LanguageOf(request->language_code());
    if (!language.ok()) return call.Finish(language.status());
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    auto after = PlaceOf(call, *request);
    if (!after.ok()) return call.Finish(after.status());
    auto filter = FromProto(*request);
    if (!filter.ok()) return call.Finish(filter.status());
    monitoring_.ListReports(
        *std::move(filter), *std::move(after), *size, call.deadline(),
        Answering<ReportPage>(call, [call, request, response,
                                     language = *language](const ReportPage& page) {
          for (const auto& [version, correction] : page.reports) {
            TellListed(version, correction, language, *response->add_reports());
          }
          if (!page.more) return;
          const ReportVersion& last = page.reports.back().version;
          response->set_next_page_token(base::PageToken(
              call.method(),
              absl::StrFormat("%s|%s|%d", finance::FormatDate(finance::LastDay(last.report.period)),
                              last.report.unit, last.version),
              base::Asked(*request)));
        }));
  });
}

grpc::ServerUnaryReactor* MonitoringService::ListPlanCopies(
    grpc::CallbackServerContext* context, const v1::ListPlanCopiesRequest* request,
    v1::ListPlanCopiesResponse* response) {
  return Serve(context, "ListPlanCopies", [&](const Call& call) {
    const auto size = base::PageSize(request->page_size());
    if (!size.ok()) return call.Finish(size.status());
    auto after = base::PageKey(call.method(), request->page_token());
    if (!after.ok()) return call.Finish(after.status());
    monitoring_.ListPlans(
        *std::move(after), *size, call.deadline(),
        Answering<std::vector<PlanCopy>>(call, [this, call, response,
                                                size = *size](const std::vector<PlanCopy>& copies) {
          for (const PlanCopy& copy : copies) ToProto(copy, *response->add_plans());
          ToProto(monitoring_.feed().Get(), *response->mutable_feed());
          if (copies.size() == static_cast<std::size_t>(size)) {
            response->set_next_page_token(base::PageToken(call.method(), copies.back().programme));
          }
        }));
  });
}

}  // namespace rekenschap::monitoring
