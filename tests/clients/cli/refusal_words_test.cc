#include "clients/cli/refusal_words.h"

#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

TEST(InDutchTest, LeavesOutEnglishThatSaysNoMore) {
  EXPECT_EQ(InDutch({.reason = "REVISION_ADOPTED",
                     .english = "programmes/avim/revisions/2 is adopted already",
                     .about = "programmes/avim/revisions/2"}),
            "deze revisie is al vastgesteld");
  // Its figures are in the Dutch too; an apostrophe is no quotation.
  EXPECT_EQ(InDutch({.reason = "SHARE_UNFIT", .english = "the line's share is from 0 to 10000"}),
            "een aandeel is van 0 tot en met 10000");
  EXPECT_EQ(InDutch({.reason = "TEXT_MISSING", .english = "it is required"}),
            "hier ontbreekt een tekst; vul hem in");
}

TEST(InDutchTest, KeepsEnglishWithFiguresOrNamesThatAreNotToldElse) {
  const std::string reserve = "key 'politie' is not one of the revision; name another";
  EXPECT_EQ(InDutch({.reason = "KEY_UNKNOWN", .english = reserve}),
            "deze verdeelsleutel heeft de revisie niet (" + reserve + ")");
  const std::string balance = "a cash shift adds up to zero, and this one to EUR 2.021,00";
  EXPECT_EQ(
      InDutch({.reason = "CASH_SHIFT_UNBALANCED",
               .english = balance,
               .about = "programmes/avim/revisions/2021"}),
      "een kasschuif is over de jaren samen nul; wat uit het ene jaar gaat, komt in het andere "
      "(" +
          balance + ")");
  EXPECT_EQ(InDutch({.reason = "TEXT_TOO_SHORT", .english = "it has fewer than 10 characters"}),
            "deze tekst is te kort (it has fewer than 10 characters)");
  // A figure that is part of another is another.
  EXPECT_EQ(InDutch({.reason = "SHARE_UNFIT", .english = "it is above 100"}),
            "een aandeel is van 0 tot en met 10000 (it is above 100)");
}

TEST(InDutchTest, NamesWhatTheSentenceBeginsWith) {
  EXPECT_EQ(InDutch({.reason = "PERIOD_MALFORMED",
                     .english = "'2021-Q7' is not a period; write 2021 or 2021-Q3"}),
            "'2021-Q7': dit is geen periode; schrijf 2021, 2021-H1, 2021-T2, 2021-Q3 of 2021-M07");
  EXPECT_EQ(InDutch({.reason = "UNIT_NOT_TAKING_PART",
                     .english = "unit 'limburg' does not take part; leave it out"}),
            "eenheid limburg: deze eenheid doet niet mee aan het programma");
  EXPECT_EQ(
      InDutch({.reason = "LINE_CHANGED", .english = "line politie keeps its measure"}),
      "regel politie: een regel houdt haar maat, aard, grondslag en richting; geef wat anders "
      "is een eigen regel");
  EXPECT_EQ(InDutch({.reason = "AMOUNT_MISSING", .english = "line politie, structural: say how"}),
            "regel politie, structureel: hier ontbreekt een bedrag");
  EXPECT_EQ(InDutch({.reason = "RULE_FIXED", .english = "LINE_MISSING guards the sense"}),
            "LINE_MISSING: deze regel bewaakt of rapportages kloppen en ligt vast");
  EXPECT_EQ(InDutch({.reason = "NAME_MALFORMED",
                     .english = "'programmes/a/statements/2021-Q2' is not a name here; write "
                                "programmes/{programme}/statements/{period}.{number}, such as "
                                "2021-Q2.1, ids being lower-case words with hyphens"}),
            "'programmes/a/statements/2021-Q2': zo wordt deze naam niet geschreven; kleine "
            "letters, cijfers en streepjes, zoals avim-mensenhandel");
  EXPECT_EQ(InDutch({.reason = "RULE_UNKNOWN",
                     .english = "'BELOW_POSITION' is no rule of the catalogue; list it to see "
                                "which there are"}),
            "'BELOW_POSITION': deze regel is er niet; `rekenschap rules list` toont ze");
  // Cut off in the middle of what it quotes.
  EXPECT_EQ(InDutch({.reason = "URI_MALFORMED", .english = "'http"}),
            "dit is geen adres; het begint met https://");
}

TEST(InDutchTest, IsEnglishForAReasonWithoutDutch) {
  EXPECT_EQ(InDutch({.reason = "SOMETHING_ELSE", .english = "it is wrong"}), "it is wrong");
  EXPECT_EQ(InDutch({.reason = "", .english = "it is wrong"}), "it is wrong");
}

}  // namespace
}  // namespace rekenschap::cli
