#include "services/base/store/store.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <thread>

#include <gtest/gtest.h>

#include "services/base/status/status.h"
#include "tests/support/eventually.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::base {
namespace {

using testing::Fails;
using testing::IsOk;

struct Insert {
  static constexpr char kSql[] = "INSERT INTO note (id, text) VALUES (:id, :text)";
  using Params = std::tuple<std::int64_t, std::optional<std::string>>;
  using Row = std::tuple<>;
};
struct Select {
  static constexpr char kSql[] = "SELECT text FROM note WHERE id = :id";
  using Params = std::tuple<std::int64_t>;
  using Row = std::tuple<std::optional<std::string>>;
};
struct SelectAll {
  static constexpr char kSql[] = "SELECT id FROM note ORDER BY id";
  using Params = std::tuple<>;
  using Row = std::tuple<std::int64_t>;
};

struct Integrity {
  static constexpr char kSql[] = "PRAGMA integrity_check";
  using Params = std::tuple<>;
  using Row = std::tuple<std::string>;
};

std::vector<SchemaPart> Schema(int versions = 1) {
  SchemaPart part{
      "notes",
      {{1, "0001_notes", "CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY, text TEXT);"}}};
  if (versions > 1) part.migrations.push_back({2, "0002_more", "CREATE TABLE more (id BIGINT);"});
  return {part};
}

class StoreTest : public ::testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<Store>> Open(const std::vector<SchemaPart>& schema = Schema(),
                                              const std::string& service = "test") {
    options_.path = dir_ / "store.db";
    return Store::Open(options_, service, schema);
  }
  static absl::Status Add(Store& store, std::int64_t id) {
    return store.WriteAndWait([id](Connection& connection) {
      connection.Run<Insert>(id, std::optional<std::string>("note"));
      return absl::OkStatus();
    });
  }
  static std::size_t CountOf(Store& store) {
    std::size_t count = 0;
    EXPECT_THAT(store.ReadAndWait([&count](Connection& connection) {
      count = connection.All<SelectAll>().size();
      return absl::OkStatus();
    }),
                IsOk());
    return count;
  }

  testing::TempDir dir_;
  StoreOptions options_;
};

TEST_F(StoreTest, WritesOnWhileAnAnswerIsBeingTaken) {
  const auto store = *Open();
  std::promise<void> second_runs;
  std::future<void> ran = second_runs.get_future();
  std::promise<std::future_status> first_answered;
  store->Write(
      absl::InfiniteFuture(), [](Connection&) { return absl::OkStatus(); },
      [&](const absl::Status&) {
        first_answered.set_value(ran.wait_for(std::chrono::seconds(30)));
      });
  store->Write(
      absl::InfiniteFuture(),
      [&](Connection&) {
        second_runs.set_value();
        return absl::OkStatus();
      },
      [](const absl::Status&) {});
  EXPECT_EQ(first_answered.get_future().get(), std::future_status::ready)
      << "the second write waited for the first one's answer";
}

TEST_F(StoreTest, AnswersEverythingBeforeItIsClosed) {
  const auto store = *Open();
  std::atomic<int> answers = 0;
  for (int i = 0; i < 1000; ++i) {
    store->Write(
        absl::InfiniteFuture(), [](Connection&) { return absl::OkStatus(); },
        [&answers](const absl::Status& status) { answers += status.ok() ? 1 : 0; });
  }
  store->Close();
  EXPECT_EQ(answers, 1000);
}

TEST_F(StoreTest, KeepsWhatWasWrittenAcrossARestart) {
  std::string id;
  {
    const auto store = *Open();
    id = store->id();
    ASSERT_THAT(Add(*store, 1), IsOk());
  }
  const auto store = *Open();
  EXPECT_EQ(store->id(), id);
  EXPECT_EQ(id.size(), 32U);
  EXPECT_EQ(CountOf(*store), 1U);
  EXPECT_GT(store->SizeBytes(), 0);
}

TEST_F(StoreTest, TellsNullFromEmpty) {
  const auto store = *Open();
  ASSERT_THAT(store->WriteAndWait([](Connection& connection) {
    connection.Run<Insert>(std::int64_t{1}, std::optional<std::string>());
    connection.Run<Insert>(std::int64_t{2}, std::optional<std::string>(""));
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_THAT(store->ReadAndWait([](Connection& connection) {
    EXPECT_EQ(std::get<0>(*connection.First<Select>(std::int64_t{1})), std::nullopt);
    EXPECT_EQ(std::get<0>(*connection.First<Select>(std::int64_t{2})), "");
    EXPECT_EQ(connection.First<Select>(std::int64_t{3}), std::nullopt);
    return absl::OkStatus();
  }),
              IsOk());
}

TEST_F(StoreTest, LetsWritesThatWaitShareACommitAndFailAlone) {
  const auto store = *Open();
  std::promise<void> go;
  std::shared_future<void> gate = go.get_future();
  // Holds the writer until the others wait.
  store->Write(
      absl::InfiniteFuture(),
      [gate](Connection&) {
        gate.wait();
        return absl::OkStatus();
      },
      [](const absl::Status&) {});
  std::vector<std::promise<absl::Status>> answers(20);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    store->Write(
        absl::InfiniteFuture(),
        [i](Connection& connection) -> absl::Status {
          connection.Run<Insert>(static_cast<std::int64_t>(i % 10), std::optional<std::string>());
          return absl::OkStatus();
        },
        [&answers, i](absl::Status status) { answers[i].set_value(std::move(status)); });
  }
  const std::int64_t commits = store->commit_count();
  go.set_value();
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const absl::Status answer = answers[i].get_future().get();
    if (i < 10) {
      EXPECT_THAT(answer, IsOk());
    } else {
      EXPECT_THAT(answer, Fails(absl::StatusCode::kAlreadyExists, "STORE_CONFLICT"));
    }
  }
  EXPECT_LE(store->commit_count(), commits + 2);  // the one that held the writer, and the group
  EXPECT_EQ(CountOf(*store), 10U);
}

TEST_F(StoreTest, SurvivesWhatAJobThrows) {
  const auto store = *Open();
  EXPECT_THAT(store->WriteAndWait(
                  [](Connection&) -> absl::Status { throw std::runtime_error("on purpose"); }),
              Fails(absl::StatusCode::kInternal, "STORE_ERROR"));
  EXPECT_THAT(store->ReadAndWait([](Connection&) -> absl::Status { throw 7; }),
              Fails(absl::StatusCode::kInternal, "STORE_ERROR"));
  EXPECT_THAT(Add(*store, 1), IsOk());
}

// A full disk ends the whole transaction in SQLite: nobody in the group may be told that it was
// kept.
TEST_F(StoreTest, AcknowledgesNothingThatAFullDiskUndid) {
  options_.readers = 1;
  const auto store = *Open();
  const auto limit_pages = [&store](const char* pragma) {
    return store->WriteAndWait([pragma](Connection& connection) {
      ExecuteScript(connection.session(), pragma);
      return absl::OkStatus();
    });
  };
  ASSERT_THAT(limit_pages("PRAGMA max_page_count = 20"), IsOk());
  const std::string large(3000, 'x');
  std::promise<void> go;
  std::shared_future<void> gate = go.get_future();
  store->Write(
      absl::InfiniteFuture(),
      [gate](Connection&) {
        gate.wait();
        return absl::OkStatus();
      },
      [](const absl::Status&) {});
  std::vector<std::promise<absl::Status>> answers(40);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    store->Write(
        absl::InfiniteFuture(),
        [i, &large](Connection& connection) -> absl::Status {
          connection.Run<Insert>(static_cast<std::int64_t>(i), std::optional<std::string>(large));
          return absl::OkStatus();
        },
        [&answers, i](absl::Status status) { answers[i].set_value(std::move(status)); });
  }
  go.set_value();
  std::size_t kept = 0;
  for (auto& answer : answers) {
    const absl::Status status = answer.get_future().get();
    if (status.ok()) {
      ++kept;
    } else {
      EXPECT_THAT(status, Fails(absl::StatusCode::kResourceExhausted, "STORE_FULL"));
    }
  }
  EXPECT_GT(kept, 0U);
  EXPECT_LT(kept, answers.size());
  EXPECT_EQ(CountOf(*store), kept);
  ASSERT_THAT(limit_pages("PRAGMA max_page_count = 100000"), IsOk());
  EXPECT_THAT(Add(*store, 1000), IsOk());
}

TEST_F(StoreTest, SaysSoWhenTooManyWaitAndWhenItIsTooLate) {
  options_.queue_capacity = 1;
  options_.max_group = 1;
  const auto store = *Open();
  std::promise<void> running;
  std::promise<void> go;
  store->Write(
      absl::InfiniteFuture(),
      [&](Connection&) {
        running.set_value();
        go.get_future().wait();
        return absl::OkStatus();
      },
      [](const absl::Status&) {});
  running.get_future().wait();
  std::promise<absl::Status> late;
  store->Write(
      absl::InfinitePast(),
      [](Connection&) {
        ADD_FAILURE() << "ran too late";
        return absl::OkStatus();
      },
      [&](absl::Status status) { late.set_value(std::move(status)); });
  EXPECT_THAT(Add(*store, 1), Fails(absl::StatusCode::kResourceExhausted, "STORE_BUSY"));
  go.set_value();
  EXPECT_THAT(late.get_future().get(), Fails(absl::StatusCode::kDeadlineExceeded, ""));
  store->Close();
  EXPECT_THAT(Add(*store, 1), Fails(absl::StatusCode::kUnavailable, "STORE_CLOSED"));
}

// A statement that is not read to its end would keep its snapshot: later commits unseen, the log
// never cut.
TEST_F(StoreTest, LetsGoOfSnapshotsSoThatReadersSeeCommitsAndTheLogShrinks) {
  options_.readers = 1;
  const auto store = *Open();
  for (int i = 1; i <= 3; ++i) ASSERT_THAT(Add(*store, i), IsOk());
  ASSERT_THAT(store->ReadAndWait([](Connection& connection) -> absl::Status {
    connection.First<SelectAll>();  // one row of three
    return absl::OkStatus();
  }),
              IsOk());
  ASSERT_THAT(Add(*store, 4), IsOk());
  EXPECT_EQ(CountOf(*store), 4U);
  bool cut = false;
  // Outside of a transaction, as the writer stands between groups: on a connection of its own.
  const auto session = OpenSession(options_.path, false);
  cut = Checkpoint(*session);
  EXPECT_TRUE(cut);
  EXPECT_EQ(std::filesystem::file_size(options_.path + "-wal"), 0U);
}

// A page of its own for the note.
absl::Status AddPage(Connection& connection, std::int64_t id) {
  connection.Run<Insert>(id, std::optional<std::string>(std::string(4096, 'x')));
  return absl::OkStatus();
}

// As many, each in a commit of its own.
absl::Status AddPages(Store& store, std::int64_t first, std::int64_t count) {
  for (std::int64_t id = first; id < first + count; ++id) {
    RETURN_IF_ERROR(
        store.WriteAndWait([id](Connection& connection) { return AddPage(connection, id); }));
  }
  return absl::OkStatus();
}

TEST_F(StoreTest, EmptiesALongLogBesideTheWriter) {
  options_.log_pages = 40;
  const auto store = *Open();
  const auto size = std::filesystem::file_size(options_.path);
  // Not so many that the writer would do it.
  ASSERT_THAT(AddPages(*store, 0, 25), IsOk());
  EXPECT_TRUE(testing::Eventually(
      [&] { return std::filesystem::file_size(options_.path) >= size + 10UL * 4096; }));
  EXPECT_EQ(CountOf(*store), 25U);
}

TEST_F(StoreTest, KeepsTheLogShortWhateverIsWritten) {
  options_.log_pages = 10;
  options_.max_group = 1;
  const auto store = *Open();
  constexpr std::int64_t kNotes = 500;
  std::promise<void> last;
  for (std::int64_t id = 0; id < kNotes; ++id) {
    store->Write(
        absl::InfiniteFuture(), [id](Connection& connection) { return AddPage(connection, id); },
        [&last, id](const absl::Status& status) {
          EXPECT_THAT(status, IsOk());
          if (id == kNotes - 1) last.set_value();
        });
  }
  last.get_future().wait();
  // Four times as long, and what the last commit put on top.
  EXPECT_LT(std::filesystem::file_size(options_.path + "-wal"), 100UL * 4096);
  EXPECT_EQ(CountOf(*store), kNotes);
  EXPECT_THAT(store->ReadAndWait([](Connection& connection) {
    EXPECT_EQ(connection.First<Integrity>(), std::tuple(std::string("ok")));
    return absl::OkStatus();
  }),
              IsOk());
}

TEST_F(StoreTest, KeepsAReadersSnapshotWhileTheLogIsEmptied) {
  options_.log_pages = 10;
  const auto store = *Open();
  ASSERT_THAT(Add(*store, 1000), IsOk());
  ASSERT_THAT(store->ReadAndWait([&store](Connection& connection) {
    EXPECT_EQ(connection.All<SelectAll>().size(), 1U);
    EXPECT_THAT(AddPages(*store, 0, 200), IsOk());
    EXPECT_EQ(connection.All<SelectAll>().size(), 1U);
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_EQ(CountOf(*store), 201U);
  // Once nobody reads what was, the log is begun anew.
  ASSERT_THAT(AddPages(*store, 300, 10), IsOk());
  const auto held = std::filesystem::file_size(options_.path + "-wal");
  ASSERT_THAT(AddPages(*store, 400, 300), IsOk());
  EXPECT_EQ(std::filesystem::file_size(options_.path + "-wal"), held);
}

TEST_F(StoreTest, KeepsNothingThatAReadWrites) {
  const auto store = *Open();
  EXPECT_FALSE(store
                   ->ReadAndWait([](Connection& connection) {
                     connection.Run<Insert>(std::int64_t{1}, std::optional<std::string>());
                     return absl::OkStatus();
                   })
                   .ok());
  EXPECT_EQ(CountOf(*store), 0U);
}

TEST_F(StoreTest, RefusesASecondOwner) {
  const auto store = *Open();
  EXPECT_THAT(Open(), Fails(absl::StatusCode::kFailedPrecondition, "STORE_IN_USE"));
}

TEST_F(StoreTest, RefusesStoresThatAreNotItsOwn) {
  ASSERT_THAT(Open(Schema(2)), IsOk());
  EXPECT_THAT(Open(Schema(1)), Fails(absl::StatusCode::kFailedPrecondition, "STORE_NEWER"));
  EXPECT_THAT(Open(Schema(2), "other"),
              Fails(absl::StatusCode::kFailedPrecondition, "STORE_OF_OTHER_SERVICE"));
  std::ofstream(dir_ / "store.db")
      << "this is no database, but it is long enough to look like a file with content";
  EXPECT_THAT(Open(), Fails(absl::StatusCode::kDataLoss, "STORE_CORRUPT"));
}

TEST_F(StoreTest, RefusesAFolderThatIsNotThere) {
  options_.path = dir_ / "missing/store.db";
  EXPECT_THAT(Store::Open(options_, "test", Schema()),
              Fails(absl::StatusCode::kFailedPrecondition, "STORE_NOT_WRITABLE"));
}

TEST_F(StoreTest, LeavesTheOldVersionWhenAStepFails) {
  ASSERT_THAT(Open(), IsOk());
  std::vector<SchemaPart> broken = Schema(2);
  broken[0].migrations[1].sql = "CREATE TABLE half (id BIGINT); CREATE TABLE note (id BIGINT);";
  EXPECT_FALSE(Open(broken).ok());
  const auto store = *Open();
  EXPECT_EQ(store->schema_versions().at("notes"), 1);
  EXPECT_THAT(store->ReadAndWait([](Connection& connection) {
    ExecuteScript(connection.session(), "SELECT * FROM half");
    return absl::OkStatus();
  }),
              Fails(absl::StatusCode::kInternal, "STORE_ERROR"));
  const auto upgraded = [&] { return Open(Schema(2)); };
  EXPECT_THAT(upgraded(), Fails(absl::StatusCode::kFailedPrecondition, "STORE_IN_USE"));
}

}  // namespace
}  // namespace rekenschap::base
