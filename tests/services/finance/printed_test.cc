#include "services/finance/printed.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/finance/notation.h"

namespace rekenschap::finance {
namespace {

constexpr std::int64_t kMillion = 1'000'000;

TEST(PrintedTest, StandsForItselfAndHalfItsLastPlace) {
  const struct {
    const char* text;
    Measure measure;
    std::int64_t unit, value, half;
  } cases[] = {{"6,8", Measure::kEuro, kMillion, 680'000'000, 5'000'000},
               {"10", Measure::kEuro, kMillion, 1'000'000'000, 50'000'000},
               {"0,0", Measure::kEuro, kMillion, 0, 5'000'000},
               {"11,6", Measure::kFte, 1, 11'600, 50},
               {"24,65", Measure::kFte, 1, 24'650, 5},
               {"5.132.936", Measure::kEuro, 1000, 513'293'600'000, 50'000},
               {"12", Measure::kCount, 1, 12, 0},
               {"1,23", Measure::kEuro, 1, 123, 0}};
  for (const auto& c : cases) {
    const auto printed = ParsePrinted(c.text, c.measure, c.unit);
    ASSERT_TRUE(printed.ok()) << c.text;
    EXPECT_EQ(*printed, (Printed{c.text, c.value, c.half})) << c.text;
  }
}

TEST(PrintedTest, RefusesPlacesBelowTheSmallestUnitAndOtherPrintUnits) {
  EXPECT_FALSE(ParsePrinted("1,234", Measure::kEuro, 1).ok());
  EXPECT_FALSE(ParsePrinted("1,5", Measure::kCount, 1).ok());
  EXPECT_FALSE(ParsePrinted("1", Measure::kEuro, 10).ok());
  EXPECT_FALSE(ParsePrinted("999999999999", Measure::kEuro, kMillion).ok());
}

TEST(PrintedTest, IsCutAtZeroWhereItCannotBeNegative) {
  const Printed nothing = *ParsePrinted("0,0", Measure::kEuro, kMillion);
  EXPECT_EQ(IntervalOf(nothing, false), (Interval{0, 5'000'000}));
  EXPECT_EQ(IntervalOf(nothing, true), (Interval{-5'000'000, 5'000'000}));
}

RC_GTEST_PROP(PrintedProperty, HoldsWhateverItWasRoundedFrom, ()) {
  const auto cents = *rc::gen::inRange<std::int64_t>(0, 10'000'000'000);
  const std::int64_t tenths = (cents + 5'000'000) / 10'000'000;  // of a million, halves up
  const auto printed =
      ParsePrinted(FormatFigure(tenths, 1, Language::kDutch), Measure::kEuro, kMillion);
  RC_ASSERT(printed.ok());
  RC_ASSERT(IntervalOf(*printed, false).Contains(cents));
}

}  // namespace
}  // namespace rekenschap::finance
