#include "clients/cli/period_views.h"

#include <sstream>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

monitoring::v1::Period Parse(const char* text) {
  monitoring::v1::Period period;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &period));
  return period;
}

std::vector<monitoring::v1::Period> TwoPeriods() {
  return {Parse(R"(
            name: "programmes/avim/periods/2021-Q1" due_date: "2021-05-01" state: STATE_CLOSED
            completeness { expected_count: 1 received_count: 1 on_time_count: 1 }
            reports { unit: "units/rotterdam" state: STATE_ACCEPTED nil: true })"),
          Parse(R"(
            name: "programmes/avim/periods/2021-Q2" due_date: "2021-08-01" state: STATE_OPEN
            completeness { expected_count: 2 received_count: 1 reporting_rate_basis_points: 5000 }
            reports { unit: "units/lx" state: STATE_MISSING days_late: 3 }
            reports { unit: "units/rotterdam" state: STATE_SUBMITTED days_late: 1 draft: true })")};
}

std::string Shown(const Table& table, Output output, const char* language = "nl") {
  std::ostringstream out;
  Session session{out, out};
  session.output = output;
  session.language_code = language;
  Print(session, table);
  return out.str();
}

Session SessionFor(std::ostringstream& out, Output output) {
  Session session{out, out};
  session.output = output;
  return session;
}

TEST(PeriodViewsTest, SetUnitsByPeriods) {
  std::ostringstream out;
  const std::string grid =
      Shown(PeriodsGrid(SessionFor(out, Output::kTable), TwoPeriods()), Output::kTable);
  EXPECT_THAT(grid, HasSubstr("akkoord, nihil"));
  EXPECT_THAT(grid, HasSubstr("ontbreekt +3"));
  EXPECT_THAT(grid, HasSubstr("ingediend, concept +1"));
  EXPECT_THAT(grid, HasSubstr("1/2"));
  EXPECT_THAT(grid, HasSubstr("afgesloten"));
}

TEST(PeriodViewsTest, GiveProgramsARowPerReport) {
  std::ostringstream out;
  EXPECT_EQ(Shown(PeriodsGrid(SessionFor(out, Output::kCsv), TwoPeriods()), Output::kCsv),
            "programme;period;unit;state;due_date;days_late;nil;draft;correction_pending;report;"
            "reason\n"
            "avim;2021-Q1;rotterdam;ACCEPTED;2021-05-01;0;1;0;0;;\n"
            "avim;2021-Q2;lx;MISSING;2021-08-01;3;0;0;0;;\n"
            "avim;2021-Q2;rotterdam;SUBMITTED;2021-08-01;1;0;1;0;;\n");
}

TEST(PeriodViewsTest, SumProgrammesUpWithoutARateOfNothing) {
  std::ostringstream out;
  const std::string summary =
      Shown(PeriodsSummary(SessionFor(out, Output::kTable), TwoPeriods()), Output::kTable);
  EXPECT_THAT(summary, HasSubstr("50,00 %"));
  EXPECT_THAT(summary, Not(HasSubstr("100")));
}

}  // namespace
}  // namespace rekenschap::cli
