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
  std::string Told(Outcome outcome, const std::vector<Noted>& noted) {
    out_.str("");
    const FiledReport filed;
    const monitoring::v1::SubmitReportResult result;
    PrintOutcome(session_, {"map/f.csv", filed, outcome, 0, result, noted});
    return out_.str();
  }

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

TEST_F(ReportOutcomesTest, TellsOfWhatIsHeldBackOnlyItsWarnings) {
  EXPECT_THAT(Told(Outcome::kHeldBack, OneOfEach()),
              AllOf(HasSubstr("goed, maar niet ingediend"), HasSubstr("ASKS"), HasSubstr("A3"),
                    Not(HasSubstr("REMARK")), Not(HasSubstr("REFUSES"))));
  for (const Outcome other : {Outcome::kGood, Outcome::kKept, Outcome::kRefused}) {
    EXPECT_THAT(Told(other, OneOfEach()),
                AllOf(HasSubstr("ASKS"), HasSubstr("REMARK"), HasSubstr("REFUSES")));
  }
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
