#include "clients/cli/portfolio_views.h"

#include <algorithm>
#include <limits>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/layout.h"

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

void Add(monitoring::v1::ListPortfolioResponse& response, const std::string& programme,
         type::v1::Basis basis, std::int64_t realised) {
  auto& row = *response.add_rows();
  row.set_programme("programmes/" + programme);
  row.set_programme_title("Een programma");
  row.set_period("2021-Q2");
  row.set_revision("programmes/" + programme + "/revisions/1");
  row.set_compared_count(10);
  row.set_above_count(1);
  row.set_below_count(2);
  row.set_missing_count(4);
  auto& total = *row.mutable_total();
  total.set_measure(type::v1::MEASURE_EUR);
  total.set_nature(type::v1::NATURE_FLOW);
  total.set_plan_basis(basis);
  total.mutable_target()->set_eurocents(1'000'000);
  total.mutable_realised()->set_eurocents(realised);
  total.mutable_coverage()->set_expected_count(3);
  total.mutable_coverage()->set_received_count(2);
}

std::string Shown(const monitoring::v1::ListPortfolioResponse& response,
                  Output output = Output::kTable, bool accepted = false) {
  std::ostringstream out;
  std::ostringstream err;
  Session session{out, err};
  session.output = output;
  PrintPortfolio(session, response, accepted);
  return out.str();
}

TEST(PortfolioViewsTest, TotalProgrammesPerKindAndNeverAcross) {
  monitoring::v1::ListPortfolioResponse response;
  Add(response, "avim", type::v1::BASIS_CASH, 600'000);
  Add(response, "avim", type::v1::BASIS_COMMITMENTS, 900'000);
  Add(response, "cyber", type::v1::BASIS_CASH, 100'000);
  const std::string shown = Shown(response);
  EXPECT_THAT(shown, AllOf(HasSubstr("EUR, kas\n"), HasSubstr("EUR, verplichtingen\n"),
                           HasSubstr("20.000,00"), HasSubstr("7.000,00"), HasSubstr("4/6"),
                           HasSubstr("ontbreekt"), Not(HasSubstr("mist")),
                           Not(HasSubstr("30.000,00")), Not(HasSubstr("16.000,00"))));
}

TEST(PortfolioViewsTest, CallNothingMissingAmongAcceptedFigures) {
  monitoring::v1::ListPortfolioResponse response;
  Add(response, "avim", type::v1::BASIS_CASH, 600'000);
  EXPECT_THAT(Shown(response), AllOf(HasSubstr("Dekking: ontvangen van"), HasSubstr("ontbreekt"),
                                     Not(HasSubstr("geaccepteerd"))));
  EXPECT_THAT(Shown(response, Output::kTable, /*accepted=*/true),
              AllOf(HasSubstr("Dekking: geaccepteerd van"), HasSubstr("onder  niet geaccepteerd"),
                    Not(HasSubstr("ontbreekt")), Not(HasSubstr("ontvangen"))));
  EXPECT_EQ(Shown(response, Output::kCsv, true), Shown(response, Output::kCsv));
}

TEST(PortfolioViewsTest, KeepCountsTogetherWhereTheFiguresLeaveNoRoom) {
  monitoring::v1::ListPortfolioResponse response;
  Add(response, "een-programma-met-een-heel-lange-naam", type::v1::BASIS_CASH, 600'000);
  EXPECT_THAT(Shown(response), HasSubstr("dekking  boven  onder  ontbreekt\n"));
}

TEST(PortfolioViewsTest, ShowWhatADifferenceIsAgainstWhereThatIsNotTheTarget) {
  monitoring::v1::ListPortfolioResponse response;
  Add(response, "avim", type::v1::BASIS_CASH, 600'000);
  Add(response, "cyber", type::v1::BASIS_CASH, 100'000);
  for (auto& row : *response.mutable_rows()) {
    row.mutable_total()->mutable_difference()->set_eurocents(50'000);
    row.mutable_total()->mutable_coverage()->mutable_covered_target()->set_eurocents(1'000'000);
  }
  EXPECT_THAT(Shown(response), Not(HasSubstr("doel van wie meetelt")));
  auto& avim = *response.mutable_rows(0)->mutable_total();
  avim.mutable_coverage()->mutable_covered_target()->set_eurocents(550'000);
  EXPECT_THAT(Shown(response),
              AllOf(HasSubstr("doel  doel van wie meetelt  gerealiseerd"),
                    HasSubstr("10.000,00              5.500,00      6.000,00    500,00"),
                    HasSubstr("20.000,00             15.500,00      7.000,00  1.000,00")));
  EXPECT_THAT(Shown(response, Output::kCsv),
              AllOf(HasSubstr(";year_target;status;covered_target;zero_target_count\n"),
                    HasSubstr(";5500.00;0\n")));
  // Without a difference there is nothing to be against.
  avim.clear_difference();
  EXPECT_THAT(Shown(response), Not(HasSubstr("doel van wie meetelt")));
}

TEST(PortfolioViewsTest, StayWithinAPage) {
  monitoring::v1::ListPortfolioResponse response;
  Add(response, "avim-mensenhandel", type::v1::BASIS_CASH, 210'610'600);
  auto& total = *response.mutable_rows(0)->mutable_total();
  total.mutable_target()->set_eurocents(249'000'000);
  total.mutable_difference()->set_eurocents(26'275'900);
  total.mutable_coverage()->mutable_covered_target()->set_eurocents(184'334'700);
  const std::string shown = Shown(response);
  EXPECT_THAT(shown, AllOf(HasSubstr("1.843.347,00"), HasSubstr("dekking  boven  onder")));
  std::istringstream lines(shown);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(WidthOf(line), kPageWidth) << line;
}

TEST(PortfolioViewsTest, TotalNothingThatStandsAtDifferentDays) {
  monitoring::v1::ListPortfolioResponse response;
  Add(response, "avim", type::v1::BASIS_CASH, 600'000);
  Add(response, "cyber", type::v1::BASIS_CASH, 100'000);
  response.mutable_rows(1)->set_period("2020-Q4");
  EXPECT_THAT(Shown(response), AllOf(Not(HasSubstr("Totaal")), HasSubstr("--period")));
  // Another cadence, and the same day.
  response.mutable_rows(1)->set_period("2021-M06");
  EXPECT_THAT(Shown(response),
              AllOf(HasSubstr("Totaal"), HasSubstr("7.000,00"), Not(HasSubstr("--period"))));
}

TEST(PortfolioViewsTest, LeaveOutATotalThatDoesNotFit) {
  monitoring::v1::ListPortfolioResponse response;
  Add(response, "avim", type::v1::BASIS_CASH, std::numeric_limits<std::int64_t>::max());
  Add(response, "cyber", type::v1::BASIS_CASH, 100);
  EXPECT_THAT(Shown(response), AllOf(HasSubstr("Totaal"), HasSubstr("20.000,00")));
}

TEST(PortfolioViewsTest, SayThatThereIsNothing) {
  EXPECT_THAT(Shown({}), HasSubstr("geen programma met een vastgesteld plan"));
}

TEST(PortfolioViewsTest, SayWhatIsLeftOutAndWhy) {
  using monitoring::v1::OmittedProgramme;
  monitoring::v1::ListPortfolioResponse response;
  Add(response, "avim", type::v1::BASIS_CASH, 600'000);
  EXPECT_THAT(Shown(response), Not(HasSubstr("Niet in deze tabel")));
  const auto omit = [&response](const std::string& programme, OmittedProgramme::Reason reason,
                                const std::string& period) {
    auto& omitted = *response.add_omitted_programmes();
    omitted.set_programme("programmes/" + programme);
    omitted.set_reason(reason);
    omitted.set_period(period);
  };
  omit("cyber", OmittedProgramme::REASON_NO_PLAN, "");
  omit("drugs", OmittedProgramme::REASON_NO_PLAN, "");
  omit("wapens", OmittedProgramme::REASON_NO_TARGET, "2026-Q3");
  EXPECT_THAT(Shown(response), AllOf(HasSubstr("zonder vastgesteld plan: cyber, drugs.\n"),
                                     HasSubstr("zonder doel in die periode: wapens (2026-Q3).\n")));
  const std::string csv = Shown(response, Output::kCsv);
  EXPECT_THAT(csv, AllOf(Not(HasSubstr("cyber")), Not(HasSubstr("wapens"))));
  // Also where none is left.
  response.clear_rows();
  EXPECT_THAT(Shown(response), AllOf(HasSubstr("cyber, drugs."), Not(HasSubstr("Er is geen")),
                                     Not(HasSubstr("Dekking"))));
  for (int i = 0; i < 101; ++i) omit("p" + std::to_string(i), OmittedProgramme::REASON_NO_PLAN, "");
  std::string many = Shown(response);
  std::ranges::replace(many, '\n', ' ');
  EXPECT_THAT(many, AllOf(HasSubstr(", p97 en nog 3."), Not(HasSubstr("p98"))));
}

TEST(PortfolioViewsTest, GiveProgramsARowPerProgrammeAndKind) {
  monitoring::v1::ListPortfolioResponse response;
  Add(response, "avim", type::v1::BASIS_CASH, 600'000);
  Add(response, "cyber", type::v1::BASIS_CASH, 100'000);
  EXPECT_THAT(Shown(response, Output::kCsv),
              AllOf(HasSubstr("programme;period;target;realised;difference;difference_percentage;"
                              "year_share_percentage;coverage;above_count;below_count;"
                              "missing_count;compared_count;measure;"),
                    HasSubstr("avim;2021-Q2;10000.00;6000.00;;;;2/3;1;2;4;10;EUR;FLOW;CASH;"
                              "EXPENDITURE;programmes/avim/revisions/1;Een programma;;"),
                    Not(HasSubstr("Totaal"))));
}

}  // namespace
}  // namespace rekenschap::cli
