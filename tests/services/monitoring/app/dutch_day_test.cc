#include "services/monitoring/app/dutch_day.h"

#include <gtest/gtest.h>

namespace rekenschap::monitoring {
namespace {

TEST(DutchDayTest, TurnsAtMidnightInTheNetherlands) {
  const struct {
    const char* moment;
    const char* day;
  } cases[] = {
      {"2021-08-01T21:59:59Z", "2021-08-01"},  // summer: two hours ahead
      {"2021-08-01T22:00:00Z", "2021-08-02"},
      {"2021-02-01T22:59:59Z", "2021-02-01"},  // winter: one
      {"2021-02-01T23:00:00Z", "2021-02-02"},
  };
  for (const auto& c : cases) {
    absl::Time time;
    std::string error;
    ASSERT_TRUE(absl::ParseTime(absl::RFC3339_full, c.moment, &time, &error)) << error;
    EXPECT_EQ(finance::FormatDate(DutchDay(time)), c.day) << c.moment;
  }
}

}  // namespace
}  // namespace rekenschap::monitoring
