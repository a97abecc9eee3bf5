#include "services/monitoring/domain/rules.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace rekenschap::monitoring {
namespace {

TEST(RulesTest, StandInOrderUnderStableIds) {
  EXPECT_TRUE(std::ranges::is_sorted(Rules(), {}, &Rule::id));
  for (const Rule& rule : Rules()) {
    EXPECT_EQ(FindRule(rule.id), &rule);
    EXPECT_GE(rule.version, 1);
    for (const auto text :
         {rule.message.dutch, rule.message.english, rule.remedy.dutch, rule.remedy.english}) {
      EXPECT_FALSE(text.empty()) << rule.id;
    }
  }
  EXPECT_EQ(FindRule("NO_SUCH_RULE"), nullptr);
  EXPECT_EQ(CurrentRuleVersions().size(), Rules().size());
}

TEST(RulesTest, FillsTextsInInEitherLanguage) {
  finance::Finding finding;
  finding.rule = "DEVIATION_UNEXPLAINED";
  finding.given = finance::Quantity{finance::Measure::kEuro, 123'456'789};
  finding.expected = finance::Quantity{finance::Measure::kEuro, 100};
  finding.difference = finance::Quantity{finance::Measure::kEuro, 123'456'689};
  finding.params = {{"figure", "spent"}, {"threshold", "1000000"}};
  EXPECT_EQ(TextOf(finding, finance::Language::kDutch).message,
            "besteed is € 1.234.567,89 tegen een doel van € 1,00: een verschil van € 1.234.566,89, "
            "bij een grens van € 10.000,00");
  EXPECT_EQ(TextOf(finding, finance::Language::kEnglish).message,
            "spent is € 1,234,567.89 against a target of € 1.00: a difference of € 1,234,566.89, "
            "with a threshold of € 10,000.00");
}

TEST(RulesTest, SaysThatWhatIsSpentIsCommittedToo) {
  finance::Finding finding;
  finding.rule = "SPENT_ABOVE_COMMITTED";
  EXPECT_EQ(TextOf(finding, finance::Language::kDutch).remedy,
            "verplicht omvat ook wat al is besteed; verhoog verplicht of controleer besteed");
}

TEST(RulesTest, ReadOnWhereAnOlderFindingDoesNotNameWhatWasMarked) {
  finance::Finding finding;
  finding.params = {{"version", "2"}};
  finding.rule = "RETURNED_UNCHANGED";
  EXPECT_EQ(TextOf(finding, finance::Language::kEnglish).message,
            "this is version 2 without a change, while it was to be mended: see that version");
  finding.rule = "UNMARKED_LINE_CHANGED";
  finding.line = "budget";
  EXPECT_EQ(TextOf(finding, finance::Language::kDutch).message,
            "regel budget is anders dan in versie 2, terwijl alleen verbetering is gevraagd van "
            "andere regels");
}

TEST(RulesTest, LeavesNoPlaceholderUnfilled) {
  for (const Rule& rule : Rules()) {
    finance::Finding finding;
    finding.rule = std::string(rule.id);
    for (const auto language : {finance::Language::kDutch, finance::Language::kEnglish}) {
      const FindingText text = TextOf(finding, language);
      EXPECT_EQ((text.message + text.remedy).find_first_of("{}"), std::string::npos) << rule.id;
    }
  }
}

}  // namespace
}  // namespace rekenschap::monitoring
