#ifndef REKENSCHAP_TESTS_SERVICES_MONITORING_RPC_BOOKS_FIXTURE_H_
#define REKENSCHAP_TESTS_SERVICES_MONITORING_RPC_BOOKS_FIXTURE_H_

#include <string>
#include <vector>

#include "tests/services/monitoring/rpc/reports_fixture.h"

// Everything that can be done with reports and periods, and whether the journal holds it.
namespace rekenschap::monitoring {

using PeriodStub = v1::PeriodService::Stub;

class BooksTest : public ReportsTest {
 protected:
  absl::StatusOr<v1::Report> SaveDraft(const v1::Report& report,
                                       const std::string& request_id = NextRequestId(),
                                       const std::string& as = "controller") {
    v1::SaveDraftRequest request;
    *request.mutable_report() = report;
    request.set_request_id(request_id);
    v1::SaveDraftResponse response;
    const absl::Status status =
        CallAs(as, monitoring_->stub(), &Stub::SaveDraft, request, response);
    if (!status.ok()) return status;
    return response.report();
  }
  absl::StatusOr<v1::Receipt> SubmitDraft(const v1::Report& draft,
                                          const std::string& request_id = NextRequestId(),
                                          const std::string& as = "controller") {
    v1::SubmitDraftRequest request;
    request.set_name(draft.name());
    request.set_etag(draft.etag());
    request.set_request_id(request_id);
    v1::SubmitDraftResponse response;
    const absl::Status status =
        CallAs(as, monitoring_->stub(), &Stub::SubmitDraft, request, response);
    if (!status.ok()) return status;
    return response.receipt();
  }
  absl::Status ReopenReport(const std::string& name, const std::vector<std::string>& lines = {}) {
    const auto got = Get(name);
    if (!got.ok()) return got.status();
    v1::ReopenReportRequest request;
    request.set_name(got->report().name());
    request.set_etag(got->report().etag());
    if (lines.empty()) request.set_reason("Een boeking ontbreekt.");
    for (const std::string& line : lines) {
      auto& marked = *request.add_lines();
      marked.set_line(line);
      marked.set_reason("Een boeking ontbreekt.");
    }
    request.set_request_id(NextRequestId());
    v1::ReopenReportResponse response;
    return CallAs("reviewer", monitoring_->stub(), &Stub::ReopenReport, request, response);
  }

  static std::string PeriodName(const std::string& period) {
    return "programmes/avim-mensenhandel/periods/" + period;
  }
  v1::Period GetPeriod(const std::string& period, const std::string& date = "2021-08-02",
                       std::int64_t as_of = 0) {
    v1::GetPeriodRequest request;
    request.set_name(PeriodName(period));
    request.set_date(date);
    request.set_as_of_sequence(as_of);
    v1::GetPeriodResponse response;
    EXPECT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::GetPeriod, request, response),
                IsOk());
    return response.period();
  }
  // The last entry of the journal.
  std::int64_t LastSequence() {
    v1::GetPeriodRequest request;
    request.set_name(PeriodName("2021-Q2"));
    v1::GetPeriodResponse response;
    EXPECT_THAT(CallAs("", monitoring_->periods(), &PeriodStub::GetPeriod, request, response),
                IsOk());
    return response.sequence();
  }
  absl::Status Close(const std::string& period, const std::string& reason = "") {
    return SetState<v1::ClosePeriodRequest>(period, reason, &PeriodStub::ClosePeriod);
  }
  absl::Status ReopenPeriod(const std::string& period, const std::string& reason) {
    return SetState<v1::ReopenPeriodRequest>(period, reason, &PeriodStub::ReopenPeriod);
  }
  absl::Status Exempt(const std::string& period, const std::string& unit, bool lift = false) {
    v1::ExemptUnitRequest request;
    request.set_name(PeriodName(period));
    request.set_unit("units/" + unit);
    request.set_reason("Afgesproken.");
    request.set_lift(lift);
    request.set_request_id(NextRequestId());
    v1::ExemptUnitResponse response;
    return CallAs("reviewer", monitoring_->periods(), &PeriodStub::ExemptUnit, request, response);
  }

  // Changes the store behind the service's back.
  void Sql(const std::string& sql) {
    ASSERT_THAT(monitoring_->store().WriteAndWait([&sql](base::Connection& connection) {
      connection.session() << sql;
      return absl::OkStatus();
    }),
                IsOk());
  }
  // The entries of the journal whose content is not what it recorded.
  int Mismatches() {
    const auto stub = system::v1::JournalService::NewStub(monitoring_->channel());
    system::v1::VerifyContentsRequest request;
    request.set_page_size(1000);
    system::v1::VerifyContentsResponse response;
    EXPECT_THAT(
        CallAs("", *stub, &system::v1::JournalService::Stub::VerifyContents, request, response),
        IsOk());
    return response.mismatches_size();
  }

 private:
  template <class Request, class Response>
  absl::Status SetState(const std::string& period, const std::string& reason,
                        grpc::Status (PeriodStub::*method)(grpc::ClientContext*, const Request&,
                                                           Response*)) {
    Request request;
    request.set_name(PeriodName(period));
    request.set_etag(GetPeriod(period).etag());
    request.set_reason(reason);
    request.set_request_id(NextRequestId());
    Response response;
    return CallAs("reviewer", monitoring_->periods(), method, request, response);
  }
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_TESTS_SERVICES_MONITORING_RPC_BOOKS_FIXTURE_H_
