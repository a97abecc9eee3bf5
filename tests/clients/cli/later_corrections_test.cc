#include "clients/cli/later_corrections.h"

#include <algorithm>
#include <sstream>

#include <absl/strings/ascii.h>
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "clients/cli/command_line.h"
#include "tests/services/monitoring/rpc/books_fixture.h"

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;

// On one line, since where lines break is not the matter here.
std::string Flat(std::string text) {
  absl::RemoveExtraAsciiWhitespace(&text);
  std::ranges::replace(text, '\n', ' ');
  return text;
}

std::string Shown(const std::string& language, int count) {
  monitoring::v1::Period period;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"pb(
        later_corrections {
          unit: "units/limburg"
          report: "programmes/avim/reports/2021-Q3/limburg/versions/2"
          state: STATE_ACCEPTED
          correction {
            line: "budget"
            period: "2021-Q2"
            amount { eurocents: -100000 }
            reason: "Dubbel."
          }
        }
        later_corrections {
          unit: "units/rotterdam"
          report: "programmes/avim/reports/2021-Q4/rotterdam/versions/1"
          state: STATE_SUBMITTED
          correction {
            line: "fte"
            period: "2021-Q2"
            amount { fte_thousandths: 1500 }
            reason: "Vergeten."
          }
        })pb",
      &period));
  std::ostringstream out;
  Session session{out, out};
  session.language_code = language;
  PrintLaterCorrections(session, "2021-Q2", period.later_corrections(), count);
  return Flat(out.str());
}

TEST(LaterCorrectionsViewTest, NameTheReportItsStateAndTheFigure) {
  EXPECT_THAT(
      Shown("nl", 2),
      AllOf(HasSubstr("de cijfers van 2021-Q2 zelf blijven zoals ze zijn gerapporteerd:"),
            HasSubstr("- limburg, budget, besteed: -1.000,00 in avim/2021-Q3/limburg/2 "
                      "(geaccepteerd): Dubbel."),
            HasSubstr("- rotterdam, fte, bezetting: 1,5"),
            HasSubstr(" in avim/2021-Q4/rotterdam/1 (ingediend, wacht op beoordeling): Vergeten."),
            Not(HasSubstr("en nog"))));
  EXPECT_THAT(Shown("en", 2), AllOf(HasSubstr("the figures of 2021-Q2 itself stay"),
                                    HasSubstr("(accepted): Dubbel."), HasSubstr("in post: "),
                                    HasSubstr("(submitted, waits for")));
}

TEST(LaterCorrectionsViewTest, SayHowManyAreNotTold) {
  EXPECT_THAT(Shown("nl", 5), HasSubstr("en nog 3; rekenschap report show"));
  EXPECT_THAT(Shown("en", 5), HasSubstr("and 3 more; rekenschap report show"));
  EXPECT_EQ(Shown("nl", 0), "");
}

class LaterCorrectionsCommandTest : public monitoring::BooksTest {
 protected:
  // What the command prints for people, in Dutch.
  std::string Typed(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {"rekenschap", "--lang", "nl", "--planning", planning_->address(),
                      "--monitoring", monitoring_->address()});
    std::vector<const char*> argv;
    for (const std::string& argument : arguments) argv.push_back(argument.c_str());
    std::ostringstream out;
    std::ostringstream err;
    Session session{out, err};
    EXPECT_EQ(RunCommandLine(session, static_cast<int>(argv.size()), argv.data()), kDone)
        << err.str();
    return Flat(out.str());
  }
  std::string ShowPeriod() { return Typed({"period", "show", "avim-mensenhandel", "2021-Q2"}); }
  std::string ShowReport() {
    return Typed({"report", "show", "avim-mensenhandel/2021-Q2/limburg"});
  }
  std::string Compare() { return Typed({"compare", "avim-mensenhandel", "2021-Q2"}); }
};

TEST_F(LaterCorrectionsCommandTest, ShowAPeriodThatItWasPutRight) {
  ASSERT_THAT(Submit(ReportOf("limburg")), IsOk());
  ASSERT_THAT(Accept("programmes/avim-mensenhandel/reports/2021-Q2/limburg"), IsOk());
  for (const char* period : {"2021-Q1", "2021-Q2"}) {
    ASSERT_THAT(Close(period, "Een eenheid volstaat."), IsOk());
  }
  for (const std::string& before : {ShowPeriod(), ShowReport(), Compare()}) {
    EXPECT_THAT(before, Not(HasSubstr("rechtgezet")));
  }
  monitoring::v1::Report report = ReportOf("limburg", "2021-Q3");
  auto& prior = *report.add_prior_corrections();
  prior.set_line("mensenhandel-budget");
  prior.set_period("2021-Q2");
  prior.mutable_amount()->set_eurocents(-100'000);
  prior.set_reason("Dubbel geboekt.");
  ASSERT_THAT(Submit(report), IsOk());
  const std::string told =
      "- limburg, mensenhandel-budget, besteed: -1.000,00 in avim-mensenhandel/2021-Q3/limburg/1 ";
  for (const std::string& shown : {ShowPeriod(), ShowReport()}) {
    EXPECT_THAT(shown, HasSubstr(told + "(ingediend, wacht op beoordeling): Dubbel geboekt."));
  }
  ASSERT_THAT(Accept("programmes/avim-mensenhandel/reports/2021-Q3/limburg"), IsOk());
  for (const std::string& shown : {ShowPeriod(), ShowReport()}) {
    EXPECT_THAT(shown, HasSubstr(told + "(geaccepteerd): Dubbel geboekt."));
  }
  EXPECT_THAT(Compare(),
              AllOf(HasSubstr("en in deze cijfers niet verwerkt: 2021-Q2 (1 correctie); zie"),
                    HasSubstr("rekenschap period show avim-mensenhandel 2021-Q2 ")));
}

}  // namespace
}  // namespace rekenschap::cli
