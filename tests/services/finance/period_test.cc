#include "services/finance/period.h"

#include <gtest/gtest.h>

namespace rekenschap::finance {
namespace {

TEST(PeriodTest, ReadsAndWritesEveryKind) {
  for (const char* text : {"2021", "2021-H1", "2021-H2", "2021-T1", "2021-T3", "2021-Q1", "2021-Q4",
                           "2021-M01", "2021-M12"}) {
    const auto period = ParsePeriod(text);
    ASSERT_TRUE(period.ok()) << text;
    EXPECT_EQ(FormatPeriod(*period), text);
  }
}

TEST(PeriodTest, RefusesEverythingElse) {
  for (const char* text : {"", "21", "2021-", "2021-Q0", "2021-Q5", "2021-H3", "2021-T4",
                           "2021-M00", "2021-M13", "2021-M1", "2021-Q01", "2021-X1", "2021Q1",
                           "2021-q1", "1899", "2201", " 2021", "2021-Q2 "}) {
    EXPECT_FALSE(ParsePeriod(text).ok()) << text;
  }
}

TEST(PeriodTest, EndsOnItsLastDay) {
  const struct {
    const char* period;
    const char* first;
    const char* last;
  } cases[] = {{"2021", "2021-01-01", "2021-12-31"},     {"2021-H1", "2021-01-01", "2021-06-30"},
               {"2021-T2", "2021-05-01", "2021-08-31"},  {"2021-Q3", "2021-07-01", "2021-09-30"},
               {"2020-M02", "2020-02-01", "2020-02-29"}, {"2021-M02", "2021-02-01", "2021-02-28"}};
  for (const auto& c : cases) {
    EXPECT_EQ(FormatDate(FirstDay(*ParsePeriod(c.period))), c.first);
    EXPECT_EQ(FormatDate(LastDay(*ParsePeriod(c.period))), c.last);
  }
}

TEST(PeriodTest, IsOrderedByItsEnd) {
  const char* const ordered[] = {"2020",    "2021-M01", "2021-M03", "2021-Q1", "2021-T1",
                                 "2021-Q2", "2021-H1",  "2021-H2",  "2021",    "2022-M01"};
  for (std::size_t i = 0; i < std::size(ordered); ++i) {
    for (std::size_t j = 0; j < std::size(ordered); ++j) {
      EXPECT_EQ(*ParsePeriod(ordered[i]) < *ParsePeriod(ordered[j]), i < j)
          << ordered[i] << " " << ordered[j];
    }
  }
}

TEST(PeriodTest, HasNoPredecessorInItsYearWhenItIsTheFirst) {
  EXPECT_EQ(PreviousInYear(*ParsePeriod("2021-Q1")), std::nullopt);
  EXPECT_EQ(FormatPeriod(*PreviousInYear(*ParsePeriod("2021-Q2"))), "2021-Q1");
  EXPECT_EQ(PeriodsOf(2021, PeriodKind::kMonth).size(), 12U);
}

TEST(DateTest, ReadsOnlyDaysThatExist) {
  EXPECT_EQ(FormatDate(*ParseDate("2020-02-29")), "2020-02-29");
  EXPECT_EQ(FormatDateInWords(*ParseDate("2021-03-31"), Language::kDutch), "31 maart 2021");
  EXPECT_EQ(FormatDateInWords(*ParseDate("2021-03-31"), Language::kEnglish), "31 March 2021");
  for (const char* text :
       {"2021-02-29", "2021-00-01", "2021-13-01", "2021-04-31", "31-03-2021", "2021-3-1",
        "2021/03/01", "", "1899-12-31", "2201-01-01", "2021-03-0x"}) {
    EXPECT_FALSE(ParseDate(text).ok()) << text;
  }
}

}  // namespace
}  // namespace rekenschap::finance
