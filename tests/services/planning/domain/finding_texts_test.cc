#include "services/planning/domain/finding_texts.h"

#include <functional>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/planning/domain/revision_rules.h"
#include "tests/services/planning/domain/printed_plan.h"

namespace rekenschap::planning {
namespace {

using finance::Finding;
using finance::Language;
using finance::Measure;
using finance::Severity;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Example {
  std::string rule;
  Severity severity;
  std::string field;
  std::string dutch;  // message; remedy
  std::string english;
  std::function<void(Revision&)> change;
  RuleContext context = {};
};

// Every rule of revision_rules.h, and every case of it that reads differently.
std::vector<Example> Examples() {
  return {
      {"RECTIFICATION_MISSING", Severity::kFatal, "tables[0].lines[0].cells[0]",
       "regel a werkt in 2021 met € 1.000.000,01, waar 1,0 (€ 1.000.000,00) gedrukt staat, zonder "
       "reden; voeg een rectificatie toe met reden, auteur en datum, of werk met het gedrukte "
       "cijfer",
       "line a works with € 1,000,000.01 in 2021 where 1,0 (€ 1,000,000.00) is printed, without a "
       "reason; add a rectification with its reason, author and date, or work with the printed "
       "figure",
       [](Revision& r) { r.tables[0].lines[0].cells[0].worked_with += 1; }},
      {"RECTIFICATION_MISSING", Severity::kFatal, "tables[0].lines[0].cells[2]",
       "regel a werkt in structureel met € 3.050.000,01, waar 3,0 (€ 3.000.000,00) gedrukt staat, "
       "zonder reden; noem de mutatie die het verschil maakt, of voeg een rectificatie toe met "
       "reden, auteur en datum",
       "line a works with € 3,050,000.01 in structural where 3,0 (€ 3,000,000.00) is printed, "
       "without a reason; name the mutation that makes the difference, or add a rectification with "
       "its reason, author and date",
       [](Revision& r) {
         r.predecessor = 1;
         r.tables[0].lines[0].cells[2].worked_with += kMillion / 20 + 1;
       }},
      {"RECTIFICATION_IDLE", Severity::kWarning, "tables[0].lines[1].cells[1]",
       "regel b heeft in 2022 een rectificatie, maar werkt met wat gedrukt staat; geef het cijfer "
       "waarmee in plaats daarvan wordt gewerkt, of laat de rectificatie weg",
       "line b has a rectification in 2022 but works with what is printed; give the value that is "
       "worked with instead, or leave the rectification out",
       [](Revision& r) { r.tables[0].lines[1].cells[1].rectification = Rectification(); }},
      {"RECTIFICATION_IDLE", Severity::kWarning, "tables[1].lines[0].cells[0]",
       "regel pledge heeft in 2021 een rectificatie, maar daar staat niets gedrukt om van af te "
       "wijken; geef wat daar gedrukt staat, of laat de rectificatie weg",
       "line pledge has a rectification in 2021, where nothing is printed that it could depart "
       "from; give what is printed there, or leave the rectification out",
       [](Revision& r) { r.tables[1].lines[0].cells[0].rectification = Rectification(); }},
      {"PRINT_IRRECONCILABLE", Severity::kWarning, "tables[0]",
       "zoals gedrukt: in tabel cash, kolom 2022, tellen de regels op tot € 6.000.000,00, tegen "
       "een "
       "gedrukt totaal van 9 (€ 9.000.000,00); geen afronding maakt dat mogelijk; de "
       "waarschijnlijkste oorzaak is regel b, 2022, waar € 7.000.000,00 zou passen; een "
       "rectificatie komt naast het gedrukte cijfer en vervangt het nooit",
       "as printed: in table cash, column 2022, the lines add up to € 6,000,000.00 against a "
       "printed total of 9 (€ 9,000,000.00); no rounding allows it; the likeliest cause is line b, "
       "2022, for which € 7,000,000.00 would fit; a rectification stands beside the print and "
       "never replaces it",
       [](Revision& r) {
         r.tables[0].printed_totals[1].printed = Print("9");
         r.reconciliation_override = "So it was decided.";
       }},
      {"PRINT_IRRECONCILABLE", Severity::kWarning, "tables[0]",
       "zoals gedrukt: in tabel cash, kolom 2021, tellen de regels op tot € 5.000.000,00, tegen "
       "een "
       "gedrukt totaal van 2 (€ 2.000.000,00); geen afronding maakt dat mogelijk; de "
       "waarschijnlijkste oorzaak is regel b, 2021, waar € 1.000.000,00 zou passen; een "
       "rectificatie komt naast het gedrukte cijfer en vervangt het nooit",
       "as printed: in table cash, column 2021, the lines add up to € 5,000,000.00 against a "
       "printed total of 2 (€ 2,000,000.00); no rounding allows it; the likeliest cause is line b, "
       "2021, for which € 1,000,000.00 would fit; a rectification stands beside the print and "
       "never replaces it",
       [](Revision& r) {
         r.tables[0].printed_totals[0].printed = Print("2");
         r.reconciliation_override = "So it was decided.";
       }},
      {"PRINT_FITS_BY_ROUNDING", Severity::kInfo, "tables[0]",
       "in tabel cash, kolom structureel, tellen de regels op tot € 7.000.000,00, tegen een "
       "gedrukt totaal van 7,1 (€ 7.100.000,00); de cijfers waarvan ze zijn afgerond kunnen wel "
       "kloppen; er hoeft niets te gebeuren",
       "in table cash, column structural, the lines add up to € 7,000,000.00 against a printed "
       "total of 7,1 (€ 7,100,000.00); the figures that they were rounded from can fit; nothing "
       "has "
       "to be done",
       [](Revision& r) { r.tables[0].printed_totals[2].printed = Print("7,1"); }},
      {"WORKED_WITH_MISFIT", Severity::kFatal, "tables[0]",
       "zoals ermee gewerkt wordt: in tabel cash, kolom 2022, tellen de regels op tot € "
       "6.000.000,00, tegen een gedrukt totaal van 9 (€ 9.000.000,00); geen afronding maakt dat "
       "mogelijk; rectificeer met reden het cijfer dat niet klopt (het waarschijnlijkst is regel "
       "b, "
       "2022, waar € 7.000.000,00 zou passen), of zeg in reconciliation_override waarom het plan "
       "toch zo staat",
       "worked with: in table cash, column 2022, the lines add up to € 6,000,000.00 against a "
       "printed total of 9 (€ 9,000,000.00); no rounding allows it; rectify the figure at fault "
       "with its reason (the likeliest is line b, 2022, for which € 7,000,000.00 would fit), or "
       "say "
       "in reconciliation_override why the plan stands as it is",
       [](Revision& r) { r.tables[0].printed_totals[1].printed = Print("9"); }},
      {"WORKED_WITH_MISFIT", Severity::kFatal, "tables[0]",
       "zoals ermee gewerkt wordt: in tabel cash, kolom 2022, tellen de regels op tot € "
       "9.000.000,00, tegen een gedrukt totaal van 6 (€ 6.000.000,00); geen afronding maakt dat "
       "mogelijk; rectificeer met reden het cijfer dat niet klopt, of zeg in "
       "reconciliation_override waarom het plan toch zo staat",
       "worked with: in table cash, column 2022, the lines add up to € 9,000,000.00 against a "
       "printed total of 6 (€ 6,000,000.00); no rounding allows it; rectify the figure at fault "
       "with its reason, or say in reconciliation_override why the plan stands as it is",
       [](Revision& r) {
         r.tables[0].lines[0].cells[1].worked_with = 5 * kMillion;
         r.tables[0].lines[0].cells[1].rectification = Rectification();
       }},
      {"ROW_IRRECONCILABLE", Severity::kWarning, "tables[0]",
       "zoals gedrukt: regel a van tabel cash telt over de jaren op tot € 3.000.000,00, tegen een "
       "gedrukt totaal van 9,0 (€ 9.000.000,00); geen afronding maakt dat mogelijk; de "
       "waarschijnlijkste oorzaak is het cijfer van 2021, waar € 7.000.000,00 zou passen",
       "as printed: line a of table cash adds up to € 3,000,000.00 over its years against a "
       "printed "
       "total of 9,0 (€ 9,000,000.00); no rounding allows it; the likeliest cause is the figure of "
       "2021, for which € 7,000,000.00 would fit",
       [](Revision& r) { r.tables[0].lines[0].printed_row_total = Print("9,0"); }},
      {"STRENGTH_IMPLAUSIBLE", Severity::kWarning, "tables[0].lines[0].cells[0]",
       "regel a heeft € 1.000.000,00 in 2021; tegen de structurele prijs kost de gemiddelde "
       "sterkte "
       "van posts ongeveer € 300.000,00; kijk of de euro's of de fte van dat jaar niet kloppen, of "
       "zeg in het document waarom de prijs afwijkt; het staat vaststelling niet in de weg",
       "line a has € 1,000,000.00 in 2021; at the structural price the average strength of posts "
       "costs about € 300,000.00; look whether the euros or the fte of that year are at fault, or "
       "say in the document why the price differs; it does not stand in the way",
       [](Revision& r) { r.tables[0].lines[0].pays_for = "posts"; }},
      {"UNIT_OFF_KEY", Severity::kWarning, "tables[0].lines[0].unit_amounts",
       "eenheid north krijgt € 600.000,00 van regel a in 2021, waar sleutel key haar € 500.000,00 "
       "geeft; dat scheelt meer dan 7 %; breng het bedrag dichter bij de sleutel, of laat over de "
       "afwijking besluiten zoals het Besluit verdeling sterkte en middelen politie vraagt",
       "unit north gets € 600,000.00 of line a in 2021, where key key gives it € 500,000.00; that "
       "is more than 7 % off; bring the amount nearer to the key, or have the deviation decided as "
       "the Besluit verdeling sterkte en middelen politie asks",
       [](Revision& r) {
         r.tables[0].lines[0].amounts[{2021}].units = {{"north", 6 * kMillion / 10}};
       }},
      {"UNIT_GONE",
       Severity::kWarning,
       "tables[0].lines[0]",
       "eenheid north bestaat tot en met 31 december 2021 en heeft ook daarna doelen, die geen "
       "overdracht doorgeeft; noem in handovers de eenheden die haar doelen vanaf 1 januari 2022 "
       "overnemen, of verdeel wat daarna komt over andere eenheden",
       "unit north exists until 31 December 2021 and has targets after it, which no handover "
       "passes "
       "on; name in handovers the units that take its targets over from 1 January 2022 on, or "
       "divide what comes after over other units",
       [](Revision&) {},
       {0, nullptr, Phase::kUnspecified, 0, {{"north", *finance::ParseDate("2021-12-31")}}}},
      {"EXPLANATION_MISSING", Severity::kFatal, "mutations[0].explanation",
       "mutatie more gaat over € 1.000.000,00 en heeft geen toelichting; voor dit artikel is die "
       "verplicht vanaf € 1.000.000,00 (Rijksbegrotingsvoorschriften, norm bij te verklaren "
       "verschillen); geef de mutatie een toelichting en leg het ontwerp opnieuw vast",
       "mutation more moves € 1,000,000.00 and has no explanation; for this article one is due "
       "from "
       "€ 1,000,000.00 on (Rijksbegrotingsvoorschriften, norm bij te verklaren verschillen); give "
       "the mutation its explanation and record the draft again",
       [](Revision& r) { r.mutations = {Moving(-kMillion)}; }},
      {"PHASE_OUT_OF_ORDER",
       Severity::kWarning,
       "phase",
       "in begrotingsjaar 2021 volgt de nota van wijziging op de eerste suppletoire begroting, een "
       "stap die later in de cyclus komt; controleer de fase en het begrotingsjaar",
       "in budget year 2021, the memorandum of amendment follows on the first supplementary "
       "budget, "
       "which comes later in the cycle; look whether the phase and the budget year are right",
       [](Revision& r) {
         r.phase = Phase::kMemorandumOfAmendment;
         r.budget_year = 2021;
       },
       {0, nullptr, Phase::kFirstSupplementary, 2021}},
      {"INSTALMENTS_WITHOUT_CASH", Severity::kWarning, "instalments",
       "er is een betaalschema, maar geen regel met uitgaven op kasbasis om uit te betalen; geef "
       "de "
       "regels die betaald worden hun basis (BASIS_CASH), of laat het schema weg",
       "there is a schedule of instalments and no line of expenditure on a cash basis to pay from; "
       "give the lines that are paid their basis (BASIS_CASH), or leave the schedule out",
       [](Revision& r) {
         r.tables[0].basis = finance::Basis::kAccrual;
         r.instalments = {{1, 15, 10'000}};
       }},
  };
}

std::string Whole(const FindingText& text) { return text.message + "; " + text.remedy; }

TEST(FindingTextsTest, EveryRuleSaysWhatIsWrongWhereAndWhatToDoInBothLanguages) {
  for (const Example& example : Examples()) {
    Revision revision = Printed();
    example.change(revision);
    const auto findings = FindingsOn(revision, example.context).value();
    const auto found = std::ranges::find(findings, example.rule, &Finding::rule);
    ASSERT_NE(found, findings.end()) << example.rule;
    EXPECT_EQ(found->severity, example.severity) << example.rule;
    EXPECT_EQ(found->field, example.field) << example.rule;
    EXPECT_EQ(Whole(TextOf(*found, Language::kDutch)), example.dutch);
    EXPECT_EQ(Whole(TextOf(*found, Language::kEnglish)), example.english);
  }
}

TEST(FindingTextsTest, AGoodPlanHasNone) {
  EXPECT_THAT(*FindingsOn(Printed(), RuleContext()), IsEmpty());
}

TEST(FindingTextsTest, ALineCalledTotalIsNotTheTotal) {
  Revision revision = Printed();
  revision.tables[0].lines[1].id = "total";
  revision.tables[0].printed_totals[1].printed = Print("9");
  const auto findings = *FindingsOn(revision, RuleContext());
  EXPECT_THAT(TextOf(findings.front(), Language::kEnglish).remedy, HasSubstr("line total, 2022"));
  Finding about_total = findings.front();
  about_total.params.erase("suspect");
  EXPECT_THAT(TextOf(about_total, Language::kEnglish).remedy,
              HasSubstr("the printed total, 2022, for which"));
  EXPECT_THAT(TextOf(about_total, Language::kDutch).remedy,
              HasSubstr("het gedrukte totaal, 2022, waar"));
}

TEST(FindingTextsTest, NamesTheRowOfTotals) {
  Revision revision = Printed();
  revision.tables[0].printed_grand_total = Print("99");
  const auto findings = *FindingsOn(revision, RuleContext());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(TextOf(findings[0], Language::kEnglish).message, HasSubstr("the row of totals"));
  EXPECT_THAT(TextOf(findings[0], Language::kDutch).message, HasSubstr("de rij met totalen"));
}

TEST(FindingTextsTest, WritesALimitAsAPercentage) {
  Revision revision = Printed();
  revision.tables[0].lines[0].amounts[{2021}].units = {{"north", 6 * kMillion / 10}};
  revision.keys[0].deviation_limit_basis_points = 725;
  const auto findings = *FindingsOn(revision, RuleContext());
  EXPECT_THAT(TextOf(findings[0], Language::kDutch).message, HasSubstr("meer dan 7,25 %"));
  EXPECT_THAT(TextOf(findings[0], Language::kEnglish).message, HasSubstr("more than 7.25 %"));
}

TEST(FindingTextsTest, LeavesNoPlaceholderAndNothingEmpty) {
  for (const Example& example : Examples()) {
    for (const std::string& text : {example.dutch, example.english}) {
      EXPECT_THAT(text, AllOf(Not(HasSubstr("{")), Not(HasSubstr("  ")), Not(HasSubstr("()"))));
    }
  }
  Finding unknown;
  unknown.rule = "NO_SUCH_RULE";
  EXPECT_EQ(Whole(TextOf(unknown, Language::kEnglish)), "; ");
}

}  // namespace
}  // namespace rekenschap::planning
