// Accountability statements, end to end: frozen, proven, tampered with.
#include <fstream>
#include <signal.h>

#include "services/base/journal/journal.h"
#include "services/monitoring/store/schema.h"
#include "tests/support/status_matchers.h"
#include "tests/system/running_pair.h"

namespace rekenschap {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Ran;

class StatementTest : public RunningAvim {
 protected:
  void SetUp() override {
    RunningAvim::SetUp();
    for (const std::string unit : {"amsterdam", "rotterdam"}) {
      ASSERT_EQ(Do({"report", "submit", ExamplePath("reports-2021-Q2/" + unit + ".csv"), "--as",
                    "controller"})
                    .exit_code,
                0);
      ASSERT_EQ(
          Do({"report", "accept", "avim-mensenhandel/2021-Q2/" + unit, "--as", "korps"}).exit_code,
          0);
    }
  }
  // Changes monitoring's store behind its back.
  void Tamper(const std::string& sql) {
    monitoring_->Signal(SIGTERM);
    ASSERT_EQ(monitoring_->Wait(), 0);
    {
      base::StoreOptions options;
      options.path = dir_ / "monitoring/monitoring.db";
      const auto store =
          base::Store::Open(options, "monitoring", {base::Journal::Schema(), monitoring::Schema()});
      ASSERT_THAT(store, testing::IsOk());
      ASSERT_THAT((*store)->WriteAndWait([&sql](base::Connection& connection) {
        connection.session() << sql;
        return absl::OkStatus();
      }),
                  testing::IsOk());
    }
    StartMonitoring();
  }
  Ran Freeze() {
    return Do({"statement", "freeze", "avim-mensenhandel", "2021-Q2", "--as", "ministerie"});
  }
  Ran Verify() { return Do({"statement", "verify", "avim-mensenhandel/2021-Q2.1"}); }
};

TEST_F(StatementTest, IsFrozenShownProvenAndKept) {
  const Ran frozen = Freeze();
  EXPECT_EQ(frozen.exit_code, 0);
  EXPECT_THAT(frozen.out, AllOf(HasSubstr("statements/2021-Q2.1 is vastgelegd"),
                                HasSubstr("(VOORLOPIG)"), HasSubstr("2/10 eenheden tellen mee")));
  EXPECT_THAT(Freeze().out, HasSubstr("stond er al"));
  EXPECT_THAT(Do({"statement", "list", "avim-mensenhandel"}).out,
              AllOf(HasSubstr("2021-Q2.1"), HasSubstr("unverified:ministerie")));
  EXPECT_THAT(Do({"statement", "show", "avim-mensenhandel/2021-Q2.1"}).out,
              AllOf(HasSubstr("Versterking AVIM: aanpak mensenhandel"),
                    HasSubstr("Motie van de leden"), HasSubstr("6,8*")));
  // What it is called in every other command.
  const Ran table = Do({"statement", "show", "avim-mensenhandel/2021-Q2.1", "--output", "table"});
  EXPECT_EQ(table.exit_code, 0);
  EXPECT_EQ(table.out,
            Do({"statement", "show", "avim-mensenhandel/2021-Q2.1", "--output", "text"}).out);
  EXPECT_EQ(Do({"statement", "show", "avim-mensenhandel/2021-Q2.1", "--output", "pdf"}).exit_code,
            2);
  EXPECT_THAT(Do({"statement", "show", "avim-mensenhandel/2021-Q2.1", "--output", "markdown"}).out,
              HasSubstr("# Verantwoordingsstaat"));
  EXPECT_THAT(Do({"statement", "show", "avim-mensenhandel/2021-Q2.1", "--output", "csv"}).out,
              HasSubstr("budget;mensenhandel-budget;"));
  const Ran verified = Verify();
  EXPECT_EQ(verified.exit_code, 0) << verified.out;
  EXPECT_THAT(verified.out, HasSubstr("De verantwoordingsstaat klopt"));
  EXPECT_EQ(Do({"journal", "verify"}).exit_code, 0);

  const std::string file = dir_ / "staat.json";
  std::string json =
      Do({"statement", "show", "avim-mensenhandel/2021-Q2.1", "--output", "json"}).out;
  EXPECT_EQ(Do({"statement", "show", "avim-mensenhandel/2021-Q2.1", "--output", "json"}).out, json);
  std::ofstream(file) << json;
  EXPECT_EQ(Do({"statement", "verify", file}).exit_code, 0);
  EXPECT_THAT(Do({"statement", "diff", "avim-mensenhandel/2021-Q2.1", file}).out,
              HasSubstr("Ze zeggen hetzelfde."));
  json.replace(json.find("Mensenhandel (formatie)"), 12, "Mensensmokke");
  std::ofstream(file, std::ios::trunc) << json;
  EXPECT_THAT(Do({"statement", "show", file}).out, HasSubstr("opgegeven "));
  EXPECT_THAT(Do({"statement", "diff", "avim-mensenhandel/2021-Q2.1", file}).out,
              AllOf(HasSubstr("hash van alles"), HasSubstr("Mensensmokke"),
                    Not(HasSubstr("Ze zeggen hetzelfde."))));
  const Ran changed = Do({"statement", "verify", file});
  EXPECT_EQ(changed.exit_code, 1);
  EXPECT_THAT(changed.out, HasSubstr("KLOPT NIET   inhoud: SHA-256"));
}

TEST_F(StatementTest, IsProvisionalWhileACorrectionThatWasAskedForIsOutstanding) {
  for (const char* unit :
       {"den-haag", "limburg", "midden-nederland", "noord-holland", "noord-nederland",
        "oost-brabant", "oost-nederland", "zeeland-west-brabant"}) {
    ASSERT_EQ(Do({"period", "exempt", "avim-mensenhandel", "2021-Q2", unit, "--reason",
                  "Reorganisatie", "--as", "korps"})
                  .exit_code,
              0)
        << unit;
  }
  const auto show = [this](const std::string& number) {
    return Do({"statement", "show", "avim-mensenhandel/2021-Q2." + number}).out;
  };
  const auto verify = [this](const std::string& number) {
    const Ran verified = Do({"statement", "verify", "avim-mensenhandel/2021-Q2." + number});
    EXPECT_EQ(verified.exit_code, 0) << verified.out;
  };
  EXPECT_THAT(Freeze().out, Not(HasSubstr("(VOORLOPIG)")));
  EXPECT_THAT(show("1"), HasSubstr("volledig, nog niet definitief: "));
  verify("1");

  const std::string rotterdam = "avim-mensenhandel/2021-Q2/rotterdam";
  ASSERT_EQ(Do({"report", "reopen", rotterdam, "--line", "mensenhandel-fte=controleer de telling",
                "--as", "korps"})
                .exit_code,
            0);
  EXPECT_THAT(Freeze().out,
              AllOf(HasSubstr("statements/2021-Q2.2 is vastgelegd"), HasSubstr("(VOORLOPIG)")));
  EXPECT_THAT(show("2"),
              AllOf(HasSubstr("VOORLOPIG: 1 gevraagde correctie is nog niet ingediend (Rotterdam)"),
                    HasSubstr("geaccepteerd  gevraagd"),
                    HasSubstr("Rotterdam, correctie gevraagd: mensenhandel-fte: controleer de "
                              "telling")));
  verify("2");
  EXPECT_THAT(Freeze().out, HasSubstr("stond er al"));

  const std::string file = dir_ / "correctie.csv";
  std::string correction = Replaced(Example("rotterdam"), ";3,9;3,6;", ";3,9;3,5;");
  correction = Replaced(correction, "toegelicht bedrag", "toegelicht bedrag;correctiereden");
  correction = Replaced(correction, "452.154,78;;;", "452.154,78;;;;Telling gecontroleerd");
  std::ofstream(file, std::ios::binary) << correction;
  ASSERT_EQ(Do({"report", "submit", file, "--as", "controller"}).exit_code, 0);
  EXPECT_THAT(Freeze().out, HasSubstr("statements/2021-Q2.3 is vastgelegd"));
  EXPECT_THAT(show("3"), HasSubstr("VOORLOPIG: 1 correctie wacht op beoordeling (Rotterdam)"));
  verify("3");
  ASSERT_EQ(Do({"report", "accept", rotterdam, "--as", "korps"}).exit_code, 0);
  EXPECT_THAT(Freeze().out, AllOf(HasSubstr("statements/2021-Q2.4 is vastgelegd"),
                                  Not(HasSubstr("(VOORLOPIG)"))));
  ASSERT_EQ(Do({"period", "close", "avim-mensenhandel", "2021-Q1", "--reason",
                "Het programma begon in april", "--as", "korps"})
                .exit_code,
            0);
  ASSERT_EQ(Do({"period", "close", "avim-mensenhandel", "2021-Q2", "--as", "korps"}).exit_code, 0);
  ASSERT_EQ(Freeze().exit_code, 0);
  EXPECT_THAT(show("5"), HasSubstr("definitief: de periode is afgesloten"));
  for (const char* number : {"1", "2", "3", "4", "5"}) verify(number);

  EXPECT_THAT(Do({"statement", "list", "avim-mensenhandel"}).out,
              AllOf(HasSubstr("stand"), HasSubstr("voorlopig"), HasSubstr("volledig"),
                    HasSubstr("definitief")));
  EXPECT_THAT(Do({"statement", "list", "avim-mensenhandel", "--output", "csv"}).out,
              AllOf(HasSubstr(";content_hash;figures;standing\n"),
                    ContainsRegex("2021-Q2.1;[^\n]*;ACCEPTED;COMPLETE\n"),
                    ContainsRegex("2021-Q2.2;[^\n]*;ACCEPTED;PROVISIONAL\n"),
                    ContainsRegex("2021-Q2.5;[^\n]*;ACCEPTED;FINAL\n")));
}

TEST_F(StatementTest, IsNotProvenOnceTheStoreWasTamperedWith) {
  ASSERT_EQ(Freeze().exit_code, 0);
  Tamper("UPDATE report_line SET realised = realised + 100 WHERE line = 'mensenhandel-budget'");
  const Ran figures = Verify();
  EXPECT_EQ(figures.exit_code, 1);
  EXPECT_THAT(figures.out, AllOf(HasSubstr("KLOPT NIET   rapportage: "),
                                 HasSubstr("mensenhandel-budget: de cijfers zijn andere")));
  EXPECT_EQ(Do({"journal", "verify"}).exit_code, 1);
  Tamper("UPDATE report_line SET realised = realised - 100 WHERE line = 'mensenhandel-budget'");
  EXPECT_EQ(Verify().exit_code, 0);
  Tamper("UPDATE statement SET content = replace(content, 'Mensenhandel', 'Mensensmokke')");
  EXPECT_EQ(Verify().exit_code, 1);
  EXPECT_EQ(Do({"journal", "verify"}).exit_code, 1);
  Tamper("UPDATE statement SET content = 'x'");
  const Ran unreadable = Verify();
  EXPECT_EQ(unreadable.exit_code, 1);
  EXPECT_THAT(unreadable.out, HasSubstr("STATEMENT_UNREADABLE"));
}

TEST_F(StatementTest, SaysWhatIsWrongWithACommand) {
  EXPECT_THAT(Do({"statement", "show", "avim-mensenhandel/2021-Q2.9"}).out,
              HasSubstr("STATEMENT_UNKNOWN"));
  EXPECT_EQ(Do({"statement", "verify", "avim-mensenhandel/2021-Q2.9"}).exit_code, 4);
  EXPECT_EQ(Do({"statement", "verify", dir_ / "geen.json"}).exit_code, 2);
  EXPECT_EQ(Do({"statement", "freeze", "avim-mensenhandel", "2021-H1", "--as", "m"}).exit_code, 4);
  EXPECT_EQ(Do({"statement", "show", "x", "--output", "pdf"}).exit_code, 2);
  EXPECT_THAT(Do({"statement", "list", "avim-mensenhandel"}).out,
              HasSubstr("nog geen verantwoordingsstaat"));
}

}  // namespace
}  // namespace rekenschap
