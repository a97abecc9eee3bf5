// What a stream does with a sender who does not listen, goes away, or asks too much.
#include <atomic>
#include <thread>

#include "tests/services/monitoring/rpc/report_stream_fixture.h"
#include "tests/support/eventually.h"

namespace rekenschap::monitoring {
namespace {

using testing::Fails;

// Large to send and large to answer, so that no buffer on the way holds many of them: nothing in
// it can be understood.
v1::SubmitReportsRequest LongToAnswer() {
  v1::SubmitReportsRequest request;
  for (int i = 0; i < 500; ++i) request.add_items();
  request.mutable_items(0)->mutable_report()->set_correction_reason(std::string(200'000, 'x'));
  return request;
}

// Whether `count` rests for a while before it reaches `most`.
bool Rests(const std::atomic<int>& count, int most) {
  int last = -1;
  int looks = 0;
  return testing::Eventually([&] {
           const int now = count;
           looks = now == last ? looks + 1 : 0;
           last = now;
           return now == most || looks == 100;
         }) &&
         count < most;
}

TEST_F(ReportStreamTest, DoesNotReadOnFromASenderWhoTakesNoAnswers) {
  constexpr int kRequests = 400;
  // A channel that takes little in of what nobody asks for, whatever the connection could bear.
  grpc::ChannelArguments narrow;
  narrow.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  narrow.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  narrow.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 64 << 10);
  const auto stub = v1::ReportStreamService::NewStub(grpc::CreateCustomChannel(
      monitoring_->address(), grpc::InsecureChannelCredentials(), narrow));
  Intake intake(*stub);
  std::atomic<int> sent = 0;
  std::thread writer([&] {
    const v1::SubmitReportsRequest request = LongToAnswer();
    while (sent < kRequests && intake.Send(request)) ++sent;
  });
  EXPECT_TRUE(Rests(sent, kRequests));
  // Whoever does not listen keeps nobody else waiting.
  EXPECT_THAT(Submit(ReportOf("rotterdam")).status(), IsOk());
  for (int i = 0; i < kRequests; ++i) {
    const auto response = intake.Answer();
    if (!response || response->results_size() != 500) {
      ADD_FAILURE() << i;
      intake.Cancel();
      break;
    }
    EXPECT_EQ(response->results(0).item_number(), 500 * i + 1);
  }
  writer.join();
  EXPECT_EQ(sent, kRequests);
  EXPECT_THAT(intake.End(), IsOk());
}

TEST_F(ReportStreamTest, LetsGoOfASenderWhoGoesAwayInTheMiddle) {
  for (int round = 0; round < 10; ++round) {
    Intake intake(*monitoring_);
    v1::SubmitReportsRequest request;
    Add(request, ReportOf("rotterdam", "2021-Q2", round), "id-" + std::to_string(round));
    ASSERT_TRUE(intake.Send(request));
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(intake.Send(LongToAnswer()));
    intake.Cancel();
    EXPECT_THAT(intake.End(), Fails(absl::StatusCode::kCancelled, ""));
  }
  // What came in is answered as it was taken in; what did not comes in now.
  v1::SubmitReportsRequest again;
  for (int round = 0; round < 10; ++round) {
    Add(again, ReportOf("rotterdam", "2021-Q2", round), "id-" + std::to_string(round));
  }
  const auto response = Send(again);
  ASSERT_EQ(response.results_size(), 10);
  for (const auto& result : response.results()) {
    EXPECT_TRUE(result.has_receipt()) << ErrorOf(result);
  }
  v1::ListReportsRequest list;
  list.set_parent("programmes/avim-mensenhandel");
  list.set_all_versions(true);
  v1::ListReportsResponse listed;
  ASSERT_THAT(CallAs("", monitoring_->stub(), &Stub::ListReports, list, listed), IsOk());
  EXPECT_EQ(listed.reports_size(), 10);
  // No stream is left behind that the service would wait for.
  monitoring_.reset();
}

TEST_F(ReportStreamTest, EndsForARequestThatIsLargerThanAMessageMayBe) {
  Intake intake(*monitoring_);
  v1::SubmitReportsRequest good;
  Add(good, ReportOf("rotterdam"));
  ASSERT_TRUE(intake.Send(good));
  const auto response = intake.Answer();
  ASSERT_TRUE(response);
  EXPECT_TRUE(response->results(0).has_receipt());
  v1::SubmitReportsRequest large;
  Add(large, ReportOf("limburg"));
  large.mutable_items(0)->mutable_report()->set_correction_reason(std::string(5 << 20, 'x'));
  intake.Send(large);
  EXPECT_THAT(intake.End(), Fails(absl::StatusCode::kResourceExhausted, ""));
  EXPECT_THAT(Get(NameOf("rotterdam")).status(), IsOk());
  EXPECT_THAT(Get(NameOf("limburg")).status(),
              Fails(absl::StatusCode::kNotFound, "REPORT_UNKNOWN"));
}

}  // namespace
}  // namespace rekenschap::monitoring
