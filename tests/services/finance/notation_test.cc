#include "services/finance/notation.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/status_matchers.h"

namespace rekenschap::finance {
namespace {

TEST(NotationTest, ReadsDutchFigures) {
  const struct {
    const char* text;
    std::int64_t digits;
    int decimals;
  } cases[] = {{"6,8", 68, 1},
               {"1.184", 1184, 0},
               {"1.234.567,89", 123456789, 2},
               {"0", 0, 0},
               {"-3", -3, 0},
               {"\u2012 54,2", -542, 1},
               {"\u2212 1.000", -1000, 0},
               {"\u2013"
                "5",
                -5, 0},
               {" 12,50 ", 1250, 2},
               {"\u00a0"
                "12\u202f",
                12, 0},
               {"5155411", 5155411, 0}};
  for (const auto& c : cases) {
    const auto written = ReadDutch(c.text);
    ASSERT_THAT(written, testing::IsOk()) << c.text;
    EXPECT_EQ(written->digits, c.digits) << c.text;
    EXPECT_EQ(written->decimals, c.decimals) << c.text;
  }
}

TEST(NotationTest, RefusesWhatIsNoDutchFigure) {
  for (const char* text : {"",        " ",       "-",        "1.23",     "1.2345",
                           "1,234.5", "12.34,5", "1..000",   ".5",       ",5",
                           "5,",      "1,2,3",   "NaN",      "inf",      "1e5",
                           "=A1",     "+5",      "--5",      "€ 5",      "5%",
                           "1 000",   "0x10",    "1.000.00", "1234.567", "9999999999999999999",
                           "0.125",   "-0.500",  "00.123",   "000.123,5"}) {
    EXPECT_FALSE(ReadDutch(text).ok()) << text;
  }
}

TEST(NotationTest, ReadsPlainFigures) {
  EXPECT_EQ(ReadPlain("-1234567.89")->digits, -123456789);
  EXPECT_EQ(ReadPlain("12")->decimals, 0);
  for (const char* text : {"1,5", "1.234.5", "1.", ".5", "", "1e3"}) {
    EXPECT_FALSE(ReadPlain(text).ok()) << text;
  }
}

TEST(NotationTest, RoundsNothingOnTheWayIn) {
  EXPECT_EQ(*ScaleTo({68, 1}, 2), 680);
  EXPECT_EQ(*ScaleTo({6800, 3}, 2), 680);
  EXPECT_FALSE(ScaleTo({6801, 3}, 2).ok());
  EXPECT_FALSE(ScaleTo({kMaxFigure, 0}, 2).ok());
}

TEST(NotationTest, WritesFigures) {
  EXPECT_EQ(FormatFigure({Measure::kEuro, 123456789}, Language::kDutch), "1.234.567,89");
  EXPECT_EQ(FormatFigure({Measure::kEuro, 123456789}, Language::kEnglish), "1,234,567.89");
  EXPECT_EQ(FormatQuantity({Measure::kEuro, 123450}, Language::kDutch), "€ 1.234,50");
  EXPECT_EQ(FormatQuantity({Measure::kFte, 29000}, Language::kDutch), "29,000 fte");
  EXPECT_EQ(FormatFigure({Measure::kEuro, -5}, Language::kDutch), "-0,05");
  EXPECT_EQ(FormatFigure({Measure::kCount, 1000}, Language::kDutch), "1.000");
  EXPECT_EQ(FormatPlain({Measure::kEuro, -123456789}), "-1234567.89");
  EXPECT_EQ(FormatFigure(std::numeric_limits<std::int64_t>::min(), 0, Language::kEnglish),
            "-9,223,372,036,854,775,808");
}

RC_GTEST_PROP(NotationProperty, ReadsBackWhatItWrote, ()) {
  const auto value = *rc::gen::inRange<std::int64_t>(-kMaxFigure, kMaxFigure);
  const auto decimals = *rc::gen::inRange(0, 4);
  const auto written = ReadDutch(FormatFigure(value, decimals, Language::kDutch));
  RC_ASSERT(written.ok());
  RC_ASSERT(*ScaleTo(*written, decimals) == value);
}

}  // namespace
}  // namespace rekenschap::finance
