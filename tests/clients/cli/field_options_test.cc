#include "clients/cli/field_options.h"

#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

using finance::Language;

TEST(TypedNameTest, IsTheOptionThatFillsTheField) {
  for (const Language language : {Language::kDutch, Language::kEnglish}) {
    EXPECT_EQ(TypedName("reason", language), "--reason");
    EXPECT_EQ(TypedName("payment.reason", language), "--reason");
    EXPECT_EQ(TypedName("decision.most_basis_points", language), "--at-most");
    EXPECT_EQ(TypedName("as_of_sequence", language), "--as-of");
    EXPECT_EQ(TypedName("lines", language), "--line");
    EXPECT_EQ(TypedName("lines[3].reason", language), "--line");
  }
}

TEST(TypedNameTest, IsTheArgumentAsHelpHasIt) {
  EXPECT_EQ(TypedName("period", Language::kDutch), "periode");
  EXPECT_EQ(TypedName("periods[0]", Language::kDutch), "periode");
  EXPECT_EQ(TypedName("parent", Language::kDutch), "programma");
  EXPECT_EQ(TypedName("units[0]", Language::kDutch), "eenheid");
  EXPECT_EQ(TypedName("period", Language::kEnglish), "period");
  EXPECT_EQ(TypedName("parent", Language::kEnglish), "programme");
  EXPECT_EQ(TypedName("units[12]", Language::kEnglish), "unit");
}

TEST(TypedNameTest, IsTheFieldWhereNothingTypedFillsIt) {
  for (const char* field : {"", "report.lines[3].line", "report.reason", "report.period",
                            "policy.rule_settings[0].rule", "linesman", "units[0].name"}) {
    EXPECT_EQ(TypedName(field, Language::kDutch), field);
  }
}

TEST(TypedLeadTest, IsNothingForWhatTheErrorQuotes) {
  EXPECT_EQ(TypedLead("name", Language::kDutch), "");
  EXPECT_EQ(TypedLead("", Language::kDutch), "");
  EXPECT_EQ(TypedLead("period", Language::kDutch), "periode: ");
  EXPECT_EQ(TypedLead("reason", Language::kEnglish), "--reason: ");
}

}  // namespace
}  // namespace rekenschap::cli
