#include "services/monitoring/plan_feed/plan_feed.h"

#include <gtest/gtest.h>

#include "tests/support/eventually.h"
#include "tests/support/pair.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::monitoring {
namespace {

using testing::CallAs;
using testing::Eventually;
using testing::IsOk;
using Stub = v1::MonitoringService::Stub;

class PlanFeedTest : public ::testing::Test {
 protected:
  v1::ListPlanCopiesResponse Plans(testing::MonitoringServer& server) {
    v1::ListPlanCopiesResponse response;
    EXPECT_THAT(
        CallAs("", server.stub(), &Stub::ListPlanCopies, v1::ListPlanCopiesRequest(), response),
        IsOk());
    return response;
  }
  bool Has(testing::MonitoringServer& server, const std::string& revision) {
    const auto plans = Plans(server);
    return plans.plans_size() == 1 && plans.plans(0).revision() == revision;
  }

  testing::TempDir dir_;
  // A socket keeps its address over a restart.
  const std::string address_ = "unix:" + (dir_ / "planning.socket");
};

TEST_F(PlanFeedTest, CopiesPlansAndGoesOnWhilePlanningIsAway) {
  auto planning = std::make_unique<testing::PlanningServer>(dir_.path(), address_);
  testing::MonitoringServer monitoring(dir_.path(), address_);
  const auto file = testing::AvimPlan();
  ASSERT_THAT(testing::LoadAndAdopt(*planning, file), IsOk());
  const std::string first = "programmes/avim-mensenhandel/revisions/1";
  ASSERT_TRUE(Eventually([&] { return Has(monitoring, first); }));
  ASSERT_TRUE(
      Eventually([&] { return Plans(monitoring).feed().state() == v1::PlanFeed::STATE_CURRENT; }));
  planning.reset();
  ASSERT_TRUE(Eventually(
      [&] { return Plans(monitoring).feed().state() == v1::PlanFeed::STATE_DISCONNECTED; }));
  // In words for a person, not those of the connection.
  EXPECT_TRUE(
      Eventually([&] { return Plans(monitoring).feed().trouble() == "planning does not answer"; }));
  EXPECT_TRUE(Has(monitoring, first));
  planning = std::make_unique<testing::PlanningServer>(dir_.path(), address_);
  auto next = file;
  next.clear_units();
  next.clear_programmes();
  next.mutable_revisions(0)->mutable_revisions(0)->set_title("Nog eens vastgesteld");
  ASSERT_THAT(testing::LoadAndAdopt(*planning, next), IsOk());
  EXPECT_TRUE(
      Eventually([&] { return Has(monitoring, "programmes/avim-mensenhandel/revisions/2"); }));
}

TEST_F(PlanFeedTest, NoticesAPlanningStoreThatIsNotTheOneItFollowed) {
  auto planning = std::make_unique<testing::PlanningServer>(dir_.path(), address_);
  testing::MonitoringServer monitoring(dir_.path(), address_);
  ASSERT_THAT(testing::LoadAndAdopt(*planning, testing::AvimPlan()), IsOk());
  ASSERT_TRUE(
      Eventually([&] { return Has(monitoring, "programmes/avim-mensenhandel/revisions/1"); }));
  planning.reset();
  const testing::TempDir other;
  planning = std::make_unique<testing::PlanningServer>(other.path(), address_);
  EXPECT_TRUE(Eventually([&] {
    return Plans(monitoring).feed().trouble().find("another store") != std::string::npos;
  }));
}

TEST_F(PlanFeedTest, RefusesAnAdoptedPlanThatChanged) {
  testing::MonitoringServer monitoring(dir_.path(), address_);
  PlanRevision revision;
  revision.number = 1;
  revision.content_hash = "a";
  Programme programme;
  programme.id = "p";
  ASSERT_THAT(monitoring.app().TakePlanChange(programme, {"t1", 1}), IsOk());
  ASSERT_THAT(monitoring.app().TakePlanChange(std::pair(std::string("p"), revision), {"t2", 2}),
              IsOk());
  ASSERT_THAT(monitoring.app().TakePlanChange(std::pair(std::string("p"), revision), {"t3", 3}),
              IsOk());
  revision.content_hash = "b";
  EXPECT_THAT(monitoring.app().TakePlanChange(std::pair(std::string("p"), revision), {"t4", 4}),
              testing::Fails(absl::StatusCode::kDataLoss, "PLAN_REWRITTEN"));
  EXPECT_EQ(monitoring.app().LastFeedPlace()->copied_sequence, 3);
}

// A copy that was made before it was kept does not say which line a line pays for.
TEST_F(PlanFeedTest, TakesAPlanAgainThatWasCopiedWithoutWhatItPaysFor) {
  testing::MonitoringServer monitoring(dir_.path(), address_);
  Programme programme;
  programme.id = "p";
  ASSERT_THAT(monitoring.app().TakePlanChange(programme, {"t1", 1}), IsOk());
  PlanRevision revision;
  revision.number = 1;
  revision.content_hash = "a";
  revision.lines.resize(1);
  revision.lines[0].id = "budget";
  const auto take = [&](std::int64_t sequence) {
    return monitoring.app().TakePlanChange(std::pair(std::string("p"), revision),
                                           {"t" + std::to_string(sequence), sequence});
  };
  ASSERT_THAT(take(2), IsOk());
  revision.lines[0].pays_for = "fte";
  EXPECT_THAT(take(3), IsOk());
  // What says so already has to go on saying the same.
  revision.number = 2;
  ASSERT_THAT(take(4), IsOk());
  EXPECT_THAT(take(5), IsOk());
  revision.lines[0].pays_for = "posts";
  EXPECT_THAT(take(6), testing::Fails(absl::StatusCode::kDataLoss, "PLAN_REWRITTEN"));
}

}  // namespace
}  // namespace rekenschap::monitoring
