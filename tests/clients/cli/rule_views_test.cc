#include "clients/cli/rule_views.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "services/monitoring/domain/rules.h"
#include "services/monitoring/rpc/convert_rule.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::RuleParameter;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// The service's own catalogue.
monitoring::v1::ListRulesResponse Catalogue(const monitoring::RuleBook& book = {}) {
  monitoring::v1::ListRulesResponse response;
  for (const monitoring::Rule& rule : monitoring::Rules()) {
    monitoring::ToProto(rule, book, {}, *response.add_rules());
  }
  return response;
}

Session SessionOn(std::ostringstream& out, const char* language = "nl") {
  Session session{out, out};
  session.language_code = language;
  return session;
}

TEST(RuleViewsTest, TheReadmeHasTheCatalogueAsItIs) {
  std::ostringstream readme;
  readme << std::ifstream(std::string(REKENSCHAP_SOURCE) + "/README.md").rdbuf();
  const std::string text = readme.str();
  const std::string begin = "<!-- rekenschap rules list --markdown --lang en -->\n";
  const std::size_t from = text.find(begin);
  const std::size_t to = text.find("<!-- end of the rules -->");
  ASSERT_NE(from, std::string::npos);
  ASSERT_NE(to, std::string::npos);
  std::ostringstream out;
  EXPECT_EQ(text.substr(from + begin.size(), to - from - begin.size()),
            RulesMarkdown(SessionOn(out, "en"), Catalogue()))
      << "put what `rekenschap rules list --markdown --lang en` prints between the two comments";
}

TEST(RuleViewsTest, ShowParametersInTheirUnits) {
  std::ostringstream out;
  const Session dutch = SessionOn(out);
  const Session english = SessionOn(out, "en");
  const struct {
    RuleParameter::Unit unit;
    std::int64_t number;
    const char* dutch;
    const char* english;
  } cases[] = {
      {RuleParameter::UNIT_BASIS_POINTS, 550, "5,50 %", "5.50 %"},
      {RuleParameter::UNIT_EUROCENTS, 1'000'000, "€ 10.000,00", "€ 10,000.00"},
      {RuleParameter::UNIT_FTE_THOUSANDTHS, 500, "0,500 fte", "0.500 fte"},
      {RuleParameter::UNIT_HUNDREDTHS, 350, "3,50", "3.50"},
      {RuleParameter::UNIT_PERIODS, 1, "1 periode", "1 period"},
      {RuleParameter::UNIT_PERIODS, 4, "4 perioden", "4 periods"},
      {RuleParameter::UNIT_UNITS, 5, "5 eenheden", "5 units"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ParameterWords(dutch, c.unit, c.number), c.dutch);
    EXPECT_EQ(ParameterWords(english, c.unit, c.number), c.english);
  }
}

TEST(RuleViewsTest, ShowARuleWithItsTextsAndHowItIsSet) {
  const monitoring::RuleBook book(
      {{"ABOVE_YEAR_BUDGET", false, finance::Severity::kInfo, {{"tolerance", 250}}}}, {}, 1);
  monitoring::v1::Rule rule;
  monitoring::ToProto(*monitoring::FindRule("ABOVE_YEAR_BUDGET"), book, {}, rule);
  std::ostringstream out;
  PrintRule(SessionOn(out), rule, true);
  EXPECT_THAT(out.str(), AllOf(HasSubstr("ABOVE_YEAR_BUDGET — Meer dan het jaarbudget"),
                               HasSubstr("een toelichting handelt de bevinding af"),
                               HasSubstr("ter informatie; tolerance 2,50 %")));
  std::ostringstream plain;
  PrintRule(SessionOn(plain), rule, false);
  EXPECT_THAT(plain.str(), Not(HasSubstr("2,50 %")));
}

// A rule that tells from which difference on an explanation is due, as a programme has it.
monitoring::v1::Rule DeviationRule(std::vector<monitoring::ExplanationLadder> ladders = {},
                                   const monitoring::DeviationThreshold& threshold = {}) {
  monitoring::v1::Rule rule;
  monitoring::ToProto(*monitoring::FindRule("DEVIATION_UNEXPLAINED"),
                      monitoring::RuleBook({}, std::move(ladders), 1), threshold, rule);
  return rule;
}

// The text of it for people, with one blank between words wherever lines break.
std::string ShownRule(const monitoring::v1::Rule& rule, const char* language = "nl") {
  std::ostringstream out;
  PrintRule(SessionOn(out, language), rule, true);
  std::istringstream words(out.str());
  std::string text;
  for (std::string word; words >> word;) text += (text.empty() ? "" : " ") + word;
  return text;
}

TEST(RuleViewsTest, ShowTheThresholdsOfExplanationsByDefault) {
  EXPECT_THAT(
      ShownRule(DeviationRule()),
      AllOf(HasSubstr("drempel euro's: boven het hoogste van 5,00 % van het doel en € 10.000,00 "
                      "(standaard)"),
            HasSubstr("drempel fte: boven het hoogste van 5,00 % van het doel en 0,500 fte "),
            HasSubstr("drempel aantallen: boven 5,00 % van het doel (standaard)"),
            HasSubstr("de opzet van Rekenschap, ook de standaarddrempels"),
            HasSubstr("hier zoals in de catalogus")));
  EXPECT_THAT(ShownRule(DeviationRule(), "en"),
              HasSubstr("threshold euros: above the larger of 5.00 % of the target and € 10,000.00 "
                        "(by default)"));
  // Other rules have none.
  monitoring::v1::Rule other;
  monitoring::ToProto(*monitoring::FindRule("ABOVE_YEAR_BUDGET"), {}, {}, other);
  EXPECT_THAT(ShownRule(other), Not(HasSubstr("drempel")));
}

TEST(RuleViewsTest, ShowTheLadderThatAProgrammeHasSet) {
  monitoring::ExplanationLadder fte;
  fte.measure = finance::Measure::kFte;
  fte.steps = {{{}, 2'000, 1'000}};
  const monitoring::v1::Rule rule = DeviationRule({monitoring::NationalLadder(), fte});
  EXPECT_THAT(
      ShownRule(rule),
      AllOf(
          HasSubstr("drempel euro's: bij een doel onder € 50.000.000,00: vanaf € 1.000.000,00; "
                    "onder € 200.000.000,00: vanaf € 2.000.000,00; onder € 1.000.000.000,00: "
                    "vanaf € 5.000.000,00; daarboven: vanaf € 10.000.000,00 (staffel van het "
                    "programma; Rijksbegrotingsvoorschriften, norm bij te verklaren verschillen)"),
          HasSubstr("drempel fte: vanaf het hoogste van 10,00 % van het doel en 2,000 fte "
                    "(staffel van het programma)"),
          HasSubstr("hier eigen staffel voor euro's; eigen staffel voor fte"),
          Not(HasSubstr("zoals in de catalogus"))));
  monitoring::v1::ListRulesResponse rules;
  *rules.add_rules() = rule;
  std::ostringstream out;
  const Session session = SessionOn(out, "en");
  Print(session, RulesTable(session, rules, true));
  EXPECT_THAT(out.str(), HasSubstr("own ladder for euros; own ladder for fte"));
}

TEST(RuleViewsTest, ShowTheThresholdOfAPlan) {
  monitoring::DeviationThreshold threshold;
  threshold.amount_eurocents = 0;
  threshold.amount_fte_thousandths = 1'000;
  EXPECT_THAT(
      ShownRule(DeviationRule({}, threshold)),
      AllOf(HasSubstr("euro's: boven 5,00 % van het doel (uit het plan van het programma)"),
            HasSubstr("fte: boven het hoogste van 5,00 % van het doel en 1,000 fte (uit het plan"),
            HasSubstr("aantallen: boven 5,00 % van het doel (standaard)"),
            HasSubstr("hier eigen drempel voor euro's; eigen drempel voor fte")));
  threshold.share_basis_points = 0;
  EXPECT_THAT(
      ShownRule(DeviationRule({}, threshold)),
      AllOf(HasSubstr("euro's: bij elk verschil (uit"), HasSubstr("fte: boven 1,000 fte (uit"),
            HasSubstr("eigen drempel voor aantallen")));
}

TEST(RuleViewsTest, TellHowManyAcceptedReportsDeviate) {
  monitoring::v1::ListDeviationsResponse found;
  std::ostringstream out;
  const Session session = SessionOn(out);
  EXPECT_THAT(DeviationsSentence(session, found), HasSubstr("nog geen geaccepteerde"));
  found.set_checked_count(1'200);
  EXPECT_THAT(DeviationsSentence(session, found), HasSubstr("Geen van de 1.200"));
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"(deviations { report: "programmes/avim/reports/2021-Q2/rotterdam/versions/1"
           held_revision_number: 1 revision_number: 2
           findings { rule: "DEVIATION_UNEXPLAINED" line: "budget" message: "besteed is te weinig" } }
         checked_count: 3)",
      &found));
  EXPECT_THAT(
      DeviationsSentence(session, found),
      HasSubstr("1 van de 3 geaccepteerde rapportages wijkt nu anders af dan toen zij werd"));
  EXPECT_THAT(DeviationsSentence(SessionOn(out, "en"), found),
              HasSubstr("1 of the 3 accepted reports now deviates otherwise than when it was"));
  Print(session, DeviationsTable(session, found));
  EXPECT_THAT(out.str(), AllOf(HasSubstr("avim/reports/2021-Q2/rotterdam/versions/1"),
                               HasSubstr("revisie 1, afspraken 0"), HasSubstr("revisie 2"),
                               HasSubstr("    besteed is te weinig")));
  *found.add_deviations() = monitoring::v1::Deviation(found.deviations(0));
  EXPECT_THAT(DeviationsSentence(session, found), HasSubstr("2 van de 3 geaccepteerde rapportages "
                                                            "wijken nu anders af"));
}

}  // namespace
}  // namespace rekenschap::cli
