#include "clients/cli/usage_texts.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

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
  bool whole = false;
  check->add_flag("--whole", whole)->needs(one);
  int count = 0;
  check->add_option("--count", count);
  int entry = 0;
  check->add_option("--entry", entry)->check(CLI::PositiveNumber);
  std::string by;
  check->add_option("--by", by)->check(CLI::IsMember({"line", "unit"}));
  int form = 0;
  const std::map<std::string, int> forms = {{"csv", 1}, {"json", 0}};
  check->add_option("--form", form)->transform(CLI::CheckedTransformer(forms));
  std::string odd;
  check->add_option("--odd", odd)->check([](const std::string&) {
    return std::string("it is odd");
  });
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
}

TEST(UsageTextsTest, SayInDutchTheParticularsOfTheLibrary) {
  const auto told = [](std::vector<std::string> more) {
    more.insert(more.begin(), {"check", "/dev/null"});
    const std::string text = Told(std::move(more));
    return text.substr(0, text.find('\n'));
  };
  EXPECT_EQ(told({"--year", "1"}), "fout: --year: 1 ligt niet tussen 1900 en 2200");
  EXPECT_EQ(told({"--year", "a: not in range b"}),
            "fout: --year: a: not in range b ligt niet tussen 1900 en 2200");
  EXPECT_EQ(told({"--year"}), "fout: --year: hier ontbreekt een waarde");
  EXPECT_EQ(told({"--count", "x"}), "fout: --count: x is geen getal");
  EXPECT_EQ(told({"--entry", "0"}),
            "fout: --entry: 0 is te klein, of geen getal; geef een getal vanaf 1");
  EXPECT_EQ(told({"--by", "x"}), "fout: --by: x kan hier niet; kies uit line, unit");
  EXPECT_EQ(told({"--form", "x"}), "fout: --form: x kan hier niet; kies uit csv, json");
  EXPECT_EQ(told({"--all", "--unit", "x"}), "fout: --unit gaat niet samen met --all");
  EXPECT_EQ(told({"--whole"}), "fout: --whole kan niet zonder --unit");
  // Of no kind that is known.
  EXPECT_EQ(told({"--odd", "x"}), "fout: deze waarde kan niet (--odd: it is odd)");
}

TEST(UsageTextsTest, SayInEnglishFromWhereANumberGoes) {
  EXPECT_EQ(Told({"check", "/dev/null", "--entry", "0"}, "en"),
            "error: --entry: 0 is too small, or no number; give a number from 1\nRun with --help "
            "for more information.\n");
  EXPECT_EQ(Told({"check", "/dev/null", "--year", "1"}, "en"),
            "--year: Value 1 not in range 1900 to 2200\nRun with --help for more information.\n");
}

TEST(UsageTextsTest, LeaveEnglishAsItIs) {
  EXPECT_EQ(Told({"check", "/nergens.xlsx"}, "en"),
            "files: File does not exist: /nergens.xlsx\nRun with --help for more information.\n");
}

}  // namespace
}  // namespace rekenschap::cli
