#include "clients/cli/period_views.h"

#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
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
      Shown(PeriodsGrid(SessionFor(out, Output::kTable), TwoPeriods(), {}), Output::kTable);
  EXPECT_THAT(grid, HasSubstr("akkoord, nihil"));
  EXPECT_THAT(grid, HasSubstr("ontbreekt +3"));
  EXPECT_THAT(grid, HasSubstr("ingediend, concept +1"));
  EXPECT_THAT(grid, HasSubstr("1/2"));
  EXPECT_THAT(grid, HasSubstr("afgesloten"));
}

std::vector<monitoring::v1::ReportingRate> TwoRates() {
  std::vector<monitoring::v1::ReportingRate> rates(2);
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"(programme: "programmes/avim" unit: "units/rotterdam" periods_count: 2
         completeness { expected_count: 2 received_count: 2 on_time_count: 1 late_count: 1
                        reporting_rate_basis_points: 10000 on_time_rate_basis_points: 5000 })",
      &rates[0]));
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"(programme: "programmes/avim" periods_count: 2
         completeness { expected_count: 3 received_count: 2 on_time_count: 1 missing_count: 1
                        reporting_rate_basis_points: 6667 on_time_rate_basis_points: 3333 })",
      &rates[1]));
  return rates;
}

TEST(PeriodViewsTest, SetHowAUnitReportedBesideItsPeriods) {
  std::ostringstream out;
  const std::string grid =
      Shown(PeriodsGrid(SessionFor(out, Output::kTable), TwoPeriods(), TwoRates()), Output::kTable);
  EXPECT_THAT(grid, HasSubstr("2/2  100,00 %"));
  EXPECT_THAT(grid, HasSubstr("1/2  50,00 %"));
  EXPECT_THAT(grid, HasSubstr("2/3  66,67 %"));  // of all together
  EXPECT_THAT(grid, HasSubstr("1/3  33,33 %"));
}

TEST(PeriodViewsTest, LeaveOutRowsThatSayNothingBesideTheRates) {
  // So wide that the rates go in a part of their own: when a period is due is not theirs.
  const Table grid = {"",
                      {{"eenheid"}, {std::string(80, 'q')}, {"ontvangen"}, {"op tijd"}},
                      {{"lx", "", "", ""},
                       {"rotterdam", "ingediend", "1/1", "1/1"},
                       {"ontvangen", "1/2", "1/2", ""},
                       {"op tijd", "1/2", "", "1/2"},
                       {"uiterlijk", "2021-08-01", "", ""},
                       {"periode", "open", "", ""}}};
  const std::vector<Table> parts = GridParts(grid);
  ASSERT_EQ(parts.size(), 2U);
  const auto begins = [](const Table& part) {
    std::vector<std::string> texts;
    for (const auto& row : part.rows) texts.push_back(row[0].text);
    return texts;
  };
  EXPECT_THAT(begins(parts[0]),
              ElementsAre("lx", "rotterdam", "ontvangen", "op tijd", "uiterlijk", "periode"));
  // A unit keeps its row, also an empty one.
  EXPECT_THAT(begins(parts[1]), ElementsAre("lx", "rotterdam", "ontvangen", "op tijd"));
  // Nor is anything left out of what has no periods at all.
  EXPECT_EQ(GridParts({"", {{"eenheid"}}, {}}).size(), 1U);
}

TEST(PeriodViewsTest, SetTheMomentAboveEachLookThatIsNotOnATerminal) {
  std::ostringstream out;
  Session session = SessionFor(out, Output::kTable);
  const absl::Time moment = absl::FromUnixSeconds(1'627'900'746);
  EXPECT_EQ(WatchHeading(session, moment), "2021-08-02T10:39:06Z\n");
  session.output = Output::kCsv;
  EXPECT_EQ(WatchHeading(session, moment), "");
  session.colour = true;
  EXPECT_THAT(WatchHeading(session, moment), AllOf(HasSubstr("\033[2J"), Not(HasSubstr("2021"))));
}

TEST(PeriodViewsTest, TellADraftFromTheVersionThatCounts) {
  std::ostringstream out;
  Session session = SessionFor(out, Output::kTable);
  monitoring::v1::Period period = Parse(R"(
      name: "programmes/avim/periods/2021-Q2"
      reports { unit: "units/lx" state: STATE_ACCEPTED draft: true
                report: "programmes/avim/reports/2021-Q2/lx/versions/2" }
      reports { unit: "units/rotterdam" state: STATE_ACCEPTED
                report: "programmes/avim/reports/2021-Q2/rotterdam/versions/1" })");
  const Table table = PeriodReports(session, period);
  EXPECT_EQ(table.rows[0][2].text, "2 (concept)");
  EXPECT_EQ(table.rows[1][2].text, "1");
  session.language_code = "en";
  EXPECT_EQ(PeriodReports(session, period).rows[0][2].text, "2 (draft)");
}

TEST(PeriodViewsTest, ShortenALongReasonForPeopleAlone) {
  std::ostringstream out;
  monitoring::v1::Period period = Parse(R"(
      name: "programmes/avim/periods/2021-Q2"
      reports { unit: "units/lx" state: STATE_RETURNED reason: "Leeg." }
      reports { unit: "units/rotterdam" state: STATE_RETURNED })");
  const std::string many(500, 'x');
  period.mutable_reports(1)->set_reason(many);
  const Table table = PeriodReports(SessionFor(out, Output::kTable), period);
  EXPECT_EQ(table.rows[0][4].text, "Leeg.");
  EXPECT_EQ(table.rows[1][4].text, std::string(99, 'x') + "…");
  EXPECT_THAT(Shown(PeriodReports(SessionFor(out, Output::kCsv), period), Output::kCsv),
              HasSubstr(";" + many + "\n"));
}

TEST(PeriodViewsTest, GiveTheRatesToPrograms) {
  std::ostringstream out;
  EXPECT_EQ(Shown(RatesTable(SessionFor(out, Output::kCsv), TwoRates()), Output::kCsv),
            "programme;unit;periods_count;expected_count;received_count;on_time_count;late_count;"
            "nil_count;accepted_count;returned_count;missing_count;not_yet_due_count;exempt_count;"
            "reporting_rate;on_time_rate\n"
            "avim;rotterdam;2;2;2;1;1;0;0;0;0;0;0;100.00;50.00\n"
            "avim;ALL;2;3;2;1;0;0;0;0;1;0;0;66.67;33.33\n");
}

TEST(PeriodViewsTest, ExplainEveryWordOfTheGrid) {
  std::vector<monitoring::v1::Period> periods = TwoPeriods();
  auto& reports = *periods[0].mutable_reports();
  for (int state = 1; state <= monitoring::v1::ExpectedReport::State_MAX; ++state) {
    auto& report = *reports.Add();
    report.set_unit("units/" + std::to_string(state));
    report.set_state(static_cast<monitoring::v1::ExpectedReport::State>(state));
    report.set_nil(true);
    report.set_draft(true);
    report.set_correction_pending(true);
    report.set_correction_asked(true);
  }
  for (const char* language : {"nl", "en"}) {
    std::ostringstream out;
    Session session = SessionFor(out, Output::kTable);
    session.language_code = language;
    std::string legend = GridLegend(session);
    std::ranges::replace(legend, '\n', ' ');
    int words_found = 0;
    for (const auto& row : PeriodsGrid(session, periods, {}).rows) {
      const std::string& state = row[1].text;
      if (state.find(", ") == std::string::npos) continue;  // no report's cell
      std::istringstream words(state);
      for (std::string word; std::getline(words, word, ',');) {
        word.erase(0, word.find_first_not_of(' '));
        if (const auto late = word.find(" +"); late != std::string::npos) word.resize(late);
        EXPECT_THAT(legend, HasSubstr(word + ":")) << language;
        ++words_found;
      }
    }
    EXPECT_EQ(words_found, 6 * 5 + 2);  // and the accepted report of nothing
  }
}

TEST(PeriodViewsTest, GiveProgramsARowPerReport) {
  std::ostringstream out;
  EXPECT_EQ(Shown(PeriodsGrid(SessionFor(out, Output::kCsv), TwoPeriods(), {}), Output::kCsv),
            "programme;period;unit;state;due_date;days_late;nil;draft;correction_pending;"
            "correction_asked;"
            "report;reason\n"
            "avim;2021-Q1;rotterdam;ACCEPTED;2021-05-01;0;1;0;0;0;;\n"
            "avim;2021-Q2;lx;MISSING;2021-08-01;3;0;0;0;0;;\n"
            "avim;2021-Q2;rotterdam;SUBMITTED;2021-08-01;1;0;1;0;0;;\n");
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
