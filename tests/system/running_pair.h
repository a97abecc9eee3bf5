#ifndef REKENSCHAP_TESTS_SYSTEM_RUNNING_PAIR_H_
#define REKENSCHAP_TESTS_SYSTEM_RUNNING_PAIR_H_

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/pair.h"
#include "tests/support/process.h"

namespace rekenschap {

// The two services as they are run, with the AVIM plan adopted, and the command.
class RunningPair : public ::testing::Test {
 protected:
  void SetUp() override {
    planning_ = std::make_unique<testing::Process>(
        std::vector<std::string>{testing::Binary("planningd"), "--listen", "127.0.0.1:0", "--data",
                                 dir_ / "planning", "--address-file", dir_ / "planning.address"},
        dir_ / "planning.log");
    planning_address_ = testing::AwaitAddress(dir_ / "planning.address");
    monitoring_ = std::make_unique<testing::Process>(
        std::vector<std::string>{testing::Binary("monitoringd"), "--listen", "127.0.0.1:0",
                                 "--data", dir_ / "monitoring", "--planning", planning_address_,
                                 "--address-file", dir_ / "monitoring.address"},
        dir_ / "monitoring.log");
    monitoring_address_ = testing::AwaitAddress(dir_ / "monitoring.address");
    ASSERT_NE(monitoring_address_, "");
    const std::string avim = std::string(REKENSCHAP_EXAMPLES) + "/avim/";
    ASSERT_EQ(Do({"plan", "load", avim + "units.txtpb", avim + "programme.txtpb",
                  avim + "plan.txtpb", "--as", "beleid"})
                  .exit_code,
              0);
    Adopt();
    ASSERT_TRUE(testing::Eventually([this] {
      return Do({"compare", "avim-mensenhandel", "2021-Q2"}).exit_code == 0;
    }));
  }
  testing::Ran Do(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {testing::Binary("rekenschap"), "--planning",
                                         planning_address_, "--monitoring", monitoring_address_});
    return testing::Run(arguments);
  }
  void Adopt() {
    ASSERT_EQ(Do({"plan", "adopt", "avim-mensenhandel/all", "--as", "financien"}).exit_code, 0);
  }
  static std::string ContentOf(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
  // The example's report of that unit.
  static std::string Example(const std::string& unit) {
    return ContentOf(std::string(REKENSCHAP_EXAMPLES) + "/avim/reports-2021-Q2/" + unit + ".csv");
  }
  static std::string Replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
  }

  testing::TempDir dir_;
  std::unique_ptr<testing::Process> planning_;
  std::unique_ptr<testing::Process> monitoring_;
  std::string planning_address_;
  std::string monitoring_address_;
};

}  // namespace rekenschap

#endif  // REKENSCHAP_TESTS_SYSTEM_RUNNING_PAIR_H_
