// The rules, end to end: shown, set, explained, and run again when a plan changes.
#include <fstream>

#include "tests/support/eventually.h"
#include "tests/system/running_pair.h"

namespace rekenschap {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Ran;

constexpr char kAmsterdam[] = "avim-mensenhandel/2021-Q2/amsterdam";

class RulesTest : public RunningAvim {
 protected:
  static std::string Amsterdam() { return Example("amsterdam"); }
  Ran Submit(const std::string& content) {
    std::ofstream(dir_ / "report.csv", std::ios::binary) << content;
    return Do({"report", "submit", dir_ / "report.csv", "--as", "controller"});
  }
  // A second revision, which has more for the first line.
  void RaiseBudget() {
    const std::string file = dir_ / "plan.txtpb";
    std::ofstream(file) << R"(# proto-file: rekenschap/planning/v1/plan_file.proto
# proto-message: rekenschap.planning.v1.PlanFile
revisions {
  programme: "programmes/avim-mensenhandel"
  revisions {
    title: "Eerste suppletoire 2021" phase: PHASE_FIRST_SUPPLEMENTARY budget_year: 2021
    predecessor: "programmes/avim-mensenhandel/revisions/1"
    adopted_by { number: "TEST 1" title: "Voorbeeld" date: "2021-06-01" }
    mutations {
      id: "meer" title: "Meer" class: CLASS_POLICY kind: KIND_ADJUSTMENT
      reason: "Er zijn meer zaken." explanation: "Er zijn meer zaken dan verwacht."
      entries { line: "mensenhandel-budget" year: 2021 amount { eurocents: 90000000 } }
    }
  }
})";
    const Ran loaded = Do({"plan", "load", file, "--as", "beleid"});
    ASSERT_EQ(loaded.exit_code, 0) << loaded.out;
    Adopt();
  }
};

TEST_F(RulesTest, AreShownAndSetByAProgramme) {
  EXPECT_THAT(Do({"rules", "list"}).out,
              AllOf(HasSubstr("DEVIATION_UNEXPLAINED"), HasSubstr("Afwijking van het doel"),
                    HasSubstr("EXPLANATION_LAPSED")));
  EXPECT_EQ(Do({"rules", "show", "NO_SUCH_RULE"}).exit_code, 4);
  EXPECT_THAT(Do({"--lang", "en", "rules", "show", "above_year_budget"}).out,
              AllOf(HasSubstr("Above the year's budget"), HasSubstr("tolerance: so much")));
  Ran shown = Do({"policy", "show", "avim-mensenhandel"});
  const std::string file = dir_ / "policy.txtpb";
  std::ofstream(file) << shown.out << R"(
      rule_settings { rule: "ABOVE_YEAR_BUDGET" parameters { key: "tolerance" value: 250 } }
      explanation_ladders { measure: MEASURE_EUR preset: PRESET_RIJKSBEGROTINGSVOORSCHRIFTEN })";
  const Ran set =
      Do({"policy", "set", "avim-mensenhandel", file, "--reason", "Afgesproken", "--as", "korps"});
  EXPECT_EQ(set.exit_code, 0) << set.out;
  EXPECT_THAT(set.out, AllOf(HasSubstr("rule_settings"), HasSubstr("PRESET_RIJKSBEGROTINGS"),
                             Not(HasSubstr("ongewijzigd"))));
  EXPECT_THAT(
      Do({"policy", "set", "avim-mensenhandel", file, "--reason", "Afgesproken", "--as", "korps"})
          .out,
      AllOf(HasSubstr("# ongewijzigd: dit is al zo vastgelegd"), HasSubstr(": versie 1,")));
  EXPECT_THAT(Do({"rules", "list", "avim-mensenhandel"}).out,
              AllOf(HasSubstr("tolerance 2,50 %"), HasSubstr("eigen staffel voor euro's")));
  EXPECT_THAT(Do({"rules", "show", "DEVIATION_UNEXPLAINED", "avim-mensenhandel"}).out,
              AllOf(HasSubstr("vanaf € 1.000.000,00"), HasSubstr("eigen staffel voor euro's")));
  EXPECT_THAT(Do({"rules", "show", "DEVIATION_UNEXPLAINED"}).out,
              AllOf(HasSubstr("€ 10.000,00"), Not(HasSubstr("staffel van het"))));
  std::ofstream(file) << R"(rule_settings { rule: "LINE_MISSING" off: true })";
  const Ran refused =
      Do({"policy", "set", "avim-mensenhandel", file, "--reason", "Afgesproken", "--as", "korps"});
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_THAT(refused.out, HasSubstr("RULE_FIXED"));
}

TEST_F(RulesTest, LetNobodyAcceptWhatIsNotExplained) {
  const std::string explained = Amsterdam();
  // An amount to the cent settles it; another amount does not, and says so.
  Ran submitted = Submit(Replaced(explained, ";-74.936,00", ";-74.936,01"));
  EXPECT_EQ(submitted.exit_code, 0) << submitted.out;
  EXPECT_THAT(submitted.out,
              AllOf(HasSubstr("EXPLAINED_AMOUNTS_MISFIT"), HasSubstr("toegelicht bedrag"),
                    HasSubstr("er is € 0,01 te veel toegelicht")));
  const Ran refused = Do({"report", "accept", kAmsterdam, "--as", "korps"});
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_THAT(refused.out, AllOf(HasSubstr("FINDINGS_UNEXPLAINED"),
                                 HasSubstr("besteed is € 122.264,00 tegen een doel van")));
  EXPECT_EQ(Submit(explained).exit_code, 0);
  EXPECT_EQ(Do({"report", "accept", kAmsterdam, "--as", "korps"}).exit_code, 0);
  EXPECT_THAT(Do({"report", "show", kAmsterdam}).out,
              AllOf(HasSubstr("(tijdsverschil, -74.936,00): Werving loopt achter"),
                    HasSubstr("\ntoegelicht\n  DEVIATION_UNEXPLAINED "),
                    Not(HasSubstr("EXPLAINED_AMOUNTS_MISFIT"))));
}

TEST_F(RulesTest, WantACauseAndSayWhichThereAre) {
  const Ran refused = Submit(Replaced(Amsterdam(), "tijdsverschil", ""));
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.out, AllOf(HasSubstr("EXPLANATION_CAUSE_MISSING"), HasSubstr("oorzaak"),
                                 HasSubstr("beleidsmatig, technisch, tijdsverschil")));
}

TEST_F(RulesTest, RunAgainOverAcceptedReportsWhenThePlanChanges) {
  ASSERT_EQ(Submit(Amsterdam()).exit_code, 0);
  ASSERT_EQ(Do({"report", "accept", kAmsterdam, "--as", "korps"}).exit_code, 0);
  EXPECT_THAT(Do({"rules", "deviations"}).out, HasSubstr("Geen van de 1"));
  RaiseBudget();
  EXPECT_TRUE(testing::Eventually([this] {
    return Do({"status"}).out.find("1 geaccepteerde rapportage wijkt nu af") != std::string::npos;
  })) << Do({"status"}).out;
  const Ran deviations = Do({"rules", "deviations", "avim-mensenhandel"});
  EXPECT_THAT(deviations.out,
              AllOf(HasSubstr("avim-mensenhandel/reports/2021-Q2/amsterdam/versions/1"),
                    HasSubstr("revisie 1"), HasSubstr("revisie 2"),
                    HasSubstr("DEVIATION_UNEXPLAINED"), HasSubstr("1 van de 1")));
  EXPECT_EQ(Do({"journal", "verify"}).exit_code, 0);
}

TEST_F(RulesTest, AreNamedAsThoseOfAnEarlierPlanWhenAReportIsAccepted) {
  ASSERT_EQ(Submit(Amsterdam()).exit_code, 0);
  const Ran rotterdam = Submit(Example("rotterdam"));
  ASSERT_EQ(rotterdam.exit_code, 0) << rotterdam.out;
  EXPECT_THAT(Do({"report", "accept", "avim-mensenhandel/2021-Q2/rotterdam", "--as", "korps"}).out,
              AllOf(HasSubstr("geaccepteerd door"), Not(HasSubstr("getoetst aan"))));
  RaiseBudget();
  ASSERT_TRUE(testing::Eventually([this] {
    return Do({"status"}).out.find("revisions/2") != std::string::npos;
  })) << Do({"status"}).out;
  EXPECT_THAT(Do({"report", "accept", kAmsterdam, "--as", "korps"}).out,
              AllOf(HasSubstr("geaccepteerd door"),
                    HasSubstr("getoetst aan revisie 1; nu geldt revisie 2 (`rekenschap rules "
                              "deviations avim-mensenhandel` zegt wat daardoor anders is)")));
}

}  // namespace
}  // namespace rekenschap
