#include "clients/cli/report_template_help.h"

#include <algorithm>
#include <array>

namespace rekenschap::cli {
namespace {

struct Help {
  std::string_view column;
  std::string_view dutch;
  std::string_view english;
};

constexpr std::array<Help, 20> kHelp = {{
    {"target", "Het doel op de laatste dag van de periode.",
     "The target on the period's last day."},
    {"target year", "Het doel aan het eind van het jaar: van euro's het budget.",
     "The target at the year's end: the budget for euros."},
    {"accepted", "De laatste stand die is geaccepteerd: besteed, bezetting of gerealiseerd.",
     "The last position that was accepted: spent, in post or realised."},
    {"accepted period", "De periode van die stand.", "The period of that position."},
    {"spent", "Besteed sinds 1 januari, in euro's. Verplicht.",
     "Spent since 1 January, in euros. Required."},
    {"committed", "Verplicht sinds 1 januari, met wat besteed is erin, in euro's.",
     "Committed since 1 January, what is spent included, in euros."},
    {"establishment",
     "Formatie op de laatste dag, in fte; alleen plaatsen die dit programma betaalt.",
     "Establishment on the last day, in fte; only posts that this programme funds."},
    {"in post", "Bezetting op de laatste dag, in fte. Verplicht.",
     "Staff in post on the last day, in fte. Required."},
    {"deployable", "Inzetbaar op de laatste dag, in fte.", "Deployable on the last day, in fte."},
    {"inflow", "Instroom sinds 1 januari, in fte.", "Inflow since 1 January, in fte."},
    {"outflow", "Uitstroom sinds 1 januari, in fte.", "Outflow since 1 January, in fte."},
    {"realised", "Gerealiseerd: het aantal. Verplicht.", "Realised: the count. Required."},
    {"forecast", "Waar het jaar naar verwachting op uitkomt.",
     "What the year is expected to come to."},
    {"explanation", "Waarom een cijfer afwijkt; hooguit 2000 tekens.",
     "Why a figure deviates; at most 2000 characters."},
    {"cause", "De oorzaak van de afwijking, uit de lijst.",
     "The cause of the deviation, from the list."},
    {"explained amount", "Het bedrag dat de toelichting verklaart, met zijn teken.",
     "The amount that the explanation explains, with its sign."},
    {"correction reason", "Waarom een geaccepteerde rapportage verandert; in één rij is genoeg.",
     "Why an accepted report is corrected; in one row is enough."},
    {"corrects period",
     "De afgesloten periode die deze rij rechtzet, zoals 2021-Q1. Zo'n rij staat onder de andere.",
     "The closed period that this row puts right, such as 2021-Q1. Such a row stands below the "
     "others."},
    {"line", "De regel van het plan.", "The line of the plan."},
    {"period", "De periode waarover wordt gerapporteerd.", "The period that is reported on."},
}};

}  // namespace

std::vector<std::string> TemplateHelp(finance::Language language) {
  if (language == finance::Language::kDutch) {
    return {
        "Vul de gekleurde cellen in; donkergeel moet, lichtgeel mag. De andere cellen zijn op "
        "slot, "
        "zonder wachtwoord.",
        "Cijfers zijn standen aan het eind van de periode: euro's, instroom en uitstroom sinds "
        "1 januari, fte op de laatste dag.",
        "Leeg is onbekend; 0 is niets.",
        "Formules mogen; gelezen wordt de uitkomst die het rekenblad heeft bewaard.",
        "Een fout in een afgesloten periode: vul onder de regels een rij in met programma, "
        "eenheid, "
        "periode, regel en onder «corrigeert periode» de periode die fout was. Zet onder besteed, "
        "bezetting of gerealiseerd hoeveel er wordt rechtgezet, met een min als het minder is, en "
        "onder toelichting waarom.",
        "Bewaar het bestand als .xlsx, .ods of CSV UTF-8, en controleer het: rekenschap report "
        "check "
        "BESTAND. Dat bewaart niets. Daarna: rekenschap report submit BESTAND.",
    };
  }
  return {
      "Fill in the coloured cells; dark yellow must be, light yellow may be. The others are "
      "locked, "
      "without a password.",
      "Figures are positions at the period's end: euros, inflow and outflow since 1 January, fte "
      "on "
      "the last day.",
      "Empty is unknown; 0 is nil.",
      "Formulas are fine; the result that the spreadsheet stored is read.",
      "A mistake in a closed period: fill in a row below the lines with programme, unit, period, "
      "line and, under «corrects period», the period that was wrong. Put under spent, in post or "
      "realised how much is put right, with a minus when it is less, and under explanation why.",
      "Save the file as .xlsx, .ods or CSV UTF-8, and check it: rekenschap report check FILE. That "
      "stores nothing. Then: rekenschap report submit FILE.",
  };
}

std::string ColumnHelp(std::string_view english, finance::Language language) {
  const auto found = std::ranges::find(kHelp, english, &Help::column);
  if (found == kHelp.end()) return "";
  return std::string(language == finance::Language::kDutch ? found->dutch : found->english);
}

}  // namespace rekenschap::cli
