#include "clients/cli/statement_standing.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/statement_document.h"
#include "clients/cli/statement_views.h"

// Whether a statement may still change, and why.
namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementContent;
using monitoring::v1::StatementUnit;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

StatementUnit& AddUnit(const std::string& title, StatementUnit::State state,
                       StatementContent& content) {
  StatementUnit& unit = *content.add_units();
  unit.set_title(title);
  unit.set_state(state);
  return unit;
}

// Two units, both accepted, while the period is open.
StatementContent Accepted() {
  StatementContent content;
  content.set_figures(StatementContent::FIGURES_ACCEPTED);
  AddUnit("Amsterdam", StatementUnit::STATE_ACCEPTED, content);
  AddUnit("Rotterdam", StatementUnit::STATE_ACCEPTED, content);
  return content;
}

std::string Words(const StatementContent& content, const std::string& language = "nl") {
  std::ostringstream out;
  Session session{out, out};
  session.language_code = language;
  return StandingWords(session, content);
}

std::string Text(const StatementContent& content, const std::string& language = "nl") {
  monitoring::v1::GetStatementResponse response;
  *response.mutable_statement()->mutable_content() = content;
  std::ostringstream out;
  Session session{out, out};
  session.language_code = language;
  PrintText(session, StatementBlocks(session, response));
  return out.str();
}

TEST(StatementStandingTest, KnowsThreeStandings) {
  std::ostringstream out;
  Session session{out, out};
  EXPECT_EQ(StandingCell(session, true, false).text, "voorlopig");
  EXPECT_EQ(StandingCell(session, true, false).plain, "PROVISIONAL");
  EXPECT_EQ(StandingCell(session, false, false).text, "volledig");
  EXPECT_EQ(StandingCell(session, false, false).plain, "COMPLETE");
  EXPECT_EQ(StandingCell(session, false, true).text, "definitief");
  EXPECT_EQ(StandingCell(session, false, true).plain, "FINAL");

  StatementContent content = Accepted();
  EXPECT_EQ(Words(content),
            "volledig, nog niet definitief: elke verwachte rapportage is geaccepteerd, maar de "
            "periode is nog open");
  EXPECT_EQ(Words(content, "en"),
            "complete, not final yet: every expected report is accepted, but the period is still "
            "open");
  content.set_period_closed(true);
  EXPECT_EQ(Words(content), "definitief: de periode is afgesloten");
  EXPECT_EQ(Words(content, "en"), "final: the period is closed");
}

TEST(StatementStandingTest, NamesEveryReasonAndItsUnits) {
  StatementContent content = Accepted();
  content.set_provisional(true);
  StatementUnit& rotterdam = *content.mutable_units(1);
  rotterdam.set_correction_pending(true);
  rotterdam.set_reason("mensenhandel-fte: controleer de telling");
  EXPECT_EQ(Words(content),
            "VOORLOPIG: 1 gevraagde correctie is nog niet ingediend (Rotterdam); de periode is nog "
            "open");
  rotterdam.clear_reason();
  EXPECT_EQ(Words(content),
            "VOORLOPIG: 1 correctie wacht op beoordeling (Rotterdam); de periode is nog open");
  AddUnit("Limburg", StatementUnit::STATE_EXEMPT, content);
  AddUnit("Den Haag", StatementUnit::STATE_RETURNED, content);
  AddUnit("Noord", StatementUnit::STATE_MISSING, content);
  StatementUnit& east = AddUnit("Oost", StatementUnit::STATE_ACCEPTED, content);
  east.set_correction_pending(true);
  east.set_reason("Factuur.");
  EXPECT_EQ(Words(content),
            "VOORLOPIG: 2 van de 5 rapportages zijn nog niet geaccepteerd (Den Haag, Noord); 1 "
            "gevraagde correctie is nog niet ingediend (Oost); 1 correctie wacht op beoordeling "
            "(Rotterdam); de periode is nog open");
  content.set_figures(StatementContent::FIGURES_PROVISIONAL);
  EXPECT_EQ(Words(content, "en"),
            "PROVISIONAL: the figures are those of the submitted reports; 2 of the 5 reports are "
            "not accepted yet (Den Haag, Noord); 1 correction that was asked for has not come in "
            "(Oost); 1 correction waits for a review (Rotterdam); the period is still open");
}

TEST(StatementStandingTest, CountsInWords) {
  StatementContent content;
  content.set_figures(StatementContent::FIGURES_ACCEPTED);
  content.set_provisional(true);
  AddUnit("Noord", StatementUnit::STATE_SUBMITTED, content);
  EXPECT_THAT(Words(content), HasSubstr("1 van de 1 rapportages is nog niet geaccepteerd (Noord)"));
  content = Accepted();
  content.set_provisional(true);
  for (StatementUnit& unit : *content.mutable_units()) unit.set_correction_pending(true);
  EXPECT_THAT(Words(content),
              HasSubstr("2 correcties wachten op beoordeling (Amsterdam, Rotterdam)"));
  for (StatementUnit& unit : *content.mutable_units()) unit.set_reason("Factuur.");
  EXPECT_THAT(Words(content),
              HasSubstr("2 gevraagde correcties zijn nog niet ingediend (Amsterdam, Rotterdam)"));
}

TEST(StatementStandingTest, NamesTheFirstOfMany) {
  StatementContent content;
  content.set_figures(StatementContent::FIGURES_ACCEPTED);
  content.set_provisional(true);
  for (int i = 1; i <= 13; ++i) {
    AddUnit("E" + std::to_string(i), StatementUnit::STATE_MISSING, content);
  }
  EXPECT_THAT(Words(content), HasSubstr("E11, E12, E13);"));
  AddUnit("E14", StatementUnit::STATE_MISSING, content);
  EXPECT_THAT(Words(content), HasSubstr("E11, E12 en 2 andere);"));
  EXPECT_THAT(Words(content, "en"), HasSubstr("E11, E12 and 2 others);"));
}

TEST(StatementStandingTest, BlamesAUnitThatEndedWhereNothingElseIsOpen) {
  StatementContent content = Accepted();
  content.set_provisional(true);
  EXPECT_EQ(Words(content),
            "VOORLOPIG: de laatste rapportage van een opgeheven eenheid is nog niet afgehandeld; "
            "de periode is nog open");
  for (int line = 0; line < 2; ++line) {
    auto& ended = *content.add_tables()->add_lines()->add_units();
    ended.set_unit("units/landelijk");
    ended.set_unit_ended(true);
  }
  EXPECT_THAT(Words(content), HasSubstr("nog niet afgehandeld (landelijk); de periode"));
  content.mutable_units(0)->set_state(StatementUnit::STATE_MISSING);
  EXPECT_THAT(Words(content), Not(HasSubstr("opgeheven")));
}

TEST(StatementStandingTest, TellsAtTheUnitWhatIsOutstandingAndWhy) {
  StatementContent content = Accepted();
  StatementUnit& rotterdam = *content.mutable_units(1);
  EXPECT_THAT(Text(content), Not(HasSubstr("correctie")));
  // Beside all else on a page.
  rotterdam.set_title("Zeeland-West-Brabant");
  rotterdam.set_report("programmes/avim/reports/2021-Q2/zwb/versions/1");
  rotterdam.set_first_submit_date("2021-09-30");
  rotterdam.set_days_late(60);
  rotterdam.set_correction_pending(true);
  EXPECT_THAT(Text(content), HasSubstr("geaccepteerd  wacht           1  30 september 2021"));
  EXPECT_THAT(Text(content), HasSubstr("60  nee\n"));
  rotterdam = *Accepted().mutable_units(1);
  rotterdam.set_correction_pending(true);
  EXPECT_THAT(Text(content),
              AllOf(HasSubstr("geaccepteerd  wacht"), Not(HasSubstr("- Rotterdam"))));
  rotterdam.set_reason("mensenhandel-fte: controleer de telling");
  EXPECT_THAT(Text(content),
              AllOf(HasSubstr("geaccepteerd  gevraagd"),
                    HasSubstr("Rotterdam, correctie gevraagd: mensenhandel-fte: controleer de "
                              "telling")));
  EXPECT_THAT(Text(content, "en"), HasSubstr("accepted  asked for"));
  // Also of a period that was closed all the same.
  content.set_period_closed(true);
  EXPECT_THAT(Text(content), AllOf(HasSubstr("definitief: de periode is afgesloten"),
                                   HasSubstr("geaccepteerd  gevraagd")));
}

// What is carried from an earlier period is not of the period that the statement is on.
TEST(StatementDocumentTest, NamesThePeriodOfAReportThatIsOfAnother) {
  StatementContent content = Accepted();
  content.set_period("2021-Q3");
  content.mutable_units(0)->set_unit("units/amsterdam");
  content.mutable_units(1)->set_unit("units/rotterdam");
  auto& current = *content.add_reports();
  current.set_report("programmes/avim/reports/2021-Q3/amsterdam/versions/2");
  current.set_correction_reason("Dubbel geboekt");
  auto& carried = *content.add_reports();
  carried.set_report("programmes/avim/reports/2021-Q2/rotterdam/versions/4");
  carried.set_correction_reason("Nagekomen factuur");
  carried.set_carried(true);
  EXPECT_THAT(Text(content),
              AllOf(HasSubstr("Amsterdam, versie 2: Dubbel geboekt"),
                    HasSubstr("Rotterdam, 2021-Q2, versie 4: Nagekomen factuur"),
                    HasSubstr("\nRotterdam, 2021-Q2 (verouderd)"), HasSubstr("\nAmsterdam   ")));
  EXPECT_THAT(Text(content, "en"), HasSubstr("Rotterdam, 2021-Q2, version 4: Nagekomen factuur"));
}

}  // namespace
}  // namespace rekenschap::cli
