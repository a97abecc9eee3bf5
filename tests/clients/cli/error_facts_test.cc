#include "clients/cli/error_facts.h"

#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

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

TEST(DutchErrorWithTest, HasNothingWithoutWhatItTakes) {
  EXPECT_EQ(DutchErrorWith("REVISION_STALE", {}), std::nullopt);
  EXPECT_EQ(DutchErrorWith("UNIT_UNKNOWN", {{"period", "2021-Q2"}}), std::nullopt);
  EXPECT_EQ(DutchErrorWith("", {}), std::nullopt);
}

TEST(DutchErrorWithTest, SaysWhatAReportCanStillBecome) {
  EXPECT_EQ(DutchErrorWith("REPORT_NOT_SUBMITTED", {{"state", "RETURNED"}}),
            "alleen een ingediende versie kan worden beoordeeld; deze is teruggegeven: dien een "
            "volgende versie in");
  EXPECT_EQ(DutchErrorWith("REPORT_NOT_SUBMITTED", {{"state", "NEW_STATE"}}), std::nullopt);
}

TEST(DutchErrorWithTest, WritesAmountsInEuros) {
  EXPECT_EQ(DutchErrorWith("CORRECTION_TOO_LARGE", {{"left_eurocents", "123456"}}),
            "van deze betaling is nog € 1.234,56 terug te nemen; geef niet meer dan dat");
  for (const char* cents : {"", "12x", "99999999999999999999"}) {
    EXPECT_EQ(DutchErrorWith("CORRECTION_TOO_LARGE", {{"left_eurocents", cents}}), std::nullopt)
        << cents;
  }
}

}  // namespace
}  // namespace rekenschap::cli
