#include "clients/cli/statement_diff.h"

#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>

#include "clients/cli/statement_query.h"
#include "clients/cli/statement_said.h"
#include "clients/cli/statement_views.h"
#include "tests/clients/cli/statement_changes.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

// What the command says of two statements, and of a file that nobody would freeze.
namespace rekenschap::cli {
namespace {

using monitoring::v1::StatementContent;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string Told(const StatementContent& before, const StatementContent& after) {
  std::ostringstream out;
  Session session{out, out};
  session.output = Output::kCsv;
  Print(session, StatementChanges(session, before, after));
  return out.str();
}

TEST(StatementDiffTest, TellsEveryChange) {
  std::ostringstream out;
  const Session session{out, out};
  const StatementContent before = SampleStatement();
  EXPECT_TRUE(StatementChanges(session, before, before).rows.empty());
  // The report of a remark is told by its unit, and its version by the report's own row.
  const std::set<std::string> only_hashed = {"rekenschap.monitoring.v1.StatementFinding.report",
                                             "rekenschap.monitoring.v1.StatementExplanation.report",
                                             "rekenschap.monitoring.v1.StatementCorrection.report"};
  StatementContent after = before;
  ForEachChange(after, [&](const std::string& what) {
    const Table changes = StatementChanges(session, before, after);
    ASSERT_FALSE(changes.rows.empty()) << what;
    EXPECT_EQ(changes.rows[0][1].text, "hash van alles") << what;
    EXPECT_NE(changes.rows[0][2].plain, changes.rows[0][3].plain) << what;
    EXPECT_EQ(changes.rows.size() > 1, !only_hashed.contains(what)) << what;
  });
}

TEST(StatementDiffTest, TellsWhatExplanationsAndCorrectionsSay) {
  const StatementContent before = SampleStatement();
  StatementContent after = before;
  after.mutable_explanations(0)->set_cause("POLICY");
  after.mutable_explanations(0)->mutable_amount()->set_fte_thousandths(-1'000);
  after.mutable_prior_corrections(0)->set_reason("Driemaal geteld.");
  after.mutable_reports(0)->set_correction_reason("Creditnota.");
  after.mutable_findings(0)->mutable_expected()->set_fte_thousandths(30'000);
  after.set_due_source("Afspraak");
  auto& event = *after.add_events();
  event.set_principal("unverified:korps");
  event.set_reason("Vergeten factuur.");
  event.set_sequence(34);
  EXPECT_THAT(
      Told(before, after),
      AllOf(
          HasSubstr("toelichting;rotterdam, fte;\"Uitstroom; één vacature. (tijdsverschil, -2,000)"
                    "\";\"Uitstroom; één vacature. (beleidsmatig, -1,000)\";\n"),
          HasSubstr("correctie;rotterdam, fte, 2021-Q1;Dubbel geteld. (-0,250);Driemaal geteld. "
                    "(-0,250);\n"),
          HasSubstr(", reden van de correctie;Factuur.;Creditnota.;\n"),
          HasSubstr("verwacht 29,000"), HasSubstr("verwacht 30,000"),
          HasSubstr("staat;uiterste datum, volgens;Besluit financieel beheer politie, art. 6;"
                    "Afspraak;\n"),
          HasSubstr("afsluiting;journaalregel 34;;heropend door unverified:korps: Vergeten "
                    "factuur.;\n")));
}

TEST(StatementDiffTest, SaysInOneLanguageOfWhichColumnAFigureIs) {
  const StatementContent before = SampleStatement();
  StatementContent after = before;
  for (auto* cell : {after.mutable_tables(0)->mutable_lines(0)->add_cells(),
                     after.mutable_tables(0)->add_totals()}) {
    cell->set_column("structural");
    cell->set_printed("31");
  }
  EXPECT_THAT(Told(before, after),
              AllOf(HasSubstr(after.tables(0).lines(0).line() + ", structureel;"),
                    HasSubstr("tabel " + TableNameOf(after.tables(0)) + ", structureel;"),
                    Not(HasSubstr("structural"))));
}

// Complete is not final: the period is open.
TEST(StatementDiffTest, TellsHowFarAStatementStandsInThreeWords) {
  StatementContent before = SampleStatement();
  before.set_period_closed(false);
  before.set_provisional(true);
  StatementContent complete = before;
  complete.set_provisional(false);
  StatementContent closed = complete;
  closed.set_period_closed(true);
  EXPECT_THAT(Told(before, complete), HasSubstr("staat;stand;voorlopig;volledig;\n"));
  EXPECT_THAT(Told(complete, closed), HasSubstr("staat;stand;volledig;definitief;\n"));
}

TEST(StatementDiffTest, TellsACorrectionThatWaitsFromOneThatWasAskedFor) {
  StatementContent asked = SampleStatement();
  asked.mutable_units(0)->set_correction_pending(true);
  asked.mutable_units(0)->set_reason("Factuur.");
  StatementContent waits = asked;
  waits.mutable_units(0)->clear_reason();
  EXPECT_THAT(Told(asked, waits), AllOf(HasSubstr(", correctie gevraagd, telt mee: Factuur."),
                                        HasSubstr(", correctie wacht, telt mee")));
}

// A statement calls what is missing as it does where it is shown.
TEST(StatementDiffTest, CallsMissingFiguresWhatTheStatementItselfDoes) {
  StatementContent before = SampleStatement();
  before.set_figures(StatementContent::FIGURES_ACCEPTED);
  before.clear_reports();
  auto& unit = *before.mutable_units(0);
  unit.set_state(monitoring::v1::StatementUnit::STATE_SUBMITTED);
  unit.set_counted(false);
  auto& table = *before.mutable_tables(0);
  auto& line = *table.mutable_lines(0);
  StatementContent after = before;
  for (auto* figures :
       {line.mutable_figures(), line.mutable_units(0)->mutable_figures(), table.mutable_total()}) {
    figures->set_status(monitoring::v1::StatementFigures::STATUS_MISSING);
    figures->clear_difference_basis_points();
  }
  EXPECT_THAT(Told(before, after),
              AllOf(HasSubstr(";fte;nog niet geaccepteerd, 9/10;onder "),
                    HasSubstr(";fte, rotterdam;nog niet geaccepteerd, "),
                    HasSubstr(";totaal fte;nog niet geaccepteerd, 9/10;onder "),
                    Not(HasSubstr("ontbreekt"))));
  // Of a report that counts it is the line that is not there.
  before.mutable_units(0)->set_counted(true);
  EXPECT_THAT(Told(before, after),
              AllOf(HasSubstr("regel niet gerapporteerd"), HasSubstr("regels niet gerapporteerd"),
                    Not(HasSubstr("nog niet geaccepteerd"))));
}

// The sample is of 9 of 10 units, of which it holds one.
TEST(StatementDiffTest, SaysOfHowManyUnitsAFigureIsThatReportsMayLeaveOut) {
  const StatementContent before = SampleStatement();
  StatementContent after = before;
  auto& figures = *after.mutable_tables(0)->mutable_lines(0)->mutable_figures();
  figures.mutable_forecast()->set_fte_thousandths(41'000);
  figures.mutable_deployable()->set_fte_thousandths(21'000);
  figures.mutable_realised()->set_fte_thousandths(28'000);
  std::ostringstream out;
  Session session{out, out};
  Print(session, StatementChanges(session, before, after));
  EXPECT_THAT(out.str(), AllOf(HasSubstr("40,000 (1/10)"), HasSubstr("41,000 (1/10)"),
                               HasSubstr("20,000 (1/10)"), HasSubstr("21,000 (1/10)"),
                               HasSubstr("28,000"), Not(HasSubstr("28,000 ("))));
  EXPECT_THAT(Told(before, after), HasSubstr("fte, prognose;40.000;41.000;1.000\n"));
}

TEST(StatementDiffTest, WritesAPaperWithoutATitleWithoutACommaForIt) {
  const StatementContent before;
  StatementContent after;
  auto& paper = *after.mutable_plan()->mutable_adopted_by();
  paper.set_number("35 850 VI nr. 2");
  paper.set_date("2021-05-28");
  EXPECT_THAT(Told(before, after), HasSubstr(";35 850 VI nr. 2 (2021-05-28);"));
  paper.set_title("Suppletoire begroting");
  EXPECT_THAT(Told(before, after),
              HasSubstr(";35 850 VI nr. 2, Suppletoire begroting (2021-05-28);"));
}

TEST(StatementDiffTest, NumbersWhatStandsUnderOneName) {
  StatementContent before = SampleStatement();
  *before.add_explanations() = before.explanations(0);
  StatementContent after = before;
  after.mutable_explanations(1)->set_text("Verlof.");
  EXPECT_THAT(Told(before, after), AllOf(HasSubstr("toelichting;rotterdam, fte #2;"),
                                         Not(HasSubstr("toelichting;rotterdam, fte;"))));
}

// Whatever stands in a file, it is told and nothing breaks.
TEST(StatementDiffTest, StandsTablesWithoutLinesAndStatusesThatAreNotKnown) {
  monitoring::v1::GetStatementResponse response;
  StatementContent& content = *response.mutable_statement()->mutable_content();
  StatementContent before = content;
  auto& table = *content.add_tables();
  table.mutable_total()->mutable_realised()->set_eurocents(100);
  table.mutable_total()->set_status(static_cast<monitoring::v1::StatementFigures::Status>(99));
  table.set_measure(type::v1::MEASURE_EUR);
  EXPECT_THAT(Told(before, content), HasSubstr("cijfers;totaal MEASURE_EUR, realisatie;;1.00;\n"));
  std::ostringstream out;
  Session session{out, out};
  PrintText(session, StatementBlocks(session, response));
  PrintMarkdown(session, StatementBlocks(session, response));
  EXPECT_THAT(out.str(), HasSubstr("Totaal"));
  const Table rows = StatementRows(content);
  ASSERT_EQ(rows.rows.size(), 1U);
  EXPECT_EQ(rows.rows[0][6].text, "1.00");
  EXPECT_EQ(rows.rows[0][9].text, "");
}

TEST(StatementTitlesTest, KnowUnitsAndLines) {
  StatementContent content = SampleStatement();
  content.add_units()->set_unit("units/limburg");
  *content.add_units() = content.units(0);
  content.mutable_units(2)->set_title("Nog eens Rotterdam");
  const StatementTitles titles(content);
  EXPECT_EQ(titles.OfUnit("units/rotterdam"), "Rotterdam");
  EXPECT_EQ(titles.OfUnit("programmes/avim/reports/2021-Q2/rotterdam/versions/1"), "Rotterdam");
  EXPECT_EQ(titles.OfUnit("units/limburg"), "limburg");
  EXPECT_EQ(titles.OfUnit("units/oost-brabant"), "oost-brabant");
  EXPECT_EQ(titles.OfLine("fte"), "Mensenhandel (fte)");
  EXPECT_EQ(titles.OfLine("ander"), "ander");
}

TEST(GetStatementTest, SaysHowAStatementIsWrittenWithoutAskingForIt) {
  std::ostringstream out;
  Session session{out, out};
  session.monitoring_address = "127.0.0.1:1";  // nobody listens there
  session.timeout_seconds = 1;
  monitoring::v1::GetStatementResponse response;
  for (const char* text : {"avim-mensenhandel/2021-Q2", "avim-mensenhandel", "avim.1", "avim/.1",
                           "avim/2021-Q2.", "/2021-Q2.1", "avim/2021-Q2.1/x", ""}) {
    const absl::Status status = GetStatement(session, text, response);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("'" + std::string(text) +
                          "' is geen verantwoordingsstaat; schrijf programma/periode.nummer"));
  }
  for (const char* text : {"avim/2021-Q2.1", "programmes/avim/statements/2021-Q2"}) {
    EXPECT_NE(GetStatement(session, text, response).code(), absl::StatusCode::kInvalidArgument)
        << text;
  }
}

class StatementFileTest : public ::testing::Test {
 protected:
  absl::Status Read(const std::string& json) {
    const std::string path = dir_ / "staat.json";
    std::ofstream(path, std::ios::trunc) << json;
    std::ostringstream out;
    monitoring::v1::Statement statement;
    return ReadStatementFile(Session{out, out}, path, statement);
  }
  // A list of so many empty messages.
  static std::string Empties(int count) {
    std::string list = "[";
    for (int i = 0; i < count; ++i) list += i > 0 ? ",{}" : "{}";
    return list + "]";
  }

  testing::TempDir dir_;
};

TEST_F(StatementFileTest, IsRefusedWhenItHoldsMoreThanCanBeLaidOut) {
  const auto table = [](int totals, int lines) {
    return "{\"content\": {\"tables\": [{\"totals\": " + Empties(totals) +
           ", \"lines\": " + Empties(lines) + "}]}}";
  };
  EXPECT_THAT(Read(table(1'000, 499)), testing::IsOk());
  const absl::Status refused = Read(table(1'000, 500));
  EXPECT_THAT(refused, testing::Fails(absl::StatusCode::kInvalidArgument, ""));
  EXPECT_THAT(std::string(refused.message()), HasSubstr("meer in dan een service vastlegt"));
}

TEST_F(StatementFileTest, IsRefusedWhenItHoldsMoreThanCanBeProven) {
  const auto file = [](int reports, int findings) {
    return "{\"content\": {\"reports\": " + Empties(reports) +
           ", \"findings\": " + Empties(findings) + "}}";
  };
  EXPECT_THAT(Read(file(40'000, 100'000)), testing::IsOk());
  EXPECT_THAT(Read(file(40'001, 100'000)), testing::Fails(absl::StatusCode::kInvalidArgument, ""));
}

}  // namespace
}  // namespace rekenschap::cli
