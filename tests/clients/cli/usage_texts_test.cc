#include "clients/cli/usage_texts.h"

#include <algorithm>
#include <sstream>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

using ::testing::HasSubstr;

// What is said of a command line that cannot be understood.
std::string Told(std::vector<std::string> arguments, const std::string& language = "nl") {
  std::ostringstream out;
  Session session{out, out};
  session.language_code = language;
  CLI::App app("A command", "rekenschap");
  app.require_subcommand(1);
  app.fallthrough();
  std::vector<std::string> files;
  std::string data;
  int year = 0;
  bool all = false;
  std::string unit;
  auto* check = app.add_subcommand("check", "");
  check->add_option("files", files)->required()->check(CLI::ExistingFile);
  check->add_option("--data", data)->check(CLI::ExistingPath);
  check->add_option("--year", year)->check(CLI::Range(1900, 2200));
  auto* one = check->add_option("--unit", unit);
  check->add_flag("--all", all)->excludes(one);
  std::ranges::reverse(arguments);
  try {
    app.parse(arguments);
  } catch (const CLI::Error& error) {
    return UsageText(session, app, error);
  }
  return "";
}

TEST(UsageTextsTest, SayInDutchWhatIsWrong) {
  EXPECT_EQ(Told({}), "fout: zeg welke opdracht u bedoelt: check\nZie --help.\n");
  EXPECT_EQ(Told({"check"}), "fout: het argument files ontbreekt\nZie --help.\n");
  EXPECT_EQ(Told({"check", "/nergens.xlsx"}),
            "fout: files: dit bestand is er niet: /nergens.xlsx\nZie --help.\n");
  EXPECT_EQ(Told({"check", "/"}), "fout: files: dit is een map en geen bestand: /\nZie --help.\n");
  EXPECT_EQ(Told({"check", "/dev/null", "--data", "/nergens"}),
            "fout: --data: dit bestand of deze map is er niet: /nergens\nZie --help.\n");
  EXPECT_EQ(Told({"check", "/dev/null", "--wat"}),
            "fout: dit hoort niet in deze opdracht: --wat\nZie --help.\n");
  EXPECT_THAT(Told({"check", "/dev/null", "--year", "1"}),
              HasSubstr("fout: deze waarde kan niet (--year: Value 1 not in range"));
  EXPECT_THAT(Told({"check", "/dev/null", "--year", "x"}),
              HasSubstr("fout: deze waarde kan niet ("));
  EXPECT_THAT(Told({"check", "/dev/null", "--year"}),
              HasSubstr("fout: er staan te veel of te weinig waarden ("));
  EXPECT_THAT(Told({"check", "/dev/null", "--all", "--unit", "x"}),
              HasSubstr("fout: deze opties gaan niet samen ("));
}

TEST(UsageTextsTest, LeaveEnglishAsItIs) {
  EXPECT_EQ(Told({"check", "/nergens.xlsx"}, "en"),
            "files: File does not exist: /nergens.xlsx\nRun with --help for more information.\n");
}

}  // namespace
}  // namespace rekenschap::cli
