#include "clients/cli/statement_verify.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <sstream>

#include <absl/time/time.h>
#include <gmock/gmock.h>

#include "clients/cli/calls.h"
#include "clients/cli/statement_diff.h"
#include "clients/cli/statement_hashes.h"
#include "clients/cli/statement_query.h"
#include "clients/cli/statement_views.h"
#include "rekenschap/monitoring/v1/statement_service.grpc.pb.h"
#include "tests/services/monitoring/rpc/books_fixture.h"
#include "tests/support/same_message.h"

// Proving, comparing and printing statements of a pair that runs.
namespace rekenschap::cli {
namespace {

using monitoring::v1::Statement;
using ::testing::AllOf;
using testing::Fails;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;

class StatementVerifyTest : public monitoring::BooksTest {
 protected:
  void SetUp() override {
    BooksTest::SetUp();
    session_.planning_address = planning_->address();
    session_.monitoring_address = monitoring_->address();
    ASSERT_THAT(Submit(ReportOf("rotterdam")), IsOk());
    ASSERT_THAT(Submit(ReportOf("amsterdam")), IsOk());
    ASSERT_THAT(Accept(kRotterdam), IsOk());
    statement_ = Freeze();
  }
  Statement Freeze() {
    monitoring::v1::FreezeStatementRequest request;
    request.set_parent("programmes/avim-mensenhandel");
    request.set_period("2021-Q2");
    request.set_request_id(testing::NextRequestId());
    monitoring::v1::FreezeStatementResponse response;
    const auto stub = StubOfMonitoring<monitoring::v1::StatementService>(session_);
    EXPECT_THAT(testing::CallAs("ministerie", *stub,
                                &monitoring::v1::StatementService::Stub::FreezeStatement, request,
                                response),
                IsOk());
    return response.statement();
  }
  // How many checks fail.
  int Faults(const Statement& statement) {
    const auto checks = VerifyStatement(session_, statement);
    EXPECT_THAT(checks, IsOk());
    int faults = 0;
    for (const Check& check : *checks) faults += check.faults.empty() ? 0 : 1;
    return faults;
  }
  void Sql(base::Store& store, const std::string& sql) {
    ASSERT_THAT(store.WriteAndWait([&sql](base::Connection& connection) {
      connection.session() << sql;
      return absl::OkStatus();
    }),
                IsOk());
  }
  std::string Printed() {
    const std::string text = out_.str();
    out_.str("");
    return text;
  }

  std::ostringstream out_;
  Session session_{out_, out_};
  Statement statement_;
};

TEST_F(StatementVerifyTest, FindsAnHonestStatementInOrder) {
  EXPECT_EQ(Faults(statement_), 0);
  const auto checks = VerifyStatement(session_, statement_);
  EXPECT_EQ(PrintChecks(session_, "s", *checks), kDone);
  EXPECT_THAT(Printed(), AllOf(HasSubstr("De verantwoordingsstaat klopt"),
                               HasSubstr("\nNiet bewezen zijn de reden van een gevraagde ")));
}

TEST_F(StatementVerifyTest, KnowsAnExemptUnitWhoseReportWasReturned) {
  ASSERT_THAT(Return("programmes/avim-mensenhandel/reports/2021-Q2/amsterdam", "Van een ander."),
              IsOk());
  const Statement returned = Freeze();
  EXPECT_EQ(Faults(returned), 0);
  ASSERT_THAT(Exempt("2021-Q2", "amsterdam"), IsOk());
  const Statement exempt = Freeze();
  EXPECT_EQ(exempt.content().units(0).state(), monitoring::v1::StatementUnit::STATE_EXEMPT);
  EXPECT_EQ(Faults(exempt), 0);
  Statement spoiled = exempt;
  spoiled.mutable_content()->mutable_units(0)->set_reason("Een andere reden.");
  EXPECT_EQ(Faults(spoiled), 2);  // the hash of the content, and the journal
}

TEST_F(StatementVerifyTest, FindsEveryChangeOfWhatIsNotInTheHash) {
  const std::function<void(Statement&)> spoils[] = {
      [](Statement& s) { s.set_name("programmes/avim-mensenhandel/statements/2021-Q2.2"); },
      [](Statement& s) { s.set_content_hash(std::string(64, '0')); },
      [](Statement& s) { s.set_principal("unverified:ander"); },
      [](Statement& s) { s.mutable_freeze_time()->set_seconds(0); },
      [](Statement& s) { s.set_sequence(s.sequence() - 1); },
      [](Statement& s) { s.set_sequence(99'999); },
      [](Statement& s) { s.clear_content(); },
  };
  for (const auto& spoil : spoils) {
    Statement spoiled = statement_;
    spoil(spoiled);
    EXPECT_GT(Faults(spoiled), 0) << spoiled.ShortDebugString().substr(0, 200);
  }
}

// Who changes the content can make its hash fit again: the journal still knows better, and so do
// the reports.
TEST_F(StatementVerifyTest, FindsAChangeThatIsHashedAgain) {
  const std::function<void(monitoring::v1::StatementContent&)> spoils[] = {
      [](auto& c) { c.mutable_reports(0)->set_content_hash(std::string(64, 'a')); },
      [](auto& c) { c.mutable_reports(0)->set_submitter("unverified:ander"); },
      [](auto& c) { c.mutable_reports(0)->set_reviewer("unverified:ander"); },
      [](auto& c) { c.mutable_reports(0)->set_accept_sequence(1); },
      [](auto& c) { c.clear_reports(); },
      [](auto& c) { c.mutable_plan()->set_content_hash(std::string(64, 'a')); },
      [](auto& c) { c.mutable_plan()->set_adopt_sequence(1); },
      [](auto& c) { c.mutable_plan()->set_arrival_sequence(1); },
      [](auto& c) { c.mutable_position()->set_chain_hash(std::string(64, 'a')); },
      [](auto& c) { c.mutable_position()->set_store_id("other"); },
      [](auto& c) { c.mutable_units(0)->set_state(monitoring::v1::StatementUnit::STATE_EXEMPT); },
      // One that did not report.
      [](auto& c) { c.mutable_units(1)->set_state(monitoring::v1::StatementUnit::STATE_EXEMPT); },
      [](auto& c) { c.mutable_units()->erase(c.units().begin()); },
      [](auto& c) { c.mutable_units(0)->set_days_late(0); },
      [](auto& c) { c.mutable_units(0)->set_first_submit_date("2021-07-31"); },
      [](auto& c) { c.set_due_date("2031-07-31"); },
      [](auto& c) { c.set_period_closed(true); },
      [](auto& c) { c.set_provisional(false); },
      [](auto& c) {
        auto& line = *c.mutable_tables(0)->mutable_lines(0);
        line.mutable_figures()->mutable_realised()->set_eurocents(1);
      },
      [](auto& c) { c.mutable_tables(0)->mutable_total()->mutable_target()->set_eurocents(1); },
      [](auto& c) {
        for (auto& unit : *c.mutable_tables(0)->mutable_lines(0)->mutable_units()) {
          if (unit.figures().has_realised()) {
            unit.mutable_figures()->mutable_forecast()->set_eurocents(1);
          }
        }
      },
      [](auto& c) {
        auto& finding = *c.add_findings();
        finding.set_report(c.reports(0).report());
        finding.set_rule("ABOVE_YEAR_BUDGET");
      },
  };
  int index = 0;
  for (const auto& spoil : spoils) {
    Statement spoiled = statement_;
    spoil(*spoiled.mutable_content());
    spoiled.set_content_hash(StatementHash(spoiled.content()));
    EXPECT_GT(Faults(spoiled), 1) << index++;  // the freezing, and what was changed
  }
}

TEST_F(StatementVerifyTest, FindsWhatWasChangedBehindTheServices) {
  Sql(monitoring_->store(),
      "UPDATE report_line SET realised = realised + 1 WHERE line = 'ienr-fte'");
  EXPECT_EQ(Faults(statement_), 1);
  Sql(monitoring_->store(),
      "UPDATE report_line SET realised = realised - 1 WHERE line = 'ienr-fte'");
  EXPECT_EQ(Faults(statement_), 0);
  Sql(planning_->store(), "UPDATE journal_entry SET principal = 'x' WHERE sequence = 3");
  EXPECT_GT(Faults(statement_), 0);
  Sql(monitoring_->store(), "DELETE FROM journal_entry WHERE sequence = 2");
  const auto checks = VerifyStatement(session_, statement_);
  ASSERT_THAT(checks, IsOk());
  EXPECT_EQ(PrintChecks(session_, "s", *checks), kRefused);
  EXPECT_THAT(Printed(), AllOf(HasSubstr("KLOPT NIET"), HasSubstr("keten van het journaal")));
}

// Of a store in which every report was dated back, the journal knows better.
TEST_F(StatementVerifyTest, FindsReportsThatWereDatedBackBeforeTheFreezing) {
  EXPECT_GT(statement_.content().units(0).days_late(), 0);  // of 2021, submitted today
  const std::string april = std::to_string(1'617'235'200'000'000);
  Sql(monitoring_->store(), "UPDATE report_version SET submit_time_micros = " + april);
  Sql(monitoring_->store(), "UPDATE report_standing SET first_submit_time_micros = " + april);
  const Statement dated_back = Freeze();
  ASSERT_EQ(dated_back.content().units(0).first_submit_date(), "2021-04-01");
  ASSERT_EQ(dated_back.content().units(0).days_late(), 0);
  const auto checks = VerifyStatement(session_, dated_back);
  ASSERT_THAT(checks, IsOk());
  const auto timeliness = std::ranges::find_if(
      *checks, [](const Check& check) { return check.what.starts_with("tijdigheid: "); });
  ASSERT_NE(timeliness, checks->end());
  EXPECT_THAT(timeliness->faults, ::testing::Contains(AllOf(
                                      HasSubstr("units/amsterdam: volgens het journaal het eerst "),
                                      HasSubstr("; volgens de staat: 2021-04-01"))));
  EXPECT_THAT(
      timeliness->faults,
      ::testing::Contains(HasSubstr("units/rotterdam: dagen te laat volgens het journaal: ")));
  EXPECT_EQ(Faults(dated_back), 1);
  EXPECT_EQ(Faults(statement_), 0);
}

// The due dates hold in the Netherlands: there a report of 22:30 in UTC is of the next day.
TEST(StatementTimelinessTest, GoesByTheDayInTheNetherlands) {
  std::ostringstream out;
  const Session session{out, out};
  ProvenJournal journal;
  const auto submit = [&journal](std::int64_t sequence, const char* unit, const char* moment) {
    base::JournalEntry entry;
    entry.sequence = sequence;
    entry.action = "report.submit";
    entry.resource = std::string("programmes/avim/reports/2021-Q2/") + unit + "/versions/1";
    absl::Time time;
    std::string error;
    ASSERT_TRUE(absl::ParseTime(absl::RFC3339_full, moment, &time, &error)) << error;
    entry.record_time_micros = absl::ToUnixMicros(time);
    journal.entries.emplace(sequence, entry);
  };
  submit(1, "amsterdam", "2021-08-01T21:59:59Z");
  submit(2, "rotterdam", "2021-08-01T22:30:00Z");
  submit(3, "rotterdam", "2021-08-05T10:00:00Z");  // a correction
  submit(4, "limburg", "2021-08-02T10:00:00Z");    // after the place
  monitoring::v1::StatementContent content;
  content.set_programme("programmes/avim");
  content.set_period("2021-Q2");
  content.set_due_date("2021-08-01");
  content.mutable_position()->set_sequence(3);
  const auto add = [&content](const char* unit, const char* day, int days_late) {
    auto& added = *content.add_units();
    added.set_unit(std::string("units/") + unit);
    added.set_first_submit_date(day);
    added.set_days_late(days_late);
    return content.units_size() - 1;
  };
  add("amsterdam", "2021-08-01", 0);
  const int rotterdam = add("rotterdam", "2021-08-02", 1);
  const int limburg = add("limburg", "", 0);
  const auto faults = [&] { return CheckTimeliness(session, content, journal).faults.size(); };
  EXPECT_EQ(faults(), 0U);
  // Of an exempt unit whose report was returned nothing is late.
  content.mutable_units(rotterdam)->set_state(monitoring::v1::StatementUnit::STATE_EXEMPT);
  EXPECT_EQ(faults(), 1U);
  content.mutable_units(rotterdam)->set_days_late(0);
  EXPECT_EQ(faults(), 0U);
  content.mutable_units(limburg)->set_first_submit_date("2021-08-02");
  EXPECT_EQ(faults(), 1U);
  content.set_due_date("gisteren");
  EXPECT_EQ(faults(), 1U);
}

TEST_F(StatementVerifyTest, SaysWhenAServiceIsAway) {
  session_.planning_address = "127.0.0.1:1";
  EXPECT_EQ(VerifyStatement(session_, statement_).status().code(), absl::StatusCode::kUnavailable);
}

TEST_F(StatementVerifyTest, ReadsAStatementThatWasKeptOutside) {
  const std::string path = dir_ / "staat.json";
  session_.output = Output::kJson;
  PrintJson(session_, statement_);
  const std::string json = Printed();
  std::ofstream(path) << json;
  monitoring::v1::GetStatementResponse read;
  ASSERT_THAT(LoadStatement(session_, path, read), IsOk());
  EXPECT_TRUE(testing::Same(read.statement(), statement_));
  for (const std::string& text : {std::string(), std::string("{}"), std::string("geen json"),
                                  std::string("{\"content\": {\"onbekend\": 1}}"),
                                  std::string("\xff\xfe"), json.substr(0, json.size() / 2)}) {
    std::ofstream(path, std::ios::trunc) << text;
    EXPECT_THAT(LoadStatement(session_, path, read), Fails(absl::StatusCode::kInvalidArgument, ""))
        << text.substr(0, 30);
  }
  EXPECT_THAT(LoadStatement(session_, dir_ / "geen.json", read),
              Fails(absl::StatusCode::kNotFound, ""));
}

TEST_F(StatementVerifyTest, TellsWhatChangedFromOneToAnother) {
  EXPECT_TRUE(StatementChanges(session_, statement_.content(), statement_.content()).rows.empty());
  ASSERT_THAT(Accept("programmes/avim-mensenhandel/reports/2021-Q2/amsterdam"), IsOk());
  monitoring::v1::Report correction = ReportOf("rotterdam", "2021-Q2", 50);
  correction.set_correction_reason("Een factuur.");
  ASSERT_THAT(Submit(correction), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  const Statement later = Freeze();
  session_.output = Output::kCsv;
  Print(session_, StatementChanges(session_, statement_.content(), later.content()));
  EXPECT_THAT(Printed(),
              AllOf(HasSubstr("staat;geaccepteerd;1/10;2/10;\n"),
                    HasSubstr("volledigheid;amsterdam;ingediend, versie 1"),
                    HasSubstr("rapportage;rotterdam;versie 1, "),
                    HasSubstr("cijfers;mensenhandel-budget, realisatie;100000.00;200050.00;"
                              "100050.00\n"),
                    HasSubstr("per eenheid;mensenhandel-budget, amsterdam, realisatie;;100000.00;"),
                    HasSubstr("toelichting;amsterdam, mensenhandel-budget;;Zie de bijlage bij 0. "
                              "(tijdsverschil);"),
                    Not(HasSubstr("\nplan;"))));
}

// A report that was reopened, and its correction on its way.
TEST_F(StatementVerifyTest, ProvesWhatIsOutstandingOfAnAcceptedReport) {
  const auto unit_in = [](Statement& statement) -> monitoring::v1::StatementUnit& {
    auto& units = *statement.mutable_content()->mutable_units();
    return *std::ranges::find(units, "units/rotterdam", &monitoring::v1::StatementUnit::unit);
  };
  // The hash of the content is wrong too.
  const auto faults_with = [&](Statement statement, bool outstanding, const std::string& reason) {
    unit_in(statement).set_correction_pending(outstanding);
    unit_in(statement).set_reason(reason);
    return Faults(statement);
  };
  EXPECT_EQ(faults_with(statement_, true, "Een boeking ontbreekt."), 2);
  ASSERT_THAT(ReopenReport(kRotterdam, {"mensenhandel-budget"}), IsOk());
  const Statement asked = Freeze();
  EXPECT_EQ(Faults(asked), 0);
  EXPECT_EQ(faults_with(asked, false, ""), 2);
  EXPECT_EQ(faults_with(asked, true, ""), 2);
  EXPECT_EQ(faults_with(asked, true, "Een andere reden."), 1);  // it is in the hash alone
  monitoring::v1::Report correction = ReportOf("rotterdam", "2021-Q2", 50);
  correction.set_correction_reason("Een factuur.");
  ASSERT_THAT(Submit(correction), IsOk());
  const Statement waiting = Freeze();
  EXPECT_EQ(Faults(waiting), 0);
  EXPECT_EQ(faults_with(waiting, false, ""), 2);
  EXPECT_EQ(faults_with(waiting, true, "Een boeking ontbreekt."), 2);
  ASSERT_THAT(Return(kRotterdam, "", {"mensenhandel-budget"}), IsOk());
  const Statement returned = Freeze();
  EXPECT_EQ(Faults(returned), 0);
  EXPECT_EQ(faults_with(returned, false, ""), 2);
  correction.set_correction_reason("De factuur van mei.");
  correction.mutable_lines(0)->mutable_euro()->set_spent_eurocents(10'006'000);
  // What was explained was explained of the figure of before.
  correction.mutable_lines(0)->mutable_explanations(0)->set_text("Zie de factuur van mei.");
  ASSERT_THAT(Submit(correction), IsOk());
  ASSERT_THAT(Accept(kRotterdam), IsOk());
  const Statement accepted = Freeze();
  EXPECT_EQ(Faults(accepted), 0);
  EXPECT_EQ(faults_with(accepted, true, "Een boeking ontbreekt."), 2);
  // The figures of before the correction, with both versions to stand on.
  Statement older = accepted;
  monitoring::v1::StatementContent& content = *older.mutable_content();
  *content.mutable_tables() = statement_.content().tables();
  content.mutable_reports()->MergeFrom(statement_.content().reports());
  content.mutable_findings()->MergeFrom(statement_.content().findings());
  EXPECT_EQ(Faults(older), 2);
  // What was proven before stays so.
  for (const Statement& earlier : {statement_, asked, waiting, returned}) {
    EXPECT_EQ(Faults(earlier), 0);
  }
}

TEST_F(StatementVerifyTest, PrintsALetterInBothLanguagesAndMarkdown) {
  monitoring::v1::GetStatementResponse response;
  ASSERT_THAT(GetStatement(session_, "avim-mensenhandel/2021-Q2.1", response), IsOk());
  PrintText(session_, StatementBlocks(session_, response));
  const std::string dutch = Printed();
  EXPECT_THAT(
      dutch,
      AllOf(HasSubstr("Verantwoordingsstaat — Versterking AVIM: aanpak mensenhandel\n====="),
            HasSubstr("VOORLOPIG: 9 van de 10 rapportages zijn nog niet geaccepteerd (Amsterdam,"),
            HasSubstr("hoofdstuk VI, artikel 31; bijzondere bijdrage"),
            HasSubstr("28 638 nr. 177, Mensenhandel"), HasSubstr("6,8*"),
            HasSubstr("* Mensenhandel (formatie), 2020: gedrukt 6,8, gewerkt wordt met 700.000,00"),
            HasSubstr("Totaal 2023: gedrukt 10; de regels tellen op tot 9.400.000,00\n"),
            HasSubstr("Totaal 2022: gedrukt 8; de regels tellen op tot 8.500.000,00, wat zo kan "
                      "zijn afgerond\n"),
            HasSubstr("100.000,00"), HasSubstr(InGroups(statement_.content_hash()))));
  std::istringstream lines(dutch);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(WidthOf(line), 100U) << line;
  session_.language_code = "en";
  PrintText(session_, StatementBlocks(session_, response));
  EXPECT_THAT(Printed(), AllOf(HasSubstr("Accountability statement"), HasSubstr("PROVISIONAL"),
                               HasSubstr("(rectified: "), HasSubstr("100,000.00")));
  PrintMarkdown(session_, StatementBlocks(session_, response));
  EXPECT_THAT(Printed(), AllOf(HasSubstr("# Accountability statement"), HasSubstr("|---:"),
                               HasSubstr("| 6,8\\* |")));
  session_.output = Output::kCsv;
  Print(session_, StatementRows(response.statement().content()));
  EXPECT_THAT(Printed(),
              HasSubstr("budget;mensenhandel-budget;Mensenhandel (formatie);rotterdam;EUR;"));
}

}  // namespace
}  // namespace rekenschap::cli
