#include "services/monitoring/domain/rule_settings.h"

#include <set>
#include <utility>

#include <absl/strings/str_format.h>

namespace rekenschap::monitoring {
namespace {

std::string ParametersOf(const Rule& rule) {
  std::string names;
  for (const RuleParameter& parameter : rule.parameters) {
    names += (names.empty() ? "" : ", ") + std::string(parameter.name);
  }
  return names.empty() ? "it has none" : "it has " + names;
}

void CheckSetting(const Rule& rule, const RuleSetting& setting, const std::string& field,
                  std::vector<base::Violation>& violations) {
  const auto note = [&](const std::string& part, const char* reason, std::string what) {
    violations.push_back({field + part, reason, std::move(what)});
  };
  if (!setting.off && !setting.severity && setting.parameters.empty()) {
    note("", "SETTING_EMPTY", "it sets nothing; leave it out");
  }
  if (setting.off && !rule.adjustable) {
    note(".off", "RULE_FIXED",
         setting.rule + " guards the sense of reports and cannot be turned off");
  }
  if (setting.severity && !rule.adjustable) {
    note(".severity", "RULE_FIXED",
         setting.rule + " guards the sense of reports and stays as heavy as it is");
  } else if (setting.severity && *setting.severity == finance::Severity::kFatal) {
    note(".severity", "SEVERITY_UNFIT", "a rule can be made a WARNING or an INFO, not FATAL");
  }
  for (const auto& [name, value] : setting.parameters) {
    const RuleParameter* parameter = FindParameter(rule, name);
    const std::string part = absl::StrFormat(".parameters[%s]", name);
    if (parameter == nullptr) {
      note(part, "PARAMETER_UNKNOWN",
           absl::StrFormat("%s has no such parameter; %s", setting.rule, ParametersOf(rule)));
    } else if (value < parameter->least || value > parameter->most) {
      note(
          part, "PARAMETER_OUT_OF_BOUNDS",
          absl::StrFormat("%d is not between %d and %d", value, parameter->least, parameter->most));
    }
  }
}

}  // namespace

void CheckRuleSettings(const std::vector<RuleSetting>& settings, const std::string& field,
                       std::vector<base::Violation>& violations) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    const RuleSetting& setting = settings[i];
    const std::string path = absl::StrFormat("%s[%d]", field, i);
    const Rule* rule = FindRule(setting.rule);
    if (rule == nullptr) {
      violations.push_back(
          {path + ".rule", "RULE_UNKNOWN",
           absl::StrFormat("'%s' is no rule of the catalogue; list it to see which "
                           "there are",
                           setting.rule)});
      continue;
    }
    if (!seen.insert(setting.rule).second) {
      violations.push_back(
          {path + ".rule", "RULE_TWICE", setting.rule + " is set before; put it all in one"});
    }
    CheckSetting(*rule, setting, path, violations);
  }
}

}  // namespace rekenschap::monitoring
