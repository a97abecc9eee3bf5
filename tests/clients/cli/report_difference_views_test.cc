#include "clients/cli/report_difference_views.h"

#include <sstream>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "rekenschap/monitoring/v1/report.pb.h"

namespace rekenschap::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kVersion[] = "programmes/avim/reports/2021-Q2/rotterdam/versions/3";

std::string Shown(const char* report_text, Output output = Output::kTable,
                  const std::string& version = kVersion) {
  monitoring::v1::Report report;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(report_text, &report));
  std::ostringstream out;
  Session session{out, out};
  session.output = output;
  PrintDifferences(session, version, report.differences());
  return out.str();
}

TEST(ReportDifferenceViewsTest, TellFiguresAndTexts) {
  const std::string shown = Shown(R"pb(
    differences {
      line: "budget"
      kind: KIND_FIGURE
      field: "euro.spent_eurocents"
      accepted { eurocents: 123456789 }
      now { eurocents: 123455789 }
      difference { eurocents: -1000 }
    }
    differences {
      line: "fte"
      kind: KIND_FIGURE
      field: "fte.forecast_fte_thousandths"
      now { fte_thousandths: 6500 }
    }
    differences {
      line: "fte"
      kind: KIND_EXPLANATION
      accepted_text: "Oud."
      text: "Nieuw. [TIMING -1.500]; En zo. [OTHER]"
      accepted_explanations { text: "Oud." }
      explanations {
        text: "Nieuw."
        cause: CAUSE_TIMING
        amount { fte_thousandths: -1500 }
      }
      explanations { text: "En zo." cause: CAUSE_OTHER }
    }
    differences {
      line: "old"
      kind: KIND_LINE_REMOVED
      field: "count.realised_count"
      accepted { count: 3 }
    }
    differences {
      line: "budget"
      kind: KIND_PRIOR_CORRECTION
      field: "2021-Q1"
      now { eurocents: -5000 }
      text: "Dubbel geboekt."
    })pb");
  EXPECT_THAT(shown, HasSubstr("geaccepteerde versie 3"));
  EXPECT_THAT(shown, HasSubstr("besteed"));
  EXPECT_THAT(shown, HasSubstr("1.234.567,89"));
  EXPECT_THAT(shown, HasSubstr("1.234.557,89"));
  EXPECT_THAT(shown, HasSubstr("-10,00"));
  EXPECT_THAT(shown, HasSubstr("prognose"));
  EXPECT_THAT(shown, HasSubstr("vervallen regel"));
  EXPECT_THAT(shown, HasSubstr("toelichting bij fte:\n    was: Oud.\n"
                               "    nu: Nieuw. (tijdsverschil, -1,500 fte); En zo. (overig)\n"));
  EXPECT_THAT(shown, HasSubstr("correctie op 2021-Q1"));
  EXPECT_THAT(shown,
              HasSubstr("reden van de correctie op 2021-Q1, budget:\n    nu: Dubbel geboekt."));
}

TEST(ReportDifferenceViewsTest, SayWhenThereIsNone) {
  EXPECT_EQ(Shown(""), "Geen verschil met de geaccepteerde versie 3\n");
  EXPECT_EQ(Shown("", Output::kTable, ""), "");  // nothing was accepted
}

TEST(ReportDifferenceViewsTest, LeavePlainOutputAlone) {
  EXPECT_EQ(Shown("differences { line: 'a' kind: KIND_EXPLANATION text: 'b' }", Output::kCsv), "");
}

TEST(ReportDifferenceViewsTest, PrintNoEmptyTableForTextsAlone) {
  const std::string shown = Shown(
      "differences { line: 'a' kind: KIND_EXPLANATION text: 'Erbij. [TIMING 19867.90]' "
      "explanations { text: 'Erbij.' cause: CAUSE_TIMING amount { eurocents: 1986790 } } }");
  EXPECT_THAT(shown, HasSubstr("nu: Erbij. (tijdsverschil, € 19.867,90)\n"));
  EXPECT_THAT(shown, Not(HasSubstr("was:")));
  EXPECT_THAT(shown, Not(HasSubstr("verschil  ")));
}

}  // namespace
}  // namespace rekenschap::cli
