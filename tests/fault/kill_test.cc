// A service that is killed under load keeps what it acknowledged, and nothing twice.
#include <atomic>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <signal.h>
#include <thread>

#include <google/protobuf/util/time_util.h>
#include <gtest/gtest.h>

#include "services/base/journal/entry.h"
#include "tests/support/eventually.h"
#include "tests/support/pair.h"
#include "tests/support/process.h"
#include "tests/support/status_matchers.h"

namespace rekenschap {
namespace {

using google::protobuf::util::TimeUtil;
using testing::CallAs;
using testing::Fails;
using testing::IsOk;
using Stub = monitoring::v1::MonitoringService::Stub;
using Journal = system::v1::JournalService::Stub;

class KillTest : public ::testing::Test {
 protected:
  void Start() {
    std::filesystem::remove(dir_ / "address");
    service_ = std::make_unique<testing::Process>(
        std::vector<std::string>{testing::Binary("monitoringd"), "--listen", "127.0.0.1:0",
                                 "--data", dir_ / "data", "--planning", planning_.address(),
                                 "--address-file", dir_ / "address"},
        dir_ / "log");
    const std::string address = testing::AwaitAddress(dir_ / "address");
    ASSERT_NE(address, "");
    channel_ = base::MakeChannel(address);
    stub_ = monitoring::v1::MonitoringService::NewStub(channel_);
    ASSERT_TRUE(testing::Eventually([this] {
      monitoring::v1::ListPlanCopiesResponse plans;
      return CallAs("", *stub_, &Stub::ListPlanCopies, monitoring::v1::ListPlanCopiesRequest(),
                    plans)
                 .ok() &&
             plans.plans_size() == 1 && !plans.plans(0).revision().empty();
    }));
  }

  static monitoring::v1::SubmitReportRequest RequestOf(const std::string& id, int thread,
                                                       std::int64_t euros) {
    monitoring::v1::SubmitReportRequest request;
    request.set_request_id(id);
    auto& report = *request.mutable_report();
    report.set_programme("programmes/avim-mensenhandel");
    report.set_unit(thread % 2 == 0 ? "units/rotterdam" : "units/amsterdam");
    report.set_period("2021-Q" + std::to_string(thread % 4 + 1));
    for (const char* line : {"mensenhandel-budget", "ienr-budget", "tijdelijke-inhuur"}) {
      auto& added = *report.add_lines();
      added.set_line(line);
      added.mutable_euro()->set_spent_eurocents(100 * euros);
    }
    for (const char* line : {"mensenhandel-fte", "ienr-fte"}) {
      auto& added = *report.add_lines();
      added.set_line(line);
      added.mutable_fte()->set_in_post_fte_thousandths(1'000);
    }
    auto& trained = *report.add_lines();
    trained.set_line("ienr-getraind");
    trained.mutable_count()->set_realised_count(5);
    return request;
  }

  std::vector<base::JournalEntry> Entries() {
    const auto journal = system::v1::JournalService::NewStub(channel_);
    std::vector<base::JournalEntry> entries;
    system::v1::ListEntriesRequest request;
    request.set_page_size(1000);
    do {
      system::v1::ListEntriesResponse page;
      EXPECT_THAT(CallAs("", *journal, &Journal::ListEntries, request, page), IsOk());
      for (const auto& e : page.entries()) {
        entries.push_back({e.sequence(), TimeUtil::TimestampToMicroseconds(e.record_time()),
                           e.principal(), e.action(), e.resource(), e.content_hash(), e.leaf_hash(),
                           e.chain_hash()});
      }
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return entries;
  }

  // The journal holds these receipts, each once, and what it recorded is there unchanged.
  void ExpectKeptOnce(const std::map<std::string, monitoring::v1::Receipt>& receipts) {
    const std::vector<base::JournalEntry> entries = Entries();
    const auto journal = system::v1::JournalService::NewStub(channel_);
    system::v1::GetCheckpointResponse checkpoint;
    ASSERT_THAT(CallAs("", *journal, &Journal::GetCheckpoint, system::v1::GetCheckpointRequest(),
                       checkpoint),
                IsOk());
    base::JournalHead head = base::Genesis(checkpoint.checkpoint().store_id());
    EXPECT_THAT(base::VerifyChain(entries, head), IsOk());
    EXPECT_EQ(head.chain_hash, checkpoint.checkpoint().chain_hash());

    std::size_t submitted = 0;
    for (const auto& entry : entries) submitted += entry.action == "report.submit" ? 1 : 0;
    EXPECT_EQ(submitted, receipts.size());
    for (const auto& [id, receipt] : receipts) {
      const auto& entry = entries.at(static_cast<std::size_t>(receipt.sequence() - 1));
      EXPECT_EQ(entry.chain_hash, receipt.chain_hash()) << id;
      EXPECT_EQ(entry.leaf_hash, receipt.leaf_hash()) << id;
      EXPECT_EQ(entry.resource, receipt.report()) << id;
    }
    system::v1::VerifyContentsRequest verify;
    verify.set_page_size(1000);
    do {
      system::v1::VerifyContentsResponse page;
      ASSERT_THAT(CallAs("", *journal, &Journal::VerifyContents, verify, page), IsOk());
      EXPECT_EQ(page.mismatches_size(), 0);
      verify.set_page_token(page.next_page_token());
    } while (!verify.page_token().empty());
  }

  testing::TempDir planning_dir_;
  testing::TempDir dir_;
  testing::PlanningServer planning_{planning_dir_.path()};
  std::unique_ptr<testing::Process> service_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<Stub> stub_;
};

TEST_F(KillTest, KeepsEveryReceiptAndDoesNothingTwice) {
  ASSERT_THAT(testing::LoadAndAdopt(planning_, testing::AvimPlan()), IsOk());
  Start();
  std::mutex mutex;
  std::map<std::string, monitoring::v1::Receipt> receipts;              // by request id
  std::map<std::string, monitoring::v1::SubmitReportRequest> in_doubt;  // sent, and not answered
  for (int round = 0; round < 3; ++round) {
    std::atomic<int> acknowledged = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 10'000; ++i) {
          const std::string id =
              std::to_string(round) + "-" + std::to_string(t) + "-" + std::to_string(i);
          // No two are the same: what has the content of the last version is no new one.
          const auto request = RequestOf(id, t, 24 * i + 8 * round + t);
          monitoring::v1::SubmitReportResponse response;
          const absl::Status status =
              CallAs("controller", *stub_, &Stub::SubmitReport, request, response);
          const std::lock_guard lock(mutex);
          if (!status.ok()) {
            in_doubt[id] = request;
            return;  // killed
          }
          receipts[id] = response.receipt();
          ++acknowledged;
        }
      });
    }
    ASSERT_TRUE(testing::Eventually([&] { return acknowledged > 200; }));
    service_->Signal(SIGKILL);
    EXPECT_EQ(service_->Wait(), -SIGKILL);
    for (std::thread& thread : threads) thread.join();
    Start();
  }
  ASSERT_GT(receipts.size(), 600U);
  EXPECT_FALSE(in_doubt.empty());

  // Whoever was not answered asks again: done once, before or now.
  for (const auto& [id, request] : in_doubt) {
    monitoring::v1::SubmitReportResponse response;
    ASSERT_THAT(CallAs("controller", *stub_, &Stub::SubmitReport, request, response), IsOk());
    receipts[id] = response.receipt();
  }
  ExpectKeptOnce(receipts);
}

TEST_F(KillTest, KeepsEveryReceiptOfAStreamAndGoesOnWhereTheyEnd) {
  using monitoring::v1::ReportStreamService;
  using monitoring::v1::SubmitReportsRequest;
  using monitoring::v1::SubmitReportsResponse;
  constexpr int kItems = 20;  // in one request
  ASSERT_THAT(testing::LoadAndAdopt(planning_, testing::AvimPlan()), IsOk());
  Start();
  std::mutex mutex;
  std::deque<SubmitReportsRequest> sent;                    // in the order of the answers
  std::size_t answered = 0;                                 // of those: they have their receipts
  std::map<std::string, monitoring::v1::Receipt> receipts;  // by request id
  // Sends what has no answer yet and then new ones while the stream goes on, `more` at the most.
  const auto send = [&](auto& stream, std::size_t at, unsigned more) {
    for (bool up = true; up; ++at) {
      const SubmitReportsRequest* request = nullptr;
      {
        const std::lock_guard lock(mutex);
        if (at == sent.size() && more-- == 0) break;
        if (at == sent.size()) {
          SubmitReportsRequest& added = sent.emplace_back();
          for (int i = 0; i < kItems; ++i) {
            const int number = static_cast<int>(at) * kItems + i;
            auto& item = *added.add_items();
            item.set_request_id("id-" + std::to_string(number));
            *item.mutable_report() = RequestOf(item.request_id(), number, number).report();
          }
        }
        request = &sent[at];
      }
      up = stream.Write(*request);
    }
    stream.WritesDone();
  };
  // Takes what is answered; the service is killed after so many answers.
  const auto take = [&](auto& stream, int kill_after) {
    SubmitReportsResponse response;
    while (stream.Read(&response)) {
      const std::lock_guard lock(mutex);
      const SubmitReportsRequest& request = sent.at(answered++);
      ASSERT_EQ(response.results_size(), request.items_size());
      for (int i = 0; i < response.results_size(); ++i) {
        ASSERT_TRUE(response.results(i).has_receipt())
            << response.results(i).error().ShortDebugString();
        receipts[request.items(i).request_id()] = response.results(i).receipt();
      }
      if (--kill_after == 0) service_->Signal(SIGKILL);
    }
  };
  for (int round = 0; round < 4; ++round) {
    const bool last = round == 3;
    grpc::ClientContext context;
    base::PrepareCall(context, absl::Seconds(60), "controller");
    const auto stub = ReportStreamService::NewStub(channel_);
    const auto stream = stub->SubmitReports(&context);
    std::thread sender([&, from = answered] { send(*stream, from, last ? 0U : 100U); });
    take(*stream, last ? 0 : 10);
    const absl::Status end = base::FromGrpc(stream->Finish());
    sender.join();
    if (last) {
      EXPECT_THAT(end, IsOk());
      break;
    }
    EXPECT_THAT(end, Fails(absl::StatusCode::kUnavailable, ""));
    EXPECT_EQ(service_->Wait(), -SIGKILL);
    EXPECT_LT(answered, sent.size());
    Start();
  }
  EXPECT_EQ(answered, sent.size());
  EXPECT_EQ(receipts.size(), sent.size() * kItems);
  ExpectKeptOnce(receipts);
}

}  // namespace
}  // namespace rekenschap
