#ifndef REKENSCHAP_TESTS_SERVICES_MONITORING_RPC_REPORT_STREAM_FIXTURE_H_
#define REKENSCHAP_TESTS_SERVICES_MONITORING_RPC_REPORT_STREAM_FIXTURE_H_

#include <memory>
#include <optional>
#include <string>

#include "tests/services/monitoring/rpc/reports_fixture.h"

// Reports that come in through streams.
namespace rekenschap::monitoring {

// One stream, written and read by hand.
class Intake {
 public:
  explicit Intake(testing::MonitoringServer& server, const std::string& name = "controller")
      : Intake(server.stream_stub(), name) {}
  explicit Intake(v1::ReportStreamService::Stub& stub, const std::string& name = "controller") {
    base::PrepareCall(context_, absl::Seconds(60), name);
    stream_ = stub.SubmitReports(&context_);
  }
  ~Intake() {
    if (stream_ == nullptr) return;
    context_.TryCancel();
    static_cast<void>(stream_->Finish());
  }
  bool Send(const v1::SubmitReportsRequest& request) { return stream_->Write(request); }
  void Cancel() { context_.TryCancel(); }
  std::optional<v1::SubmitReportsResponse> Answer() {
    v1::SubmitReportsResponse response;
    if (!stream_->Read(&response)) return std::nullopt;
    return response;
  }
  absl::Status End() {
    stream_->WritesDone();
    while (Answer()) {
    }
    const absl::Status end = base::FromGrpc(stream_->Finish());
    stream_.reset();
    return end;
  }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReaderWriter<v1::SubmitReportsRequest, v1::SubmitReportsResponse>>
      stream_;
};

class ReportStreamTest : public ReportsTest {
 protected:
  static void Add(v1::SubmitReportsRequest& request, const v1::Report& report,
                  const std::string& request_id = NextRequestId()) {
    v1::SubmitReportItem& item = *request.add_items();
    *item.mutable_report() = report;
    item.set_request_id(request_id);
  }
  // What came of one request in a stream of its own.
  v1::SubmitReportsResponse Send(const v1::SubmitReportsRequest& request) {
    Intake intake(*monitoring_);
    EXPECT_TRUE(intake.Send(request));
    const auto response = intake.Answer();
    EXPECT_TRUE(response);
    EXPECT_THAT(intake.End(), IsOk());
    return response.value_or(v1::SubmitReportsResponse());
  }
  static absl::Status ErrorOf(const v1::SubmitReportResult& result) {
    return base::FromProto(result.error());
  }
  static v1::Report Wrong(const std::string& unit) {
    v1::Report report = ReportOf(unit);
    report.mutable_lines()->RemoveLast();
    return report;
  }
  static std::string NameOf(const std::string& unit, const std::string& period = "2021-Q2") {
    return "programmes/avim-mensenhandel/reports/" + period + "/" + unit;
  }
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_TESTS_SERVICES_MONITORING_RPC_REPORT_STREAM_FIXTURE_H_
