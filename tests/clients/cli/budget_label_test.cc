#include "clients/cli/budget_label.h"

#include <gtest/gtest.h>

#include "clients/cli/number_format.h"
#include "services/finance/names.h"

namespace rekenschap::cli {
namespace {

TEST(BudgetLabelTest, TakesFootnotesOffAndKeepsDigitsThatBelong) {
  const struct {
    const char* label;
    CleanLabel clean;
  } kCases[] = {
      {"Tijdelijke inhuur1", {"Tijdelijke inhuur", "1"}},
      {"Tijdelijke inhuur12", {"Tijdelijke inhuur", "12"}},
      {" Tijdelijke inhuur ¹", {"Tijdelijke inhuur", "¹"}},
      {"Tijdelijke inhuur*", {"Tijdelijke inhuur", "*"}},
      {"Tijdelijke inhuur 1)", {"Tijdelijke inhuur", "1)"}},
      {"I&R (formatie)2", {"I&R (formatie)", "2"}},
      {"I&R(formatie)", {"I&R (formatie)", ""}},
      {"functie(s)", {"functie(s)", ""}},
      {"Tranche 2", {"Tranche 2", ""}},
      {"artikel 31", {"artikel 31", ""}},
      {"CO2", {"CO2", ""}},
      {"Budget2020", {"Budget2020", ""}},
      {"Bijdrage (fase 1)", {"Bijdrage (fase 1)", ""}},
      {"1", {"1", ""}},
      {"", {"", ""}},
  };
  for (const auto& test : kCases) EXPECT_EQ(CleanedLabel(test.label, false), test.clean);
  EXPECT_EQ(CleanedLabel("Tijdelijke inhuur1", true), (CleanLabel{"Tijdelijke inhuur1", ""}));
}

TEST(BudgetLabelTest, SpellingsOfOneLabelAreAlike) {
  EXPECT_EQ(LabelKey("I&R (formatie)"), LabelKey("i&r\u00a0( Formatie )"));
  EXPECT_NE(LabelKey("Tranche 1"), LabelKey("Tranche 2"));
}

TEST(BudgetLabelTest, MakesIds) {
  EXPECT_EQ(IdFromTitle("I&R (formatie)"), "i-r-formatie");
  EXPECT_EQ(IdFromTitle("Coördinatie & financiën, 2e"), "coordinatie-financien-2e");
  EXPECT_EQ(IdFromTitle("€€"), "");
  for (const char* title : {"x", "Eén", " - A - "}) {
    EXPECT_TRUE(finance::IsId(IdFromTitle(title))) << title;
  }
  EXPECT_TRUE(finance::IsId(IdFromTitle(std::string(62, 'a') + " b")));
}

TEST(BudgetLabelTest, KnowsTotalsAndParts) {
  for (const char* total : {"Totaal", "TOTAAL generaal", "Total", "som"}) {
    EXPECT_TRUE(IsTotalLabel(total)) << total;
  }
  EXPECT_FALSE(IsTotalLabel("Sommen"));
  for (const char* part : {"waarvan bijdragen", "w.v. x", "of which y"}) {
    EXPECT_TRUE(IsPartLabel(part)) << part;
  }
  EXPECT_FALSE(IsPartLabel("Ware zaken"));
}

TEST(NumberFormatTest, TellsWhatACodeShows) {
  const struct {
    const char* code;
    NumberFormat format;
  } kCases[] = {
      {"General", {}},
      {"0", {0, false, false, false}},
      {"#,##0.0", {1, false, false, false}},
      {"#,##0.00_);[Red](#,##0.000)", {2, false, false, false}},
      {"\"x 0.000\" 0.0", {1, false, false, false}},
      {"[$€-413] #,##0.00", {2, false, false, false}},
      {"0.0%", {1, true, false, false}},
      {"0.0,,", {1, false, false, true}},
      {"dd-mm-yyyy", {std::nullopt, false, true, false}},
  };
  for (const auto& test : kCases) EXPECT_EQ(NumberFormatOf(test.code), test.format) << test.code;
  EXPECT_EQ(BuiltInNumberFormat(4).decimals, 2);
  EXPECT_TRUE(BuiltInNumberFormat(14).date);
  EXPECT_EQ(BuiltInNumberFormat(0), NumberFormat());
}

}  // namespace
}  // namespace rekenschap::cli
