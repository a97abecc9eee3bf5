#include "clients/cli/error_facts.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "services/base/rpc/fields.h"
#include "services/base/status/status.h"
#include "services/finance/printed.h"

namespace rekenschap::cli {
namespace {

namespace fs = std::filesystem;

// What `pattern` finds in the file, by its first group.
std::set<std::string> FoundIn(const fs::path& source, const std::regex& pattern) {
  std::ifstream in(source);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::set<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) {
    found.insert(it->str(1));
  }
  return found;
}

TEST(DutchErrorWithTest, TakesOnlyFactsThatTheServicesGive) {
  const fs::path root(REKENSCHAP_SOURCE);
  std::set<std::string> taken =
      FoundIn(root / "clients/cli/error_facts.cc", std::regex("\\{([a-z_]+)\\}"));
  EXPECT_GT(taken.size(), 20U);
  // Made of other facts.
  EXPECT_EQ(taken.erase("possible"), 1U);
  EXPECT_EQ(taken.erase("exemptible"), 1U);
  EXPECT_EQ(taken.erase("left"), 1U);
  EXPECT_EQ(taken.erase("wholly"), 1U);
  // Read in the words.
  for (const char* read : {"figure", "most_digits", "too_fine", "too_large"}) {
    EXPECT_EQ(taken.erase(read), 1U) << read;
  }
  taken.insert("state");
  taken.insert("left_eurocents");
  std::set<std::string> given;
  const std::regex fact("(?:\\{|\\[)\"([a-z_]+)\"(?:,|\\])");
  for (const auto& entry : fs::recursive_directory_iterator(root / "services")) {
    if (entry.path().extension() == ".cc") given.merge(FoundIn(entry.path(), fact));
  }
  for (const std::string& name : taken) EXPECT_TRUE(given.contains(name)) << name;
}

TEST(DutchErrorWithTest, TakesTheTextThatTheFactsFill) {
  EXPECT_EQ(
      DutchErrorWith("REVISION_STALE", {{"predecessor", "1"}, {"stands", "3"}}),
      "deze revisie bouwt voort op revisie 1, en nu geldt revisie 3: leg haar mutaties opnieuw "
      "vast op die revisie");
  EXPECT_EQ(DutchErrorWith("REVISION_STALE", {{"stands", "3"}}),
            "deze revisie bouwt op geen andere voort, en nu geldt revisie 3: leg haar mutaties "
            "opnieuw vast op die revisie");
  EXPECT_EQ(DutchErrorWith("REVISION_STALE", {{"predecessor", "1"}}),
            "deze revisie bouwt voort op revisie 1, die nog niet is vastgesteld; stel die eerst "
            "vast");
}

TEST(DutchErrorWithTest, SaysWhatCanBeDoneInsteadOfWhatWasAsked) {
  EXPECT_EQ(DutchErrorWith("FINDINGS_UNEXPLAINED", {{"findings", "1"}}),
            "nog open: 1 van de waarschuwingen; geef de rapportage terug, of laat een volgende "
            "versie ze toelichten of verbeteren");
  EXPECT_EQ(DutchErrorWith("GRANT_UNKNOWN", {{"first_year", "2020"}}),
            "dit plan kent pas vanaf 2020 iets toe; vraag 2020 of een later jaar");
  EXPECT_EQ(
      DutchErrorWith("PAYMENT_NOT_YET_MADE",
                     {{"payment_date", "2029-04-01"}, {"today", "2026-11-30"}}),
      "2029-04-01 moet nog komen, het is vandaag 2026-11-30; leg een betaling vast als zij is "
      "gedaan");
  EXPECT_EQ(DutchErrorWith("REPORT_EXISTS", {{"period", "2021-Q2"}, {"state", "SUBMITTED"}}),
            "er is over 2021-Q2 al een rapportage, dus vrijstellen kan niet: zij is nog niet "
            "geaccepteerd; is zij onterecht, geef haar dan eerst terug");
  EXPECT_EQ(DutchErrorWith("REPORT_EXISTS", {{"period", "2021-Q2"}, {"state", "ACCEPTED"}}),
            "er is over 2021-Q2 al een rapportage, dus vrijstellen kan niet: zij is geaccepteerd "
            "en telt; blijkt zij onjuist, heropen haar dan");
  EXPECT_EQ(DutchErrorWith("REPORT_EXISTS", {{"period", "2021-Q2"}}), std::nullopt);
}

TEST(DutchErrorWithTest, SaysWhereALineIsNot) {
  EXPECT_EQ(
      DutchErrorWith("LINE_UNKNOWN", {{"report", "programmes/a/reports/2021-Q2/b/versions/1"}}),
      "deze regel staat niet in de rapportage; `rekenschap report show "
      "programmes/a/reports/2021-Q2/b/versions/1` toont welke erin staan");
  EXPECT_EQ(DutchErrorWith("LINE_UNKNOWN", {}), std::nullopt);
}

TEST(DutchErrorWithTest, HasNothingWithoutWhatItTakes) {
  EXPECT_EQ(DutchErrorWith("REVISION_STALE", {}), std::nullopt);
  EXPECT_EQ(DutchErrorWith("UNIT_UNKNOWN", {{"period", "2021-Q2"}}), std::nullopt);
  EXPECT_EQ(DutchErrorWith("", {}), std::nullopt);
}

TEST(DutchErrorWithTest, SaysWhatAReportCanStillBecome) {
  EXPECT_EQ(DutchErrorWith("REPORT_NOT_SUBMITTED", {{"state", "RETURNED"}}),
            "alleen een ingediende versie kan worden beoordeeld; deze is teruggegeven: dien een "
            "volgende versie in");
  for (const char* state :
       {"ACCEPTED", "CLOSED", "DRAFT", "REOPENED", "RETURNED", "SUBMITTED", "SUPERSEDED"}) {
    EXPECT_NE(DutchErrorWith("REPORT_NOT_DRAFT", {{"state", state}}), std::nullopt) << state;
  }
  EXPECT_EQ(DutchErrorWith("REPORT_NOT_SUBMITTED", {{"state", "NEW_STATE"}}), std::nullopt);
}

// As the services word them: of several violations they give no facts.
TEST(FactsInTest, ReadWhatFieldChecksSay) {
  base::FieldChecks checks;
  checks.Text("a", "x", 3, 10);
  checks.Text("b", "twaalf teken", 3, 10);
  checks.Bounded("c", 300, 200);
  checks.Text("d", "", 3, 10);
  const base::ErrorDetails details = base::DetailsOf(std::move(checks).ToStatus("REFUSED"));
  ASSERT_EQ(details.violations.size(), 4U);
  ASSERT_TRUE(details.metadata.empty());
  using Facts = std::map<std::string, std::string>;
  EXPECT_EQ(FactsIn(details.violations[0].description), (Facts{{"least", "3"}}));
  EXPECT_EQ(FactsIn(details.violations[1].description), (Facts{{"most", "10"}}));
  EXPECT_EQ(FactsIn(details.violations[2].description), (Facts{{"count", "300"}, {"most", "200"}}));
  EXPECT_EQ(FactsIn(details.violations[3].description), Facts());
}

TEST(FactsInTest, ReadBoundsOfNumbersAndNothingElse) {
  EXPECT_EQ(DutchErrorWith("NUMBER_OUT_OF_BOUNDS", FactsIn("it is not between 0 and 10000")),
            "dit getal ligt niet tussen 0 en 10000");
  for (const char* other :
       {"", "it is not between a and b", "it has more than 20 characters; cut"}) {
    EXPECT_TRUE(FactsIn(other).empty()) << other;
  }
}

// As it is read where a plan is recorded.
TEST(FactsInTest, ReadWhyAPrintedFigureIsNone) {
  const auto told = [](const std::string& text) {
    const auto printed = finance::ParsePrinted(text, finance::Measure::kEuro, 1);
    EXPECT_FALSE(printed.ok()) << text;
    return DutchErrorWith("FIGURE_MALFORMED", FactsIn(std::string(printed.status().message())));
  };
  for (const std::string none : {"3.x", "1,2,3", ",5", "12.34"}) {
    EXPECT_EQ(told(none), "'" + none +
                              "' is geen cijfer; schrijf alleen cijfers, met een komma voor de "
                              "decimalen en hooguit punten tussen de duizendtallen, zoals 1.234,5");
  }
  EXPECT_EQ(told("1234567890123456789"),
            "'1234567890123456789' heeft meer dan 18 cijfers; kijk of er te veel staan");
  EXPECT_EQ(told("1,234"), "'1,234' heeft meer decimalen dan deze maat; geef er minder");
  EXPECT_EQ(told("12345678901234567"),
            "'12345678901234567' is groter dan enig cijfer kan zijn; kijk of er cijfers te veel "
            "staan");
}

TEST(DutchErrorWithTest, WritesAmountsInEuros) {
  EXPECT_EQ(DutchErrorWith("CORRECTION_TOO_LARGE", {{"left_eurocents", "123456"}}),
            "van deze betaling is nog € 1.234,56 terug te nemen; geef niet meer dan dat");
  EXPECT_EQ(DutchErrorWith("CORRECTION_TOO_LARGE", {{"left_eurocents", "0"}}),
            "deze betaling is al helemaal teruggenomen");
  for (const char* cents : {"", "12x", "99999999999999999999"}) {
    EXPECT_EQ(DutchErrorWith("CORRECTION_TOO_LARGE", {{"left_eurocents", cents}}), std::nullopt)
        << cents;
  }
}

}  // namespace
}  // namespace rekenschap::cli
