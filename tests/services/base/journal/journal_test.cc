#include "services/base/journal/journal.h"

#include <atomic>
#include <future>
#include <thread>

#include <gtest/gtest.h>

#include "services/base/journal/requests.h"
#include "services/base/journal/write_once.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::base {
namespace {

using testing::Fails;
using testing::IsOk;

class JournalTest : public ::testing::Test {
 protected:
  JournalTest() { Open(); }

  void Open() {
    StoreOptions options;
    options.path = dir_ / "journal.db";
    store_ = *Store::Open(options, "test", {Journal::Schema()});
    journal_ = *Journal::Attach(*store_, [this] { return absl::FromUnixMicros(now_.load()); });
  }
  void Reopen() {
    journal_.reset();
    store_.reset();
    Open();
  }
  absl::Status Append(const std::string& resource, bool fail = false) {
    return store_->WriteAndWait([&](Connection& connection) {
      journal_->Append(connection, {"unverified:jan", "test", resource, Sha(resource)});
      return fail ? absl::InternalError("on purpose") : absl::OkStatus();
    });
  }
  static std::string Sha(const std::string& text) { return text; }
  std::vector<JournalEntry> All(const std::string& resource = "") {
    std::vector<JournalEntry> entries;
    EXPECT_THAT(store_->ReadAndWait([&](Connection& connection) {
      entries = journal_->List(connection, 0, 100'000, resource);
      return absl::OkStatus();
    }),
                IsOk());
    return entries;
  }
  absl::Status Verify() {
    JournalHead head = Genesis(store_->id());
    return VerifyChain(All(), head);
  }

  std::atomic<std::int64_t> now_ = 1'000'000;
  testing::TempDir dir_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Journal> journal_;
};

TEST_F(JournalTest, ChainsEntriesAcrossARestart) {
  ASSERT_THAT(Append("a"), IsOk());
  Reopen();
  ASSERT_THAT(Append("b"), IsOk());
  EXPECT_EQ(All().size(), 2U);
  EXPECT_THAT(Verify(), IsOk());
}

TEST_F(JournalTest, LeavesNoGapWhereAWriteFailed) {
  ASSERT_THAT(Append("a"), IsOk());
  EXPECT_THAT(Append("b", /*fail=*/true), Fails(absl::StatusCode::kInternal, ""));
  ASSERT_THAT(Append("c"), IsOk());
  EXPECT_EQ(All().back().sequence, 2);
  EXPECT_EQ(All().back().resource, "c");
  EXPECT_THAT(Verify(), IsOk());
}

TEST_F(JournalTest, HasNoGapsUnderConcurrentWritesOfWhichSomeFail) {
  std::vector<std::thread> threads;
  std::atomic<int> written = 0;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) written += Append("r", (i + t) % 5 == 0).ok() ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(written, 320);
  EXPECT_EQ(All().size(), 320U);
  EXPECT_THAT(Verify(), IsOk());
}

TEST_F(JournalTest, NeverRecordsATimeBeforeTheLast) {
  now_ = 5'000'000;
  ASSERT_THAT(Append("a"), IsOk());
  now_ = 3'000'000;
  ASSERT_THAT(Append("b"), IsOk());
  Reopen();
  ASSERT_THAT(Append("c"), IsOk());
  for (const JournalEntry& entry : All()) EXPECT_EQ(entry.record_time_micros, 5'000'000);
}

TEST_F(JournalTest, ListsAResourceAndWhatLiesBelowIt) {
  for (const char* resource : {"units/a", "units/a/b", "units/ab", "units/b"}) {
    ASSERT_THAT(Append(resource), IsOk());
  }
  std::vector<std::string> listed;
  for (const JournalEntry& entry : All("units/a")) listed.push_back(entry.resource);
  EXPECT_THAT(listed, ::testing::ElementsAre("units/a", "units/a/b"));
}

TEST_F(JournalTest, TellsListenersOfCommitsUntilTheyLeave) {
  std::atomic<int> heard = 0;
  Journal::Subscription subscription = journal_->Subscribe([&heard] { ++heard; });
  ASSERT_THAT(Append("a"), IsOk());
  EXPECT_EQ(heard, 1);
  EXPECT_FALSE(Append("b", /*fail=*/true).ok());
  EXPECT_EQ(heard, 1);
  subscription.reset();
  ASSERT_THAT(Append("c"), IsOk());
  EXPECT_EQ(heard, 1);
}

TEST_F(JournalTest, KnowsItsOwnTokensOnly) {
  ASSERT_THAT(Append("a"), IsOk());
  const auto check = [this](const std::string& token) {
    absl::StatusOr<std::int64_t> sequence = absl::UnknownError("");
    EXPECT_THAT(store_->ReadAndWait([&](Connection& connection) {
      sequence = journal_->SequenceOf(connection, token);
      return absl::OkStatus();
    }),
                IsOk());
    return sequence;
  };
  const JournalEntry entry = All().front();
  const JournalHead head{1, entry.record_time_micros, entry.chain_hash};
  EXPECT_EQ(*check(journal_->TokenAt(head)), 1);
  EXPECT_EQ(*check(journal_->TokenAt(Genesis(store_->id()))), 0);
  EXPECT_THAT(check("nonsense"),
              Fails(absl::StatusCode::kInvalidArgument, "RESUME_TOKEN_MALFORMED"));
  EXPECT_THAT(check("a.b.c"), Fails(absl::StatusCode::kInvalidArgument, "RESUME_TOKEN_MALFORMED"));
  JournalHead rewritten = head;
  rewritten.chain_hash[0] ^= 1;
  EXPECT_THAT(check(journal_->TokenAt(rewritten)),
              Fails(absl::StatusCode::kFailedPrecondition, "RESUME_TOKEN_UNKNOWN_HERE"));
  JournalHead ahead = head;
  ahead.sequence = 99;
  EXPECT_THAT(check(journal_->TokenAt(ahead)),
              Fails(absl::StatusCode::kFailedPrecondition, "RESUME_TOKEN_UNKNOWN_HERE"));
}

class WriteOnceTest : public JournalTest {
 protected:
  absl::StatusOr<std::string> Write(const std::string& id, const std::string& content,
                                    const std::string& principal = "jan") {
    std::promise<absl::StatusOr<std::string>> answer;
    WriteOnce<std::string>(
        *store_, absl::InfiniteFuture(), {principal, "Write", id, content},
        [&](Connection& connection) -> absl::StatusOr<Recorded<std::string>> {
          if (content == "bad") return absl::InvalidArgumentError("bad");
          if (content == "same") {
            const Remembered by{journal_->Head(connection).sequence, /*stood=*/true};
            return Recorded<std::string>{
                "still " + journal_->Get(connection, by.sequence)->resource, by};
          }
          const JournalEntry entry =
              journal_->Append(connection, {principal, "w", content, content});
          return Recorded<std::string>{"first " + content, {entry.sequence}};
        },
        [&](Connection& connection, const Remembered& by) -> absl::StatusOr<std::string> {
          return (by.stood ? "still " : "first ") +
                 journal_->Get(connection, by.sequence)->resource;
        },
        [&](absl::StatusOr<std::string> done) { answer.set_value(std::move(done)); });
    return answer.get_future().get();
  }
};

TEST_F(WriteOnceTest, GivesTheFirstAnswerAgainAlsoAfterARestart) {
  EXPECT_EQ(*Write("1", "a"), "first a");
  EXPECT_EQ(*Write("1", "a"), "first a");
  Reopen();
  EXPECT_EQ(*Write("1", "a"), "first a");
  EXPECT_EQ(All().size(), 1U);
}

TEST_F(WriteOnceTest, GivesTheFirstAnswerAgainThatSomethingStood) {
  EXPECT_EQ(*Write("1", "a"), "first a");
  EXPECT_EQ(*Write("2", "same"), "still a");
  EXPECT_EQ(*Write("3", "b"), "first b");
  Reopen();
  EXPECT_EQ(*Write("2", "same"), "still a");
  EXPECT_THAT(Write("2", "c"), Fails(absl::StatusCode::kAlreadyExists, "REQUEST_ID_REUSED"));
  EXPECT_EQ(All().size(), 2U);
}

TEST_F(WriteOnceTest, RefusesTheSameIdWithOtherContent) {
  EXPECT_EQ(*Write("1", "a"), "first a");
  EXPECT_THAT(Write("1", "b"), Fails(absl::StatusCode::kAlreadyExists, "REQUEST_ID_REUSED"));
  EXPECT_EQ(*Write("1", "b", "piet"), "first b");  // somebody else's ids are their own
}

TEST_F(WriteOnceTest, RemembersSuccessesOnly) {
  EXPECT_THAT(Write("1", "bad"), Fails(absl::StatusCode::kInvalidArgument, ""));
  EXPECT_EQ(*Write("1", "a"), "first a");
}

}  // namespace
}  // namespace rekenschap::base
