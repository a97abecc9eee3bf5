#include "clients/cli/settlement_views.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/forecast_views.h"
#include "clients/cli/layout.h"

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class SettlementViewsTest : public ::testing::Test {
 protected:
  static monitoring::v1::GetSettlementResponse Sample() {
    monitoring::v1::GetSettlementResponse response;
    auto& step = *response.add_steps();
    step.set_kind(monitoring::v1::SettlementStep::KIND_OWN_ACCOUNT);
    step.mutable_amount()->set_eurocents(123'456'70);
    step.set_title("Voor eigen rekening");
    step.set_note("Hierover is geen bepaling van het Besluit bekend.");
    response.set_expected_count(10);
    response.set_accepted_count(9);
    response.set_received_count(9);
    response.add_missing_units("units/limburg");
    response.mutable_provisional_spent()->set_eurocents(5'00);
    return response;
  }

  static void AddUnsettled(monitoring::v1::GetSettlementResponse& response, int year,
                           int accepted) {
    auto& unsettled = *response.add_unsettled_years();
    unsettled.set_year(year);
    unsettled.set_expected_count(10);
    unsettled.set_accepted_count(accepted);
  }
  // As it reads, wherever its lines are broken.
  static std::string OnOneLine(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
  }

  std::ostringstream out_;
  std::ostringstream err_;
  Session session_{out_, err_};
};

TEST_F(SettlementViewsTest, TellsPeopleWhatIsMissingAndWhereNoArticleSpeaks) {
  PrintSettlement(session_, Sample(), "avim", 2021);
  EXPECT_THAT(out_.str(), AllOf(HasSubstr("bijzondere bijdrage over 2021: avim\n"),
                                HasSubstr("123.456,70"), HasSubstr("geen bepaling bekend"),
                                HasSubstr("9/10"), HasSubstr("Ontbreekt: limburg")));
}

TEST_F(SettlementViewsTest, NamesThoseThatAreMissingWithinAPage) {
  auto response = Sample();
  for (const char* unit : {"amsterdam", "den-haag", "midden-nederland", "zeeland-west-brabant"}) {
    response.add_missing_units(std::string("units/") + unit);
  }
  PrintSettlement(session_, response, "avim", 2021);
  EXPECT_THAT(out_.str(), HasSubstr("zeeland-west-brabant.\n"));
  std::istringstream lines(out_.str());
  for (std::string line; std::getline(lines, line);) EXPECT_LE(WidthOf(line), kPageWidth) << line;
}

TEST_F(SettlementViewsTest, CallsItselfProvisionalBeforeTheStepsWhileAReportIsMissing) {
  PrintSettlement(session_, Sample(), "avim", 2021);
  const std::string text = out_.str();
  ASSERT_NE(text.find("VOORLOPIG: deze afrekening is niet volledig"), std::string::npos);
  EXPECT_LT(text.find("VOORLOPIG: "), text.find("Voor eigen rekening"));
  out_.str("");
  session_.language_code = "en";
  auto complete = Sample();
  PrintSettlement(session_, complete, "avim", 2021);
  EXPECT_THAT(out_.str(), HasSubstr("PROVISIONAL: this settlement is not complete"));
  out_.str("");
  complete.set_accepted_count(10);
  complete.clear_missing_units();
  PrintSettlement(session_, complete, "avim", 2021);
  EXPECT_THAT(out_.str(), AllOf(HasSubstr("\nAccepted year reports: 10/10 units.\n"),
                                Not(HasSubstr("PROVISIONAL")), Not(HasSubstr("Missing"))));
}

TEST_F(SettlementViewsTest, GivesProgramsTheNamesOfTheContractAndTheCoverage) {
  session_.output = Output::kCsv;
  auto response = Sample();
  response.add_missing_units("units/zeeland-west-brabant");
  response.add_unaccepted_units("units/rotterdam");
  AddUnsettled(response, 2020, 0);
  AddUnsettled(response, 2021, 9);
  PrintSettlement(session_, response, "avim", 2022);
  EXPECT_THAT(
      out_.str(),
      AllOf(HasSubstr("step;amount;source;note;accepted_count;received_count;expected_count;"
                      "missing_units;unaccepted_units;unsettled_years\n"),
            HasSubstr("OWN_ACCOUNT;123456.70;"),
            HasSubstr("bekend.;9;9;10;limburg, zeeland-west-brabant;rotterdam;2020, 2021\n"),
            Not(HasSubstr("VOORLOPIG"))));
}

TEST_F(SettlementViewsTest, TellsWhatIsNotAcceptedFromWhatIsMissing) {
  auto response = Sample();
  response.set_accepted_count(7);
  response.add_unaccepted_units("units/den-haag");
  response.add_unaccepted_units("units/rotterdam");
  PrintSettlement(session_, response, "avim", 2021);
  EXPECT_THAT(OnOneLine(out_.str()),
              HasSubstr("jaarrapportages: 7/10 eenheden. Nog niet geaccepteerd: den-haag, "
                        "rotterdam. Ontbreekt: limburg. "));
  out_.str("");
  session_.language_code = "en";
  response.clear_missing_units();
  PrintSettlement(session_, response, "avim", 2021);
  EXPECT_THAT(OnOneLine(out_.str()), AllOf(HasSubstr("Not accepted yet: den-haag, rotterdam. "),
                                           Not(HasSubstr("Missing"))));
}

// The year's own reports are all accepted, and still its amounts change.
TEST_F(SettlementViewsTest, CallsItselfProvisionalWhileItRestsOnAYearThatIsNotSettled) {
  auto response = Sample();
  response.set_accepted_count(10);
  response.clear_missing_units();
  AddUnsettled(response, 2020, 0);
  AddUnsettled(response, 2021, 9);
  PrintSettlement(session_, response, "avim", 2022);
  EXPECT_THAT(
      OnOneLine(out_.str()),
      HasSubstr("VOORLOPIG: wat uit vorig jaar is overgeheveld, staat nog niet vast; de bedragen "
                "veranderen nog. Geaccepteerde jaarrapportages: 10/10 eenheden. Wat is "
                "overgeheveld, rust op jaarrapportages die nog niet alle geaccepteerd zijn: 2020 "
                "(0/10), 2021 (9/10). "));
  out_.str("");
  session_.language_code = "en";
  response.set_accepted_count(9);
  response.add_missing_units("units/limburg");
  PrintSettlement(session_, response, "avim", 2022);
  EXPECT_THAT(OnOneLine(out_.str()),
              AllOf(HasSubstr("PROVISIONAL: this settlement is not complete"),
                    HasSubstr("Missing: limburg. What was carried over rests on year reports that "
                              "are not all accepted yet: 2020 (0/10), 2021 (9/10). "),
                    Not(HasSubstr("is not final"))));
}

TEST_F(SettlementViewsTest, HoldsPaymentsAgainstInstalments) {
  planning::v1::ListInstalmentsResponse instalments;
  auto& due = *instalments.add_instalments();
  due.set_due_date("2021-01-15");
  due.mutable_amount()->set_eurocents(1'000'00);
  due.mutable_year_to_date()->set_eurocents(1'000'00);
  monitoring::v1::ListPaymentsResponse payments;
  auto& paid = *payments.add_payments();
  paid.set_payment_date("2021-01-15");
  paid.mutable_amount()->set_eurocents(400'00);
  auto& later = *payments.add_payments();
  later.set_payment_date("2021-01-16");
  later.mutable_amount()->set_eurocents(600'00);
  const Table table = InstalmentsBesidePayments(session_, instalments, payments.payments());
  ASSERT_EQ(table.rows.size(), 1);
  EXPECT_EQ(table.rows[0][3].text, "400,00");
  EXPECT_EQ(table.rows[0][4].text, "-600,00");
  EXPECT_EQ(PaymentsTable(session_, payments.payments()).rows.back()[3].text, "1.000,00");
}

TEST_F(SettlementViewsTest, SaysWhatWasRecordedAndWhatStandsPaid) {
  monitoring::v1::ListPaymentsResponse payments;
  auto& paid = *payments.add_payments();
  paid.set_name("programmes/avim/payments/2");
  paid.set_year(2021);
  paid.mutable_amount()->set_eurocents(25'000'00);
  paid.set_sequence(40);
  auto& back = *payments.add_payments();
  back = paid;
  back.set_name("programmes/avim/payments/3");
  back.mutable_amount()->set_eurocents(-1'000'00);
  back.set_corrects("programmes/avim/payments/2");
  back.set_sequence(41);
  const auto total = PaidEurocents(payments.payments());
  EXPECT_EQ(total, 24'000'00);
  EXPECT_EQ(RecordedWords(session_, back, total),
            "Vastgelegd als betaling 3 (journaalregel 41): € 1.000,00 tegengeboekt van betaling "
            "2.\nVoor 2021 is nu € 24.000,00 betaald.\n");
  EXPECT_EQ(RecordedWords(session_, paid, std::nullopt),
            "Vastgelegd als betaling 2 (journaalregel 40): € 25.000,00 betaald voor 2021.\n");
  session_.language_code = "en";
  EXPECT_EQ(RecordedWords(session_, back, total),
            "Recorded as payment 3 (journal entry 41): € 1,000.00 taken back of payment 2.\n"
            "Now € 24,000.00 stands paid for 2021.\n");
  paid.mutable_amount()->set_eurocents(std::numeric_limits<std::int64_t>::max());
  back.mutable_amount()->set_eurocents(1);
  EXPECT_EQ(PaidEurocents(payments.payments()), std::nullopt);
}

TEST_F(SettlementViewsTest, SaysThatADecisionWasRecorded) {
  monitoring::v1::CarryOverDecision decision;
  decision.set_year(2021);
  decision.set_most_basis_points(250);
  decision.set_document("Brief 3");
  decision.set_sequence(57);
  EXPECT_EQ(RecordedWords(session_, decision, std::nullopt),
            "Besluit vastgelegd in journaalregel 57: van wat er in 2021 beschikbaar was gaat "
            "hooguit 2,50 % over naar 2022 (Brief 3).\n");
  session_.language_code = "en";
  EXPECT_EQ(RecordedWords(session_, decision, std::nullopt),
            "Decision recorded in journal entry 57: of what was available in 2021 at most 2.50 % "
            "goes on to 2022 (Brief 3).\n");
}

TEST_F(SettlementViewsTest, SaysWhichDecisionOneTakesThePlaceOf) {
  monitoring::v1::CarryOverDecision decision;
  decision.set_year(2021);
  decision.set_most_basis_points(0);
  decision.set_document("Brief 4");
  decision.set_sequence(60);
  monitoring::v1::CarryOverDecision before = decision;
  before.set_most_basis_points(250);
  before.set_document("Brief 3");
  before.set_sequence(57);
  EXPECT_THAT(RecordedWords(session_, decision, before),
              HasSubstr("(Brief 4).\nHet vervangt het besluit van journaalregel 57: hooguit 2,50 % "
                        "(Brief 3).\n"));
  session_.language_code = "en";
  EXPECT_THAT(
      RecordedWords(session_, decision, before),
      HasSubstr("It replaces the decision of journal entry 57: at most 2.50 % (Brief 3).\n"));
}

TEST_F(SettlementViewsTest, ShowsForecastsWithTheirCoverageAndFormulas) {
  monitoring::v1::GetForecastResponse response;
  auto& total = *response.add_rows();
  total.set_line("budget");
  total.set_measure(type::v1::MEASURE_EUR);
  total.set_expected_count(10);
  total.set_received_count(8);
  auto& forecast = *total.add_forecasts();
  forecast.set_method(monitoring::v1::MethodForecast::METHOD_RUN_RATE);
  forecast.mutable_forecast()->set_eurocents(800'000'00);
  forecast.set_unit_count(8);
  forecast.set_formula("som van 8 eenheden");
  response.add_missing_units("units/limburg");
  PrintForecast(session_, response, /*formulas=*/false);
  EXPECT_THAT(out_.str(),
              AllOf(HasSubstr("Totaal 8/10"), HasSubstr("800.000,00 (8/10)"),
                    HasSubstr("Zonder rapportage: limburg"), Not(HasSubstr("som van 8"))));
  PrintForecast(session_, response, /*formulas=*/true);
  EXPECT_THAT(out_.str(), HasSubstr("som van 8 eenheden"));
}

}  // namespace
}  // namespace rekenschap::cli
