#include "services/monitoring/app/rule_books.h"

#include <absl/time/clock.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/monitoring/store/plan_copies.h"
#include "services/monitoring/store/policies.h"
#include "services/monitoring/store/schema.h"
#include "tests/services/monitoring/domain/plan_fixture.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::monitoring {
namespace {

using testing::Fails;
using testing::IsOk;

class RuleBooksTest : public ::testing::Test {
 protected:
  void SetUp() override {
    base::StoreOptions options;
    options.path = dir_ / "monitoring.db";
    store_ = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
    journal_ = *base::Journal::Attach(*store_, absl::Now);
    books_ = std::make_unique<RuleBooks>(*journal_);
    ASSERT_THAT(store_->WriteAndWait([](base::Connection& connection) {
      const Programme programme = SmallPlan().programme;
      for (const Unit& unit : programme.units) InsertUnit(connection, unit);
      InsertProgramme(connection, programme, 1);
      return absl::OkStatus();
    }),
                IsOk());
  }
  // Sets a parameter of a rule in the first policy; answers what the writer sees then, and leaves
  // the transaction with `end`.
  std::int64_t Set(std::int64_t tolerance, absl::Status end) {
    std::int64_t seen = 0;
    const absl::StatusCode code = end.code();
    const absl::Status status = store_->WriteAndWait([&](base::Connection& connection) {
      Policy policy;
      policy.programme = "avim";
      policy.version = 1;
      policy.rule_settings = {{"ABOVE_YEAR_BUDGET", false, {}, {{"tolerance", tolerance}}}};
      policy.reason = "Afgesproken.";
      policy.sequence =
          journal_->Append(connection, {"reviewer", "policy.set", "avim", "hash"}).sequence;
      InsertPolicy(connection, policy);
      seen = books_->Get(connection, "avim")->Parameter("ABOVE_YEAR_BUDGET", "tolerance");
      return end;
    });
    EXPECT_EQ(status.code(), code);
    return seen;
  }
  std::int64_t Read() {
    std::int64_t seen = 0;
    EXPECT_THAT(store_->ReadAndWait([&](base::Connection& connection) {
      seen = books_->Get(connection, "avim")->Parameter("ABOVE_YEAR_BUDGET", "tolerance");
      return absl::OkStatus();
    }),
                IsOk());
    return seen;
  }

  testing::TempDir dir_;
  std::unique_ptr<base::Store> store_;
  std::unique_ptr<base::Journal> journal_;
  std::unique_ptr<RuleBooks> books_;
};

TEST_F(RuleBooksTest, HaveTheRulesAsTheLastPolicySetsThem) {
  const std::int64_t standard = Read();
  EXPECT_NE(standard, 321);
  EXPECT_EQ(Set(321, absl::OkStatus()), 321);
  EXPECT_EQ(Read(), 321);
}

TEST_F(RuleBooksTest, ForgetAPolicyThatCameToNothing) {
  const std::int64_t standard = Read();
  EXPECT_EQ(Set(321, absl::AbortedError("")), 321);
  EXPECT_EQ(Read(), standard);
  // The one that gets its number holds.
  EXPECT_EQ(Set(654, absl::OkStatus()), 654);
  EXPECT_EQ(Read(), 654);
}

}  // namespace
}  // namespace rekenschap::monitoring
