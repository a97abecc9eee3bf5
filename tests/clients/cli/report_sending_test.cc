#include "clients/cli/report_sending.h"

#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <sstream>
#include <utility>

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "clients/cli/report_size.h"
#include "rekenschap/monitoring/v1/report_stream_service.grpc.pb.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Report;
using monitoring::v1::SubmitReportResult;
using monitoring::v1::SubmitReportsRequest;
using monitoring::v1::SubmitReportsResponse;
using testing::Fails;
using testing::IsOk;

// A service that takes everything in, and ends its streams when a test wants it to.
class Taker final : public monitoring::v1::ReportStreamService::Service {
 public:
  using Stream = grpc::ServerReaderWriter<SubmitReportsResponse, SubmitReportsRequest>;

  grpc::Status SubmitReports(grpc::ServerContext* /*context*/, Stream* stream) override {
    const std::lock_guard lock(mutex_);
    const int number = streams_++;
    SubmitReportsRequest request;
    if (number == 0 && late_ > 0) return AnswerTogether(*stream);
    for (int answered = 0; stream->Read(&request); ++answered) {
      // What it took in before the cut, whether or not it could still answer.
      requests_.push_back(request);
      if (cut_ && cut_(number, answered)) {
        return {grpc::StatusCode::UNAVAILABLE, "the service is stopping"};
      }
      stream->Write(Answer(request));
    }
    return end_;
  }

  // `cut(stream, answered)`: whether that stream ends once it has answered so many requests.
  void CutWhen(std::function<bool(int stream, int answered)> cut) { cut_ = std::move(cut); }
  // The first stream takes so many requests in, answers all but the last together, and ends.
  void AnswerLate(int requests) { late_ = requests; }
  // How a stream ends that was read to its end.
  void EndWith(grpc::Status end) { end_ = std::move(end); }
  int streams() const { return streams_; }
  const std::vector<SubmitReportsRequest>& requests() const { return requests_; }

 private:
  grpc::Status AnswerTogether(Stream& stream) {
    std::vector<SubmitReportsRequest> taken(static_cast<std::size_t>(late_));
    for (SubmitReportsRequest& request : taken) stream.Read(&request);
    taken.pop_back();
    for (const SubmitReportsRequest& request : taken) {
      stream.Write(Answer(request), grpc::WriteOptions().set_buffer_hint());
    }
    return {grpc::StatusCode::UNAVAILABLE, "the service is stopping"};
  }
  SubmitReportsResponse Answer(const SubmitReportsRequest& request) {
    SubmitReportsResponse response;
    (*response.mutable_rule_versions())["LINE_MISSING"] = 3;
    for (const auto& item : request.items()) {
      SubmitReportResult& result = *response.add_results();
      result.mutable_receipt()->set_report(item.report().unit());
      if (item.report().unit() == "own-rules") {
        (*result.mutable_receipt()->mutable_rule_versions())["LINE_MISSING"] = 2;
      }
    }
    return response;
  }

  std::mutex mutex_;
  std::function<bool(int, int)> cut_;
  grpc::Status end_;
  int late_ = 0;
  int streams_ = 0;
  std::vector<SubmitReportsRequest> requests_;
};

class SendReportsTest : public ::testing::Test {
 protected:
  SendReportsTest() {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&taker_);
    builder.SetMaxReceiveMessageSize(4 << 20);
    server_ = builder.BuildAndStart();
    session_.monitoring_address = "127.0.0.1:" + std::to_string(port);
    session_.name = "controller";
  }

  void Add(const std::string& unit, std::size_t bytes = 0) {
    reports_.emplace_back().set_unit(unit);
    reports_.back().set_correction_reason(std::string(bytes, 'x'));
  }
  void AddMany(int count) {
    for (int i = 0; i < count; ++i) Add("unit-" + std::to_string(i));
  }
  absl::Status Send(Keeping keeping = Keeping::kGood) {
    std::vector<const Report*> reports;
    for (const Report& report : reports_) reports.push_back(&report);
    return SendReports(
        session_, reports, keeping, [this](std::size_t done) { progress_.push_back(done); },
        results_);
  }
  // Every report has one receipt, in its place.
  void ExpectAllReceipts() {
    ASSERT_EQ(results_.size(), reports_.size());
    for (std::size_t i = 0; i < results_.size(); ++i) {
      EXPECT_EQ(results_[i].receipt().report(), reports_[i].unit());
    }
  }

  Taker taker_;
  std::unique_ptr<grpc::Server> server_;
  std::ostringstream out_;
  std::ostringstream err_;
  Session session_{out_, err_};
  std::vector<Report> reports_;
  std::vector<SubmitReportResult> results_;
  std::vector<std::size_t> progress_;
};

TEST_F(SendReportsTest, SendsNothingForNothing) {
  EXPECT_THAT(Send(), IsOk());
  EXPECT_EQ(taker_.streams(), 0);
}

TEST_F(SendReportsTest, SendsManyInRequestsOfBoundedSizeAndTellsHowFarItIs) {
  AddMany(2'500);
  ASSERT_THAT(Send(), IsOk());
  ExpectAllReceipts();
  EXPECT_EQ(taker_.requests().size(), 3U);
  EXPECT_THAT(progress_, ::testing::ElementsAre(1'000U, 2'000U, 2'500U));
}

TEST_F(SendReportsTest, SendsNoMoreThanFitsInOneMessage) {
  for (int i = 0; i < 10; ++i) Add("unit-" + std::to_string(i), 1 << 20);
  ASSERT_THAT(Send(), IsOk());
  ExpectAllReceipts();
  for (const auto& request : taker_.requests()) EXPECT_LE(request.ByteSizeLong(), 4U << 20);
}

TEST_F(SendReportsTest, SendsTheLargestReportBesideOthers) {
  Add("unit-1");
  Add("unit-2", kMostReportBytes - 20);
  ASSERT_LE(reports_.back().ByteSizeLong(), kMostReportBytes);
  Add("unit-3");
  ASSERT_THAT(Send(), IsOk());
  ExpectAllReceipts();
  for (const auto& request : taker_.requests()) EXPECT_LE(request.ByteSizeLong(), 4U << 20);
}

TEST_F(SendReportsTest, GoesOnAfterACutWhereTheReceiptsEnd) {
  AddMany(6'500);
  // The first stream answers two requests, the second one none, the third all that are left.
  taker_.CutWhen(
      [](int stream, int answered) { return (stream == 0 && answered == 2) || stream == 1; });
  ASSERT_THAT(Send(), IsOk());
  ExpectAllReceipts();
  EXPECT_EQ(taker_.streams(), 3);
  // Whatever was sent again kept its request id, and what had a receipt was not.
  std::map<std::string, std::set<std::string>> ids;
  std::map<std::string, int> times;
  for (const auto& request : taker_.requests()) {
    for (const auto& item : request.items()) {
      ids[item.report().unit()].insert(item.request_id());
      ++times[item.report().unit()];
    }
  }
  std::set<std::string> distinct;
  for (const auto& [unit, used] : ids) {
    EXPECT_EQ(used.size(), 1U) << unit;
    distinct.insert(used.begin(), used.end());
  }
  EXPECT_EQ(distinct.size(), reports_.size());
  EXPECT_EQ(times["unit-0"], 1);
  EXPECT_EQ(times["unit-1999"], 1);
  EXPECT_EQ(times["unit-2000"], 3);
  EXPECT_TRUE(std::ranges::is_sorted(progress_));
  EXPECT_EQ(progress_.back(), reports_.size());
}

TEST_F(SendReportsTest, IsDoneOnceAllIsAnsweredHoweverTheStreamEnds) {
  Add("unit-1");
  taker_.EndWith({grpc::StatusCode::UNAVAILABLE, "the service is stopping"});
  EXPECT_THAT(Send(), IsOk());
  ExpectAllReceipts();
  EXPECT_EQ(taker_.streams(), 1);
}

// gRPC tells how a stream ended only behind its last answer, so all of them have to be read.
TEST_F(SendReportsTest, ReadsTheAnswersThatWaitWhenSendingFails) {
  AddMany(9'500);
  taker_.AnswerLate(4);
  ASSERT_THAT(Send(), IsOk());
  ExpectAllReceipts();
  EXPECT_EQ(taker_.streams(), 2);
  EXPECT_EQ(progress_[2], 3'000U) << "what was answered before the cut";
}

TEST_F(SendReportsTest, GivesUpOnAServiceThatStaysAwayAndKeepsWhatWasAnswered) {
  AddMany(1'500);
  taker_.CutWhen([](int stream, int answered) { return stream > 0 || answered == 1; });
  EXPECT_THAT(Send(), Fails(absl::StatusCode::kUnavailable, ""));
  EXPECT_EQ(results_.size(), 1'000U);
  EXPECT_EQ(progress_.back(), 1'000U);
}

TEST_F(SendReportsTest, PutsTheRulesIntoReceiptsThatLeaveThemOut) {
  Add("unit-1");
  Add("own-rules");
  ASSERT_THAT(Send(), IsOk());
  EXPECT_EQ(results_[0].receipt().rule_versions().at("LINE_MISSING"), 3);
  EXPECT_EQ(results_[1].receipt().rule_versions().at("LINE_MISSING"), 2);
}

TEST_F(SendReportsTest, AsksForWhatIsToBeKept) {
  Add("unit-1");
  for (const Keeping keeping : {Keeping::kGood, Keeping::kAllOrNothing, Keeping::kNothing}) {
    results_.clear();
    ASSERT_THAT(Send(keeping), IsOk());
    const auto& request = taker_.requests().back();
    EXPECT_EQ(request.all_or_nothing(), keeping == Keeping::kAllOrNothing);
    EXPECT_EQ(request.validate_only(), keeping == Keeping::kNothing);
    EXPECT_EQ(request.language_code(), "nl");
  }
}

TEST_F(SendReportsTest, SendsNothingThatIsTooMuchForAllOrNothing) {
  AddMany(1'001);
  EXPECT_THAT(Send(Keeping::kAllOrNothing),
              Fails(absl::StatusCode::kInvalidArgument, "TOO_MANY_TOGETHER"));
  reports_.clear();
  Add("unit-1", 4 << 20);
  EXPECT_THAT(Send(Keeping::kAllOrNothing),
              Fails(absl::StatusCode::kInvalidArgument, "TOO_MANY_TOGETHER"));
  EXPECT_EQ(taker_.streams(), 0);
}

}  // namespace
}  // namespace rekenschap::cli
