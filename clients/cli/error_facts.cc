#include "clients/cli/error_facts.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <re2/re2.h>
#include <utility>

#include "services/finance/notation.h"
#include "services/finance/placeholders.h"

namespace rekenschap::cli {
namespace {

struct Known {
  std::string_view reason;
  std::string_view dutch;
};

// Of texts of one reason, the one that takes most comes first.
constexpr std::array kTexts = {
    Known{
        "COMPARISON_TOO_LARGE",
        "{lines} regels van het plan voor {units} eenheden en totalen over {periods} periodes zijn "
        "samen meer dan {most} rijen; vraag er minder, of alleen de totalen"},
    Known{"CORRECTION_OF_OTHER_YEAR", "deze betaling is van {year}; geef dat jaar"},
    Known{"CORRECTION_TOO_LARGE",
          "van deze betaling is nog {left} terug te nemen; geef niet meer dan dat"},
    Known{"CORRECTION_TOO_LARGE", "deze betaling is al {wholly} teruggenomen"},
    Known{"FIGURE_MALFORMED",
          "'{figure}' heeft meer dan {most_digits} cijfers; kijk of er te veel staan"},
    Known{"FIGURE_MALFORMED",
          "'{figure}' is geen cijfer; schrijf alleen cijfers, met een komma voor de decimalen en "
          "hooguit punten tussen de duizendtallen, zoals 1.234,5"},
    Known{"FIGURE_MALFORMED", "'{too_fine}' heeft meer decimalen dan deze maat; geef er minder"},
    Known{"FIGURE_MALFORMED",
          "'{too_large}' is groter dan enig cijfer kan zijn; kijk of er cijfers te veel staan"},
    Known{"FINDINGS_UNEXPLAINED",
          "nog open: {findings} van de waarschuwingen; geef de rapportage terug, of laat een "
          "volgende versie ze toelichten of verbeteren"},
    Known{"FORECAST_TOO_LARGE",
          "{lines} regels van het plan voor {units} eenheden en totalen zijn samen meer dan {most} "
          "rijen; vraag minder regels of eenheden"},
    Known{"FOUR_EYES",
          "vier ogen: {principal} heeft versie {version} opgesteld of ingediend en kan deze dus "
          "niet accepteren; laat een ander het doen"},
    Known{"FOUR_EYES",
          "vier ogen: {principal} heeft dit vastgelegd en kan het dus niet vaststellen; laat een "
          "ander het doen"},
    Known{"GRANT_UNKNOWN",
          "dit plan kent pas vanaf {first_year} iets toe; vraag {first_year} of een later jaar"},
    Known{"INSTALMENTS_NOT_PLANNED",
          "het plan heeft geen budget op kasbasis voor {year}; geef een regel met uitgaven op "
          "kasbasis een cijfer voor dat jaar"},
    Known{"LINE_UNKNOWN",
          "deze regel staat niet in de rapportage; `rekenschap report show {report}` toont welke "
          "erin staan"},
    Known{"NUMBER_OUT_OF_BOUNDS", "dit getal ligt niet tussen {least} en {most}"},
    Known{"PAYMENT_NOT_YET_MADE",
          "{payment_date} moet nog komen, het is vandaag {today}; leg een betaling vast als zij is "
          "gedaan"},
    Known{"PERIOD_NOT_ENDED",
          "de periode duurt tot en met {last_day}; daarna kan zij worden afgesloten"},
    Known{"PERIOD_NOT_OF_CADENCE",
          "over {period} rapporteert dit programma niet; schrijf de periode als {example}"},
    Known{"REPORTS_MISSING",
          "niet binnen of niet gecorrigeerd: {reports_count} van de rapportages; stel de eenheid "
          "vrij, of geef met --reason aan waarom de periode toch sluit"},
    Known{
        "REPORTS_WAITING",
        "nog niet afgehandeld: {reports_count} van de rapportages; accepteer ze of geef ze terug"},
    Known{"REPORT_EXISTS",
          "er is over {period} al een rapportage, dus vrijstellen kan niet: {exemptible}"},
    Known{"REPORT_NOT_ACCEPTED",
          "alleen een geaccepteerde rapportage kan worden heropend; {possible}"},
    Known{"REPORT_NOT_DRAFT", "dit is geen concept dat kan worden ingediend; {possible}"},
    Known{"REPORT_NOT_SUBMITTED", "alleen een ingediende versie kan worden beoordeeld; {possible}"},
    Known{
        "REVISION_OUT_OF_ORDER",
        "{in_force} geldt vanaf {in_force_date} en deze is van {date}; kijk naar de datum van het "
        "stuk in adopted_by, of leg een latere vast die haar plaats inneemt"},
    Known{"REVISION_OUT_OF_ORDER",
          "{in_force} geldt en is later vastgelegd; leg de mutaties opnieuw vast op die revisie"},
    Known{
        "REVISION_STALE",
        "deze revisie bouwt voort op revisie {predecessor}, en nu geldt revisie {stands}: leg haar "
        "mutaties opnieuw vast op die revisie"},
    Known{
        "REVISION_STALE",
        "deze revisie bouwt op geen andere voort, en nu geldt revisie {stands}: leg haar mutaties "
        "opnieuw vast op die revisie"},
    Known{
        "REVISION_STALE",
        "deze revisie bouwt voort op revisie {predecessor}, die nog niet is vastgesteld; stel die "
        "eerst vast"},
    Known{"REVISION_UNKNOWN",
          "op {effective_date} geldt nog geen revisie; de eerste is van een latere datum"},
    Known{"SEQUENCE_AHEAD",
          "zo ver is het journaal nog niet; de laatste journaalregel is {last_entry}"},
    Known{"STATEMENT_TOO_LARGE",
          "de verantwoordingsstaat zou {bytes} bytes groot worden en mag er {most_bytes} zijn; "
          "verdeel de eenheden of regels over meer programma's"},
    Known{"TEXT_TOO_LONG", "deze tekst is te lang; kort hem in tot {most} tekens"},
    Known{"TEXT_TOO_SHORT", "deze tekst is te kort; schrijf er ten minste {least} tekens"},
    Known{"TOO_MANY", "het zijn er {count}, en er passen er hooguit {most}"},
    Known{"TOO_MANY_PERIODS", "het zijn er meer dan {most}; vraag ze in delen"},
    Known{"UNIT_EXEMPT",
          "de eenheid is voor {period} al vrijgesteld; `rekenschap period expect` heft dat op"},
    Known{"UNIT_NOT_EXEMPT",
          "de eenheid is voor {period} niet vrijgesteld; `rekenschap period exempt` doet dat"},
    Known{"UNIT_NOT_EXPECTED",
          "de eenheid bestaat niet aan het eind van {period}; er wordt niets van haar verwacht"},
    Known{"VERSION_MISMATCH", "de laatste versie is intussen {last_version}; bekijk die eerst"},
};

// What a version of a report in a state can still become.
constexpr std::array kPossible = {
    Known{"ACCEPTED",
          "deze is geaccepteerd: heropen haar, of dien een correctie in als volgende versie"},
    Known{"CLOSED",
          "de periode is afgesloten: heropen die eerst, of corrigeer in de rapportage over een "
          "latere periode"},
    Known{"DRAFT", "deze is een concept: dien het in, of vervang het door een ander concept"},
    Known{"REOPENED", "om een correctie hiervan is al gevraagd: dien die in als volgende versie"},
    Known{"RETURNED", "deze is teruggegeven: dien een volgende versie in"},
    Known{"SUBMITTED",
          "deze is ingediend: geef haar terug, accepteer haar, of vervang haar door een volgende "
          "versie"},
    Known{"SUPERSEDED", "een latere versie heeft haar vervangen: neem die"},
};

// Why a unit that reported cannot be exempted, by how its report stands.
constexpr std::array kExemptible = {
    Known{"ACCEPTED", "zij is geaccepteerd en telt; blijkt zij onjuist, heropen haar dan"},
    Known{"SUBMITTED", "zij is nog niet geaccepteerd; is zij onterecht, geef haar dan eerst terug"},
};

template <std::size_t kSize>
std::optional<std::string> TextIn(const std::array<Known, kSize>& texts,
                                  const std::optional<std::string>& key) {
  for (const Known& known : texts) {
    if (key && known.reason == *key) return std::string(known.dutch);
  }
  return std::nullopt;
}

std::optional<std::string> ValueOf(std::string_view name,
                                   const std::map<std::string, std::string>& facts) {
  const auto fact = [&facts](const char* key) -> std::optional<std::string> {
    const auto found = facts.find(key);
    if (found == facts.end()) return std::nullopt;
    return found->second;
  };
  if (name == "possible") return TextIn(kPossible, fact("state"));
  if (name == "exemptible") return TextIn(kExemptible, fact("state"));
  if (name == "left" || name == "wholly") {
    const std::string cents = fact("left_eurocents").value_or("");
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(cents.data(), cents.data() + cents.size(), value);
    if (cents.empty() || error != std::errc() || end != cents.data() + cents.size()) {
      return std::nullopt;
    }
    if ((value == 0) != (name == "wholly")) return std::nullopt;
    if (value == 0) return "helemaal";
    return finance::FormatQuantity({finance::Measure::kEuro, value}, finance::Language::kDutch);
  }
  return fact(std::string(name).c_str());
}

}  // namespace

std::optional<std::string> DutchErrorWith(std::string_view reason,
                                          const std::map<std::string, std::string>& facts) {
  for (const Known& known : kTexts) {
    if (known.reason != reason) continue;
    bool complete = true;
    std::string text = finance::FillPlaceholders(known.dutch, [&](std::string_view name) {
      const auto value = ValueOf(name, facts);
      complete = complete && value.has_value();
      return value.value_or("");
    });
    if (complete) return text;
  }
  return std::nullopt;
}

std::map<std::string, std::string> FactsIn(const std::string& english) {
  std::string first;
  std::string second;
  const auto is = [&](const char* pattern) {
    return re2::RE2::FullMatch(english, pattern, &first, &second);
  };
  if (re2::RE2::FullMatch(english, "it has fewer than (\\d+) characters", &first)) {
    return {{"least", first}};
  }
  if (re2::RE2::FullMatch(english, "it has more than (\\d+) characters", &first)) {
    return {{"most", first}};
  }
  if (is("it has (\\d+) entries, and at most (\\d+) fit")) {
    return {{"count", first}, {"most", second}};
  }
  if (is("it is not between (-?\\d+) and (-?\\d+)")) return {{"least", first}, {"most", second}};
  if (is("'(.*)' is not a figure: it has more than (\\d+) digits")) {
    return {{"figure", first}, {"most_digits", second}};
  }
  for (const auto& [pattern, fact] :
       {std::pair("'(.*)' is not a figure: .*", "figure"),
        std::pair("'(.*)' has decimals below the smallest unit of .*", "too_fine"),
        std::pair("'(.*)' is larger than any figure can be here", "too_large")}) {
    if (re2::RE2::FullMatch(english, pattern, &first)) return {{fact, first}};
  }
  return {};
}

}  // namespace rekenschap::cli
