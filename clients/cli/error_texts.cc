#include "clients/cli/error_texts.h"

#include <map>

namespace rekenschap::cli {

std::string_view DutchErrorText(std::string_view reason) {
  static const std::map<std::string_view, std::string_view> kTexts = {
      {"ETAG_MISMATCH", "is intussen veranderd; bekijk het opnieuw en herhaal de opdracht"},
      {"FINDINGS_UNEXPLAINED",
       "niet elke waarschuwing is toegelicht; geef de rapportage terug, of laat een volgende "
       "versie "
       "haar toelichten"},
      {"FOUR_EYES",
       "vier ogen: wie het heeft opgesteld, vastgelegd of ingediend kan het niet vaststellen of "
       "accepteren; laat een ander het doen"},
      {"INSTALMENTS_NOT_PLANNED", "het plan heeft geen betaalschema, of geen budget op kasbasis"},
      {"LINE_UNKNOWN", "deze regel is er niet"},
      {"PERIOD_AFTER_CLOSED", "een latere periode van het jaar is afgesloten; heropen die eerst"},
      {"PERIOD_BEFORE_OPEN", "een eerdere periode van het jaar is nog open; sluit die eerst af"},
      {"PERIOD_CLOSED", "de periode is afgesloten; laat haar eerst heropenen"},
      {"PERIOD_NOT_ENDED", "de periode is nog niet voorbij"},
      {"PERIOD_OPEN", "de periode is al open"},
      {"PRINCIPAL_MISSING", "zeg wie u bent: geef --as NAAM"},
      {"PROGRAMME_EXISTS", "dit programma bestaat al; kies een andere naam"},
      {"PROGRAMME_UNKNOWN", "dit programma is niet bekend; `rekenschap plan list` toont ze"},
      {"REPORTS_MISSING",
       "er ontbreken rapportages of gevraagde correcties; stel de eenheid vrij, of geef met "
       "--reason "
       "aan waarom de periode toch sluit"},
      {"REPORTS_WAITING", "niet alle rapportages zijn afgehandeld; accepteer ze of geef ze terug"},
      {"REPORT_EXISTS", "er is al een rapportage ingediend"},
      {"REPORT_NOT_ACCEPTED", "alleen een geaccepteerde rapportage kan worden heropend"},
      {"REPORT_NOT_DRAFT", "dit is geen concept dat kan worden ingediend"},
      {"REPORT_NOT_SUBMITTED", "alleen een ingediende versie kan worden beoordeeld"},
      {"REPORT_UNKNOWN", "deze rapportage is er niet"},
      {"REVISION_ADOPTED", "deze revisie is al vastgesteld"},
      {"REVISION_EXISTS", "een revisie met deze inhoud is al vastgelegd"},
      {"REVISION_HAS_FATAL_FINDINGS", "er staan fouten in de weg van vaststellen"},
      {"REVISION_OUT_OF_ORDER",
       "er is al een latere revisie vastgesteld; deze kan dat niet meer "
       "worden: leg haar mutaties opnieuw vast op die revisie"},
      {"REVISION_STALE",
       "deze revisie bouwt voort op een andere dan die nu geldt: leg haar "
       "mutaties opnieuw vast op de geldende"},
      {"REVISION_UNKNOWN", "deze revisie is er niet, of op die datum geldt er geen"},
      {"STATEMENT_TOO_LARGE", "de verantwoordingsstaat wordt te groot om vast te leggen"},
      {"STATEMENT_UNKNOWN", "deze verantwoordingsstaat is er niet; `statement list` toont ze"},
      {"STATEMENT_UNREADABLE",
       "wat er bewaard is, is geen verantwoordingsstaat meer; zet de opslag "
       "terug uit een reservekopie"},
      {"STORE_BUSY", "het is druk; probeer het zo weer"},
      {"STORE_FULL", "de schijf van de service is vol; er is niets vastgelegd"},
      {"UNIT_EXEMPT", "de eenheid is al vrijgesteld; `period expect` heft dat op"},
      {"UNIT_EXISTS", "deze eenheid bestaat al; kies een andere naam"},
      {"UNIT_NOT_EXEMPT", "de eenheid is niet vrijgesteld"},
      {"UNIT_NOT_EXPECTED", "de eenheid bestaat dan niet; er wordt niets van haar verwacht"},
      {"UNIT_UNKNOWN", "deze eenheid is niet bekend"},
      {"VERSION_MISMATCH", "er is intussen een nieuwere versie; bekijk die eerst"},
  };
  const auto found = kTexts.find(reason);
  return found == kTexts.end() ? std::string_view() : found->second;
}

}  // namespace rekenschap::cli
