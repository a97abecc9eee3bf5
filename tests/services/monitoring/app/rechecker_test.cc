#include "services/monitoring/app/rechecker.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

#include <absl/time/clock.h>
#include <gtest/gtest.h>

#include "services/monitoring/store/plan_copies.h"
#include "services/monitoring/store/rechecks.h"
#include "services/monitoring/store/schema.h"
#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/support/eventually.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::monitoring {
namespace {

using testing::Eventually;
using testing::IsOk;

// A store with an adopted plan, whose accepted reports have to be held again.
class RecheckerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    base::StoreOptions options;
    options.path = dir_ / "monitoring.db";
    store_ = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
    // A recheck asks what time it is between its last look and what it writes.
    journal_ = *base::Journal::Attach(*store_, [this] {
      if (accept_meanwhile_.exchange(false)) Mark();
      return absl::Now();
    });
    monitoring_ = *Monitoring::Open(*store_, *journal_);
    ASSERT_THAT(store_->WriteAndWait([](base::Connection& connection) {
      const Plan plan = SmallPlan();
      for (const Unit& unit : plan.programme.units) InsertUnit(connection, unit);
      InsertProgramme(connection, plan.programme, 1);
      InsertRevision(connection, "avim", plan.revision, {1, 1});
      Recheck before;
      before.programme = "avim";
      SaveRecheck(connection, before);
      return absl::OkStatus();
    }),
                IsOk());
  }
  // As the acceptance of a report does that was held against an earlier plan.
  void Mark() {
    EXPECT_THAT(store_->WriteAndWait([](base::Connection& connection) {
      MarkOutdated(connection, "avim");
      return absl::OkStatus();
    }),
                IsOk());
  }
  std::int64_t Revision() {
    std::optional<Recheck> recheck;
    EXPECT_THAT(store_->ReadAndWait([&](base::Connection& connection) {
      recheck = FindRecheck(connection, "avim");
      return absl::OkStatus();
    }),
                IsOk());
    return recheck ? recheck->revision_number : 0;
  }

  testing::TempDir dir_;
  std::atomic<bool> accept_meanwhile_ = false;
  std::unique_ptr<base::Store> store_;
  std::unique_ptr<base::Journal> journal_;
  std::unique_ptr<Monitoring> monitoring_;
};

TEST_F(RecheckerTest, LeavesTheMarkOfWhatIsAcceptedMeanwhile) {
  Mark();  // of an acceptance before
  accept_meanwhile_ = true;
  {
    const Rechecker rechecker(*monitoring_);
    ASSERT_TRUE(Eventually([this] { return !accept_meanwhile_; }));
  }
  EXPECT_LT(Revision(), 0);
  // So that it is done when the service starts again.
  const Rechecker rechecker(*monitoring_);
  EXPECT_TRUE(Eventually([this] { return Revision() == 1; }));
}

}  // namespace
}  // namespace rekenschap::monitoring
