#include "services/monitoring/domain/rules.h"

#include <algorithm>

#include "services/finance/notation.h"
#include "services/finance/placeholders.h"

namespace rekenschap::monitoring {
namespace {

using finance::Severity;

std::vector<Rule> MakeRules() {
  return {
      {"ABOVE_YEAR_BUDGET",
       1,
       Severity::kWarning,
       {"{figure} is {given}: meer dan het jaarbudget van {expected}",
        "{figure} is {given}: more than the year's budget of {expected}"},
       {"controleer het bedrag, of licht toe waarom het budget wordt overschreden",
        "check the amount, or explain why the budget is exceeded"}},
      {"BELOW_POSITION_BEFORE",
       1,
       Severity::kWarning,
       {"{figure} is {given}: minder dan de {expected} van {period}, terwijl standen vanaf 1 "
        "januari oplopen",
        "{figure} is {given}: less than the {expected} of {period}, while positions build up from "
        "1 January"},
       {"geef de stand sinds 1 januari en niet het bedrag van deze periode, of licht de daling toe",
        "give the position since 1 January and not this period's amount, or explain the fall"}},
      {"CORRECTION_REASON_MISSING",
       1,
       Severity::kFatal,
       {"versie {version} van deze rapportage is al geaccepteerd",
        "version {version} of this report has been accepted already"},
       {"geef aan waarom de geaccepteerde rapportage wordt gecorrigeerd",
        "say why the accepted report is corrected"}},
      {"DEVIATION_UNEXPLAINED",
       1,
       Severity::kWarning,
       {"{figure} is {given} tegen een doel van {expected}: een verschil van {difference}, boven "
        "de grens van {threshold}",
        "{figure} is {given} against a target of {expected}: a difference of {difference}, above "
        "the threshold of {threshold}"},
       {"licht het verschil toe", "explain the difference"}},
      {"FIGURE_MISSING",
       1,
       Severity::kFatal,
       {"{figure} ontbreekt; leeg is onbekend en niet nul",
        "{figure} is missing; empty is unknown, not nil"},
       {"vul het cijfer in, of 0 als er niets is",
        "fill the figure in, or 0 when there is nothing"}},
      {"FIGURE_NEGATIVE",
       1,
       Severity::kFatal,
       {"{figure} is {given} en kan niet onder nul liggen",
        "{figure} is {given} and cannot be below zero"},
       {"controleer het teken", "check the sign"}},
      {"FIGURE_TOO_LARGE",
       1,
       Severity::kFatal,
       {"{figure} is {given}: groter dan een cijfer hier kan zijn",
        "{figure} is {given}: larger than a figure can be here"},
       {"controleer het aantal nullen; bedragen zijn in hele euro's, niet in duizenden",
        "check the number of zeros; amounts are in whole euros, not thousands"}},
      {"LINE_MISSING",
       1,
       Severity::kFatal,
       {"regel {line} van het plan ontbreekt", "line {line} of the plan is missing"},
       {"voeg de regel toe, met 0 als er niets is", "add the line, with 0 where there is nothing"}},
      {"LINE_TWICE",
       1,
       Severity::kFatal,
       {"regel {line} staat er twee keer", "line {line} stands twice"},
       {"laat één van beide staan", "leave one of the two"}},
      {"LINE_UNKNOWN",
       1,
       Severity::kFatal,
       {"het plan heeft geen regel {line}", "the plan has no line {line}"},
       {"gebruik de regels van het sjabloon: {lines}", "use the lines of the template: {lines}"}},
      {"MEASURE_WRONG",
       1,
       Severity::kFatal,
       {"regel {line} is in {expected_measure} en de cijfers zijn in {given_measure}",
        "line {line} is in {expected_measure} and the figures are in {given_measure}"},
       {"vul de kolommen in die bij de regel horen", "fill in the columns that go with the line"}},
      {"PERIOD_CLOSED",
       1,
       Severity::kFatal,
       {"{given_period} is afgesloten", "{given_period} is closed"},
       {"laat de periode heropenen, of neem de correctie op in de rapportage over een latere "
        "periode",
        "have the period reopened, or put the correction in the report on a later period"}},
      {"PERIOD_NOT_OF_CADENCE",
       1,
       Severity::kFatal,
       {"{given_period} is geen periode waarover dit programma wordt gerapporteerd",
        "{given_period} is not a period that this programme reports on"},
       {"schrijf de periode als {example}", "write the period as {example}"}},
      {"PRIOR_LINE_MISSING",
       1,
       Severity::kFatal,
       {"de correctie op {given_period} noemt regel {line}, die niet in deze rapportage staat",
        "the correction of {given_period} names line {line}, which is not in this report"},
       {"noem een regel van deze rapportage", "name a line of this report"}},
      {"PRIOR_MEASURE_WRONG",
       1,
       Severity::kFatal,
       {"de correctie op {given_period} van regel {line} is {given}, en de regel heeft een andere "
        "maat",
        "the correction of {given_period} of line {line} is {given}, and the line has another "
        "measure"},
       {"geef het bedrag in de maat van de regel", "give the amount in the line's measure"}},
      {"PRIOR_PERIOD_NOT_OF_CADENCE",
       1,
       Severity::kFatal,
       {"over {given_period}, waarop een correctie wordt gegeven, rapporteert dit programma niet",
        "{given_period}, which is corrected, is not a period that this programme reports on"},
       {"noem de periode waarin het fout stond, zoals {example}",
        "name the period that was wrong, such as {example}"}},
      {"PRIOR_PERIOD_OPEN",
       1,
       Severity::kFatal,
       {"{given_period} is geen afgesloten eerdere periode",
        "{given_period} is not an earlier period that is closed"},
       {"dien voor een open periode een nieuwe versie van die rapportage in",
        "submit a next version of that report for a period that is open"}},
      {"PROGRAMME_UNKNOWN",
       1,
       Severity::kFatal,
       {"programma {programme} is hier niet bekend, of heeft nog geen vastgesteld plan",
        "programme {programme} is not known here, or has no adopted plan yet"},
       {"controleer de naam; een plan is hier bekend zodra het is vastgesteld",
        "check the name; a plan is known here once it has been adopted"}},
      {"RETURNED_UNCHANGED",
       2,
       Severity::kFatal,
       {"dit is versie {version}, die is teruggegeven, zonder een wijziging",
        "this is version {version}, which was returned, without a change"},
       {"verbeter wat is aangemerkt, of licht het toe", "mend what was marked, or explain it"}},
      {"SPENT_ABOVE_COMMITTED",
       1,
       Severity::kFatal,
       {"besteed is {given}: meer dan de {expected} die is verplicht",
        "spent is {given}: more than the {expected} that was committed"},
       {"verplicht telt wat is besteed mee; verhoog verplicht of controleer besteed",
        "committed includes what is spent; raise committed or check spent"}},
      {"UNIT_NOT_TAKING_PART",
       1,
       Severity::kFatal,
       {"eenheid {unit} doet niet mee aan dit programma",
        "unit {unit} does not take part in this programme"},
       {"controleer de naam van de eenheid en van het programma",
        "check the name of the unit and of the programme"}},
      {"UNIT_NOT_VALID",
       1,
       Severity::kFatal,
       {"eenheid {unit} bestaat niet op {day}", "unit {unit} does not exist on {day}"},
       {"rapporteer voor de eenheid die er dan is", "report for the unit that is there then"}},
      {"UNMARKED_LINE_CHANGED",
       1,
       Severity::kFatal,
       {"regel {line} is anders dan in versie {version}, terwijl er om verbetering van andere "
        "regels "
        "is gevraagd",
        "line {line} is not as in version {version}, while other lines were to be mended"},
       {"laat de regel zoals hij was, of geef als correctiereden waarom hij verandert",
        "leave the line as it was, or say as the correction's reason why it changes"}},
  };
}

std::string ValueOf(const finance::Finding& finding, std::string_view name,
                    finance::Language language) {
  const auto amount = [language](const std::optional<finance::Quantity>& quantity) {
    return quantity ? finance::FormatQuantity(*quantity, language) : std::string();
  };
  if (name == "given") return amount(finding.given);
  if (name == "expected") return amount(finding.expected);
  if (name == "difference") return amount(finding.difference);
  if (name == "line") return finding.line;
  // A threshold is an amount of the same measure as what was given.
  const auto found = finding.params.find(std::string(name));
  if (found == finding.params.end()) return "";
  if (name == "figure") {
    const std::string_view field = found->second;
    const bool dutch = language == finance::Language::kDutch;
    if (field == "spent") return dutch ? "besteed" : "spent";
    if (field == "committed") return dutch ? "verplicht" : "committed";
    if (field == "forecast") return dutch ? "prognose" : "forecast";
    if (field == "establishment") return dutch ? "formatie" : "establishment";
    if (field == "in_post") return dutch ? "bezetting" : "in post";
    if (field == "deployable") return dutch ? "inzetbaar" : "deployable";
    if (field == "inflow") return dutch ? "instroom" : "inflow";
    if (field == "outflow") return dutch ? "uitstroom" : "outflow";
    if (field == "realised") return dutch ? "gerealiseerd" : "realised";
  }
  if (name == "threshold" && finding.given) {
    const auto value = finance::ReadPlain(found->second);
    if (value.ok()) return amount(finance::Quantity{finding.given->measure, value->digits});
  }
  return found->second;
}

std::string Fill(std::string_view text, const finance::Finding& finding,
                 finance::Language language) {
  return finance::FillPlaceholders(text, [&finding, language](std::string_view name) {
    return ValueOf(finding, name, language);
  });
}

}  // namespace

const std::vector<Rule>& Rules() {
  static const std::vector<Rule> kRules = MakeRules();
  return kRules;
}

const Rule* FindRule(std::string_view id) {
  const auto found = std::ranges::lower_bound(Rules(), id, {}, &Rule::id);
  return found != Rules().end() && found->id == id ? &*found : nullptr;
}

RuleVersions CurrentRuleVersions() {
  RuleVersions versions;
  for (const Rule& rule : Rules()) versions.emplace(rule.id, rule.version);
  return versions;
}

FindingText TextOf(const finance::Finding& finding, finance::Language language) {
  const Rule* rule = FindRule(finding.rule);
  if (rule == nullptr) return {};
  const bool dutch = language == finance::Language::kDutch;
  return {Fill(dutch ? rule->message.dutch : rule->message.english, finding, language),
          Fill(dutch ? rule->remedy.dutch : rule->remedy.english, finding, language)};
}

}  // namespace rekenschap::monitoring
