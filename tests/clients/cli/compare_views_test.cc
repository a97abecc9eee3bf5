#include "clients/cli/compare_views.h"

#include <algorithm>
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
                  const std::string& language = "nl", bool accepted = false) {
  std::ostringstream out;
  std::ostringstream err;
  Session session{out, err};
  session.language_code = language;
  PrintComparison(session, response, accepted);
  return out.str();
}

std::string Printed(void (*print)(const Session&, const monitoring::v1::ComparePlanResponse&, bool),
                    const monitoring::v1::ComparePlanResponse& response, bool accepted = false) {
  std::ostringstream out;
  std::ostringstream err;
  print({out, err}, response, accepted);
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

TEST(CompareViewsTest, TellTheSameUnderEachUnit) {
  const std::string shown = Printed(PrintComparisonByUnit, Response());
  EXPECT_THAT(shown,
              AllOf(HasSubstr("eenheid eindigde dit jaar; eindstand van 2024-Q2; Zie bijlage."),
                    HasSubstr("laatst bekend: 7,00 (2024-Q3, verouderd)")));
  // Below the unit's own row.
  EXPECT_GT(shown.find("laatst bekend"), shown.find("\nrotterdam\n"));
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
  auto response = Response();
  auto& total = *response.mutable_rows(0);
  total.mutable_difference()->set_eurocents(5'000'000);
  total.mutable_coverage()->mutable_covered_target()->set_eurocents(15'000'000);
  auto& accepted = *total.mutable_accepted();
  accepted.mutable_coverage()->set_expected_count(2);
  accepted.mutable_coverage()->mutable_covered_target()->set_eurocents(12'000'000);
  PrintComparisonFlat(session, response);
  EXPECT_THAT(
      out.str(),
      AllOf(HasSubstr("line;unit;measure;target;central_reserve;realised;"),
            HasSubstr("explanation;plan_basis;direction;period;subtotal;"
                      "year_share_percentage;committed;deployable;carried;carried_period;"
                      "accepted_realised;accepted_difference;accepted_status;"
                      "accepted_coverage;covered_target;accepted_covered_target;"
                      "committed_count;deployable_count;forecast_count;"
                      "line_not_reported\n"),
            HasSubstr("budget;landelijk;EUR;150000.00;;200000.00;"),
            HasSubstr("Zie bijlage.;CASH;EXPENDITURE;"),
            HasSubstr(";CASH;EXPENDITURE;;0;;;;7.00;2024-Q3;;;;;;;;;;0\n"),
            // What the differences of a total are against.
            HasSubstr("budget;;EUR;350000.00;50000.00;200000.00;50000.00;"),
            HasSubstr(";0/2;150000.00;120000.00;0;0;0;0\n"), HasSubstr(";COMMITMENTS;RECEIPTS;")));
}

// Figures as large as a programme of a hundred million has.
monitoring::v1::ComparePlanResponse LargeResponse(int units) {
  monitoring::v1::ComparePlanResponse response;
  for (int i = 0; i <= units; ++i) {
    auto& row = *response.add_rows();
    row.set_line("ienr-budget");
    row.set_line_title("Identificatie en registratie");
    row.set_period("2024-Q2");
    if (i > 0) row.set_unit("units/zeeland-west-brabant");
    row.set_measure(type::v1::MEASURE_EUR);
    row.set_status(monitoring::v1::ComparisonRow::STATUS_ON_TARGET);
    for (auto* figure : {row.mutable_target(), row.mutable_year_target(), row.mutable_realised(),
                         row.mutable_committed(), row.mutable_forecast(), row.mutable_difference(),
                         row.mutable_accepted()->mutable_realised()}) {
      figure->set_eurocents(-12'345'678'901);
    }
    row.set_difference_basis_points(-12'345);
    row.set_year_share_basis_points(12'345);
    row.mutable_coverage()->set_expected_count(10);
    row.mutable_accepted()->mutable_coverage()->set_expected_count(10);
  }
  return response;
}

void ExpectNarrow(const std::string& shown) {
  std::istringstream lines(shown);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(WidthOf(line), 120U) << line;
}

TEST(CompareViewsTest, FitOnAScreenWhateverTheFigures) {
  auto response = LargeResponse(2);
  ExpectNarrow(Printed(PrintComparison, response));
  ExpectNarrow(Printed(PrintComparisonByUnit, response));
  ExpectNarrow(Printed(PrintComparisonSpan, response));
  for (auto& row : *response.mutable_rows()) row.clear_accepted();
  // What does not fit beside stands below, with the row's name again.
  for (const auto print : {PrintComparison, PrintComparisonByUnit, PrintComparisonSpan}) {
    const std::string shown = Printed(print, response);
    ExpectNarrow(shown);
    EXPECT_THAT(shown, AllOf(HasSubstr("uitputting"), HasSubstr("123,45 %"), HasSubstr("verplicht"),
                             HasSubstr("prognose")));
  }
}

TEST(CompareViewsTest, SetBothKindsSideBySide) {
  auto response = Response();
  for (auto& row : *response.mutable_rows()) row.mutable_accepted();
  auto& accepted = *response.mutable_rows(0)->mutable_accepted();
  accepted.mutable_realised()->set_eurocents(12'345'600);
  accepted.mutable_coverage()->set_expected_count(2);
  auto& period = *response.add_periods();
  period.mutable_coverage()->set_expected_count(2);
  period.mutable_accepted_coverage()->set_expected_count(2);
  response.mutable_coverage()->set_expected_count(2);
  EXPECT_THAT(Shown(response), AllOf(HasSubstr("voorlopig  geaccepteerd"), HasSubstr("123.456,00"),
                                     HasSubstr("Ontvangen: 0 van 2, geaccepteerd: 0 van 2"),
                                     HasSubstr("zijn die van de voorlopige cijfers")));
  EXPECT_THAT(Shown(Response()), Not(HasSubstr("geaccepteerd")));
}

// The total of 3 units, of which 2 gave what is committed and 1 a forecast.
TEST(CompareViewsTest, SayOfHowManyUnitsAFigureIsThatReportsMayLeaveOut) {
  auto response = Response();
  auto& total = *response.mutable_rows(0);
  total.mutable_committed()->set_eurocents(700'000);
  total.mutable_forecast()->set_eurocents(800'000);
  auto& coverage = *total.mutable_coverage();
  coverage.set_expected_count(4);
  coverage.set_received_count(3);
  coverage.set_committed_count(2);
  coverage.set_forecast_count(1);
  response.mutable_rows(1)->mutable_forecast()->set_eurocents(900'000);  // a unit's own
  for (const auto print : {PrintComparison, PrintComparisonByUnit, PrintComparisonSpan}) {
    EXPECT_THAT(Printed(print, response),
                AllOf(HasSubstr("7.000,00 (2/4)"), HasSubstr("8.000,00 (1/4)"),
                      HasSubstr("9.000,00"), Not(HasSubstr("9.000,00 (")),
                      HasSubstr("(x/y) achter een totaal: niet elke rapportage die meetelt geeft "
                                "dit cijfer; volledig")));
  }
  EXPECT_THAT(Shown(response, "en"),
              AllOf(HasSubstr("8,000.00 (1/4)"),
                    HasSubstr("(x/y) behind a total: not every report that counts gives")));
  std::ostringstream out;
  Session session{out, out};
  session.output = Output::kCsv;
  PrintComparisonFlat(session, response);
  EXPECT_THAT(out.str(),
              AllOf(HasSubstr(";8000.00;3/4;"), HasSubstr(";2;0;1;0\n"), Not(HasSubstr("(1/4)"))));
  // It needs no saying where all of those gave it whose reports count.
  coverage.set_committed_count(3);
  coverage.set_forecast_count(3);
  EXPECT_THAT(Shown(response),
              AllOf(HasSubstr("8.000,00"), Not(HasSubstr("3/4)")), Not(HasSubstr("(x/y)"))));
  // Nor of a figure that nobody gave.
  total.clear_committed();
  coverage.set_committed_count(0);
  EXPECT_THAT(Shown(response), Not(HasSubstr("(x/y)")));
}

// A plan gains a line after reports were filed: no report is missing.
TEST(CompareViewsTest, TellALineThatIsNotReportedFromAReportThatIsMissing) {
  auto response = Response();
  response.mutable_rows(2)->set_line_not_reported(true);
  for (const auto print : {PrintComparison, PrintComparisonByUnit, PrintComparisonSpan}) {
    for (const bool accepted : {false, true}) {
      EXPECT_THAT(Printed(print, response, accepted),
                  AllOf(HasSubstr("regel niet gerapporteerd"), Not(HasSubstr("ontbreekt")),
                        Not(HasSubstr("niet geaccepteerd"))));
    }
  }
  EXPECT_THAT(Shown(response, "en"), HasSubstr("line not reported"));
  // What came in is expected no more, also before the due date.
  auto& period = *response.add_periods();
  period.set_not_yet_due(true);
  EXPECT_THAT(Shown(response), HasSubstr("regel niet gerapporteerd"));
  // For programs it is missing, with why beside it.
  std::ostringstream out;
  Session session{out, out};
  session.output = Output::kCsv;
  PrintComparisonFlat(session, response);
  EXPECT_THAT(out.str(), AllOf(HasSubstr(";MISSING;"), HasSubstr(";2024-Q3;;;;;;;;;;1\n")));
  // Over lines there are more of them.
  auto& total = *response.mutable_rows(3);
  total.set_status(monitoring::v1::ComparisonRow::STATUS_MISSING);
  total.set_line_not_reported(true);
  EXPECT_THAT(Shown(response), HasSubstr("regels niet gerapporteerd"));
  EXPECT_THAT(Shown(response, "en"), HasSubstr("lines not reported"));
}

// What came in and is not accepted is not missing; an answer does not say which it is.
TEST(CompareViewsTest, CallNothingMissingAmongAcceptedFigures) {
  auto response = Response();
  response.add_missing_units("units/rotterdam");
  response.mutable_coverage()->set_expected_count(2);
  response.mutable_coverage()->set_received_count(1);
  EXPECT_THAT(
      Shown(response),
      AllOf(HasSubstr("  ontbreekt"), HasSubstr("dekking: ontvangen van verwachte"),
            HasSubstr("Ontbrekende rapportages: rotterdam"), HasSubstr("Ontvangen: 1 van 2")));
  EXPECT_THAT(Shown(response, "nl", /*accepted=*/true),
              AllOf(HasSubstr("  niet geaccepteerd"), HasSubstr("dekking: geaccepteerd van"),
                    HasSubstr("Geen geaccepteerde rapportage: rotterdam"),
                    HasSubstr("Geaccepteerd: 1 van 2"), Not(HasSubstr("ontbreekt")),
                    Not(HasSubstr("Ontbrekende")), Not(HasSubstr("Ontvangen"))));
  EXPECT_THAT(Shown(response, "en", /*accepted=*/true),
              AllOf(HasSubstr("  not accepted"), HasSubstr("No accepted report: rotterdam"),
                    HasSubstr("Accepted: 1 of 2"), Not(HasSubstr("issing"))));
  for (const auto print : {PrintComparisonByUnit, PrintComparisonSpan}) {
    EXPECT_THAT(Printed(print, response), HasSubstr("ontbreekt"));
    EXPECT_THAT(Printed(print, response, /*accepted=*/true),
                AllOf(HasSubstr("niet geaccepteerd"), Not(HasSubstr("ontbreekt"))));
  }
}

// Before the due date nothing is missing.
TEST(CompareViewsTest, CallNothingMissingThatIsNotDueYet) {
  auto response = Response();
  for (auto& row : *response.mutable_rows()) row.set_period("2024-Q4");
  response.add_missing_units("units/rotterdam");
  response.mutable_coverage()->set_expected_count(2);
  response.mutable_coverage()->set_received_count(1);
  auto& period = *response.add_periods();
  period.set_period("2024-Q4");
  period.set_due_date("2025-02-01");
  period.set_not_yet_due(true);
  *period.mutable_coverage() = response.coverage();
  *period.mutable_missing_units() = response.missing_units();
  EXPECT_THAT(
      Shown(response),
      AllOf(HasSubstr("Nog niet verwacht (uiterste datum 1 februari 2025): rotterdam\n"),
            HasSubstr("Ontvangen: 1 van 2."), Not(HasSubstr("ntbreek")), Not(HasSubstr("ntbrek"))));
  EXPECT_THAT(
      Shown(response, "en"),
      AllOf(HasSubstr("  not yet"), HasSubstr("Not due yet (due 1 February 2025): rotterdam"),
            Not(HasSubstr("issing"))));
  for (const auto print : {PrintComparison, PrintComparisonByUnit, PrintComparisonSpan}) {
    EXPECT_THAT(Printed(print, response), AllOf(HasSubstr("  nog niet"), Not(HasSubstr("ntbre"))));
    // What came in and is not accepted is expected no more.
    EXPECT_THAT(
        Printed(print, response, /*accepted=*/true),
        AllOf(HasSubstr("Geen geaccepteerde rapportage: rotterdam"), HasSubstr("niet geaccepteerd"),
              Not(HasSubstr("og niet verwacht")), Not(HasSubstr("  nog niet"))));
  }
  // For programs it is as it was.
  std::ostringstream out;
  Session session{out, out};
  session.output = Output::kCsv;
  PrintComparisonFlat(session, response);
  EXPECT_THAT(out.str(), HasSubstr(";MISSING;"));
  // Of a unit that ended, the report of an earlier period is missing.
  response.mutable_rows(2)->set_unit_ended(true);
  EXPECT_THAT(Shown(response), HasSubstr("  ontbreekt"));
  response.mutable_rows(2)->set_unit_ended(false);
  response.mutable_periods(0)->set_not_yet_due(false);
  EXPECT_THAT(Shown(response),
              AllOf(HasSubstr("  ontbreekt"), HasSubstr("Ontbrekende rapportages: rotterdam"),
                    Not(HasSubstr("og niet verwacht")), Not(HasSubstr("  nog niet"))));
}

// Realised minus the target beside it is the difference that stands there.
TEST(CompareViewsTest, SetTheTargetOfThoseThatCountBesideWhereTheDifferenceIsAgainstThat) {
  auto response = Response();
  auto& total = *response.mutable_rows(0);
  total.mutable_difference()->set_eurocents(5'000'000);
  total.mutable_coverage()->mutable_covered_target()->set_eurocents(15'000'000);
  EXPECT_THAT(Shown(response), HasSubstr("doel van wie meetelt"));
  EXPECT_THAT(Shown(response), ::testing::ContainsRegex("350.000,00 +150.000,00 +200.000,00 +"
                                                        "50.000,00"));
  EXPECT_THAT(Shown(response, "en"), HasSubstr("target of those counted"));
  // Where it is the same target it says nothing, nor where nothing is compared.
  total.mutable_coverage()->mutable_covered_target()->set_eurocents(35'000'000);
  EXPECT_THAT(Shown(response), Not(HasSubstr("wie meetelt")));
  total.mutable_coverage()->mutable_covered_target()->set_eurocents(15'000'000);
  total.clear_difference();
  EXPECT_THAT(Shown(response), Not(HasSubstr("wie meetelt")));
}

TEST(CompareViewsTest, IndentTheTree) {
  auto response = Response();
  auto& west = *response.mutable_rows(1);
  west.set_subtotal(true);
  west.set_unit("units/west");
  west.mutable_coverage()->set_expected_count(1);
  response.mutable_rows(2)->set_depth(1);
  EXPECT_THAT(Shown(response),
              AllOf(HasSubstr("\nwest (totaal)"), HasSubstr("\n  rotterdam"), HasSubstr("0/1")));
}

TEST(CompareViewsTest, SetPeriodsBesideAnotherPerLine) {
  auto response = LargeResponse(0);
  *response.add_rows() = response.rows(0);
  response.mutable_rows(1)->set_period("2024-Q3");
  response.mutable_rows(1)->clear_realised();
  response.mutable_rows(1)->mutable_carried()->set_period("2024-Q2");
  response.mutable_rows(1)->mutable_carried()->mutable_realised()->set_eurocents(700);
  for (const char* period : {"2024-Q2", "2024-Q3"}) response.add_periods()->set_period(period);
  response.mutable_periods(1)->add_missing_units("units/rotterdam");
  response.mutable_periods(1)->mutable_coverage()->set_received_count(1);
  const std::string shown = Printed(PrintComparisonSpan, response);
  EXPECT_THAT(shown, AllOf(HasSubstr("Identificatie en registratie (ienr-budget), EUR\nperiode"),
                           HasSubstr("\n2024-Q2 "), HasSubstr("\n2024-Q3 "),
                           HasSubstr("laatst bekend: 7,00 (2024-Q2, verouderd)"),
                           HasSubstr("Ontbrekende rapportages 2024-Q3: rotterdam")));
}

TEST(CompareViewsTest, PointToWhatLaterReportsPutRight) {
  auto response = Response();
  response.mutable_basis()->set_revision("programmes/avim/revisions/2");
  auto& period = *response.add_periods();
  period.set_period("2024-Q2");
  EXPECT_THAT(Shown(response), Not(HasSubstr("rechtgezet")));
  period.set_later_correction_count(2);
  EXPECT_THAT(Shown(response),
              AllOf(HasSubstr("Later rechtgezet, en in deze cijfers niet verwerkt: 2024-Q2"),
                    HasSubstr("(2 correcties)"),
                    HasSubstr("; zie\n  rekenschap period show avim 2024-Q2\n")));
  EXPECT_THAT(Shown(response, "en"),
              AllOf(HasSubstr("Put right later, and not taken into these figures: 2024-Q2"),
                    HasSubstr("(2 corrections)")));
  auto& other = *response.add_periods();
  other.set_period("2024-Q3");
  other.set_later_correction_count(1);
  std::string shown = Printed(PrintComparisonSpan, response);
  std::ranges::replace(shown, '\n', ' ');
  EXPECT_THAT(shown, AllOf(HasSubstr("2024-Q2 (2 correcties), 2024-Q3 (1 correctie); zie"),
                           HasSubstr("rekenschap period show avim PERIODE")));
}

TEST(CompareViewsTest, TellOfEveryPeriodWhatIsMissing) {
  monitoring::v1::ComparePlanResponse response;
  const auto add = [&response](int year, int received) {
    auto& period = *response.add_periods();
    period.set_period(std::to_string(year) + "-Q4");
    period.mutable_coverage()->set_expected_count(2);
    period.mutable_coverage()->set_received_count(received);
    for (int i = received; i < 2; ++i) period.add_missing_units("units/" + std::to_string(year));
  };
  add(2021, 1);
  add(2022, 2);
  add(2023, 0);
  const std::string shown = Printed(PrintComparisonSpan, response);
  EXPECT_THAT(shown, AllOf(HasSubstr("Ontbrekende rapportages 2021-Q4: 2021\n"),
                           HasSubstr("2021-Q4: Ontvangen: 1 van 2.\n"),
                           HasSubstr("2022-Q4: Ontvangen: 2 van 2.\n"),
                           HasSubstr("2023-Q4: Ontvangen: 0 van 2.\n"),
                           Not(HasSubstr("rapportages 2023-Q4")), Not(HasSubstr("Eerdere"))));
  // Of many periods the last ones, and of those before how many are not complete.
  for (int year = 2024; year < 2036; ++year) add(year, 1);
  const std::string many = Printed(PrintComparisonSpan, response);
  EXPECT_THAT(many, AllOf(HasSubstr("periodes waarover rapportages ontbreken: 2.\n"),
                          Not(HasSubstr("2023-Q4")), HasSubstr("2024-Q4: Ontvangen: 1 van 2."),
                          HasSubstr("2035-Q4: Ontvangen: 1 van 2.")));
  EXPECT_THAT(Printed(PrintComparisonSpan, response, /*accepted=*/true),
              AllOf(HasSubstr("periodes waarvan niet alles is geaccepteerd: 2.\n"),
                    Not(HasSubstr("ontbreken"))));
}

TEST(CompareViewsTest, TellOfEveryPeriodWhetherItIsDue) {
  monitoring::v1::ComparePlanResponse response;
  for (const char* name : {"2024-Q2", "2024-Q3", "2024-Q4"}) {
    auto& period = *response.add_periods();
    period.set_period(name);
    period.set_due_date("2025-02-01");
    period.set_not_yet_due(response.periods_size() > 1);
    period.mutable_coverage()->set_expected_count(2);
    period.mutable_coverage()->set_received_count(response.periods_size() < 3 ? 1 : 0);
    period.add_missing_units("units/limburg");
  }
  EXPECT_THAT(
      Printed(PrintComparisonSpan, response),
      AllOf(HasSubstr("Ontbrekende rapportages 2024-Q2: limburg\n"),
            HasSubstr("2024-Q2: Ontvangen: 1 van 2.\n"),
            HasSubstr("Nog niet verwacht 2024-Q3 (uiterste datum 1 februari 2025): limburg\n"),
            HasSubstr("2024-Q3: Ontvangen: 1 van 2.\n"),
            HasSubstr("2024-Q4: Ontvangen: 0 van 2, nog niet verwacht (uiterste datum 1 februari "
                      "2025).\n")));
  EXPECT_THAT(Printed(PrintComparisonSpan, response, /*accepted=*/true),
              Not(HasSubstr("og niet verwacht")));
  // Nor are those counted that are not told one by one.
  for (int i = 0; i < 12; ++i) *response.add_periods() = response.periods(2);
  EXPECT_THAT(Printed(PrintComparisonSpan, response),
              HasSubstr("periodes waarover rapportages ontbreken: 1.\n"));
}

TEST(CompareViewsTest, SetALineOfEveryKindUnderEachUnit) {
  auto response = LargeResponse(1);
  auto& total = *response.add_rows();
  total = response.rows(1);
  total.clear_line();
  total.set_plan_basis(type::v1::BASIS_CASH);
  EXPECT_THAT(Printed(PrintComparisonByUnit, response),
              AllOf(HasSubstr("zeeland-west-brabant\nregel"), HasSubstr("\nTotaal EUR, kas")));
}

TEST(CompareViewsTest, RepeatNoFiguresOfOneUnitAsTotals) {
  auto response = Response();
  EXPECT_THAT(Printed(PrintComparisonByUnit, response), HasSubstr("\nPer regel (dekking"));
  // Rotterdam alone.
  response.mutable_rows()->DeleteSubrange(1, 1);
  for (auto& row : *response.mutable_rows()) row.clear_central_reserve();
  EXPECT_THAT(Printed(PrintComparisonByUnit, response),
              AllOf(HasSubstr("rotterdam\nregel"), HasSubstr("Stand van het journaal"),
                    Not(HasSubstr("Per regel"))));
  // What is kept in reserve stands with no unit.
  response.mutable_rows(0)->mutable_central_reserve()->set_eurocents(1);
  EXPECT_THAT(Printed(PrintComparisonByUnit, response), HasSubstr("\nPer regel (dekking"));
}

TEST(CompareViewsTest, SayWhichThresholdAStatusFollows) {
  auto response = Response();
  EXPECT_THAT(Shown(response), Not(HasSubstr("drempel"))) << "nothing is held against a target";
  response.mutable_rows(1)->set_status(monitoring::v1::ComparisonRow::STATUS_ABOVE);
  EXPECT_THAT(Shown(response),
              HasSubstr("op koers volgen de drempel van het programma in het plan.\n"));
  EXPECT_THAT(Shown(response, "en"), HasSubstr("follow the programme's threshold in the plan.\n"));
}

}  // namespace
}  // namespace rekenschap::cli
