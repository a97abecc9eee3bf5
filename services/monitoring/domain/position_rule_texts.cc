#include "services/monitoring/domain/rule_texts.h"

namespace rekenschap::monitoring {
namespace {

using finance::Severity;

constexpr RuleText kDesign = {"de opzet van Rekenschap", "the design of Rekenschap"};

}  // namespace

std::vector<Rule> PositionRules() {
  return {
      {.id = "BELOW_POSITION_BEFORE",
       .version = 2,
       .severity = Severity::kWarning,
       .adjustable = true,
       .explainable = true,
       .title = {"Lager dan de stand van de vorige periode", "Below the position before"},
       .message = {"{figure} is {given}: minder dan de {expected} van {period} (verschil "
                   "{difference}), terwijl standen vanaf 1 januari oplopen",
                   "{figure} is {given}: less than the {expected} of {period} (difference "
                   "{difference}), while positions build up from 1 January"},
       .remedy =
           {"geef de stand sinds 1 januari en niet het bedrag van deze periode, of licht de daling "
            "toe",
            "give the position since 1 January and not this period's amount, or explain the fall"},
       .source = kDesign},
      // A remark: what comes in on the later period may put it right, and asks nothing more then.
      {.id = "ABOVE_POSITION_AFTER",
       .version = 2,
       .severity = Severity::kInfo,
       .adjustable = true,
       .title = {"Boven de stand van een latere periode", "Above a later position"},
       .message =
           {"{figure} is {given}: meer dan de {expected} die over {period} al is gerapporteerd "
            "(verschil {difference}), terwijl standen vanaf 1 januari oplopen",
            "{figure} is {given}: more than the {expected} that was reported on {period} "
            "already (difference {difference}), while positions build up from 1 January"},
       .remedy = {"verbeter ook de rapportage over de latere periode, als die niet klopt",
                  "correct the report on the later period too, if that is not right"},
       .source = kDesign},
      {.id = "ABOVE_YEAR_BUDGET",
       .version = 2,
       .severity = Severity::kWarning,
       .adjustable = true,
       .explainable = true,
       .title = {"Meer dan het jaarbudget", "Above the year's budget"},
       .message = {"{figure} is {given}: {difference} meer dan het jaarbudget van {expected}",
                   "{figure} is {given}: {difference} more than the year's budget of {expected}"},
       .remedy = {"controleer het bedrag, of licht toe waarom het budget wordt overschreden",
                  "check the amount, or explain why the budget is exceeded"},
       .source = kDesign,
       .parameters =
           {{"tolerance",
             0,
             0,
             10'000,
             ParameterUnit::kBasisPoints,
             {"zo veel van het budget mag erboven, in honderdsten van een procent",
              "so much of the budget may be spent beyond it, in hundredths of a percent"}}}},
      {.id = "DEVIATION_UNEXPLAINED",
       .version = 2,
       .severity = Severity::kWarning,
       .adjustable = true,
       .explainable = true,
       .title = {"Afwijking van het doel", "Deviation from the target"},
       .message = {"{figure} is {given} tegen een doel van {expected}: een verschil van "
                   "{difference}, bij een grens van {threshold}",
                   "{figure} is {given} against a target of {expected}: a difference of "
                   "{difference}, with a threshold of {threshold}"},
       .remedy = {"licht het verschil toe", "explain the difference"},
       .source = {"de opzet van Rekenschap, ook de standaarddrempels; uit de "
                  "Rijksbegrotingsvoorschriften (norm bij te verklaren verschillen) komt alleen de "
                  "staffel PRESET_RIJKSBEGROTINGSVOORSCHRIFTEN, die een programma kan kiezen",
                  "the design of Rekenschap, the default thresholds too; from the "
                  "Rijksbegrotingsvoorschriften (norm for differences to be explained) comes only "
                  "the ladder PRESET_RIJKSBEGROTINGSVOORSCHRIFTEN, which a programme can choose"}},
      {.id = "EXPLAINED_AMOUNTS_MISFIT",
       .version = 2,
       .severity = Severity::kWarning,
       .title = {"Toegelichte bedragen passen niet bij het verschil",
                 "Explained amounts do not fit the difference"},
       .message = {"bij regel {line} is samen {given} toegelicht, terwijl het verschil {expected} "
                   "is: {rest}",
                   "{given} of line {line} is explained in all, while the difference is "
                   "{expected}: {rest}"},
       .remedy = {"laat de bedragen samen {expected} zijn (onder nul als er minder is dan "
                  "verwacht), of geef de toelichting zonder bedrag",
                  "let the amounts come to {expected} together (below zero where there is less "
                  "than expected), or give the explanation without an amount"},
       .source = kDesign},
      {.id = "EXPLANATION_CAUSE_MISSING",
       .version = 1,
       .severity = Severity::kFatal,
       .title = {"Toelichting zonder oorzaak", "Explanation without a cause"},
       .message = {"de toelichting bij regel {line} heeft geen oorzaak",
                   "the explanation of line {line} has no cause"},
       .remedy = {"kies een oorzaak: beleidsmatig, technisch, tijdsverschil, afronding of overig",
                  "choose a cause: policy, technical, timing, rounding or other"},
       .source = {"Rijksbegrotingsvoorschriften: beleidsmatige en technische mutaties",
                  "Rijksbegrotingsvoorschriften: policy and technical mutations"}},
      {.id = "EXPLANATION_LAPSED",
       .version = 3,
       .severity = Severity::kWarning,
       .title = {"Toelichting vervallen", "Explanation lapsed"},
       .message = {"de toelichting bij regel {line} (nummer {number}) is vervallen: zij is gegeven "
                   "toen {then}, en dat is nu {expected}",
                   "the explanation of line {line} (number {number}) has lapsed: it was given when "
                   "{then}, and that is now {expected}"},
       .remedy = {"herzie de toelichting voor het nieuwe bedrag, of haal haar weg",
                  "revise the explanation for the new amount, or take it out"},
       .source = kDesign},
  };
}

}  // namespace rekenschap::monitoring
