#include "services/monitoring/store/kept_reports.h"

#include <gtest/gtest.h>

namespace rekenschap::monitoring {
namespace {

// One that is known by its unit and has a text of that size.
CountedReport ReportOf(const std::string& unit, std::size_t bytes) {
  CountedReport counted;
  counted.report.unit = unit;
  counted.report.lines.emplace_back().explanations = {{Cause::kOther, std::string(bytes, 'x'), {}}};
  return counted;
}

TEST(KeptReportsTest, TakeNoMoreThanTheirMostHoweverLargeEachIs) {
  KeptReports reports(100'000);
  EXPECT_EQ(reports.Find(1), nullptr);
  for (std::int64_t sequence = 1; sequence <= 10; ++sequence) {
    reports.Keep(sequence, ReportOf(std::to_string(sequence), 30'000));
  }
  ASSERT_NE(reports.Find(10), nullptr);
  EXPECT_EQ(reports.Find(10)->report.unit, "10");
  EXPECT_NE(reports.Find(8), nullptr);
  EXPECT_EQ(reports.Find(7), nullptr);
  // A large one takes the room of several.
  reports.Keep(7, ReportOf("7", 60'000));
  EXPECT_NE(reports.Find(7), nullptr);
  EXPECT_NE(reports.Find(8), nullptr);
  EXPECT_EQ(reports.Find(9), nullptr);
  EXPECT_EQ(reports.Find(10), nullptr);
}

TEST(KeptReportsTest, LetGoOfTheOneThatNobodyAskedForLongest) {
  KeptReports reports(100'000);
  for (const std::int64_t sequence : {1, 2, 3}) {
    reports.Keep(sequence, ReportOf(std::to_string(sequence), 30'000));
  }
  EXPECT_NE(reports.Find(1), nullptr);
  reports.Keep(4, ReportOf("4", 30'000));
  EXPECT_EQ(reports.Find(2), nullptr);
  EXPECT_NE(reports.Find(1), nullptr);
  EXPECT_NE(reports.Find(3), nullptr);
}

TEST(KeptReportsTest, DoNotKeepOneThatHasNoRoomByItself) {
  KeptReports reports(100'000);
  reports.Keep(1, ReportOf("1", 50'000));
  reports.Keep(2, ReportOf("2", 100'000));
  EXPECT_EQ(reports.Find(2), nullptr);
  EXPECT_NE(reports.Find(1), nullptr);
}

}  // namespace
}  // namespace rekenschap::monitoring
