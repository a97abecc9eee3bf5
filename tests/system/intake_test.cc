// Files with many reports, good and bad ones: what is taken in is the user's choice.
#include <algorithm>
#include <fstream>

#include "tests/system/running_pair.h"

namespace rekenschap {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Ran;

class IntakeTest : public RunningAvim {
 protected:
  // One file with a good report of each of two units and one that leaves a line out.
  std::string MixedFile() {
    const std::string good = Example("amsterdam") + RowsOf(Example("den-haag"));
    std::string bad = RowsOf(Example("rotterdam"));
    bad.erase(0, bad.find('\n') + 1);
    std::ofstream(dir_ / "all.csv", std::ios::binary) << good << bad;
    return dir_ / "all.csv";
  }
  std::string File(const std::string& name, const std::string& content) {
    std::ofstream(dir_ / name, std::ios::binary) << content;
    return dir_ / name;
  }
  static std::string RowsOf(const std::string& csv) { return csv.substr(csv.find('\n') + 1); }
  Ran Submit(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"report", "submit", "--as", "controller"});
    return Do(std::move(arguments));
  }
  bool IsIn(const std::string& unit) {
    return Do({"report", "show", "avim-mensenhandel/2021-Q2/" + unit}).exit_code == 0;
  }
};

TEST_F(IntakeTest, TakesInNothingWhenOneIsRefusedAndTellsEach) {
  const Ran ran = Submit({MixedFile()});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("amsterdam, 2021-Q2: goed, maar niet ingediend"),
                             HasSubstr("den-haag, 2021-Q2: goed, maar niet ingediend"),
                             HasSubstr("rotterdam, 2021-Q2: GEWEIGERD"), HasSubstr("LINE_MISSING"),
                             HasSubstr("toegelicht: 2 bevindingen"), HasSubstr("FORECAST_OFF_PACE"),
                             Not(HasSubstr("OTHERS_REFUSED")),
                             HasSubstr("3 rapportages, 2 goed maar niet ingediend, 1 geweigerd"),
                             HasSubstr("--good-ones")));
  EXPECT_FALSE(IsIn("amsterdam"));
  EXPECT_FALSE(IsIn("den-haag"));
  EXPECT_EQ(Submit({MixedFile(), "--all-or-nothing"}).out, ran.out);
}

TEST_F(IntakeTest, TakesInTheGoodOnesOnRequestAndKeepsTheirReceipts) {
  const std::string receipts = dir_ / "receipts.jsonl";
  const Ran ran = Submit({MixedFile(), "--good-ones", "--receipts", receipts});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("amsterdam, 2021-Q2: ontvangen als versie 1"),
                             HasSubstr("den-haag, 2021-Q2: ontvangen als versie 1"),
                             HasSubstr("rotterdam, 2021-Q2: GEWEIGERD"),
                             HasSubstr("3 rapportages, 2 ontvangen, 1 geweigerd")));
  EXPECT_TRUE(IsIn("amsterdam"));
  EXPECT_TRUE(IsIn("den-haag"));
  EXPECT_FALSE(IsIn("rotterdam"));
  const std::string kept = ContentOf(receipts);
  EXPECT_EQ(std::ranges::count(kept, '\n'), 2);
  EXPECT_THAT(kept,
              AllOf(HasSubstr("amsterdam"), HasSubstr("chainHash"), Not(HasSubstr("rotterdam"))));
  // Once more after a cut: what is in already is told as such.
  EXPECT_THAT(Submit({MixedFile(), "--good-ones"}).out,
              AllOf(HasSubstr("amsterdam, 2021-Q2: ongewijzigd ten opzichte van versie 1"),
                    HasSubstr("3 rapportages, 2 ongewijzigd, 1 geweigerd")));
}

TEST_F(IntakeTest, CountsAFileThatCannotBeReadAmongTheRefused) {
  const std::string broken = File("kapot.xlsx", "geen rekenblad");
  const std::string good = File("amsterdam.csv", Example("amsterdam"));
  const Ran together = Submit({broken, good});
  EXPECT_EQ(together.exit_code, 2);
  EXPECT_THAT(together.out, AllOf(HasSubstr("kapot.xlsx: GEWEIGERD"),
                                  HasSubstr("amsterdam, 2021-Q2: goed, maar niet ingediend"),
                                  HasSubstr("2 rapportages, 1 goed maar niet ingediend, 1 "
                                            "geweigerd")));
  EXPECT_FALSE(IsIn("amsterdam"));
  EXPECT_EQ(Submit({broken, good, "--good-ones"}).exit_code, 2);
  EXPECT_TRUE(IsIn("amsterdam"));
}

TEST_F(IntakeTest, RefusesAReportThatStandsInTwoFiles) {
  const std::string one = File("een.csv", Example("amsterdam"));
  const std::string two = File("twee.csv", Example("amsterdam"));
  const Ran ran = Submit({one, two, "--good-ones"});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("REPORT_TWICE"), HasSubstr("twee.csv, rij 2"),
                             HasSubstr("een.csv, rij 2"), HasSubstr("2 geweigerd")));
  EXPECT_FALSE(IsIn("amsterdam"));
}

TEST_F(IntakeTest, SaysInOnesOwnWordsWhatCannotBeUnderstood) {
  const std::string wrong = Replaced(Example("amsterdam"), "2021-Q2", "2021-Q5");
  const Ran dutch = Do({"report", "check", File("fout.csv", wrong)});
  EXPECT_EQ(dutch.exit_code, 1);
  EXPECT_THAT(dutch.out, AllOf(HasSubstr("PERIOD_MALFORMED"), HasSubstr("C2"),
                               HasSubstr("dit is geen periode"), HasSubstr("2021-Q3")));
  EXPECT_THAT(Do({"report", "check", dir_ / "fout.csv", "--lang", "en"}).out,
              HasSubstr("this is no period"));
}

TEST_F(IntakeTest, TellsProgramsOfEveryReportInOneTable) {
  const Ran csv = Submit({MixedFile(), "--good-ones", "--output", "csv"});
  EXPECT_EQ(csv.exit_code, 1);
  EXPECT_THAT(csv.out, ::testing::StartsWith("file;programme;unit;period;outcome;version;"));
  EXPECT_THAT(csv.out, AllOf(HasSubstr(";amsterdam;2021-Q2;TAKEN_IN;1;"),
                             HasSubstr(";den-haag;2021-Q2;TAKEN_IN;1;"),
                             HasSubstr(";rotterdam;2021-Q2;REFUSED;;;;FATAL;LINE_MISSING;")));
  const Ran json = Do({"report", "check", MixedFile(), "--output", "json"});
  EXPECT_EQ(json.exit_code, 1);
  EXPECT_THAT(json.out,
              AllOf(::testing::StartsWith("["), ::testing::EndsWith("]\n\n"),
                    HasSubstr("\"outcome\": \"GOOD\""), HasSubstr("\"outcome\": \"REFUSED\"")));
}

TEST_F(IntakeTest, LetsReviewersWorkOnWhatWasSubmittedBesideADraft) {
  const std::string file = File("amsterdam.csv", Example("amsterdam"));
  ASSERT_EQ(Submit({file}).exit_code, 0);
  const std::string later = Replaced(Example("amsterdam"), ";319.464,00", ";319.465,00");
  ASSERT_EQ(Do({"report", "keep", File("later.csv", later), "--as", "controller"}).exit_code, 0);
  EXPECT_THAT(Do({"report", "list", "avim-mensenhandel", "--state", "SUBMITTED"}).out,
              HasSubstr("amsterdam"));
  const char* const report = "avim-mensenhandel/2021-Q2/amsterdam";
  EXPECT_THAT(Do({"report", "show", report}).out,
              HasSubstr("versie 2 (concept); versie 1 telt voorlopig"));
  EXPECT_THAT(Do({"report", "accept", report, "--as", "korps"}).out,
              HasSubstr("versions/1: geaccepteerd"));
  EXPECT_THAT(
      Do({"report", "reopen", report, "--reason", "De prognose klopt niet", "--as", "korps"}).out,
      AllOf(HasSubstr("versions/1: heropend"), HasSubstr(": De prognose klopt niet")));
  EXPECT_THAT(Do({"report", "show", report}).out,
              HasSubstr("versie 2 (concept); versie 1 telt (geaccepteerd)\n"));
  EXPECT_THAT(Do({"period", "show", "avim-mensenhandel", "2021-Q2"}).out, HasSubstr("2 (concept)"));
  // Nothing waits now but the draft: the service says why it cannot be.
  const Ran returned =
      Do({"report", "return", report, "--reason", "Licht de prognose toe", "--as", "korps"});
  EXPECT_EQ(returned.exit_code, 4);
  EXPECT_THAT(returned.out, HasSubstr("REPORT_NOT_SUBMITTED"));
}

TEST_F(IntakeTest, SaysOfWhatIsUnchangedThatItsCorrectionIsAskedFor) {
  const std::string report = "avim-mensenhandel/2021-Q2/amsterdam";
  const std::string file = File("amsterdam.csv", Example("amsterdam"));
  ASSERT_EQ(Submit({file}).exit_code, 0);
  ASSERT_EQ(Do({"report", "accept", report, "--as", "korps"}).exit_code, 0);
  EXPECT_THAT(Submit({file}).out,
              AllOf(HasSubstr("ongewijzigd"), Not(HasSubstr("correctie gevraagd"))));
  ASSERT_EQ(Do({"report", "reopen", report, "--reason", "Tel opnieuw", "--line",
                "ienr-fte=Telling klopt niet", "--as", "korps"})
                .exit_code,
            0);
  const Ran again = Submit({file});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.out, AllOf(HasSubstr("ongewijzigd ten opzichte van versie 1"),
                               HasSubstr("van deze versie is een correctie gevraagd, en die zit "
                                         "hier niet in: Tel opnieuw\n"),
                               HasSubstr("Te verbeteren, ienr-fte: Telling klopt niet")));
  EXPECT_THAT(Do({"report", "show", report + "/1"}).out,
              HasSubstr("Heropend: er is een correctie gevraagd: Tel opnieuw"));
  std::string correction = Replaced(Example("amsterdam"), ";1,7;1,6;2,1;0,4;;2,7;;;",
                                    ";1,7;1,5;2,1;0,4;;2,7;;;;Nageteld");
  correction = Replaced(correction, "toegelicht bedrag", "toegelicht bedrag;correctiereden");
  const Ran corrected = Submit({File("correctie.csv", correction)});
  ASSERT_EQ(corrected.exit_code, 0) << corrected.out;
  EXPECT_THAT(Do({"report", "show", report + "/1"}).out,
              HasSubstr("Heropend: er is een correctie gevraagd"));  // until it is accepted
  ASSERT_EQ(Do({"report", "accept", report, "--as", "korps"}).exit_code, 0);
  EXPECT_THAT(Do({"report", "show", report + "/1"}).out,
              AllOf(HasSubstr("Is heropend geweest: er was een correctie gevraagd: Tel opnieuw"),
                    Not(HasSubstr("Heropend: "))));
}

TEST_F(IntakeTest, TellsWhichLinesAReturnMarks) {
  ASSERT_EQ(Submit({File("amsterdam.csv", Example("amsterdam"))}).exit_code, 0);
  const Ran returned = Do({"report", "return", "avim-mensenhandel/2021-Q2/amsterdam", "--line",
                           "ienr-budget=Bijlage ontbreekt", "--line", "ienr-fte=Telling klopt niet",
                           "--as", "korps"});
  EXPECT_EQ(returned.exit_code, 0) << returned.out;
  EXPECT_THAT(returned.out, AllOf(HasSubstr("Te verbeteren, ienr-budget: Bijlage ontbreekt"),
                                  HasSubstr("Te verbeteren, ienr-fte: Telling klopt niet")));
  EXPECT_THAT(Do({"report", "list", "avim-mensenhandel"}).out,
              HasSubstr("ienr-budget: Bijlage ontbreekt; ienr-fte: Telling klopt niet"));
}

// The plan tells in which measure an amount is whose line has no figures yet.
TEST_F(IntakeTest, KeepsAmountsOfLinesWithoutFiguresOnlyAsTheyAreMeant) {
  const auto keep = [this](const std::string& line, const std::string& amount) {
    return Do({"report", "keep", "--as", "controller",
               File("concept.csv",
                    "programma;eenheid;periode;regel;toelichting;oorzaak;toegelicht bedrag\n"
                    "avim-mensenhandel;amsterdam;2021-Q2;" +
                        line + ";Later ingestroomd;tijdsverschil;" + amount + "\n")});
  };
  const Ran kept = keep("mensenhandel-fte", "1,000");
  EXPECT_EQ(kept.exit_code, 0) << kept.out;
  EXPECT_THAT(kept.out, HasSubstr("bewaard als concept, versie 1"));
  EXPECT_THAT(Do({"report", "show", "avim-mensenhandel/2021-Q2/amsterdam"}).out,
              HasSubstr("(tijdsverschil, 1,000): Later ingestroomd"));
  const Ran asked = keep("mensenhandel-fte", "1.500");
  EXPECT_EQ(asked.exit_code, 1);
  EXPECT_THAT(asked.out, AllOf(HasSubstr("GEWEIGERD"), HasSubstr("FIGURE_AMBIGUOUS"),
                               HasSubstr("G2"), HasSubstr("schrijf 1500 of 1,500")));
  const Ran finer = keep("mensenhandel-budget", "0,125");
  EXPECT_EQ(finer.exit_code, 1);
  EXPECT_THAT(finer.out, AllOf(HasSubstr("FIGURE_MALFORMED"), HasSubstr("hooguit 2 decimalen")));
  const Ran nowhere = keep("geen-regel", "1,000");
  EXPECT_EQ(nowhere.exit_code, 1);
  EXPECT_THAT(nowhere.out, AllOf(HasSubstr("MEASURE_UNKNOWN"), HasSubstr("LINE_UNKNOWN")));
  EXPECT_EQ(Do({"report", "show", "avim-mensenhandel/2021-Q2/amsterdam/2"}).exit_code, 4);
}

// Of many reports the good ones that ask for nothing are counted, and no more.
TEST_F(IntakeTest, TellsOfManyReportsThoseWithAWarning) {
  const std::string first = Example("amsterdam");
  std::string content = first.substr(0, first.find('\n') + 1);
  for (const char* unit :
       {"amsterdam", "den-haag", "midden-nederland", "noord-holland", "noord-nederland",
        "oost-nederland", "rotterdam", "zeeland-west-brabant"}) {
    for (const char* period : {"2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2", "2022-Q3"}) {
      std::string rows = RowsOf(Example(unit));
      for (std::size_t at = 0; (at = rows.find("2021-Q2", at)) != std::string::npos; ++at) {
        rows.replace(at, 7, period);
      }
      content += rows;
    }
  }
  const Ran ran = Do({"report", "check", File("veel.csv", content)});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_THAT(ran.out,
              AllOf(HasSubstr("rotterdam, 2021-Q3: kan worden ingediend"),
                    HasSubstr("DEVIATION_UNEXPLAINED"), HasSubstr("48 rapportages, 48 goed"),
                    ::testing::ContainsRegex("; met een waarschuwing: [1-9]"),
                    Not(HasSubstr("rotterdam, 2021-Q2"))));
}

// Whether a report is checked, handed in or shown: what weighs how much.
TEST_F(IntakeTest, TellsOfADraftThatIsHandedInWhatSubmittingTells) {
  const char* const meaning =
      "waarschuwing: toelichten of verbeteren voordat de rapportage geaccepteerd kan worden\n";
  const std::string rotterdam = "avim-mensenhandel/2021-Q2/rotterdam";
  const std::string file =
      File("rotterdam.csv",
           Replaced(Example("rotterdam"), ";228.315,78;262.563,15", ";428.315,78;462.563,15"));
  EXPECT_THAT(Do({"report", "check", file}).out,
              AllOf(HasSubstr(meaning), HasSubstr("DEVIATION_UNEXPLAINED")));
  ASSERT_EQ(Do({"report", "keep", file, "--as", "controller"}).exit_code, 0);
  const Ran handed_in = Do({"report", "hand-in", rotterdam, "--as", "controller"});
  EXPECT_EQ(handed_in.exit_code, 0);
  EXPECT_THAT(handed_in.out,
              AllOf(HasSubstr("ingediend (bewijs: "), HasSubstr(meaning),
                    HasSubstr("DEVIATION_UNEXPLAINED mensenhandel-budget: "), HasSubstr("    → ")));
  EXPECT_THAT(Do({"report", "show", rotterdam}).out,
              AllOf(HasSubstr(meaning), HasSubstr("DEVIATION_UNEXPLAINED mensenhandel-budget: ")));
  // What is explained, and what asks nothing.
  ASSERT_EQ(
      Do({"report", "keep", File("amsterdam.csv", Example("amsterdam")), "--as", "controller"})
          .exit_code,
      0);
  const std::string amsterdam = "avim-mensenhandel/2021-Q2/amsterdam";
  EXPECT_THAT(Do({"report", "hand-in", amsterdam, "--as", "controller"}).out,
              AllOf(HasSubstr("toegelicht: 2 bevindingen\n"),
                    HasSubstr("ter informatie: hiervoor hoeft u niets te doen\n"),
                    HasSubstr("FORECAST_OFF_PACE"), Not(HasSubstr("licht toe")),
                    Not(HasSubstr("DEVIATION_UNEXPLAINED"))));
  EXPECT_THAT(Do({"report", "show", amsterdam}).out,
              AllOf(HasSubstr("\ntoegelicht\n  DEVIATION_UNEXPLAINED "),
                    HasSubstr("\nter informatie: "), Not(HasSubstr("licht toe"))));
}

TEST_F(IntakeTest, TellsByLineAndColumnWhyADraftCannotBeSubmitted) {
  std::string rows = Example("amsterdam");
  rows.resize(rows.rfind("avim-mensenhandel;amsterdam;"));  // without its last line
  ASSERT_EQ(Do({"report", "keep", File("half.csv", rows), "--as", "controller"}).exit_code, 0);
  const Ran ran =
      Do({"report", "hand-in", "avim-mensenhandel/2021-Q2/amsterdam", "--as", "controller"});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.out,
              AllOf(HasSubstr("dit concept kan zo niet worden ingediend"),
                    HasSubstr("de hele rapportage: regel "), HasSubstr("[LINE_MISSING]"),
                    HasSubstr("rekenschap report submit"), Not(HasSubstr("report.lines"))));
}

TEST_F(IntakeTest, SendsNothingWhoseReceiptCannotBeKept) {
  const std::string good = File("amsterdam.csv", Example("amsterdam"));
  const Ran ran = Submit({good, "--receipts", dir_ / "no/such/folder/receipts"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_FALSE(IsIn("amsterdam"));
}

}  // namespace
}  // namespace rekenschap
