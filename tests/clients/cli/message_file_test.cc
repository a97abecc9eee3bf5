#include "clients/cli/message_file.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rekenschap/planning/v1/plan_file.pb.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace rekenschap::cli {
namespace {

using testing::Fails;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::StartsWith;

class MessageFileTest : public ::testing::Test {
 protected:
  absl::Status Read(const std::string& content) {
    const std::string path = folder_ / "f.txtpb";
    std::ofstream(path, std::ios::binary) << content;
    return ReadMessageFile(session_, path, session_.Say("een plan", "a plan"), file_);
  }
  // What is said behind the file's folder.
  std::string Told(const std::string& content) {
    const absl::Status status = Read(content);
    EXPECT_THAT(status, Fails(absl::StatusCode::kInvalidArgument, ""));
    const std::string said(status.message());
    return said.substr(said.find("f.txtpb"));
  }

  testing::TempDir folder_;
  std::ostringstream out_;
  Session session_{out_, out_};
  planning::v1::PlanFile file_;
};

TEST_F(MessageFileTest, IsReadAsTheMessageThatItHolds) {
  EXPECT_THAT(Read("units { name: 'units/a' }"), IsOk());
  EXPECT_EQ(file_.units_size(), 1);
}

TEST_F(MessageFileTest, IsToldInTheReadersLanguageWhereItGoesWrong) {
  const std::string wrong = "units {\n  titel: 'A' }";
  EXPECT_THAT(Told(wrong), StartsWith("f.txtpb: is niet te lezen als een plan (.txtpb): het gaat "
                                      "mis in regel 2, kolom "));
  // Protobuf's own words are below.
  EXPECT_THAT(Told(wrong), HasSubstr("f.txtpb:2:"));
  EXPECT_THAT(Told(wrong), HasSubstr("titel"));
  session_.language_code = "en";
  EXPECT_THAT(Told(wrong), StartsWith("f.txtpb: cannot be read as a plan (.txtpb): it goes wrong "
                                      "in line 2, column "));
}

TEST_F(MessageFileTest, LetsAFileOfAnotherKindNotSteerTheTerminal) {
  const std::string told = Told(
      "\x7f"
      "ELF\x02\x01\x1b[2J");
  EXPECT_THAT(told, StartsWith("f.txtpb: is niet te lezen als een plan (.txtpb): het gaat mis in "
                               "regel 1, kolom 1\n"));
  for (const char control : {'\x7f', '\x02', '\x1b'}) {
    EXPECT_EQ(told.find(control), std::string::npos) << static_cast<int>(control);
  }
  EXPECT_THAT(told, HasSubstr("\uFFFD"));
}

TEST_F(MessageFileTest, TellsOfManyFaultsTheFirstTen) {
  std::string content;
  for (int i = 0; i < 1'000; ++i) content += "\x01 ";
  const std::string told = Told(content);
  EXPECT_EQ(std::ranges::count(told, '\n'), 10);
}

TEST_F(MessageFileTest, IsNotThere) {
  EXPECT_THAT(ReadMessageFile(session_, folder_ / "nergens.txtpb", "een plan", file_),
              Fails(absl::StatusCode::kNotFound, ""));
}

}  // namespace
}  // namespace rekenschap::cli
