#include "clients/cli/field_options.h"

#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

TEST(TypedNameTest, IsTheOptionThatFillsTheField) {
  EXPECT_EQ(TypedName("reason"), "--reason");
  EXPECT_EQ(TypedName("payment.reason"), "--reason");
  EXPECT_EQ(TypedName("decision.most_basis_points"), "--at-most");
  EXPECT_EQ(TypedName("as_of_sequence"), "--as-of");
  EXPECT_EQ(TypedName("lines"), "--line");
  EXPECT_EQ(TypedName("lines[3].reason"), "--line");
}

TEST(TypedNameTest, IsTheFieldWhereNoOptionAloneFillsIt) {
  for (const char* field : {"", "period", "units[0]", "report.lines[3].line", "report.reason",
                            "policy.rule_settings[0].rule", "linesman"}) {
    EXPECT_EQ(TypedName(field), field);
  }
}

}  // namespace
}  // namespace rekenschap::cli
