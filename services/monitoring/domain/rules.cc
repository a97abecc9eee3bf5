#include "services/monitoring/domain/rules.h"

#include <algorithm>
#include <array>

#include "services/finance/notation.h"
#include "services/finance/placeholders.h"
#include "services/monitoring/domain/figure_rules.h"
#include "services/monitoring/domain/rule_texts.h"

namespace rekenschap::monitoring {
namespace {

std::vector<Rule> MakeRules() {
  std::vector<Rule> rules;
  for (const auto& part : {FormRules(), WorkflowRules(), PositionRules(), FigureRules()}) {
    rules.insert(rules.end(), part.begin(), part.end());
  }
  std::ranges::sort(rules, {}, &Rule::id);
  return rules;
}

// A list that a finding holds a bounded part of, with how many more lines there are; `otherwise`
// for a finding of before the rule named them.
std::string ListedIn(const finance::Finding& finding, std::string_view name,
                     finance::Language language, const RuleText& otherwise) {
  const auto listed = finding.params.find(std::string(name));
  if (listed == finding.params.end() || listed->second.empty()) {
    return std::string(In(otherwise, language));
  }
  const auto more = finding.params.find("more");
  if (more == finding.params.end()) return listed->second;
  const bool one = more->second == "1";
  if (language == finance::Language::kDutch) {
    return listed->second + " en nog " + more->second + (one ? " regel" : " regels");
  }
  return listed->second + " and " + more->second + (one ? " more line" : " more lines");
}

// What amounts that do not come to a difference leave of it, or explain beyond it.
std::string RestWords(const finance::Finding& finding, finance::Language language) {
  const bool dutch = language == finance::Language::kDutch;
  if (!finding.given || !finding.expected || !finding.difference) {
    return dutch ? "het komt niet uit" : "they do not match";
  }
  finance::Quantity rest = *finding.difference;
  const bool below_zero = rest.value < 0;
  if (below_zero) rest.value = -rest.value;
  const std::string amount = finance::FormatQuantity(rest, language);
  // Beyond the difference, on its own side of zero.
  const std::int64_t aim = finding.expected->value;
  if (aim == 0 || (aim < 0) == below_zero) {
    return dutch ? "er is " + amount + " te veel toegelicht" : amount + " too much";
  }
  return amount + (dutch ? " is nog niet toegelicht" : " is left unexplained");
}

std::string FigureWord(const std::string& figure, finance::Language language) {
  struct Word {
    std::string_view figure;
    RuleText words;
  };
  static constexpr std::array<Word, 9> kWords = {{{"spent", {"besteed", "spent"}},
                                                  {"committed", {"verplicht", "committed"}},
                                                  {"forecast", {"prognose", "forecast"}},
                                                  {"establishment", {"formatie", "establishment"}},
                                                  {"in_post", {"bezetting", "in post"}},
                                                  {"deployable", {"inzetbaar", "deployable"}},
                                                  {"inflow", {"instroom", "inflow"}},
                                                  {"outflow", {"uitstroom", "outflow"}},
                                                  {"realised", {"gerealiseerd", "realised"}}}};
  const auto found = std::ranges::find(kWords, figure, &Word::figure);
  return found == kWords.end() ? figure : std::string(In(found->words, language));
}

// When an explanation was given that has lapsed: what the difference that a rule found was, or a
// figure. Older findings tell an amount, and not of what.
std::string LapsedWords(const finance::Finding& finding, finance::Language language) {
  const auto say = [language](const RuleText& text) { return std::string(In(text, language)); };
  const bool of_difference = finding.params.contains("rule");
  if (of_difference && !finding.given) {
    return say({"er geen verschil was om toe te lichten", "there was no difference to explain"});
  }
  std::string what = say({"het bedrag", "the amount"});
  const auto figure = finding.params.find("figure");
  if (of_difference) {
    what = say({"het verschil", "the difference"});
  } else if (figure != finding.params.end()) {
    what = FigureWord(figure->second, language);
  }
  if (!finding.given) return what + say({" niet was opgegeven", " was not given"});
  const std::string given = finance::FormatQuantity(*finding.given, language);
  return what + (language == finance::Language::kDutch ? " " + given + " was" : " was " + given);
}

std::string ValueOf(const finance::Finding& finding, std::string_view name,
                    finance::Language language) {
  const auto amount = [language](const std::optional<finance::Quantity>& quantity) {
    if (!quantity)
      return std::string(language == finance::Language::kDutch ? "onbekend" : "unknown");
    return finance::FormatQuantity(*quantity, language);
  };
  if (name == "given") return amount(finding.given);
  if (name == "expected") return amount(finding.expected);
  if (name == "difference") return amount(finding.difference);
  if (name == "line") return finding.line;
  if (name == "asked") {
    return ListedIn(finding, name, language, {"zie die versie", "see that version"});
  }
  if (name == "marked") return ListedIn(finding, name, language, {"andere regels", "other lines"});
  if (name == "rest") return RestWords(finding, language);
  if (name == "then") return LapsedWords(finding, language);
  const auto found = finding.params.find(std::string(name));
  if (found == finding.params.end()) return "";
  if (name == "figure") return FigureWord(found->second, language);
  const auto value = finance::ReadPlain(found->second);
  if (!value.ok()) return found->second;
  // An amount of the same measure as what was given.
  static constexpr std::array<std::string_view, 5> kAmounts = {"threshold", "vacancies", "intended",
                                                               "change", "usual"};
  if (finding.given && std::ranges::find(kAmounts, name) != kAmounts.end()) {
    return amount(finance::Quantity{finding.given->measure, value->digits});
  }
  if (name == "factor") return finance::FormatFigure(value->digits, 0, language);
  if (name == "share" || name == "usual_share") {
    return finance::FormatFigure(value->digits, 2, language) + " %";
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

const RuleParameter* FindParameter(const Rule& rule, std::string_view name) {
  const auto found = std::ranges::find(rule.parameters, name, &RuleParameter::name);
  return found == rule.parameters.end() ? nullptr : &*found;
}

std::string_view ToString(ParameterUnit unit) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "BASIS_POINTS", "EUROCENTS", "FTE_THOUSANDTHS", "HUNDREDTHS", "PERIODS", "UNITS"};
  return kNames[static_cast<std::size_t>(unit)];
}

std::string_view In(const RuleText& text, finance::Language language) {
  return language == finance::Language::kDutch ? text.dutch : text.english;
}

RuleVersions CurrentRuleVersions() {
  RuleVersions versions;
  for (const Rule& rule : Rules()) versions.emplace(rule.id, rule.version);
  return versions;
}

FindingText TextOf(const finance::Finding& finding, finance::Language language) {
  const Rule* rule = FindRule(finding.rule);
  if (rule == nullptr) return {};
  return {std::string(In(rule->title, language)),
          Fill(In(rule->message, language), finding, language),
          Fill(In(rule->remedy, language), finding, language)};
}

}  // namespace rekenschap::monitoring
