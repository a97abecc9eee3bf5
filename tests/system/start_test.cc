// How the services refuse to start, and stop.
#include <filesystem>
#include <fstream>
#include <signal.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace rekenschap {
namespace {

using ::testing::AllOf;
using testing::Binary;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Ran;

class StartTest : public ::testing::TestWithParam<const char*> {
 protected:
  std::vector<std::string> Command(const std::string& listen, const std::string& folder) const {
    return {Binary(GetParam()), "--listen", listen, "--data", folder};
  }
  testing::TempDir dir_;
};

TEST_P(StartTest, RefusesAPortThatIsTakenAndAStoreThatIsInUse) {
  auto command = Command("127.0.0.1:0", dir_ / "data");
  command.insert(command.end(), {"--address-file", dir_ / "address"});
  testing::Process first(command, dir_ / "log");
  const std::string address = testing::AwaitAddress(dir_ / "address");
  ASSERT_NE(address, "");
  const Ran same_port = testing::Run(Command(address, dir_ / "other"));
  EXPECT_EQ(same_port.exit_code, 3);
  EXPECT_THAT(same_port.out, HasSubstr("cannot listen on " + address));
  const Ran same_store = testing::Run(Command("127.0.0.1:0", dir_ / "data"));
  EXPECT_EQ(same_store.exit_code, 3);
  EXPECT_THAT(same_store.out, HasSubstr("another process has the store"));
  first.Signal(SIGINT);
  EXPECT_EQ(first.Wait(), 0);
}

TEST_P(StartTest, RefusesWhatItCannotStandOn) {
  std::ofstream(dir_ / "file") << "x";
  EXPECT_THAT(testing::Run(Command("127.0.0.1:0", dir_ / "file")).out,
              HasSubstr("choose another with --data"));
  EXPECT_EQ(testing::Run(Command("127.0.0.1:0", dir_ / "file")).exit_code, 3);
  const Ran open = testing::Run(Command("0.0.0.0:0", dir_ / "data"));
  EXPECT_EQ(open.exit_code, 3);
  EXPECT_THAT(open.out, HasSubstr("can be reached from other machines"));
}

TEST_P(StartTest, RefusesASettingThatItDoesNotKnow) {
  for (const std::vector<std::string>& extra :
       {std::vector<std::string>{"--readers", "0"}, {"--log-level", "loud"}, {"--no-such"}}) {
    auto command = Command("127.0.0.1:0", dir_ / "data");
    command.insert(command.end(), extra.begin(), extra.end());
    EXPECT_EQ(testing::Run(command).exit_code, 2) << extra[0];
  }
  std::ofstream(dir_ / "config") << "readers = 0\n";
  EXPECT_EQ(testing::Run({Binary(GetParam()), "--config", dir_ / "config"}).exit_code, 2);
  EXPECT_EQ(testing::Run({Binary(GetParam()), "--version"}).exit_code, 0);
}

TEST_P(StartTest, ReadsItsSettingsFromAFile) {
  std::ofstream(dir_ / "config") << "listen = \"127.0.0.1:0\"\ndata = \"" << dir_ / "data"
                                 << "\"\naddress-file = \"" << dir_ / "address"
                                 << "\"\n";
  testing::Process service({Binary(GetParam()), "--config", dir_ / "config"}, dir_ / "log");
  EXPECT_NE(testing::AwaitAddress(dir_ / "address"), "");
  EXPECT_TRUE(std::filesystem::exists(dir_ / "data"));
  service.Signal(SIGTERM);
  EXPECT_EQ(service.Wait(), 0);
}

// Nothing listens there: the port is the one that a service had and gave back.
TEST(StatusTest, SaysHowToStartWhatIsNotRunning) {
  const testing::TempDir dir;
  std::string address;
  {
    testing::Process service({Binary("planningd"), "--listen", "127.0.0.1:0", "--data",
                              dir / "data", "--address-file", dir / "address"},
                             dir / "log");
    address = testing::AwaitAddress(dir / "address");
    ASSERT_NE(address, "");
    service.Signal(SIGTERM);
    EXPECT_EQ(service.Wait(), 0);
  }
  const auto status = [&address](const std::string& language, const std::string& output) {
    return testing::Run({Binary("rekenschap"), "--planning", address, "--monitoring", address,
                         "--lang", language, "--output", output, "status"});
  };
  const Ran dutch = status("nl", "table");
  EXPECT_EQ(dutch.exit_code, 3);
  EXPECT_THAT(dutch.out,
              AllOf(HasSubstr("planning is niet bereikbaar op " + address +
                              "; start hem met `planningd --listen " + address + " --data MAP`"),
                    HasSubstr("monitoring is niet bereikbaar op " + address +
                              "; start hem met `monitoringd --listen " + address +
                              " --data MAP --planning " + address + "`")));
  EXPECT_THAT(dutch.out, AllOf(Not(HasSubstr("?")), Not(HasSubstr("connect"))));
  const Ran english = status("en", "table");
  EXPECT_EQ(english.exit_code, 3);
  EXPECT_THAT(english.out, AllOf(HasSubstr("monitoring cannot be reached at " + address),
                                 Not(HasSubstr("bereikbaar")), Not(HasSubstr("?"))));
  EXPECT_THAT(status("nl", "csv").out, AllOf(HasSubstr("planning;" + address + ";UNREACHABLE;"),
                                             HasSubstr("monitoring;" + address + ";UNREACHABLE;")));
}

INSTANTIATE_TEST_SUITE_P(BothServices, StartTest, ::testing::Values("planningd", "monitoringd"));

}  // namespace
}  // namespace rekenschap
