#include "clients/cli/development_views.h"

#include <limits>
#include <sstream>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "clients/cli/layout.h"

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kResponse[] = R"pb(
  line: "budget"
  line_title: "Budget"
  measure: MEASURE_EUR
  nature: NATURE_FLOW
  plan_basis: BASIS_CASH
  points {
    period: "2021-Q1"
    target { eurocents: 5000 }
    provisional {
      status: STATUS_MISSING
      coverage { expected_count: 2 }
      change_expected_count: 2
    }
    accepted {
      status: STATUS_MISSING
      coverage { expected_count: 2 }
    }
  }
  points {
    period: "2021-Q2"
    target { eurocents: 10000 }
    year_target { eurocents: 20000 }
    provisional {
      realised { eurocents: 8000 }
      difference { eurocents: -2000 }
      difference_basis_points: -2000
      year_share_basis_points: 4000
      status: STATUS_BELOW
      coverage { expected_count: 2 received_count: 2 }
      change { eurocents: 3000 }
      change_count: 1
      change_expected_count: 2
    }
    accepted {
      realised { eurocents: 5000 }
      status: STATUS_BELOW
      coverage { expected_count: 2 received_count: 1 }
    }
  }
)pb";

monitoring::v1::GetDevelopmentResponse Response() {
  monitoring::v1::GetDevelopmentResponse response;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kResponse, &response));
  return response;
}

std::string Shown(const monitoring::v1::GetDevelopmentResponse& response,
                  Output output = Output::kTable, const ChartMarks& marks = PlainMarks()) {
  std::ostringstream out;
  std::ostringstream err;
  Session session{out, err};
  session.output = output;
  PrintDevelopment(session, response, marks);
  return out.str();
}

TEST(DevelopmentViewsTest, DrawBarsInOneScale) {
  // Eleven characters: the largest, a target of 100, reaches the tenth.
  EXPECT_THAT(BarsOf(Response(), PlainMarks(), 11), ElementsAre("     |", "#####+++  |"));
  EXPECT_THAT(BarsOf(Response(), ChartMarks(), 11), ElementsAre("     │", "█████▒▒▒  │"));
}

TEST(DevelopmentViewsTest, DrawNothingOfWhatIsBelowZeroOrNotThere) {
  auto response = Response();
  for (auto& point : *response.mutable_points()) {
    point.mutable_target()->set_eurocents(-1);
    point.mutable_provisional()->mutable_realised()->set_eurocents(-5);
    point.mutable_accepted()->clear_realised();
  }
  EXPECT_THAT(BarsOf(response, PlainMarks(), 11), ElementsAre("", ""));
  response.mutable_points(1)->mutable_provisional()->mutable_realised()->set_eurocents(
      std::numeric_limits<std::int64_t>::max());
  response.mutable_points(1)->clear_target();
  EXPECT_THAT(BarsOf(response, PlainMarks(), 11), ElementsAre("|", "++++++++++"));
  EXPECT_THAT(BarsOf({}, PlainMarks(), 11), ElementsAre());
}

TEST(DevelopmentViewsTest, TellPositionCoverageAndChange) {
  const std::string shown = Shown(Response());
  EXPECT_THAT(
      shown,
      AllOf(HasSubstr("Budget (budget), EUR"), HasSubstr("in de periode"), HasSubstr("80,00"),
            HasSubstr("2/2"), HasSubstr("1/2"), HasSubstr("30,00 (1/2)"), HasSubstr("-20,00 %"),
            HasSubstr("waarvan beide standen bekend zijn"), HasSubstr("plan op kasbasis")));
  std::istringstream lines(shown);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(WidthOf(line), kPageWidth) << line;
  auto response = Response();
  response.mutable_points(1)->mutable_provisional()->set_change_count(2);
  response.set_nature(type::v1::NATURE_STOCK);
  EXPECT_THAT(Shown(response), AllOf(HasSubstr("verandering"), Not(HasSubstr("beide standen"))));
}

TEST(DevelopmentViewsTest, ShowWhatADifferenceIsAgainstWhereThatIsNotTheTarget) {
  auto response = Response();
  auto& figures = *response.mutable_points(1)->mutable_provisional();
  auto& covered = *figures.mutable_coverage()->mutable_covered_target();
  covered.set_eurocents(10'000);
  EXPECT_THAT(Shown(response),
              AllOf(Not(HasSubstr("doel van wie meetelt")), HasSubstr("| doel\n")));
  covered.set_eurocents(6'112'345'600);
  response.mutable_points(1)->mutable_target()->set_eurocents(10'000'000'000);
  figures.mutable_realised()->set_eurocents(8'000'000'000);
  figures.set_difference_basis_points(3088);
  const std::string shown = Shown(response);
  EXPECT_THAT(shown, AllOf(HasSubstr("doel van wie meetelt      voorlopig  verschil"),
                           HasSubstr("61.123.456,00  80.000.000,00   30,88 %"),
                           HasSubstr("geaccepteerd  dekking  in de periode"),
                           HasSubstr("| doel van alle eenheden\n")));
  std::istringstream lines(shown);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(WidthOf(line), kPageWidth) << line;
  EXPECT_THAT(Shown(response, Output::kCsv),
              AllOf(HasSubstr(";provisional_covered_target;accepted_covered_target\n"),
                    HasSubstr(";CASH;61123456.00;\n")));
}

TEST(DevelopmentViewsTest, GivePlainFiguresToPrograms) {
  const std::string csv = Shown(Response(), Output::kCsv);
  EXPECT_THAT(
      csv,
      AllOf(HasSubstr("period;target;provisional;provisional_coverage;accepted;accepted_coverage;"
                      "provisional_change;provisional_difference_percentage;"
                      "provisional_change_count;provisional_change_expected_count;"),
            HasSubstr("2021-Q1;50.00;;0/2;;0/2;;;0;2;MISSING;"),
            HasSubstr("2021-Q2;100.00;80.00;2/2;50.00;1/2;30.00;-20.00;1;2;BELOW;40.00;;;BELOW;"
                      "200.00;EUR;FLOW;CASH;;\n"),
            Not(HasSubstr("#"))));
}

}  // namespace
}  // namespace rekenschap::cli
