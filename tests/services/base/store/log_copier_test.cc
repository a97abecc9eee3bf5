#include "services/base/store/log_copier.h"

#include <atomic>
#include <chrono>
#include <optional>
#include <semaphore>
#include <thread>

#include <gtest/gtest.h>

namespace rekenschap::base {
namespace {

// A copy that begins when all of the log is copied can lose commits: which commits ask for one.
class LogCopierTest : public ::testing::Test {
 protected:
  void Commit(int held) {
    copier_->BeforeCommit();
    copier_->AfterCommit(held);
  }
  // A copy beside the writer goes on until it is let.
  void Beside() {
    copying_ = true;
    ++beside_;
    copies_on_ = std::this_thread::get_id();
    begun_.release();
    end_.acquire();
    copying_ = false;
  }
  void Now() {
    EXPECT_FALSE(copying_);
    ++now_;
    copied_now_.release();
  }

  std::atomic<bool> copying_ = false;
  std::atomic<int> beside_ = 0;
  std::atomic<int> now_ = 0;
  std::atomic<std::thread::id> copies_on_;
  std::counting_semaphore<> begun_{0};
  std::counting_semaphore<> end_{0};
  std::counting_semaphore<> copied_now_{0};
  std::optional<LogCopier> copier_{std::in_place, [this] { Beside(); }, [this] { Now(); }, 10};
};

TEST_F(LogCopierTest, CopiesBesideTheWriterOnceThereIsEnough) {
  Commit(9);
  Commit(10);
  begun_.acquire();
  EXPECT_NE(copies_on_.load(), std::this_thread::get_id());
  EXPECT_EQ(beside_, 1);
  end_.release();
}

TEST_F(LogCopierTest, AsksForNothingThatAddsNothing) {
  Commit(9);
  Commit(0);
  Commit(0);
  copier_.reset();
  EXPECT_EQ(beside_ + now_, 0);
}

TEST_F(LogCopierTest, AsksForNoCopyByACommitWhileWhichOneWasUnderWay) {
  Commit(10);
  begun_.acquire();
  copier_->BeforeCommit();
  end_.release(2);
  copier_->AfterCommit(40);  // by which it has ended
  EXPECT_EQ(now_, 1);
  // It may have taken all that this commit added.
  copier_->AfterCommit(30);
  copier_.reset();
  EXPECT_EQ(beside_, 1);
}

TEST_F(LogCopierTest, AsksAgainOnceAsMuchWasAdded) {
  Commit(10);
  begun_.acquire();
  end_.release();
  // What waits for the copy's end is the writer's own.
  Commit(40);
  EXPECT_EQ(now_, 1);
  Commit(19);
  EXPECT_EQ(beside_, 1);
  Commit(20);
  begun_.acquire();
  EXPECT_EQ(beside_, 2);
  end_.release();
}

TEST_F(LogCopierTest, NeverCopiesOnTwoThreadsAtOnce) {
  Commit(10);
  begun_.acquire();
  std::thread writer([this] { Commit(40); });
  EXPECT_FALSE(copied_now_.try_acquire_for(std::chrono::milliseconds(50)));
  end_.release();
  writer.join();
  EXPECT_EQ(now_, 1);
  EXPECT_EQ(beside_, 1);
}

}  // namespace
}  // namespace rekenschap::base
