#include "services/monitoring/domain/rule_texts.h"

namespace rekenschap::monitoring {
namespace {

using finance::Severity;

constexpr RuleText kDesign = {"de opzet van Rekenschap", "the design of Rekenschap"};

constexpr RuleText kPayingLine = {"het plan, dat zegt welke fte-regel een budgetregel betaalt",
                                  "the plan, which says which fte line a budget line pays for"};

}  // namespace

std::vector<Rule> StaffRules() {
  return {
      {.id = "STAFF_ABOVE_ESTABLISHMENT",
       .severity = Severity::kInfo,
       .adjustable = true,
       .explainable = true,
       .title = {"Overbezetting", "Over-staffing"},
       .message = {"{figure} is {given} bij een formatie van {expected}: {difference} meer dan er "
                   "plaatsen zijn (vacatures: {vacancies})",
                   "{figure} is {given} with an establishment of {expected}: {difference} more "
                   "than there are posts (vacancies: {vacancies})"},
       .remedy = {"overbezetting mag; controleer of alleen plaatsen van dit programma zijn geteld",
                  "over-staffing is allowed; check that only posts of this programme are counted"},
       .source = {"vacatures zijn formatie min bezetting",
                  "vacancies are establishment minus in post"}},
      {.id = "DEPLOYABLE_ABOVE_IN_POST",
       .severity = Severity::kWarning,
       .adjustable = true,
       .explainable = true,
       .title = {"Meer inzetbaar dan er zijn", "More deployable than in post"},
       .message = {"{figure} is {given}: {difference} meer dan de bezetting van {expected}",
                   "{figure} is {given}: {difference} more than the {expected} in post"},
       .remedy = {"inzetbaar is deel van de bezetting: verlaag inzetbaar, verhoog de bezetting of "
                  "licht het verschil toe",
                  "deployable is part of in post: lower it, raise in post or explain the "
                  "difference"},
       .source = {"inzetbaar is de bezetting na verzuim, opleiding en uitlening",
                  "deployable is what is in post after absence, training and loans"}},
      {.id = "STAFF_MOVEMENT_MISFIT",
       .severity = Severity::kWarning,
       .adjustable = true,
       .explainable = true,
       .title = {"Bezetting past niet bij in- en uitstroom",
                 "In post does not fit in- and outflow"},
       .message =
           {"{figure} is {given}; de bezetting van {period} met de in- en uitstroom sindsdien "
            "komt op {expected} (verschil {difference})",
            "{figure} is {given}; in post of {period} with the inflow and outflow since "
            "comes to {expected} (difference {difference})"},
       .remedy = {"controleer bezetting, instroom en uitstroom (beide vanaf 1 januari), of licht "
                  "het verschil toe",
                  "check in post, inflow and outflow (both since 1 January), or explain the "
                  "difference"},
       .source = {"bezetting toen, plus instroom, min uitstroom, is bezetting nu",
                  "in post then, plus inflow, minus outflow, is in post now"},
       .parameters =
           {{"tolerance",
             300,
             0,
             100'000,
             ParameterUnit::kFteThousandths,
             {"zo veel mag het verschillen, in duizendsten van een fte: de standaard is wat zes "
              "cijfers op een tiende aan afronding kunnen geven",
              "so much it may differ, in thousandths of an fte: the standard is what rounding six "
              "figures to a tenth can come to"}}}},
      {.id = "SPENDING_WITHOUT_STAFF",
       .version = 2,
       .severity = Severity::kWarning,
       .adjustable = true,
       .explainable = true,
       .title = {"Uitgaven zonder personeel", "Spending without staff"},
       .message = {"{figure} is {given}, terwijl op regel {staff_line}, die hiervan wordt betaald, "
                   "niemand in dienst was of kwam",
                   "{figure} is {given}, while on line {staff_line}, which this pays for, nobody "
                   "was or came in post"},
       .remedy = {"controleer de bezetting en het bedrag, of licht toe waaraan het is besteed",
                  "check who is in post and the amount, or explain what it was spent on"},
       .source = kPayingLine,
       .parameters = {{"least",
                       1'000'000,
                       0,
                       100'000'000'000,
                       ParameterUnit::kEurocents,
                       {"tot welk bedrag er niets wordt gezegd, in eurocenten",
                        "up to which amount nothing is said, in eurocents"}}}},
      {.id = "STAFF_WITHOUT_SPENDING",
       .severity = Severity::kWarning,
       .adjustable = true,
       .explainable = true,
       .title = {"Personeel zonder uitgaven", "Staff without spending"},
       .message = {"{figure} is {given}, terwijl er dit jaar niets is besteed op wat daarvoor "
                   "betaalt: {euro_lines}",
                   "{figure} is {given}, while nothing was spent this year on what pays for it: "
                   "{euro_lines}"},
       .remedy = {"controleer de bezetting en wat er is besteed, of licht toe wie er betaalt",
                  "check who is in post and what was spent, or explain who pays"},
       .source = kPayingLine,
       .parameters = {{"least",
                       500,
                       0,
                       1'000'000,
                       ParameterUnit::kFteThousandths,
                       {"tot welke bezetting er niets wordt gezegd, in duizendsten van een fte",
                        "up to how many in post nothing is said, in thousandths of an fte"}}}},
  };
}

}  // namespace rekenschap::monitoring
