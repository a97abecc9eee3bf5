#ifndef REKENSCHAP_TESTS_SYSTEM_RUNNING_PAIR_H_
#define REKENSCHAP_TESTS_SYSTEM_RUNNING_PAIR_H_

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/eventually.h"
#include "tests/support/pair.h"
#include "tests/support/process.h"

namespace rekenschap {

// The two services as they are run, on stores of their own, and the command.
class RunningPair : public ::testing::Test {
 protected:
  void SetUp() override {
    StartPlanning("127.0.0.1:0");
    StartMonitoring();
  }
  void StartPlanning(const std::string& listen) {
    planning_ = Start("planning", listen, {}, planning_address_);
  }
  void StartMonitoring() {
    monitoring_ =
        Start("monitoring", "127.0.0.1:0", {"--planning", planning_address_}, monitoring_address_);
  }
  testing::Ran Do(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {testing::Binary("rekenschap"), "--planning",
                                         planning_address_, "--monitoring", monitoring_address_});
    return testing::Run(arguments);
  }
  // The path of a file of the AVIM example.
  static std::string ExamplePath(const std::string& name) {
    return std::string(REKENSCHAP_EXAMPLES) + "/avim/" + name;
  }
  testing::Ran Load(const std::string& as = "beleid") {
    return Do({"plan", "load", ExamplePath("units.txtpb"), ExamplePath("programme.txtpb"),
               ExamplePath("plan.txtpb"), "--as", as});
  }
  void Adopt() {
    ASSERT_EQ(Do({"plan", "adopt", "avim-mensenhandel/all", "--as", "financien"}).exit_code, 0);
  }
  // Has the AVIM plan in force, and known to monitoring.
  void LoadAndAdopt() {
    ASSERT_EQ(Load().exit_code, 0);
    Adopt();
    ASSERT_TRUE(testing::Eventually([this] {
      return Do({"compare", "avim-mensenhandel", "2021-Q2"}).exit_code == 0;
    }));
  }
  static std::string ContentOf(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
  // The example's report of that unit.
  static std::string Example(const std::string& unit) {
    return ContentOf(ExamplePath("reports-2021-Q2/" + unit + ".csv"));
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

 private:
  std::unique_ptr<testing::Process> Start(const std::string& name, const std::string& listen,
                                          const std::vector<std::string>& more,
                                          std::string& address) {
    const std::string file = dir_ / (name + ".address");
    std::filesystem::remove(file);
    std::vector<std::string> command = {testing::Binary(name + "d"),
                                        "--listen",
                                        listen,
                                        "--data",
                                        dir_ / name,
                                        "--address-file",
                                        file};
    command.insert(command.end(), more.begin(), more.end());
    auto process = std::make_unique<testing::Process>(command, dir_ / (name + ".log"));
    address = testing::AwaitAddress(file);
    EXPECT_NE(address, "");
    return process;
  }
};

// The same with the AVIM plan adopted.
class RunningAvim : public RunningPair {
 protected:
  void SetUp() override {
    RunningPair::SetUp();
    LoadAndAdopt();
  }
};

}  // namespace rekenschap

#endif  // REKENSCHAP_TESTS_SYSTEM_RUNNING_PAIR_H_
