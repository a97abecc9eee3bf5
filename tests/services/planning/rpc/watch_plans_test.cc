#include <gtest/gtest.h>

#include "services/planning/rpc/plan_watchers.h"
#include "tests/support/pair.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::planning {
namespace {

using testing::Fails;
using testing::IsOk;

// One watch, read message by message.
class Watch {
 public:
  Watch(testing::PlanningServer& server, const std::string& token, int heartbeat_seconds = 1) {
    v1::WatchPlansRequest request;
    request.set_resume_token(token);
    request.set_heartbeat_seconds(heartbeat_seconds);
    base::PrepareCall(context_, absl::Seconds(30), "");
    stream_ = server.stub().WatchPlans(&context_, request);
  }
  ~Watch() {
    context_.TryCancel();
    if (stream_ != nullptr) static_cast<void>(stream_->Finish());
  }
  bool Read() { return stream_->Read(&message); }
  absl::Status End() {
    while (Read()) {
    }
    const absl::Status end = base::FromGrpc(stream_->Finish());
    stream_.reset();
    return end;
  }
  // Reads on until `count` changes came, leaving heartbeats out.
  std::vector<v1::WatchPlansResponse> Changes(std::size_t count) {
    std::vector<v1::WatchPlansResponse> changes;
    while (changes.size() < count && Read()) {
      if (message.change_case() != v1::WatchPlansResponse::CHANGE_NOT_SET)
        changes.push_back(message);
    }
    return changes;
  }

  v1::WatchPlansResponse message;

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<v1::WatchPlansResponse>> stream_;
};

class WatchPlansTest : public ::testing::Test {
 protected:
  testing::TempDir dir_;
  std::unique_ptr<testing::PlanningServer> server_ =
      std::make_unique<testing::PlanningServer>(dir_.path());
};

TEST_F(WatchPlansTest, TellsEverythingOnceInOrderAndWhatComesLater) {
  const auto file = testing::AvimPlan();
  auto first = file;
  first.clear_revisions();
  ASSERT_THAT(testing::LoadAndAdopt(*server_, first), IsOk());
  Watch watch(*server_, "");
  const auto before = watch.Changes(11);
  ASSERT_EQ(before.size(), 11U);
  for (std::size_t i = 0; i < before.size(); ++i)
    EXPECT_EQ(before[i].sequence(), static_cast<std::int64_t>(i) + 1);
  EXPECT_TRUE(before[9].has_unit());
  EXPECT_TRUE(before[10].has_programme());
  auto rest = file;
  rest.clear_units();
  rest.clear_programmes();
  ASSERT_THAT(testing::LoadAndAdopt(*server_, rest), IsOk());
  const auto after = watch.Changes(1);
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(after[0].sequence(), 13);  // 12 recorded the draft, which nobody is told of
  EXPECT_EQ(after[0].revision().state(), v1::Revision::STATE_ADOPTED);
}

TEST_F(WatchPlansTest, GoesOnFromAnyTokenAlsoAfterARestart) {
  ASSERT_THAT(testing::LoadAndAdopt(*server_, testing::AvimPlan()), IsOk());
  std::vector<v1::WatchPlansResponse> all = Watch(*server_, "").Changes(12);
  ASSERT_EQ(all.size(), 12U);
  server_.reset();
  server_ = std::make_unique<testing::PlanningServer>(dir_.path());
  for (std::size_t kept = 0; kept + 1 < all.size(); ++kept) {
    Watch again(*server_, all[kept].resume_token());
    const auto rest = again.Changes(all.size() - kept - 1);
    ASSERT_EQ(rest.size(), all.size() - kept - 1);
    EXPECT_EQ(rest[0].sequence(), all[kept + 1].sequence());
    EXPECT_EQ(rest.back().sequence(), all.back().sequence());
  }
}

TEST_F(WatchPlansTest, BeatsWhenIdle) {
  Watch watch(*server_, "");
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(watch.Read());
    EXPECT_EQ(watch.message.change_case(), v1::WatchPlansResponse::CHANGE_NOT_SET);
    EXPECT_FALSE(watch.message.resume_token().empty());
  }
}

TEST_F(WatchPlansTest, RefusesTokensThatAreNotItsOwn) {
  EXPECT_THAT(Watch(*server_, "nonsense").End(),
              Fails(absl::StatusCode::kInvalidArgument, "RESUME_TOKEN_MALFORMED"));
  const testing::TempDir other_dir;
  testing::PlanningServer other(other_dir.path());
  Watch watch(other, "");
  ASSERT_TRUE(watch.Read());
  EXPECT_THAT(Watch(*server_, watch.message.resume_token()).End(),
              Fails(absl::StatusCode::kFailedPrecondition, "RESUME_TOKEN_UNKNOWN_HERE"));
  EXPECT_THAT(Watch(*server_, "", 301).End(),
              testing::Violates("heartbeat_seconds", "HEARTBEAT_UNFIT"));
}

TEST_F(WatchPlansTest, EndsWhenTheServiceStops) {
  Watch watch(*server_, "", 300);
  ASSERT_TRUE(watch.Read());
  server_.reset();
  EXPECT_THAT(watch.End(), Fails(absl::StatusCode::kUnavailable, ""));
}

}  // namespace
}  // namespace rekenschap::planning
