#include <algorithm>
#include <iterator>

#include "services/monitoring/domain/figure_rules.h"
#include "services/monitoring/domain/rule_texts.h"

namespace rekenschap::monitoring {
namespace {

using finance::Severity;

constexpr RuleText kDesign = {"de opzet van Rekenschap", "the design of Rekenschap"};

constexpr RuleText kOutliers = {
    "Iglewicz en Hoaglin, How to Detect and Handle Outliers (1993): aangepaste z-score boven 3,5",
    "Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993): modified z-score above 3.5"};

constexpr RuleParameter kThreshold = {
    "threshold",
    350,
    100,
    10'000,
    ParameterUnit::kHundredths,
    {"vanaf welke aangepaste z-score een cijfer een uitschieter is, in honderdsten",
     "from which modified z-score on a figure is an outlier, in hundredths"}};

constexpr RuleParameter kLeastDeviation = {
    "least_deviation",
    2'500,
    0,
    100'000,
    ParameterUnit::kBasisPoints,
    {"wie zo dicht bij het doel zit is geen uitschieter, in honderdsten van een procent van het "
     "doel",
     "what is this close to its target is no outlier, in hundredths of a percent of the target"}};

}  // namespace

std::vector<Rule> FigureRules() {
  std::vector<Rule> rules = {
      {.id = "MAGNITUDE_WRONG",
       .severity = Severity::kWarning,
       .adjustable = true,
       .explainable = true,
       .title = {"Verkeerde orde van grootte", "Wrong magnitude"},
       .message = {"{figure} is {given} tegen een doel van {expected}: dat lijkt een factor "
                   "{factor} ernaast; bedoeld is waarschijnlijk {intended}",
                   "{figure} is {given} against a target of {expected}: it looks off by a factor "
                   "{factor}; {intended} was likely meant"},
       .remedy = {"geef hele euro's of fte, geen duizenden, miljoenen of eurocenten, of licht toe "
                  "waarom het cijfer klopt",
                  "give whole euros or fte, not thousands, millions or eurocents, or explain why "
                  "the figure is right"},
       .source = {"de tabellen van begrotingsstukken, die in duizenden of miljoenen euro zijn",
                  "the tables of budget papers, which are in thousands or millions of euros"},
       .parameters =
           {{"closeness",
             5'000,
             100,
             8'000,
             ParameterUnit::kBasisPoints,
             {"hoe ver van het doel het bedoelde cijfer hoogstens ligt, bij een factor 1.000 of "
              "1.000.000, in honderdsten van een procent",
              "how far from the target the intended figure lies at most, with a factor 1,000 or "
              "1,000,000, in hundredths of a percent"}},
            {"cents_closeness",
             1'000,
             100,
             8'000,
             ParameterUnit::kBasisPoints,
             {"hetzelfde bij euro's en eurocenten: een factor 100",
              "the same for euros and eurocents: a factor 100"}}}},
      {.id = "OUTSIDE_ROLE",
       .severity = Severity::kWarning,
       .adjustable = true,
       .explainable = true,
       .title = {"Buiten de rol van de eenheid", "Outside the unit's role"},
       .message = {"{figure} is {given}, terwijl de eenheid volgens de verdeelsleutel geen deel "
                   "heeft in regel {line}",
                   "{figure} is {given}, while by the key the unit has no share in line {line}"},
       .remedy = {"geef 0, of licht toe waarom de eenheid hieraan meedoet",
                  "give 0, or explain why the unit takes part in this"},
       .source = kDesign},
      {.id = "FORECAST_BELOW_REALISED",
       .severity = Severity::kWarning,
       .adjustable = true,
       .explainable = true,
       .title = {"Prognose lager dan wat er al is", "Forecast below what is there already"},
       .message = {"{figure} voor het hele jaar is {given}: {difference} ten opzichte van de "
                   "{expected} die nu al is gerealiseerd",
                   "{figure} for the whole year is {given}: {difference} from the {expected} that "
                   "has been realised already"},
       .remedy = {"geef als prognose het totaal van het hele jaar, of licht toe wat er terugkomt",
                  "give the whole year's total as forecast, or explain what will come back"},
       .source = kDesign},
      {.id = "FORECAST_OFF_PACE",
       .severity = Severity::kInfo,
       .adjustable = true,
       .explainable = true,
       .title = {"Prognose past niet bij het tempo", "Forecast does not fit the pace"},
       .message = {"{figure} voor het hele jaar is {given}; in het tempo tot nu toe wordt het "
                   "{expected} (verschil {difference})",
                   "{figure} for the whole year is {given}; at the pace until now it will be "
                   "{expected} (difference {difference})"},
       .remedy = {"stel de prognose bij, of licht toe waarom het tempo verandert",
                  "adjust the forecast, or explain why the pace will change"},
       .source = kDesign,
       .parameters =
           {{"tolerance",
             2'500,
             0,
             100'000,
             ParameterUnit::kBasisPoints,
             {"zo ver mag de prognose van het tempo liggen, in honderdsten van een procent",
              "so far from the pace the forecast may lie, in hundredths of a percent"}},
            {"least",
             1'000'000,
             0,
             100'000'000'000,
             ParameterUnit::kEurocents,
             {"tot welk verschil in euro's er niets wordt gezegd, in eurocenten",
              "up to which difference in euros nothing is said, in eurocents"}},
            {"elapsed",
             5'000,
             0,
             10'000,
             ParameterUnit::kBasisPoints,
             {"vanaf welk deel van het jaar het tempo iets zegt, in honderdsten van een procent",
              "from which part of the year on the pace says something, in hundredths of a "
              "percent"}}}},
      {.id = "FIGURES_COPIED",
       .severity = Severity::kWarning,
       .adjustable = true,
       .explainable = true,
       .title = {"Dezelfde cijfers als de vorige keer", "The same figures as last time"},
       .message = {"alle cijfers zijn die van {period}; ook {figure} op regel {line} is weer "
                   "{given}",
                   "all figures are those of {period}; {figure} on line {line} is {given} again "
                   "too"},
       .remedy = {"geef de standen van deze periode, of licht bij deze regel toe dat er niets is "
                  "gebeurd",
                  "give this period's positions, or explain on this line that nothing happened"},
       .source = kDesign},
      {.id = "OUTLIER_IN_HISTORY",
       .severity = Severity::kInfo,
       .adjustable = true,
       .explainable = true,
       .title = {"Anders dan de eenheid gewend is", "Unlike the unit's own history"},
       .message = {"{figure} is {given}, in deze periode {change} erbij; over {observations} "
                   "eerdere perioden was dat doorgaans {usual}, dat zou {expected} zijn",
                   "{figure} is {given}, {change} more in this period; over {observations} earlier "
                   "periods it was {usual} as a rule, which would be {expected}"},
       .remedy = {"controleer het cijfer, of licht toe wat er deze periode anders was",
                  "check the figure, or explain what was different this period"},
       .source = kOutliers,
       .parameters = {kThreshold,
                      {"observations",
                       5,
                       4,
                       8,
                       ParameterUnit::kPeriods,
                       {"over hoeveel eerdere perioden de verandering ten minste bekend is; er "
                        "worden er 8 bekeken",
                        "of how many earlier periods the change is known at least; 8 are looked "
                        "at"}},
                      kLeastDeviation}},
      {.id = "OUTLIER_AMONG_PEERS",
       .severity = Severity::kInfo,
       .adjustable = true,
       .explainable = true,
       .title = {"Anders dan de andere eenheden", "Unlike the other units"},
       .message = {"{figure} is {given}, {share} van het doel; bij {observations} andere eenheden "
                   "is het doorgaans {usual_share}, dat zou {expected} zijn",
                   "{figure} is {given}, {share} of the target; with {observations} other units it "
                   "is {usual_share} as a rule, which would be {expected}"},
       .remedy = {"controleer het cijfer, of licht toe waarin de eenheid verschilt",
                  "check the figure, or explain what is different about the unit"},
       .source = kOutliers,
       .parameters = {kThreshold,
                      {"observations",
                       5,
                       4,
                       50,
                       ParameterUnit::kUnits,
                       {"van hoeveel andere eenheden ten minste een rapportage op dezelfde periode "
                        "er is; er worden er 50 bekeken",
                        "of how many other units there is a report on the same period at least; 50 "
                        "are looked at"}},
                      kLeastDeviation}},
  };
  std::vector<Rule> staff = StaffRules();
  std::ranges::move(staff, std::back_inserter(rules));
  return rules;
}

}  // namespace rekenschap::monitoring
