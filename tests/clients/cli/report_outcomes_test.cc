#include "clients/cli/report_outcomes.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ReportOutcomesTest : public ::testing::Test {
 protected:
  std::string Counted(const OutcomeCounts& counts) {
    out_.str("");
    PrintCounts(session_, counts);
    return out_.str();
  }
  std::string Told(Outcome outcome, const std::vector<Noted>& noted, bool keeping = false) {
    out_.str("");
    const FiledReport filed;
    PrintOutcome(session_, {"map/f.csv", filed, outcome, 0, result_, noted, keeping});
    return out_.str();
  }

  monitoring::v1::SubmitReportResult result_;
  std::ostringstream out_;
  std::ostringstream err_;
  Session session_{out_, err_};
};

std::vector<Noted> OneOfEach() {
  return {{{2, "", "REMARK", "a", "", "A2"}, type::v1::SEVERITY_INFO},
          {{3, "", "ASKS", "b", "", "A3"}, type::v1::SEVERITY_WARNING},
          {{4, "", "REFUSES", "c", "", "A4"}, type::v1::SEVERITY_FATAL}};
}

TEST_F(ReportOutcomesTest, CountsWhatCameToWhatAndHowManyHaveAWarning) {
  OutcomeCounts counts = {{{Outcome::kRefused, 1}, {Outcome::kGood, 48}}, 7};
  EXPECT_EQ(Counted(counts), "49 rapportages, 48 goed, 1 geweigerd; met een waarschuwing: 7\n");
  session_.language_code = "en";
  EXPECT_EQ(Counted(counts), "49 reports, 48 good, 1 refused; with a warning: 7\n");
  counts.warned = 0;
  EXPECT_EQ(Counted(counts), "49 reports, 48 good, 1 refused\n");
}

TEST_F(ReportOutcomesTest, NamesAReportAsItsFileDoesOrByItsPlaceThere) {
  const auto heading = [this](const std::string& unit, const std::string& period) {
    FiledReport filed;
    filed.number = 3;
    filed.report.set_unit(unit);
    filed.report.set_period(period);
    out_.str("");
    PrintOutcome(session_, {"map/f.json", filed, Outcome::kRefused, 0, result_, {}, false});
    const std::string told = out_.str();
    return told.substr(0, told.find(':'));
  };
  EXPECT_EQ(heading("units/limburg", "2021-Q2"), "limburg, 2021-Q2");
  EXPECT_EQ(heading("limburg", "2021-Q2"), "limburg, 2021-Q2");
  EXPECT_EQ(heading("units/../../etc", "2021-Q2"), "../../etc, 2021-Q2");
  EXPECT_EQ(heading("", ""), "rapportage 3");
  EXPECT_EQ(heading("units/limburg", ""), "rapportage 3, limburg");
  EXPECT_EQ(heading("units/", "2021-Q2"), "rapportage 3, 2021-Q2");
  EXPECT_EQ(heading("units/" + std::string(1'000'000, 'x'), "2021-Q2"),
            std::string(80, 'x') + "…, 2021-Q2");
  session_.language_code = "en";
  EXPECT_EQ(heading("", ""), "report 3");
}

TEST_F(ReportOutcomesTest, TellsTheSameOfEveryReportWhateverBecameOfIt) {
  for (const Outcome outcome :
       {Outcome::kGood, Outcome::kKept, Outcome::kHeldBack, Outcome::kRefused}) {
    EXPECT_THAT(Told(outcome, OneOfEach()),
                AllOf(HasSubstr("ASKS"), HasSubstr("REMARK"), HasSubstr("REFUSES")));
  }
}

TEST_F(ReportOutcomesTest, TellsTheHeaviestFirstAndWhatItMeans) {
  std::vector<Noted> noted = OneOfEach();
  for (Noted& one : noted) one.problem.remedy = "doe iets met " + one.problem.rule;
  const std::string told = Told(Outcome::kRefused, noted);
  std::size_t at = 0;
  for (const char* next :
       {"\nfout: hierdoor geweigerd\n", "REFUSES", "doe iets met REFUSES",
        "\nwaarschuwing: toelichten of verbeteren voordat de rapportage geaccepteerd kan worden\n",
        "ASKS", "doe iets met ASKS", "\nter informatie: hiervoor hoeft u niets te doen\n",
        "REMARK"}) {
    at = told.find(next, at);
    ASSERT_NE(at, std::string::npos) << next << " in " << told;
  }
  EXPECT_THAT(told, Not(HasSubstr("doe iets met REMARK")));
  // A draft is refused only once it is submitted.
  for (Noted& one : noted) one.stops_draft = false;
  EXPECT_THAT(Told(Outcome::kKept, noted, /*keeping=*/true),
              AllOf(HasSubstr("fout: hierdoor bij het indienen geweigerd\n"),
                    Not(HasSubstr("hierdoor geweigerd"))));
  // What is not there has no heading.
  noted.resize(1);
  EXPECT_THAT(Told(Outcome::kGood, noted),
              AllOf(Not(HasSubstr("fout")), Not(HasSubstr("waarschuwing"))));
  session_.language_code = "en";
  EXPECT_THAT(Told(Outcome::kRefused, OneOfEach()),
              AllOf(HasSubstr("error: refused because of this\n"), HasSubstr("\nwarning: "),
                    HasSubstr("\ninformation: nothing has to be done about this\n")));
}

// What stands in a header can be as long as anybody likes.
TEST_F(ReportOutcomesTest, ShortensAColumnThatIsTooWideForATable) {
  std::vector<Noted> noted = OneOfEach();
  noted[0].problem.column = std::string(200, 'x');
  const std::string field = "lines[199].fte.establishment_fte_thousandths";
  noted[1].problem.column = field;
  const std::string told = Told(Outcome::kRefused, noted);
  EXPECT_THAT(told, AllOf(HasSubstr(std::string(47, 'x') + "…  REMARK"), HasSubstr(field + " "),
                          Not(HasSubstr(std::string(48, 'x')))));
}

TEST_F(ReportOutcomesTest, SaysOfWhatIsHeldBackThatOthersAreToBlame) {
  auto& finding = *result_.add_findings();
  finding.set_rule("DEVIATION_UNEXPLAINED");
  finding.set_settled(true);
  const std::string told =
      Told(Outcome::kHeldBack, {{{0, "", "OTHERS_REFUSED", "nothing is wrong", "", ""}}});
  EXPECT_THAT(told,
              AllOf(HasSubstr("goed, maar niet ingediend: andere rapportages zijn geweigerd"),
                    HasSubstr("toegelicht: 1 bevinding\n"), Not(HasSubstr("OTHERS_REFUSED"))));
  session_.language_code = "en";
  EXPECT_THAT(Told(Outcome::kHeldBack, {}), HasSubstr("other reports were refused"));
}

TEST_F(ReportOutcomesTest, TellsFirstWhatStandsInTheWayOfADraft) {
  std::vector<Noted> noted = OneOfEach();
  for (Noted& one : noted) one.stops_draft = false;
  noted.push_back({{5, "", "UNREAD", "d", "", "A5"}});
  const std::string told = Told(Outcome::kRefused, noted, /*keeping=*/true);
  const std::size_t stopping = told.find("staat het bewaren als concept in de weg");
  const std::size_t besides = told.find("staat een concept niet in de weg");
  ASSERT_NE(stopping, std::string::npos);
  ASSERT_NE(besides, std::string::npos);
  EXPECT_LT(stopping, told.find("UNREAD"));
  EXPECT_LT(told.find("UNREAD"), besides);
  for (const char* rule : {"REMARK", "ASKS", "REFUSES"}) EXPECT_GT(told.find(rule), besides);
  // Submitting is stopped by all that refuses.
  EXPECT_THAT(Told(Outcome::kRefused, noted), Not(HasSubstr("concept")));
  // What was kept has nothing in its way.
  noted.pop_back();
  EXPECT_THAT(Told(Outcome::kKept, noted, /*keeping=*/true),
              AllOf(HasSubstr("staat een concept niet in de weg"), HasSubstr("REFUSES"),
                    Not(HasSubstr("bewaren als concept in de weg"))));
  // Of the file as a whole it is told above what is wrong.
  EXPECT_THAT(Told(Outcome::kRefused, noted, /*keeping=*/true),
              AllOf(HasSubstr("Het bestand zelf staat in de weg"), HasSubstr("REFUSES")));
  session_.language_code = "en";
  EXPECT_THAT(Told(Outcome::kRefused, OneOfEach(), /*keeping=*/true),
              AllOf(HasSubstr("stands in the way of keeping it as a draft"),
                    Not(HasSubstr("does not stand"))));
}

// No report is asked then or there, so that none is kept either.
TEST_F(ReportOutcomesTest, KnowsWhatTheRulesFindThatStopsADraft) {
  const FiledReport filed;
  type::v1::Finding finding;
  for (const char* rule : {"PERIOD_CLOSED", "PERIOD_NOT_OF_CADENCE", "PROGRAMME_UNKNOWN",
                           "UNIT_NOT_TAKING_PART", "UNIT_NOT_VALID"}) {
    finding.set_rule(rule);
    EXPECT_TRUE(NotedOf(filed, finding).stops_draft) << rule;
  }
  for (const char* rule : {"LINE_UNKNOWN", "FIGURE_MISSING", "FORECAST_OFF_PACE"}) {
    finding.set_rule(rule);
    EXPECT_FALSE(NotedOf(filed, finding).stops_draft) << rule;
  }
}

// A report that stands already is answered with what was found in it when its lines stood
// otherwise.
TEST_F(ReportOutcomesTest, PlacesWhatIsFoundOfALineWhereThisFileHasIt) {
  FiledReport filed;
  filed.rows = {7, 8};
  filed.report.add_lines()->set_line("ienr-fte");
  filed.report.add_lines()->set_line("ienr-budget");
  const auto row_of = [&filed](const std::string& field, const std::string& line) {
    type::v1::Finding finding;
    finding.set_field(field);
    finding.set_line(line);
    return NotedOf(filed, finding).problem.row;
  };
  EXPECT_EQ(row_of("lines[0].fte.in_post_centi", "ienr-fte"), 7);
  EXPECT_EQ(row_of("lines[1].fte.in_post_centi", "ienr-fte"), 7);
  EXPECT_EQ(row_of("lines[0].euro.spent_eurocents", "ienr-budget"), 8);
  EXPECT_EQ(row_of("lines[9].euro.spent_eurocents", "ienr-budget"), 8);
  EXPECT_EQ(row_of("lines[1].euro.spent_eurocents", "opsporing-budget"), 8);
  EXPECT_EQ(row_of("lines[1]", ""), 8);
  EXPECT_EQ(row_of("lines", ""), 0);
  // A line that stands twice is told of where it stands.
  filed.report.mutable_lines(1)->set_line("ienr-fte");
  EXPECT_EQ(row_of("lines[1]", "ienr-fte"), 8);
}

TEST_F(ReportOutcomesTest, KnowsWarningsFromWhatRefusesAndRemarks) {
  std::vector<Noted> noted = OneOfEach();
  ASSERT_EQ(WarningsIn(noted).size(), 1U);
  EXPECT_EQ(WarningsIn(noted)[0].problem.rule, "ASKS");
  noted.erase(noted.begin() + 1);
  EXPECT_THAT(WarningsIn(noted), IsEmpty());
}

}  // namespace
}  // namespace rekenschap::cli
