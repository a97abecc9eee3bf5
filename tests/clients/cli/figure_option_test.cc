#include "clients/cli/figure_option.h"

#include <sstream>
#include <tuple>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::cli {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;

absl::StatusOr<std::int64_t> Read(const std::string& language, const std::string& text) {
  std::ostringstream out;
  Session session{out, out};
  session.language_code = language;
  return HundredthsOf(session, text);
}

TEST(FigureOptionTest, ReadsFiguresAsTheyAreWrittenInTheLanguage) {
  for (const auto& [language, text, value] :
       {std::tuple("nl", "1.500.000,00", 150'000'000), std::tuple("nl", "-12,5", -1'250),
        std::tuple("nl", "1.500", 150'000), std::tuple("nl", "1500", 150'000),
        std::tuple("en", "1500000.00", 150'000'000), std::tuple("en", "1,500.00", 150'000),
        std::tuple("en", "-1,500,000", -150'000'000), std::tuple("en", "1500", 150'000),
        std::tuple("en", "2.5", 250)}) {
    const auto read = Read(language, text);
    ASSERT_THAT(read, IsOk()) << language << ' ' << text;
    EXPECT_EQ(*read, value) << language << ' ' << text;
  }
}

TEST(FigureOptionTest, ReadsWhatHasBothSignsInEitherLanguage) {
  for (const char* language : {"nl", "en"}) {
    for (const auto& [text, value] :
         {std::pair("1.500,00", 150'000), std::pair("1,500.00", 150'000),
          std::pair("-1.500.000,5", -150'000'050), std::pair("-1,500,000.5", -150'000'050)}) {
      const auto read = Read(language, text);
      ASSERT_THAT(read, IsOk()) << language << ' ' << text;
      EXPECT_EQ(*read, value) << language << ' ' << text;
    }
    for (const char* text : {"1,5.000", "1.5,000", "1.000,000.00", "1,000.000,00", "15,00.00",
                             "1.500,000", "1,500.000", "0,500.00", ".500,00", "1,500."}) {
      EXPECT_THAT(Read(language, text), Not(IsOk())) << language << ' ' << text;
    }
  }
}

TEST(FigureOptionTest, NeverGuessesWhatOneSignIs) {
  for (const auto& [language, text] :
       {std::pair("nl", "1,500"), std::pair("nl", "1500.00"), std::pair("nl", "1.5"),
        std::pair("nl", "1,500,000"), std::pair("en", "1,500"), std::pair("en", " - 1,500 "),
        std::pair("en", "1.500"), std::pair("en", "1500,00"), std::pair("en", "2,5"),
        std::pair("en", "1.500.000")}) {
    EXPECT_THAT(Read(language, text), Not(IsOk())) << language << ' ' << text;
  }
}

TEST(FigureOptionTest, SaysInTheLanguageWhatIsWrong) {
  const auto said = [](const std::string& language, const std::string& text) {
    return std::string(Read(language, text).status().message());
  };
  EXPECT_EQ(said("nl", "abc"), "'abc' is geen getal; schrijf het als 1500, 1.500,00 of 2,5");
  EXPECT_EQ(said("nl", "1.23"), "'1.23' is geen getal; schrijf het als 1500, 1.500,00 of 2,5");
  EXPECT_EQ(said("nl", std::string(60, 'x')).find("xxx…' is geen getal"), 37U);
  EXPECT_THAT(said("nl", "1,000"), HasSubstr("hooguit twee decimalen"));
  EXPECT_THAT(said("nl", "999999999999999999"), HasSubstr("groter dan een cijfer hier kan zijn"));
  EXPECT_EQ(said("en", "abc"), "'abc' is not a figure; write it as 1500, 1,500.00 or 2.5");
  EXPECT_EQ(said("en", "2,5"), "'2,5' is not a figure; write it as 1500, 1,500.00 or 2.5");
  EXPECT_EQ(said("en", "1,500"),
            "the comma in '1,500' may group thousands or separate decimals; write a thousand as "
            "1000 or 1,000.00");
  EXPECT_THAT(said("en", "1.000"), HasSubstr("at most two decimals fit"));
  EXPECT_THAT(said("en", "99999999999999999"), HasSubstr("larger than any figure"));
}

}  // namespace
}  // namespace rekenschap::cli
