#include "clients/cli/portfolio_notes.h"

#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

using ::testing::HasSubstr;

std::string Said(const monitoring::v1::ListPortfolioResponse& response,
                 const std::string& language = "nl") {
  std::ostringstream out;
  Session session{out, out};
  session.language_code = language;
  PrintZeroTargets(session, response);
  return out.str();
}

void Add(monitoring::v1::ListPortfolioResponse& response, const std::string& programme,
         int zero_targets) {
  auto& row = *response.add_rows();
  row.set_programme("programmes/" + programme);
  row.set_zero_target_count(zero_targets);
}

TEST(PortfolioNotesTest, TellWhereSomethingWasRealisedOnATargetOfZero) {
  monitoring::v1::ListPortfolioResponse response;
  Add(response, "avim", 0);
  EXPECT_EQ(Said(response), "");
  Add(response, "cyber", 1);
  EXPECT_THAT(
      Said(response),
      HasSubstr("Iets gerealiseerd op een doel van nul: 1 regel van een eenheid (cyber 1)"));
  // Of all kinds of a programme together.
  Add(response, "cyber", 2);
  Add(response, "zeden", 1);
  EXPECT_THAT(Said(response), HasSubstr("nul: 4 regels van eenheden (cyber 3, zeden 1), "));
  EXPECT_THAT(Said(response, "en"), HasSubstr("zero: 4 lines of units (cyber 3, zeden 1), "));
}

TEST(PortfolioNotesTest, NameNoMoreThanAHundred) {
  monitoring::v1::ListPortfolioResponse response;
  for (int i = 100; i < 203; ++i) Add(response, "p" + std::to_string(i), 1);
  std::string said = Said(response);
  std::ranges::replace(said, '\n', ' ');
  EXPECT_THAT(said, HasSubstr("103 regels van eenheden (p100 1, "));
  EXPECT_THAT(said, HasSubstr("p199 1 en nog 3 programma's), niet geteld"));
}

}  // namespace
}  // namespace rekenschap::cli
