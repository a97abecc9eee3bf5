#include "services/base/text/blanks.h"

#include <gtest/gtest.h>

namespace rekenschap::base {
namespace {

TEST(BlanksTest, AreTakenFromAroundAText) {
  EXPECT_EQ(Trimmed("\u00a0 \t12,5 fte\u202f\r\n\u2009"), "12,5 fte");
  EXPECT_EQ(Trimmed("x"), "x");
  EXPECT_EQ(Trimmed(""), "");
  EXPECT_EQ(Trimmed("\u00a0\u00a0 "), "");
}

TEST(BlanksTest, AreWholeCharacters) {
  EXPECT_EQ(LeadingBlank("\u00a0x"), 2U);
  EXPECT_EQ(LeadingBlank("\u202fx"), 3U);
  EXPECT_EQ(LeadingBlank("x "), 0U);
  EXPECT_EQ(LeadingBlank(""), 0U);
  EXPECT_EQ(Trimmed("\u00e0"), "\u00e0") << "ends with the last byte of a no-break space";
}

}  // namespace
}  // namespace rekenschap::base
