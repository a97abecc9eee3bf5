#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULES_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/finance/finding.h"
#include "services/finance/language.h"

namespace rekenschap::monitoring {

// A text in both languages. `{given}`, `{expected}`, `{difference}`, `{line}` and the names of a
// finding's parameters in braces stand for its values.
struct RuleText {
  std::string_view dutch;
  std::string_view english;
};

// A rule that reports are held against.
struct Rule {
  std::string_view id;  // stable
  int version = 1;      // goes up when the rule finds otherwise
  finance::Severity severity = finance::Severity::kFatal;
  RuleText message;  // what is wrong
  RuleText remedy;   // how to mend it
};

// The catalogue, by id.
const std::vector<Rule>& Rules();

// The rule of that id, or null.
const Rule* FindRule(std::string_view id);

// The version of every rule, by id; what a receipt names.
using RuleVersions = std::map<std::string, int>;
RuleVersions CurrentRuleVersions();

// The texts of a finding in a language; empty for a rule that is not in the catalogue.
struct FindingText {
  std::string message;
  std::string remedy;
};
FindingText TextOf(const finance::Finding& finding, finance::Language language);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULES_H_
