#include "clients/cli/plan_export_files.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/resource.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

class WriteFilesTest : public ::testing::Test {
 protected:
  int Write(const std::vector<OutputFile>& files, bool force = false) {
    err_.str("");
    return WriteFiles(Session{out_, err_}, files, force);
  }
  static std::string Read(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
  std::vector<std::string> Names() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(dir_.path())) {
      names.push_back(entry.path().filename());
    }
    return names;
  }

  testing::TempDir dir_;
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(WriteFilesTest, WritesAFileAndLeavesNothingElse) {
  EXPECT_EQ(Write({{dir_ / "plan.txtpb", "a\r\n"}}), kDone);
  EXPECT_EQ(Read(dir_ / "plan.txtpb"), "a\r\n");
  EXPECT_THAT(Names(), UnorderedElementsAre("plan.txtpb"));
  EXPECT_EQ(err_.str(), "");
}

TEST_F(WriteFilesTest, ReplacesAFileOnlyWithForce) {
  ASSERT_EQ(Write({{dir_ / "a", "oud"}}), kDone);
  EXPECT_EQ(Write({{dir_ / "b", "nieuw"}, {dir_ / "a", "nieuw"}}), kUsage);
  EXPECT_THAT(err_.str(),
              AllOf(HasSubstr(dir_ / "a"), HasSubstr("bestaat al"), HasSubstr("--force")));
  EXPECT_EQ(Read(dir_ / "a"), "oud");
  EXPECT_THAT(Names(), UnorderedElementsAre("a")) << "all of it or nothing";
  EXPECT_EQ(Write({{dir_ / "b", "nieuw"}, {dir_ / "a", "nieuw"}}, true), kDone);
  EXPECT_EQ(Read(dir_ / "a"), "nieuw");
  EXPECT_THAT(Names(), UnorderedElementsAre("a", "b"));
}

TEST_F(WriteFilesTest, TakesADanglingLinkForAFileThatIsThere) {
  std::filesystem::create_symlink(dir_ / "nergens", dir_ / "plan");
  EXPECT_EQ(Write({{dir_ / "plan", "x"}}), kUsage);
  EXPECT_THAT(err_.str(), HasSubstr("bestaat al"));
}

TEST_F(WriteFilesTest, MakesTheFolderButNotTheOneAboveIt) {
  EXPECT_EQ(Write({{dir_ / "pakket/a", "1"}, {dir_ / "pakket/b", "2"}}), kDone);
  EXPECT_EQ(Read(dir_ / "pakket/b"), "2");
  EXPECT_EQ(Write({{dir_ / "geen/pakket/a", "1"}}), kUsage);
  EXPECT_THAT(err_.str(), AllOf(HasSubstr("kan niet schrijven"), HasSubstr(dir_ / "geen/pakket"),
                                HasSubstr("--file")));
  EXPECT_THAT(Names(), UnorderedElementsAre("pakket"));
}

TEST_F(WriteFilesTest, LeavesNothingBehindWhenItFails) {
  // The second file has no folder to stand in: its folder is a file.
  std::ofstream(dir_ / "in-de-weg") << "x";
  EXPECT_EQ(Write({{dir_ / "pakket/a", "1"}, {dir_ / "in-de-weg/b", "2"}}), kUsage);
  EXPECT_THAT(err_.str(), HasSubstr(dir_ / "in-de-weg"));
  EXPECT_THAT(Names(), UnorderedElementsAre("in-de-weg"));
}

TEST_F(WriteFilesTest, RefusesAFolderInAFilesPlaceAlsoWithForce) {
  std::filesystem::create_directory(dir_ / "plan");
  for (const bool force : {false, true}) {
    EXPECT_EQ(Write({{dir_ / "plan", "x"}}, force), kUsage);
    EXPECT_THAT(err_.str(), HasSubstr(dir_ / "plan"));
  }
  EXPECT_TRUE(std::filesystem::is_empty(dir_ / "plan"));
}

TEST_F(WriteFilesTest, KeepsTheOldFileWhenThereIsNoRoomForTheNew) {
  ASSERT_EQ(Write({{dir_ / "plan", "oud"}}), kDone);
  // A limit on the size of files stands in for a full disk.
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{1000, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const int exit_code = Write({{dir_ / "plan", std::string(100'000, 'x')}}, true);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(exit_code, kUsage);
  EXPECT_THAT(err_.str(), AllOf(HasSubstr(dir_ / "plan"), HasSubstr("File too large")));
  EXPECT_EQ(Read(dir_ / "plan"), "oud");
  EXPECT_THAT(Names(), UnorderedElementsAre("plan"));
}

}  // namespace
}  // namespace rekenschap::cli
