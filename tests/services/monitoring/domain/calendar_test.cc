#include "services/monitoring/domain/calendar.h"

#include <gtest/gtest.h>

namespace rekenschap::monitoring {
namespace {

std::string Due(const std::vector<DueRule>& rules, const char* period) {
  const auto due = DueDateOf(rules, *finance::ParsePeriod(period));
  return due ? finance::FormatDate(due->date) : "none";
}

TEST(CalendarTest, KnowsTheDueDatesOfThePolice) {
  // Besluit financieel beheer politie, art. 6: the year 2021 as a whole.
  const struct {
    const char* period;
    const char* due;
  } cases[] = {
      {"2021-M01", "2021-02-28"}, {"2021-M02", "2021-03-28"}, {"2021-M03", "2021-05-01"},
      {"2021-M04", "2021-05-28"}, {"2021-M05", "2021-06-28"}, {"2021-M06", "2021-08-01"},
      {"2021-M07", "2021-08-28"}, {"2021-M08", "2021-09-28"}, {"2021-M09", "2021-11-01"},
      {"2021-M10", "2021-11-28"}, {"2021-M11", "2021-12-28"}, {"2021-M12", "2022-02-01"},
      {"2021-Q1", "2021-05-01"},  {"2021-Q4", "2022-02-01"},  {"2021-H1", "2021-08-01"},
      {"2021-T1", "2021-05-28"},  {"2021", "2022-02-01"},
  };
  for (const auto& c : cases) EXPECT_EQ(Due(NationalDueRules(), c.period), c.due) << c.period;
}

TEST(CalendarTest, TakesTheFirstRuleThatFits) {
  const std::vector<DueRule> rules = {{{3}, 10, {}, "first"}, {{}, 20, {}, "second"}};
  EXPECT_EQ(Due(rules, "2021-Q1"), "2021-04-10");
  EXPECT_EQ(Due(rules, "2021-Q2"), "2021-07-20");
  EXPECT_EQ(DueDateOf(rules, *finance::ParsePeriod("2021-Q1"))->source, "first");
}

TEST(CalendarTest, KeepsToTheLastDayOfAMonthThatIsTooShort) {
  const std::vector<DueRule> rules = {{{}, {}, {2, 31}, ""}};
  EXPECT_EQ(Due(rules, "2021-M12"), "2022-02-28");
  EXPECT_EQ(Due(rules, "2023-M12"), "2024-02-29");
  EXPECT_EQ(Due(rules, "2021-M01"), "2021-03-31");
}

TEST(CalendarTest, HasNoDateWhereNoRuleFits) {
  EXPECT_EQ(Due({{{3, 6}, 10, {}, ""}}, "2021-Q3"), "none");
  EXPECT_EQ(Due({}, "2021-Q3"), "none");
}

}  // namespace
}  // namespace rekenschap::monitoring
