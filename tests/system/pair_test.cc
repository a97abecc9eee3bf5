// Both programs and the command, end to end on the example.
#include <filesystem>
#include <fstream>
#include <signal.h>
#include <sstream>

#include "tests/support/eventually.h"
#include "tests/system/running_pair.h"

namespace rekenschap {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Ran;

class PairTest : public RunningPair {
 protected:
  Ran Submit(const std::string& unit) {
    return Do({"report", "submit", ExamplePath("reports-2021-Q2/" + unit + ".csv"), "--as",
               "controller"});
  }
};

TEST_F(PairTest, TakesAPlanInReportsInAndTheAccountabilityOut) {
  LoadAndAdopt();
  EXPECT_THAT(Do({"plan", "show", "avim-mensenhandel"}).out,
              AllOf(HasSubstr("6,8*"), HasSubstr("gedrukt 6,8, gewerkt wordt met 700.000,00")));
  EXPECT_THAT(Do({"plan", "reconcile", "avim-mensenhandel", "--lang", "en"}).out,
              AllOf(HasSubstr("IRRECONCILABLE"),
                    HasSubstr("1. mensenhandel-budget, printed 6,8: 100,000.00 to 1,300,000.00 "
                              "(nominal 700,000.00)"),
                    HasSubstr("2. the printed total, printed 2: 7,950,000.00 to 8,250,000.00")));
  EXPECT_THAT(
      Do({"plan", "targets", "avim-mensenhandel", "--period", "2021-Q2", "--output", "csv"}).out,
      HasSubstr("mensenhandel-fte;2021-Q2;rotterdam;3.818;6.109"));
  for (const char* unit : {"amsterdam", "den-haag", "rotterdam"})
    EXPECT_EQ(Submit(unit).exit_code, 0) << unit;
  const Ran refused = Submit("oost-brabant");
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.out,
              AllOf(HasSubstr("GEWEIGERD"), HasSubstr("G2  besteed    FIGURE_MALFORMED"),
                    HasSubstr("SPENT_ABOVE_COMMITTED"), HasSubstr("FIGURE_NEGATIVE"),
                    HasSubstr("LINE_UNKNOWN"), HasSubstr("FIGURE_MISSING"),
                    HasSubstr("ienr-getraind van het plan ontbreekt")));
  EXPECT_THAT(Do({"compare", "avim-mensenhandel", "2021-Q2"}).out,
              AllOf(HasSubstr("Ontvangen: 3 van 10"), HasSubstr("oost-brabant")));
  EXPECT_EQ(Do({"report", "accept", "avim-mensenhandel/2021-Q2/rotterdam", "--as", "controller"})
                .exit_code,
            4);
  EXPECT_EQ(
      Do({"report", "accept", "avim-mensenhandel/2021-Q2/rotterdam", "--as", "korps"}).exit_code,
      0);
  EXPECT_EQ(Do({"report", "return", "avim-mensenhandel/2021-Q2/amsterdam", "--reason",
                "Bijlage ontbreekt", "--as", "korps"})
                .exit_code,
            0);
  const std::string entries = Do({"journal", "list", "monitoring", "--output", "csv"}).out;
  const std::string last_row = entries.substr(entries.rfind('\n', entries.size() - 2) + 1);
  const std::string last = last_row.substr(0, last_row.find(';'));
  EXPECT_THAT(
      Do({"compare", "avim-mensenhandel", "2021-Q2", "--as-of", last}).out,
      HasSubstr("2021-Q2 (voorlopige cijfers) (zoals bekend bij journaalregel " + last + ")\n"));
  EXPECT_THAT(
      Do({"compare", "avim-mensenhandel", "2021-Q2", "--accepted"}).out,
      AllOf(HasSubstr("2021-Q2 (geaccepteerde cijfers)\n"), HasSubstr("Geaccepteerd: 1 van 10"),
            HasSubstr("niet geaccepteerd"), Not(HasSubstr("ontbreekt"))));
  EXPECT_THAT(Do({"report", "list", "avim-mensenhandel", "--output", "csv"}).out,
              AllOf(HasSubstr("rotterdam;1;ACCEPTED"), HasSubstr("amsterdam;1;RETURNED")));
  EXPECT_THAT(Do({"report", "show", "avim-mensenhandel/2021-Q2/rotterdam/1"}).out,
              AllOf(HasSubstr("228.315,78"), HasSubstr("Bewijs: journaalregel")));
  std::istringstream shown(Do({"report", "show", "avim-mensenhandel/2021-Q2/amsterdam"}).out);
  for (std::string line; std::getline(shown, line);) EXPECT_LE(line.size(), 110U) << line;
  EXPECT_THAT(Do({"journal", "list", "monitoring", "--output", "csv"}).out,
              HasSubstr("unverified:korps;report.return"));
  EXPECT_THAT(Do({"journal", "list", "monitoring", "--resource",
                  "avim-mensenhandel/2021-Q2/amsterdam", "--output", "csv"})
                  .out,
              AllOf(HasSubstr("report.return"), Not(HasSubstr("report.accept"))));
  const std::string nothing = "avim-mensenhandel/2021-Q2/limburg";
  const Ran none = Do({"journal", "list", "monitoring", "--resource", nothing});
  EXPECT_EQ(none.exit_code, 0);
  EXPECT_EQ(none.out,
            "Geen journaalregels over programmes/avim-mensenhandel/reports/2021-Q2/limburg.\n");
  EXPECT_EQ(Do({"journal", "list", "monitoring", "--resource", nothing, "--output", "csv"}).out,
            "sequence;record_time;principal;action;resource;chain_hash\n");
  EXPECT_THAT(Do({"journal", "list", "monitoring", "--most", "1"}).out,
              AllOf(HasSubstr("report.return"), Not(HasSubstr("report.accept")),
                    HasSubstr("Laatste regels: 1; daarvoor: ")));
  const Ran verified = Do({"journal", "verify"});
  EXPECT_EQ(verified.exit_code, 0);
  EXPECT_THAT(verified.out, AllOf(HasSubstr("planning: in orde"), HasSubstr("monitoring: in orde"),
                                  HasSubstr("alleen uit een ketenhash die elders bewaard is.\n")));
  EXPECT_THAT(Do({"journal", "verify", "--output", "csv"}).out,
              AllOf(HasSubstr("service;outcome;sequence;"), HasSubstr("planning;IN_ORDER;"),
                    HasSubstr("monitoring;IN_ORDER;")));
  EXPECT_THAT(Do({"status"}).out,
              AllOf(HasSubstr("\nPlannen bij monitoring: programmes/avim-mensenhandel/revisions/1 "
                              "(bij)\n"),
                    HasSubstr("in dienst"), Not(HasSubstr("plannen\n"))));
  EXPECT_THAT(Do({"status", "--output", "csv"}).out,
              AllOf(HasSubstr(";journal_sequence;plans\n"),
                    HasSubstr(";programmes/avim-mensenhandel/revisions/1 (bij)\n")));
  const std::string json = Do({"status", "--output", "json"}).out;
  EXPECT_THAT(json, AllOf(::testing::StartsWith("["), HasSubstr("\"service\": \"planning\""),
                          HasSubstr("\"service\": \"monitoring\"")));
}

TEST_F(PairTest, ComparesPeriodsYearsTreesAndProgrammes) {
  // Rotterdam and Den Haag stand below a unit that does not report itself.
  std::string units = ContentOf(ExamplePath("units.txtpb"));
  for (const char* title : {"title: \"Rotterdam\"", "title: \"Den Haag\""}) {
    units.insert(units.find(title), "parent: \"units/west\" ");
  }
  const std::string file = dir_ / "units.txtpb";
  std::ofstream(file) << "units { name: 'units/west' title: 'West' valid_from: '2013-01-01' }\n"
                      << units;
  ASSERT_EQ(Do({"plan", "load", file, ExamplePath("programme.txtpb"), ExamplePath("plan.txtpb"),
                "--as", "beleid"})
                .exit_code,
            0);
  ASSERT_EQ(Do({"plan", "adopt", "avim-mensenhandel/1", "--as", "financien"}).exit_code, 0);
  ASSERT_TRUE(testing::Eventually([this] {
    return Do({"compare", "avim-mensenhandel", "2021-Q2"}).exit_code == 0;
  }));
  ASSERT_EQ(Submit("rotterdam").exit_code, 0);
  const std::string line = "mensenhandel-budget";
  EXPECT_THAT(Do({"compare", "avim-mensenhandel", "2021-Q2", "--line", line, "--unit", "west",
                  "--tree", "--both"})
                  .out,
              AllOf(HasSubstr("\nwest (totaal)"), HasSubstr("\n  rotterdam"),
                    HasSubstr("Ontvangen: 1 van 2, geaccepteerd: 0 van 2")));
  EXPECT_THAT(Do({"compare", "avim-mensenhandel", "2021", "--line", line}).out,
              AllOf(HasSubstr("\n2021-Q1 "), HasSubstr("\n2021-Q4 ")));
  EXPECT_THAT(Do({"compare", "avim-mensenhandel", "2021..2023", "--line", line}).out,
              AllOf(HasSubstr("\n2021-Q2 "), HasSubstr("\n2023-Q4 ")));
  EXPECT_THAT(Do({"compare", "avim-mensenhandel", "2021-Q2", "--by", "unit", "--unit", "west"}).out,
              AllOf(HasSubstr("\nrotterdam\nregel"), HasSubstr("\nTotaal EUR, kas")));
  EXPECT_THAT(Do({"development", "avim-mensenhandel", line, "--from", "2021-Q1"}).out,
              AllOf(HasSubstr("2021-Q1 "), HasSubstr("2021-Q2 "), Not(HasSubstr("2021-Q3"))));
  EXPECT_THAT(Do({"portfolio", "--output", "csv"}).out, HasSubstr("\navim-mensenhandel;2021-Q2;"));
  EXPECT_EQ(Do({"compare", "avim-mensenhandel", "2021-Q2", "--accepted", "--both"}).exit_code, 2);
  EXPECT_THAT(Do({"development", "avim-mensenhandel", "x"}).out, HasSubstr("LINE_UNKNOWN"));
  EXPECT_EQ(Do({"journal", "verify"}).exit_code, 0);
}

TEST_F(PairTest, WritesATemplateThatCanBeFiledBack) {
  LoadAndAdopt();
  const std::string file = dir_ / "limburg.csv";
  ASSERT_EQ(Do({"report", "template", "avim-mensenhandel", "2021-Q2", "limburg", "--file", file})
                .exit_code,
            0);
  EXPECT_THAT(ContentOf(file), HasSubstr("limburg;2021-Q2;mensenhandel-fte;Mensenhandel;1,772;"));
  const Ran empty = Do({"report", "check", file});
  EXPECT_EQ(empty.exit_code, 1);
  EXPECT_THAT(empty.out, AllOf(HasSubstr("J2  besteed       FIGURE_MISSING"),
                               HasSubstr("M5  bezetting     FIGURE_MISSING"),
                               HasSubstr("Q7  gerealiseerd  FIGURE_MISSING"),
                               Not(HasSubstr("LINE_MISSING")), Not(HasSubstr("MEASURE_WRONG"))));
}

TEST_F(PairTest, WritesAWorkbookForAllUnitsThatCanBeFiledBack) {
  LoadAndAdopt();
  const std::string file = dir_ / "alle.xlsx";
  const std::vector<std::string> make = {
      "report", "template", "avim-mensenhandel", "2021-Q2", "--all-units", "--file", file};
  ASSERT_EQ(Do(make).exit_code, 0);
  const Ran check = Do({"report", "check", file});
  EXPECT_EQ(check.exit_code, 1);
  EXPECT_THAT(check.out, AllOf(HasSubstr("limburg, 2021-Q2"), HasSubstr("rotterdam, 2021-Q2"),
                               HasSubstr("FIGURE_MISSING"), Not(HasSubstr("LINE_MISSING"))));
  const Ran again = Do(make);
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_THAT(again.out, HasSubstr("bestaat al"));
  EXPECT_EQ(Do({"report", "template", "avim-mensenhandel", "2021-Q2", "--file", file}).exit_code,
            2);
}

TEST_F(PairTest, TellsWhereACorrectionsReasonGoes) {
  LoadAndAdopt();
  ASSERT_EQ(Submit("rotterdam").exit_code, 0);
  ASSERT_EQ(
      Do({"report", "accept", "avim-mensenhandel/2021-Q2/rotterdam", "--as", "korps"}).exit_code,
      0);
  EXPECT_THAT(Submit("rotterdam").out, HasSubstr("ongewijzigd ten opzichte van versie 1"));
  std::string other = Example("rotterdam");
  other.replace(other.find(";105.336,00;121"), 11, ";105.335,00");
  const std::string changed = dir_ / "changed.csv";
  std::ofstream(changed) << other;
  const Ran unexplained = Do({"report", "submit", changed, "--as", "controller"});
  EXPECT_EQ(unexplained.exit_code, 1);
  EXPECT_THAT(unexplained.out, AllOf(HasSubstr("CORRECTION_REASON_MISSING"),
                                     HasSubstr("gecorrigeerd in de kolom correctiereden")));
  std::ifstream in(ExamplePath("reports-2021-Q2/rotterdam.csv"));
  std::string header;
  std::string row;
  std::getline(in, header, '\r');
  std::getline(in >> std::ws, row, '\r');
  const std::string file = dir_ / "rotterdam.csv";
  std::ofstream(file) << header << ";correctiereden\n"
                      << row << ";Dubbele boeking hersteld\n"
                      << in.rdbuf();
  EXPECT_EQ(Do({"report", "submit", file, "--as", "controller"}).exit_code, 0);
  EXPECT_THAT(Do({"report", "show", "avim-mensenhandel/2021-Q2/rotterdam/2"}).out,
              AllOf(HasSubstr("Reden van correctie: Dubbele boeking hersteld"),
                    HasSubstr("Geen verschil met de geaccepteerde versie 1")));
  // What a correction changes is told before it is submitted, whether it can be or not.
  EXPECT_THAT(Do({"report", "check", changed}).out,
              AllOf(HasSubstr("Verschillen met de geaccepteerde versie 1"),
                    HasSubstr("105.336,00  105.335,00")));
}

TEST_F(PairTest, FollowsPeriodsFromDraftToClosed) {
  LoadAndAdopt();
  const std::string rotterdam = "avim-mensenhandel/2021-Q2/rotterdam";
  const std::string file = ExamplePath("reports-2021-Q2/rotterdam.csv");
  EXPECT_EQ(Do({"report", "keep", file, "--as", "assistent"}).exit_code, 0);
  EXPECT_THAT(Do({"report", "show", rotterdam}).out,
              HasSubstr("versie 1 (concept); nog geen versie telt"));
  EXPECT_THAT(Do({"periods", "avim-mensenhandel", "--year", "2021", "--date", "2021-08-02"}).out,
              AllOf(HasSubstr("ontbreekt, concept +1"), HasSubstr("0/10")));
  EXPECT_EQ(Do({"report", "hand-in", rotterdam, "--as", "controller"}).exit_code, 0);
  for (const char* own : {"assistent", "controller"}) {
    const Ran refused = Do({"report", "accept", rotterdam, "--as", own});
    EXPECT_EQ(refused.exit_code, 4) << own;
    EXPECT_THAT(refused.out, HasSubstr("vier ogen")) << own;
  }
  EXPECT_EQ(Do({"report", "accept", rotterdam, "--as", "korps"}).exit_code, 0);
  EXPECT_THAT(Do({"report", "show", rotterdam}).out,
              HasSubstr("Opgesteld door unverified:assistent"));
  const Ran grid = Do({"periods", "avim-mensenhandel", "--year", "2021"});
  EXPECT_EQ(grid.exit_code, 0);
  EXPECT_THAT(grid.out, AllOf(HasSubstr("akkoord +"), HasSubstr("1/4  25,00 %"),
                              HasSubstr("1/40  2,50 %"), HasSubstr("Leeg: de eenheid bestaat")));
  EXPECT_THAT(
      Do({"periods", "avim-mensenhandel", "--year", "2021", "--rates", "--output", "csv"}).out,
      AllOf(HasSubstr("avim-mensenhandel;rotterdam;4;4;1;0;1;"),
            HasSubstr("avim-mensenhandel;ALL;4;40;1;0;1;"), HasSubstr(";25.00;0.00")));
  EXPECT_THAT(Do({"periods", "--year", "2021", "--rates"}).out, HasSubstr("alle samen"));
  // Entry 1 is of the copy of the plans: nothing was reported then.
  EXPECT_THAT(Do({"periods", "avim-mensenhandel", "--year", "2021", "--as-of", "1"}).out,
              AllOf(HasSubstr("zoals bekend bij journaalregel 1"), HasSubstr("0/40  0,00 %"),
                    Not(HasSubstr("akkoord +"))));
  const Ran ahead = Do({"periods", "avim-mensenhandel", "--year", "2021", "--as-of", "100000"});
  EXPECT_EQ(ahead.exit_code, 4);
  EXPECT_THAT(ahead.out, AllOf(HasSubstr("de laatste journaalregel is "),
                               HasSubstr("[SEQUENCE_AHEAD]"), Not(HasSubstr("("))));
  const Ran unsettled = Do({"period", "close", "avim-mensenhandel", "2021-Q1", "--as", "korps"});
  EXPECT_EQ(unsettled.exit_code, 4);
  EXPECT_THAT(unsettled.out,
              AllOf(HasSubstr("van de rapportages; stel de eenheid vrij"), HasSubstr("limburg"),
                    HasSubstr("[REPORT_MISSING]"), Not(HasSubstr("cannot be closed")),
                    Not(HasSubstr("no report came in"))));
  EXPECT_EQ(unsettled.out.find("[REPORT_MISSING]"), unsettled.out.rfind("[REPORT_MISSING]"));
  for (const char* period : {"2021-Q1", "2021-Q2"}) {
    EXPECT_EQ(Do({"period", "close", "avim-mensenhandel", period, "--reason", "Zo is het genoeg.",
                  "--as", "korps"})
                  .exit_code,
              0)
        << period;
  }
  EXPECT_THAT(Do({"period", "reopen", "avim-mensenhandel", "2021-Q2", "--reason", "Toch nog iets.",
                  "--as", "korps"})
                  .out,
              HasSubstr("heropend door unverified:korps"));
  EXPECT_EQ(Do({"period", "exempt", "avim-mensenhandel", "2021-Q2", "limburg", "--reason",
                "Reorganisatie", "--as", "korps"})
                .exit_code,
            0);
  EXPECT_THAT(Do({"period", "show", "avim-mensenhandel", "2021-Q2"}).out,
              AllOf(HasSubstr("2021-Q2: open; uiterlijk 2021-08-01"),
                    HasSubstr("ontvangen 1/9, geaccepteerd 1/9"), HasSubstr("Zo is het genoeg."),
                    HasSubstr("Toch nog iets."), HasSubstr("Reorganisatie")));
  EXPECT_THAT(Do({"period", "show", "avim-mensenhandel", "2021-Q2", "--output", "csv"}).out,
              HasSubstr("avim-mensenhandel;2021-Q2;limburg;EXEMPT;"));
  EXPECT_EQ(Do({"journal", "verify"}).exit_code, 0);
}

TEST_F(PairTest, LoadsTheSamePlanAgainWithoutChangingAnything) {
  LoadAndAdopt();
  const auto entries = [this] {
    return Do({"journal", "list", "planning", "--output", "csv"}).out;
  };
  const std::string before = entries();
  EXPECT_EQ(Load().exit_code, 0);
  EXPECT_EQ(entries(), before);
}

TEST_F(PairTest, GoesOnTakingReportsInWhilePlanningIsAway) {
  LoadAndAdopt();
  planning_->Signal(SIGTERM);
  EXPECT_EQ(planning_->Wait(), 0);
  EXPECT_EQ(Submit("rotterdam").exit_code, 0);
  const Ran plan = Do({"plan", "show", "avim-mensenhandel"});
  EXPECT_EQ(plan.exit_code, 3);
  EXPECT_THAT(plan.out, AllOf(HasSubstr("de service antwoordt niet"), Not(HasSubstr("connect"))));
  const Ran status = Do({"status"});
  EXPECT_EQ(status.exit_code, 3);
  EXPECT_THAT(status.out,
              AllOf(HasSubstr("planning is niet bereikbaar op " + planning_address_ +
                              "; start hem met `planningd --listen " + planning_address_),
                    HasSubstr("in dienst"), Not(HasSubstr("monitoring is niet bereikbaar"))));
  ASSERT_TRUE(testing::Eventually([this] {
    return Do({"compare", "avim-mensenhandel", "2021-Q2"}).out.find("loopt mogelijk achter") !=
           std::string::npos;
  }));
  StartPlanning(planning_address_);
  EXPECT_TRUE(testing::Eventually(
      [this] { return Do({"status"}).out.find("(bij)") != std::string::npos; }));
}

TEST_F(PairTest, SaysWhatIsWrongWithACommandLineOrAFile) {
  EXPECT_EQ(Do({"plan", "shwo"}).exit_code, 2);
  const Ran absent = Do({"report", "submit", "/nonexistent.csv"});
  EXPECT_EQ(absent.exit_code, 2);
  EXPECT_THAT(absent.out, HasSubstr("dit bestand is er niet: /nonexistent.csv"));
  EXPECT_THAT(Do({"--lang", "en", "report", "submit", "/nonexistent.csv"}).out,
              HasSubstr("File does not exist: /nonexistent.csv"));
  EXPECT_THAT(Do({"report", "submit", "/nonexistent.csv", "--lang", "en"}).out,
              HasSubstr("File does not exist: /nonexistent.csv"));
  EXPECT_EQ(Do({"--help"}).exit_code, 0);
  EXPECT_EQ(Do({"--version"}).exit_code, 0);
  const std::string file = dir_ / "broken.txtpb";
  std::ofstream(file) << "units { name: 'units/a' titel: 'A' }";
  const Ran broken = Do({"plan", "load", file, "--as", "beleid"});
  EXPECT_EQ(broken.exit_code, 2);
  EXPECT_THAT(broken.out, AllOf(HasSubstr("broken.txtpb:1:"), HasSubstr("titel")));
  const Ran unnamed = Do({"plan", "load", ExamplePath("units.txtpb")});
  EXPECT_EQ(unnamed.exit_code, 4);
  EXPECT_THAT(unnamed.out, HasSubstr("geef --as NAAM"));
  const Ran unknown = Do({"compare", "nothing", "2021-Q2"});
  EXPECT_EQ(unknown.exit_code, 4);
  EXPECT_THAT(unknown.out, HasSubstr("PROGRAMME_UNKNOWN"));
  const Ran unread = Do({"compare", "nothing", "2021-Q7"});
  EXPECT_EQ(unread.exit_code, 4);
  EXPECT_THAT(unread.out, HasSubstr("periode: '2021-Q7': dit is geen periode; schrijf 2021, "));
  const Ran amount = Do({"payment", "record", "nothing", "2021", "--date", "2021-01-15", "--amount",
                         "abc", "--document", "Brief 1", "--reason", "Termijn"});
  EXPECT_EQ(amount.exit_code, 2);
  EXPECT_THAT(amount.out, HasSubstr("--amount: 'abc' is geen getal"));
}

TEST_F(PairTest, ForecastsTheYearAndSettlesTheContribution) {
  LoadAndAdopt();
  ASSERT_EQ(Submit("rotterdam").exit_code, 0);
  EXPECT_THAT(
      Do({"forecast", "avim-mensenhandel", "2021-Q2", "--unit", "rotterdam", "--formula"}).out,
      AllOf(HasSubstr("Totaal 1/1"), HasSubstr("× 4 kwartalen ÷ 2 verstreken")));
  const Ran paid = Do({"payment", "record", "avim-mensenhandel", "2021", "--date", "2021-01-15",
                       "--amount", "1.500.000,00", "--document", "Betaalopdracht 1", "--reason",
                       "Eerste termijn", "--as", "financien"});
  EXPECT_EQ(paid.exit_code, 0) << paid.out;
  // A thousand to who writes Dutch, and one to who writes English, or the other way round.
  for (const auto& [language, amount] : {std::pair("en", "1.000"), std::pair("nl", "1,000")}) {
    const Ran unclear = Do({"--lang", language, "payment", "record", "avim-mensenhandel", "2021",
                            "--date", "2021-01-16", "--amount", amount, "--document", "Termijn 2",
                            "--reason", "Tweede termijn", "--as", "financien"});
    EXPECT_EQ(unclear.exit_code, 2) << unclear.out;
    EXPECT_THAT(unclear.out,
                AnyOf(HasSubstr("at most two decimals"), HasSubstr("hooguit twee decimalen")));
  }
  EXPECT_THAT(Do({"settlement", "avim-mensenhandel", "2021"}).out,
              AllOf(HasSubstr("1.500.000,00"), HasSubstr("Openstaande bijdragen"),
                    HasSubstr("art. 12"), HasSubstr("0/10")));
  EXPECT_THAT(paid.out, HasSubstr("Voor 2021 is nu € 1.500.000,00 betaald."));
  const Ran english = Do({"--lang", "en", "payment", "record", "avim-mensenhandel", "2022",
                          "--date", "2021-01-17", "--amount", "1,500.00", "--document", "Order 1",
                          "--reason", "First instalment", "--as", "financien"});
  EXPECT_THAT(english.out, HasSubstr("Now € 1,500.00 stands paid for 2022."));
  const Ran back = Do({"payment", "record", "avim-mensenhandel", "2021", "--date", "2021-02-01",
                       "--amount", "-500.000", "--corrects", "1", "--document", "Herstel",
                       "--reason", "Te veel", "--as", "financien"});
  EXPECT_EQ(back.exit_code, 0) << back.out;
  EXPECT_THAT(back.out, AllOf(HasSubstr("€ 500.000,00 tegengeboekt van betaling 1."),
                              HasSubstr("Voor 2021 is nu € 1.000.000,00 betaald.")));
  EXPECT_THAT(Do({"payment", "list", "avim-mensenhandel", "2021"}).out, HasSubstr("1.000.000,00"));
  const Ran early =
      Do({"payment", "record", "avim-mensenhandel", "2021", "--date", "2199-01-15", "--amount",
          "1.000", "--document", "Brief 9", "--reason", "Termijn", "--as", "financien"});
  EXPECT_NE(early.exit_code, 0);
  EXPECT_THAT(early.out,
              AllOf(HasSubstr("  --date: 2199-01-15 moet nog komen, het is vandaag "),
                    HasSubstr("; leg een betaling vast als zij is gedaan [PAYMENT_NOT")));
  EXPECT_THAT(Do({"carry-over", "avim-mensenhandel", "2021", "--at-most", "2,5", "--document",
                  "Brief 3", "--reason", "Zo afgesproken", "--as", "minister"})
                  .out,
              AllOf(HasSubstr("Besluit vastgelegd in journaalregel "),
                    HasSubstr("2,50 % van wat beschikbaar was"), Not(HasSubstr("vervangt"))));
  EXPECT_THAT(Do({"carry-over", "avim-mensenhandel", "2021", "--at-most", "0", "--document",
                  "Brief 4", "--reason", "Anders besloten", "--as", "minister"})
                  .out,
              AllOf(HasSubstr("Het vervangt het besluit van journaalregel "),
                    HasSubstr(": hooguit 2,50 % (Brief 3).\n"),
                    HasSubstr("over 2021: avim-mensenhandel\n")));
  EXPECT_EQ(Do({"journal", "verify"}).exit_code, 0);
}

}  // namespace
}  // namespace rekenschap
