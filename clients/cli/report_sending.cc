#include "clients/cli/report_sending.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <absl/time/clock.h>

#include "clients/cli/calls.h"
#include "clients/cli/report_size.h"
#include "rekenschap/monitoring/v1/report_stream_service.grpc.pb.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ReportLine;
using monitoring::v1::ReportStreamService;
using monitoring::v1::SubmitReportsRequest;
using monitoring::v1::SubmitReportsResponse;

// Bounds of one request: the contract's, and well within the largest message.
constexpr std::size_t kMostItems = 1000;
constexpr std::size_t kItemBytes = 100;  // what an item has besides its report
constexpr std::size_t kMostBytes = kMostReportBytes + kItemBytes;
// How many requests are on their way before the first answer is taken.
constexpr std::size_t kOnTheirWay = 4;
constexpr int kAttempts = 5;

class Sender {
 public:
  Sender(const Session& session, const std::vector<const monitoring::v1::Report*>& reports,
         Keeping keeping, std::vector<monitoring::v1::SubmitReportResult>& results)
      : session_(session), reports_(reports), keeping_(keeping), results_(results) {
    // They stay the same however often a report is sent, so that it is taken in once.
    for (std::size_t i = 0; i < reports.size(); ++i) request_ids_.push_back(NewRequestId());
  }

  absl::Status Send(const std::function<void(std::size_t)>& answered) {
    absl::Status status = absl::UnavailableError("");
    int attempts = 0;
    while (results_.size() < reports_.size() && attempts < kAttempts &&
           status.code() == absl::StatusCode::kUnavailable) {
      const std::size_t before = results_.size();
      if (attempts > 0) absl::SleepFor(absl::Milliseconds(200) * (1 << attempts));
      status = Stream(attempts > 0, answered);
      attempts = results_.size() > before ? 1 : attempts + 1;
    }
    // However the stream ended then: every report has its answer.
    if (results_.size() >= reports_.size()) return absl::OkStatus();
    if (status.ok()) {
      return absl::UnavailableError("the service ended the stream before it had answered");
    }
    return status;
  }

 private:
  using Call = grpc::ClientReaderWriterInterface<SubmitReportsRequest, SubmitReportsResponse>;

  // Sends what has no answer yet. OK once all is answered.
  absl::Status Stream(bool again, const std::function<void(std::size_t)>& answered) {
    grpc::ClientContext context;
    context.set_wait_for_ready(again);
    base::PrepareCall(context,
                      absl::Seconds(session_.timeout_seconds) *
                          (2 + static_cast<int>((reports_.size() - results_.size()) / kMostItems)),
                      session_.name);
    const auto stub = ReportStreamService::NewStub(base::MakeChannel(session_.monitoring_address));
    const std::unique_ptr<Call> call = stub->SubmitReports(&context);
    std::size_t next = results_.size();
    std::size_t on_their_way = 0;
    bool up = true;
    // Also when nothing can be sent any more all answers are read: gRPC tells how a stream ended
    // only behind its last one.
    while (results_.size() < reports_.size()) {
      while (up && next < reports_.size() && on_their_way < kOnTheirWay) {
        SubmitReportsRequest request;
        next = Fill(next, request);
        up = call->Write(request);
        ++on_their_way;
      }
      SubmitReportsResponse response;
      if (!call->Read(&response)) break;
      --on_their_way;
      Take(response);
      answered(results_.size());
    }
    if (results_.size() == reports_.size()) call->WritesDone();
    return base::FromGrpc(call->Finish());
  }

  // Puts into `request` what fits from the report at `at` on; gives the first that did not.
  std::size_t Fill(std::size_t at, SubmitReportsRequest& request) const {
    request.set_language_code(session_.language_code);
    request.set_all_or_nothing(keeping_ == Keeping::kAllOrNothing);
    request.set_validate_only(keeping_ == Keeping::kNothing);
    std::size_t bytes = 0;
    while (at < reports_.size()) {
      bytes += reports_[at]->ByteSizeLong() + kItemBytes;
      if (request.items_size() > 0 &&
          (bytes > kMostBytes || request.items_size() >= static_cast<int>(kMostItems))) {
        break;
      }
      auto& item = *request.add_items();
      *item.mutable_report() = *reports_[at];
      item.set_request_id(request_ids_[at]);
      ++at;
    }
    return at;
  }

  void Take(SubmitReportsResponse& response) {
    for (auto& result : *response.mutable_results()) {
      if (result.has_receipt() && result.receipt().rule_versions().empty()) {
        *result.mutable_receipt()->mutable_rule_versions() = response.rule_versions();
      }
      results_.push_back(std::move(result));
    }
  }

  const Session& session_;
  const std::vector<const monitoring::v1::Report*>& reports_;
  const Keeping keeping_;
  std::vector<std::string> request_ids_;
  std::vector<monitoring::v1::SubmitReportResult>& results_;
};

// A line without figures whose kind is looked for.
struct Sought {
  ReportLine* line = nullptr;
  int tried = 1;  // how many kinds
  bool found = false;
};

constexpr int kKinds = 3;

// The first kind to try: that of an amount that explains the line, or else euros. Whether there is
// such an amount: no other kind goes with it.
bool AssumeKind(ReportLine& line) {
  for (const auto& explanation : line.explanations()) {
    const type::v1::Quantity& amount = explanation.amount();
    if (amount.has_eurocents()) line.mutable_euro();
    if (amount.has_fte_thousandths()) line.mutable_fte();
    if (amount.has_count()) line.mutable_count();
    if (line.figures_case() != ReportLine::FIGURES_NOT_SET) return true;
  }
  line.mutable_euro();
  return false;
}

void TryNext(ReportLine& line) {
  if (line.has_euro()) return void(line.mutable_fte());
  if (line.has_fte()) return void(line.mutable_count());
  line.mutable_euro();
}

}  // namespace

absl::StatusOr<bool> SettleKinds(const Session& session, Monitoring& stub,
                                 monitoring::v1::Report& report) {
  std::map<std::string, Sought> all;  // by the fields of their lines
  for (int i = 0; i < report.lines_size(); ++i) {
    ReportLine& line = *report.mutable_lines(i);
    if (line.figures_case() != ReportLine::FIGURES_NOT_SET) continue;
    const int tried = AssumeKind(line) ? kKinds : 1;
    all.emplace("lines[" + std::to_string(i) + "]", Sought{&line, tried});
  }
  for (bool again = !all.empty(); again;) {
    monitoring::v1::ValidateReportRequest request;
    *request.mutable_report() = report;
    monitoring::v1::ValidateReportResponse response;
    const absl::Status status =
        CallOn(session, stub, &Monitoring::ValidateReport, request, response);
    // Without its programme there is no plan that could tell.
    const bool unknown = std::ranges::any_of(response.findings(), [](const auto& finding) {
      return finding.rule() == "PROGRAMME_UNKNOWN";
    });
    if (unknown || status.code() == absl::StatusCode::kInvalidArgument) {
      for (auto& [field, sought] : all) sought.line->clear_figures();
      return false;
    }
    RETURN_IF_ERROR(status);
    again = false;
    for (const auto& finding : response.findings()) {
      const auto found = all.find(finding.field().substr(0, finding.field().find('.')));
      if (found == all.end()) continue;
      Sought& sought = found->second;
      // Only of a line whose kind is right it is told which figure it misses.
      if (finding.rule() == "FIGURE_MISSING") sought.found = true;
      if (finding.rule() != "MEASURE_WRONG" || sought.tried == kKinds) continue;
      TryNext(*sought.line);
      ++sought.tried;
      again = true;
    }
  }
  for (auto& [field, sought] : all) {
    if (!sought.found) sought.line->clear_figures();
  }
  return true;
}

void AssumeKinds(monitoring::v1::Report& report) {
  for (ReportLine& line : *report.mutable_lines()) {
    if (line.figures_case() == ReportLine::FIGURES_NOT_SET) AssumeKind(line);
  }
}

absl::Status SendReports(const Session& session,
                         const std::vector<const monitoring::v1::Report*>& reports, Keeping keeping,
                         const std::function<void(std::size_t)>& answered,
                         std::vector<monitoring::v1::SubmitReportResult>& results) {
  if (reports.empty()) return absl::OkStatus();
  std::size_t bytes = 0;
  for (const auto* report : reports) bytes += report->ByteSizeLong() + kItemBytes;
  if (keeping == Keeping::kAllOrNothing && (reports.size() > kMostItems || bytes > kMostBytes)) {
    base::ErrorDetails details;
    details.reason = "TOO_MANY_TOGETHER";
    return base::Error(
        absl::StatusCode::kInvalidArgument,
        session.Say("alles of niets kan voor hooguit 1.000 rapportages en 3 MiB tegelijk: splits "
                    "de bestanden, of kies --good-ones",
                    "all or nothing can be had for at most 1,000 reports and 3 MiB together: split "
                    "the files, or choose --good-ones"),
        std::move(details));
  }
  return Sender(session, reports, keeping, results).Send(answered);
}

}  // namespace rekenschap::cli
