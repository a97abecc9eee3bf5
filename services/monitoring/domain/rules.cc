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
  if (listed == finding.params.end()) return std::string(In(otherwise, language));
  const auto more = finding.params.find("more");
  if (more == finding.params.end()) return listed->second;
  const bool one = more->second == "1";
  if (language == finance::Language::kDutch) {
    return listed->second + " en nog " + more->second + (one ? " regel" : " regels");
  }
  return listed->second + " and " + more->second + (one ? " more line" : " more lines");
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
  if (name == "asked")
    return ListedIn(finding, name, language, {"zie die versie", "see that version"});
  if (name == "marked") return ListedIn(finding, name, language, {"andere regels", "other lines"});
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
