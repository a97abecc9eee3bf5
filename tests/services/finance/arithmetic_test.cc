#include "services/finance/arithmetic.h"

#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/finance/interval.h"
#include "tests/support/status_matchers.h"

namespace rekenschap::finance {
namespace {

using testing::Fails;

__extension__ using Wide = __int128;

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

TEST(ArithmeticTest, SaysSoWhenAResultDoesNotFit) {
  EXPECT_THAT(CheckedAdd(kMost, 1), Fails(absl::StatusCode::kOutOfRange, ""));
  EXPECT_THAT(CheckedSubtract(kLeast, 1), Fails(absl::StatusCode::kOutOfRange, ""));
  EXPECT_THAT(CheckedMultiply(kMost, 2), Fails(absl::StatusCode::kOutOfRange, ""));
  EXPECT_THAT(MultiplyDivideHalfEven(kMost, 2, 1), Fails(absl::StatusCode::kOutOfRange, ""));
  EXPECT_THAT(MultiplyDivideHalfEven(1, 1, 0), Fails(absl::StatusCode::kInvalidArgument, ""));
  EXPECT_EQ(*CheckedAdd(kMost, 0), kMost);
}

TEST(ArithmeticTest, RoundsHalfToEven) {
  const struct {
    std::int64_t value, numerator, denominator, expected;
  } cases[] = {{1, 1, 2, 0},   {3, 1, 2, 2}, {5, 1, 2, 2},   {-1, 1, 2, 0}, {-3, 1, 2, -2},
               {-5, 1, 2, -2}, {7, 1, 4, 2}, {10, 1, 4, 2},  {14, 1, 4, 4}, {-7, 1, 4, -2},
               {1, 2, 3, 1},   {1, 1, 3, 0}, {100, 3, 4, 75}};
  for (const auto& c : cases) {
    EXPECT_EQ(*MultiplyDivideHalfEven(c.value, c.numerator, c.denominator), c.expected)
        << c.value << " * " << c.numerator << " / " << c.denominator;
  }
}

RC_GTEST_PROP(ArithmeticProperty, IsNeverMoreThanHalfAUnitOff, (std::int32_t value)) {
  const auto numerator = *rc::gen::inRange<std::int64_t>(-1000, 1000);
  const auto denominator = *rc::gen::inRange<std::int64_t>(1, 1000);
  const auto rounded = *MultiplyDivideHalfEven(value, numerator, denominator);
  const Wide off = static_cast<Wide>(value) * numerator - static_cast<Wide>(rounded) * denominator;
  RC_ASSERT(2 * (off < 0 ? -off : off) <= denominator);
  RC_ASSERT(2 * (off < 0 ? -off : off) != denominator || rounded % 2 == 0);
}

TEST(IntervalTest, AddsAndSubtractsEnds) {
  EXPECT_EQ(*Add({1, 3}, {10, 20}), (Interval{11, 23}));
  EXPECT_EQ(*Subtract({10, 20}, {1, 3}), (Interval{7, 19}));
  EXPECT_EQ(Intersect({1, 5}, {5, 9}), (Interval{5, 5}));
  EXPECT_EQ(Intersect({1, 4}, {5, 9}), std::nullopt);
  EXPECT_THAT(Add({0, kMost}, {0, 1}), Fails(absl::StatusCode::kOutOfRange, ""));
}

}  // namespace
}  // namespace rekenschap::finance
