#include "clients/cli/malformed_texts.h"

#include <algorithm>
#include <array>

#include "clients/cli/explanation_words.h"

namespace rekenschap::cli {
namespace {

struct Known {
  std::string_view reason;
  const char* dutch;
  const char* dutch_remedy;
  const char* english;
  const char* english_remedy;
};

constexpr std::array kKnown = {
    Known{"AMOUNT_MISSING", "hier ontbreekt een bedrag", "vul het in, met zijn teken",
          "an amount is missing here", "fill it in, with its sign"},
    Known{"CAUSE_UNKNOWN", "dit is geen oorzaak", "kies uit: ", "this is no cause",
          "choose from: "},
    Known{"FIGURES_MISSING", "deze regel heeft geen cijfers",
          "geef `euro`, `fte` of `count`, wat bij de regel hoort", "this line has no figures",
          "give `euro`, `fte` or `count`, whichever goes with the line"},
    Known{"FIGURE_TOO_LARGE", "dit is groter dan enig cijfer kan zijn",
          "kijk of er cijfers te veel staan", "this is larger than any figure can be",
          "see whether it has digits too many"},
    Known{"ID_MALFORMED", "zo heet geen regel van een plan",
          "neem de naam uit het sjabloon (`rekenschap report template`): kleine letters, cijfers "
          "en streepjes, hooguit 63 tekens",
          "no line of a plan has such a name",
          "take the name from the template (`rekenschap report template`): lower-case letters, "
          "digits and hyphens, at most 63 characters"},
    Known{"MEASURE_WRONG", "dit is in een andere maat dan de cijfers van de regel",
          "geef het in de maat van de regel: euro, fte of een aantal",
          "this is in another measure than the figures of the line",
          "give it in the measure of the line: euro, fte or a count"},
    Known{"NAME_MALFORMED", "zo heet geen programma of eenheid",
          "neem de naam uit het sjabloon (`rekenschap report template`): kleine letters, cijfers "
          "en streepjes, hooguit 63 tekens",
          "no programme or unit has such a name",
          "take the name from the template (`rekenschap report template`): lower-case letters, "
          "digits and hyphens, at most 63 characters"},
    Known{"PERIOD_MALFORMED", "dit is geen periode",
          "schrijf 2021, 2021-H1, 2021-T2, 2021-Q3 of 2021-M07", "this is no period",
          "write 2021, 2021-H1, 2021-T2, 2021-Q3 or 2021-M07"},
    Known{"TEXT_BLANK", "hier staan alleen spaties", "schrijf een tekst",
          "there are only blanks here", "write a text"},
    Known{"TEXT_MISSING", "hier ontbreekt een tekst", "vul hem in", "a text is missing here",
          "fill it in"},
    Known{"TEXT_TOO_LONG", "deze tekst is te lang", "kort hem in tot 2.000 tekens",
          "this text is too long", "shorten it to 2,000 characters"},
    Known{"TEXT_TOO_SHORT", "deze tekst is te kort om iets te zeggen",
          "schrijf wat er gebeurd is, in ten minste 3 tekens",
          "this text is too short to say anything",
          "write what happened, in at least 3 characters"},
    Known{"TEXT_UNPRINTABLE", "in deze tekst staan tekens die niet te lezen zijn",
          "typ hem opnieuw, zonder stuurtekens", "this text has characters that cannot be read",
          "type it again, without control characters"},
    Known{"TOO_MANY", "hier staat meer dan past",
          "een rapportage heeft hooguit 200 regels, 10 toelichtingen van een regel en 100 "
          "correcties van eerdere periodes",
          "more stands here than fits",
          "a report has at most 200 lines, 10 explanations of a line and 100 corrections of "
          "earlier periods"},
};

}  // namespace

std::optional<MalformedText> MalformedTextOf(std::string_view reason, finance::Language language) {
  const auto* const known = std::ranges::find(kKnown, reason, &Known::reason);
  if (known == kKnown.end()) return std::nullopt;
  MalformedText text = language == finance::Language::kDutch
                           ? MalformedText{known->dutch, known->dutch_remedy}
                           : MalformedText{known->english, known->english_remedy};
  if (reason == "CAUSE_UNKNOWN") text.remedy += CauseWords(language);
  return text;
}

}  // namespace rekenschap::cli
