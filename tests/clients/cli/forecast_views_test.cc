#include "clients/cli/forecast_views.h"

#include <sstream>

#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// Of three units one reported; the plan sets all of them a target.
constexpr char kRows[] = R"pb(
  rows {
    line: "budget"
    line_title: "Budget"
    measure: MEASURE_EUR
    realised { eurocents: 5000 }
    year_target { eurocents: 30000 }
    expected_count: 3
    received_count: 1
    forecasts {
      method: METHOD_RUN_RATE
      forecast { eurocents: 11000 }
      difference { eurocents: 1000 }
      unit_count: 1
      formula: "som"
    }
  }
  rows {
    line: "budget"
    unit: "units/rotterdam"
    measure: MEASURE_EUR
    realised { eurocents: 5000 }
    year_target { eurocents: 10000 }
    forecasts {
      method: METHOD_RUN_RATE
      forecast { eurocents: 11000 }
      difference { eurocents: 1000 }
      formula: "5000 x 2"
    }
  }
  rows {
    line: "budget"
    unit: "units/limburg"
    measure: MEASURE_EUR
    year_target { eurocents: 10000 }
  }
  rows {
    line: "budget"
    unit: "units/zeeland"
    measure: MEASURE_EUR
    year_target { eurocents: 10000 }
  }
)pb";

monitoring::v1::GetForecastResponse Rows() {
  monitoring::v1::GetForecastResponse response;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kRows, &response));
  return response;
}

std::string Shown(const monitoring::v1::GetForecastResponse& response,
                  const std::string& language = "nl", Output output = Output::kTable) {
  std::ostringstream out;
  Session session{out, out};
  session.output = output;
  session.language_code = language;
  PrintForecast(session, response, false);
  return out.str();
}

TEST(ForecastViewsTest, SayOfHowManyUnitsTheFiguresOfATotalAre) {
  EXPECT_THAT(Shown(Rows()), AllOf(HasSubstr("Totaal 1/3"), HasSubstr("110,00 (1/3)"),
                                   HasSubstr("totaal: gerealiseerd is van 1 eenheid en het "
                                             "jaardoel van 3 eenheden, niet dezelfde; ")));
  EXPECT_THAT(Shown(Rows(), "en"), HasSubstr("total: realised is of 1 unit and the year target of "
                                             "3 units, not the same ones; "));
}

TEST(ForecastViewsTest, AreSilentWhereATotalIsOfTheSameUnits) {
  auto response = Rows();
  for (auto& row : *response.mutable_rows()) row.mutable_realised()->set_eurocents(5'000);
  EXPECT_THAT(Shown(response), Not(HasSubstr("jaardoel van")));
  response = Rows();
  for (auto& row : *response.mutable_rows()) row.clear_year_target();
  EXPECT_THAT(Shown(response), Not(HasSubstr("jaardoel van")));
}

TEST(ForecastViewsTest, KnowThatAsManyUnitsNeedNotBeTheSame) {
  auto response = Rows();
  response.mutable_rows(1)->clear_year_target();
  response.mutable_rows(3)->clear_year_target();
  EXPECT_THAT(Shown(response), HasSubstr("van 1 eenheid en het jaardoel van 1 eenheid"));
}

TEST(ForecastViewsTest, GiveProgramsTheCountsOfATotal) {
  EXPECT_EQ(Shown(Rows(), "nl", Output::kCsv),
            "line;unit;realised;year_target;own_forecast;method;forecast;difference;low;high;"
            "obstacle;unit_count;received_count;expected_count;year_target_count;formula\n"
            "budget;;50.00;300.00;;RUN_RATE;110.00;10.00;;;;1;1;3;3;som\n"
            "budget;rotterdam;50.00;100.00;;RUN_RATE;110.00;10.00;;;;;;;;5000 x 2\n");
}

// A range is laid by past errors, most of which may have been on one side.
TEST(ForecastViewsTest, SayWhyAForecastLiesOutsideItsRange) {
  auto response = Rows();
  auto& range = *response.mutable_rows(1)->mutable_forecasts(0)->mutable_range();
  range.set_confidence_basis_points(8'000);
  range.set_error_count(10);
  const auto shown = [&](std::int64_t low, std::int64_t high, const std::string& language) {
    range.mutable_low()->set_eurocents(low);
    range.mutable_high()->set_eurocents(high);
    // In one line, however it is broken to fit a page.
    return absl::StrJoin(
        absl::StrSplit(Shown(response, language), absl::ByAnyChar(" \n"), absl::SkipEmpty()), " ");
  };
  EXPECT_THAT(shown(11'001, 12'000, "nl"),
              HasSubstr("tussen 110,01 en 120,00 (80 %, uit 10 eerdere afwijkingen); de prognose "
                        "zelf ligt eronder: in eerdere jaren kwam de uitkomst meestal hoger "
                        "uit dan deze methode zei"));
  EXPECT_THAT(
      shown(10'000, 10'999, "nl"),
      HasSubstr("; de prognose zelf ligt erboven: in eerdere jaren kwam de uitkomst meestal "
                "lager uit dan deze methode zei"));
  EXPECT_THAT(
      shown(11'001, 12'000, "en"),
      HasSubstr("; the forecast itself lies below it: in earlier years the outcome was mostly "
                "higher than this method said"));
  EXPECT_THAT(shown(10'000, 10'999, "en"), HasSubstr("; the forecast itself lies above it: "));
  // Its ends are in it.
  EXPECT_THAT(shown(11'000, 12'000, "nl"), Not(HasSubstr("prognose zelf")));
  EXPECT_THAT(shown(10'000, 11'000, "nl"), Not(HasSubstr("prognose zelf")));
}

// Each line's total is of its own units.
TEST(ForecastViewsTest, KeepLinesApart) {
  auto response = Rows();
  auto* total = response.add_rows();
  *total = response.rows(0);
  total->set_line("fte");
  total->set_line_title("Fte");
  *response.add_rows() = response.rows(1);
  const std::string shown = Shown(response);
  EXPECT_THAT(shown, AllOf(HasSubstr("Fte [fte]"), HasSubstr("jaardoel van 3")));
  EXPECT_EQ(shown.find("jaardoel van", shown.find("Fte [fte]")), std::string::npos);
}

}  // namespace
}  // namespace rekenschap::cli
