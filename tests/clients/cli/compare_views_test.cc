#include "clients/cli/compare_views.h"

#include <sstream>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "clients/cli/layout.h"

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// A line in cash with a reserve, one in commitments that is received, and a unit that was split.
constexpr char kResponse[] = R"pb(
  rows {
    line: "budget"
    line_title: "Budget"
    measure: MEASURE_EUR
    nature: NATURE_FLOW
    plan_basis: BASIS_CASH
    target { eurocents: 35000000 }
    central_reserve { eurocents: 5000000 }
    realised { eurocents: 20000000 }
    coverage { expected_count: 2 received_count: 1 }
  }
  rows {
    line: "budget"
    line_title: "Budget"
    unit: "units/landelijk"
    measure: MEASURE_EUR
    nature: NATURE_FLOW
    plan_basis: BASIS_CASH
    unit_ended: true
    target { eurocents: 15000000 }
    realised { eurocents: 20000000 }
    report: "programmes/avim/reports/2024-Q2/landelijk/versions/3"
    explanation: "Zie bijlage."
  }
  rows {
    line: "budget"
    line_title: "Budget"
    unit: "units/rotterdam"
    measure: MEASURE_EUR
    nature: NATURE_FLOW
    plan_basis: BASIS_CASH
    status: STATUS_MISSING
    target { eurocents: 20000000 }
    carried {
      period: "2024-Q3"
      realised { eurocents: 700 }
    }
  }
  rows {
    measure: MEASURE_EUR
    nature: NATURE_FLOW
    plan_basis: BASIS_CASH
    target { eurocents: 35000000 }
    central_reserve { eurocents: 5000000 }
  }
  rows {
    measure: MEASURE_EUR
    nature: NATURE_FLOW
    plan_basis: BASIS_COMMITMENTS
    receipts: true
    target { eurocents: 100 }
  }
)pb";

monitoring::v1::ComparePlanResponse Response() {
  monitoring::v1::ComparePlanResponse response;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kResponse, &response));
  return response;
}

std::string Shown(const monitoring::v1::ComparePlanResponse& response,
                  const std::string& language = "nl") {
  std::ostringstream out;
  std::ostringstream err;
  Session session{out, err};
  session.language_code = language;
  PrintComparison(session, response);
  return out.str();
}

TEST(CompareViewsTest, ShowTheCentralReserveWhereThereIsOne) {
  EXPECT_THAT(Shown(Response()), AllOf(HasSubstr("centrale reserve"), HasSubstr("50.000,00"),
                                       HasSubstr("doel en reserve zijn samen het plan")));
  auto response = Response();
  for (auto& row : *response.mutable_rows()) row.clear_central_reserve();
  EXPECT_THAT(Shown(response), Not(HasSubstr("reserve")));
}

TEST(CompareViewsTest, SayWhichBasesStandSideBySide) {
  const std::string dutch = Shown(Response());
  EXPECT_THAT(dutch, AllOf(HasSubstr("plan op kasbasis, realisatie op baten en lasten:"),
                           HasSubstr("plan op verplichtingenbasis, realisatie op baten en lasten:"),
                           Not(HasSubstr("beide op baten en lasten"))));
  EXPECT_THAT(dutch, AllOf(HasSubstr("Totaal EUR, kas "),
                           HasSubstr("Totaal EUR, verplichtingen, ontvangsten")));
  EXPECT_THAT(Shown(Response(), "en"),
              AllOf(HasSubstr("plan on a cash basis, realisation on an accrual basis:"),
                    HasSubstr("plan on a commitments basis"),
                    HasSubstr("Total EUR, commitments, receipts")));
  auto response = Response();
  for (auto& row : *response.mutable_rows()) row.set_plan_basis(type::v1::BASIS_ACCRUAL);
  EXPECT_THAT(Shown(response), AllOf(HasSubstr("plan en realisatie beide op baten en lasten"),
                                     Not(HasSubstr("kasbasis"))));
  for (auto& row : *response.mutable_rows()) {
    row.set_measure(type::v1::MEASURE_FTE);
    row.clear_plan_basis();
  }
  EXPECT_THAT(Shown(response), Not(HasSubstr("Euro's")));
}

TEST(CompareViewsTest, TellWhatIsParticularOfAUnit) {
  EXPECT_THAT(Shown(Response()),
              AllOf(HasSubstr("eenheid eindigde dit jaar; eindstand van 2024-Q2; Zie bijlage."),
                    HasSubstr("laatst bekend: 7,00 (2024-Q3, verouderd)")));
}

TEST(CompareViewsTest, KeepLongExplanationsOnTheScreen) {
  auto response = Response();
  std::string explanation;
  for (int i = 0; i < 40; ++i) explanation += "De werving loopt achter. ";
  response.mutable_rows(1)->set_explanation(explanation);
  std::istringstream lines(Shown(response));
  int explained = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("werving") == std::string::npos) continue;
    ++explained;
    EXPECT_LE(WidthOf(line), kPageWidth) << line;
  }
  EXPECT_GT(explained, 5);
}

TEST(CompareViewsTest, GiveProgramsEveryRowInOneTable) {
  std::ostringstream out;
  std::ostringstream err;
  Session session{out, err};
  session.output = Output::kCsv;
  session.language_code = "en";
  PrintComparisonFlat(session, Response());
  EXPECT_THAT(out.str(), AllOf(HasSubstr("line;unit;measure;target;central_reserve;realised;"),
                               HasSubstr("explanation;plan_basis;direction\n"),
                               HasSubstr("budget;landelijk;EUR;150000.00;;200000.00;"),
                               HasSubstr("Zie bijlage.;CASH;EXPENDITURE\n"),
                               HasSubstr(";COMMITMENTS;RECEIPTS\n")));
}

}  // namespace
}  // namespace rekenschap::cli
