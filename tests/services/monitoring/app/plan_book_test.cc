#include "services/monitoring/app/plan_book.h"

#include <gtest/gtest.h>

#include "services/base/journal/journal.h"
#include "services/base/store/store.h"
#include "services/monitoring/store/plan_copies.h"
#include "services/monitoring/store/schema.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::monitoring {
namespace {

using testing::IsOk;

class PlanBookTest : public ::testing::Test {
 protected:
  // Rotterdam was copied before the tree of units was.
  void SetUp() override {
    base::StoreOptions options;
    options.path = dir_ / "monitoring.db";
    store_ = *base::Store::Open(options, "monitoring", {base::Journal::Schema(), Schema()});
    Write([this](base::Connection& connection) {
      for (const Unit& unit : {west_, rotterdam_}) InsertUnit(connection, unit);
      connection.session() << "UPDATE plan_unit SET parent = NULL WHERE id = 'rotterdam'";
      Programme programme;
      programme.id = "avim";
      programme.units = {rotterdam_};
      InsertProgramme(connection, programme, 1);
    });
    Adopt(1);
  }
  void Write(const std::function<void(base::Connection&)>& change) {
    ASSERT_THAT(store_->WriteAndWait([&change](base::Connection& connection) {
      change(connection);
      return absl::OkStatus();
    }),
                IsOk());
  }
  void Read(const std::function<void(base::Connection&)>& look) {
    ASSERT_THAT(store_->ReadAndWait([&look](base::Connection& connection) {
      look(connection);
      return absl::OkStatus();
    }),
                IsOk());
  }
  void Adopt(std::int64_t number) {
    Write([number](base::Connection& connection) {
      PlanRevision revision;
      revision.number = number;
      InsertRevision(connection, "avim", revision, {0, number});
    });
  }
  void Place(std::int64_t sequence) {
    rotterdam_.parent = "west";
    Write([&](base::Connection& connection) { SetParent(connection, rotterdam_, sequence); });
    book_.Forget(sequence);
  }
  std::string ParentIn(base::Connection& connection) {
    return book_.Get(connection, "avim")->programme.units.at(0).parent;
  }

  testing::TempDir dir_;
  std::unique_ptr<base::Store> store_;
  PlanBook book_;
  const Unit west_ = {"west", "West", *finance::ParseDate("2013-01-01"), {}};
  Unit rotterdam_ = {"rotterdam", "Rotterdam", *finance::ParseDate("2013-01-01"), {}};
};

TEST_F(PlanBookTest, ForgetsWhatDoesNotKnowTheTree) {
  Read([this](base::Connection& connection) { EXPECT_EQ(ParentIn(connection), ""); });
  Place(10);
  Read([this](base::Connection& connection) { EXPECT_EQ(ParentIn(connection), "west"); });
}

TEST_F(PlanBookTest, KeepsNothingOfASnapshotFromBeforeItForgot) {
  Read([this](base::Connection& connection) {
    ASSERT_EQ(LastRevisionNumber(connection, "avim"), 1);  // this snapshot begins
    Place(10);
    EXPECT_EQ(ParentIn(connection), "");
  });
  Read([this](base::Connection& connection) {
    EXPECT_EQ(ParentIn(connection), "west");
    EXPECT_EQ(book_.Get(connection, "avim"), book_.Get(connection, "avim"));  // kept again
  });
}

TEST_F(PlanBookTest, KeepsTheNewestAlsoWhenAnEarlierOneIsAskedFor) {
  Adopt(2);
  Read([this](base::Connection& connection) {
    const auto newest = book_.Get(connection, "avim");
    ASSERT_NE(newest, nullptr);
    EXPECT_EQ(newest->revision.number, 2);
    const auto earlier = book_.Get(connection, "avim", 1);
    ASSERT_NE(earlier, nullptr);
    EXPECT_EQ(earlier->revision.number, 1);
    EXPECT_EQ(book_.Get(connection, "avim"), newest);
    EXPECT_EQ(book_.Get(connection, "avim", 2), newest);
    EXPECT_EQ(book_.Get(connection, "avim", 3), nullptr);
    EXPECT_EQ(book_.Get(connection, "x"), nullptr);
  });
}

}  // namespace
}  // namespace rekenschap::monitoring
