#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULES_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULES_H_

#include <cstdint>
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

// What a parameter of a rule is counted in.
enum class ParameterUnit {
  kBasisPoints,
  kEurocents,
  kFteThousandths,
  kHundredths,
  kPeriods,
  kUnits
};

// A number that a rule works with, which a programme may set within its bounds.
struct RuleParameter {
  std::string_view name;      // lower-case words with underscores
  std::int64_t standard = 0;  // unless the programme sets it
  std::int64_t least = 0;
  std::int64_t most = 0;
  ParameterUnit unit = ParameterUnit::kBasisPoints;
  RuleText description;
};

// A rule that reports are held against.
struct Rule {
  std::string_view id;  // stable
  int version = 1;      // goes up when the rule finds otherwise
  finance::Severity severity = finance::Severity::kFatal;
  // Whether a programme may turn it off, or make it a WARNING or an INFO. Never so for what guards
  // the sense of a report.
  bool adjustable = false;
  // Whether an explanation settles what it finds.
  bool explainable = false;
  RuleText title;    // what it is called
  RuleText message;  // what is wrong
  RuleText remedy;   // how to mend it
  RuleText source;   // where it comes from: a regulation, a paper, or what this service is made for
  std::vector<RuleParameter> parameters = {};
};

// The catalogue, by id.
const std::vector<Rule>& Rules();

// The rule of that id, or null.
const Rule* FindRule(std::string_view id);
const RuleParameter* FindParameter(const Rule& rule, std::string_view name);

// BASIS_POINTS, EUROCENTS, FTE_THOUSANDTHS, HUNDREDTHS, PERIODS, UNITS.
std::string_view ToString(ParameterUnit unit);

// The version of every rule, by id; what a receipt names.
using RuleVersions = std::map<std::string, int>;
RuleVersions CurrentRuleVersions();

std::string_view In(const RuleText& text, finance::Language language);

// The texts of a finding in a language; empty for a rule that is not in the catalogue.
struct FindingText {
  std::string title;
  std::string message;
  std::string remedy;
};
FindingText TextOf(const finance::Finding& finding, finance::Language language);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULES_H_
