#include "services/monitoring/domain/rule_book.h"

#include <algorithm>

#include <absl/strings/str_format.h>

namespace rekenschap::monitoring {
std::string FigureName(std::string_view field) {
  field.remove_prefix(field.find('.') + 1);
  for (const std::string_view unit : {"_eurocents", "_fte_thousandths", "_count"}) {
    if (field.ends_with(unit)) field.remove_suffix(unit.size());
  }
  return std::string(field);
}

RuleBook::RuleBook(std::vector<RuleSetting> settings, std::vector<ExplanationLadder> ladders,
                   std::int64_t policy_version)
    : settings_(std::move(settings)),
      ladders_(std::move(ladders)),
      policy_version_(policy_version) {
  std::ranges::sort(settings_, {}, &RuleSetting::rule);
}

const RuleSetting* RuleBook::Find(std::string_view rule) const {
  const auto found = std::ranges::lower_bound(settings_, rule, {}, &RuleSetting::rule);
  return found != settings_.end() && found->rule == rule ? &*found : nullptr;
}

bool RuleBook::IsOn(std::string_view rule) const {
  const RuleSetting* setting = Find(rule);
  return setting == nullptr || !setting->off;
}

finance::Severity RuleBook::SeverityOf(std::string_view rule) const {
  const RuleSetting* setting = Find(rule);
  if (setting != nullptr && setting->severity) return *setting->severity;
  return FindRule(rule)->severity;
}

std::int64_t RuleBook::Parameter(std::string_view rule, std::string_view name) const {
  if (const RuleSetting* setting = Find(rule)) {
    const auto found = setting->parameters.find(std::string(name));
    if (found != setting->parameters.end()) return found->second;
  }
  return FindParameter(*FindRule(rule), name)->standard;
}

const ExplanationLadder* RuleBook::LadderFor(finance::Measure measure) const {
  const auto found = std::ranges::find(ladders_, measure, &ExplanationLadder::measure);
  return found == ladders_.end() ? nullptr : &*found;
}

finance::Finding RuleBook::NewFinding(std::string_view rule, std::string field) const {
  finance::Finding finding;
  finding.rule = std::string(rule);
  finding.rule_version = FindRule(rule)->version;
  finding.severity = SeverityOf(rule);
  finding.field = std::move(field);
  return finding;
}

finance::Finding RuleBook::NewFigureFinding(std::string_view rule, std::size_t index,
                                            const ReportLine& line, Figure figure) const {
  const std::string_view field = FieldOf(line.measure, figure);
  finance::Finding finding = NewFinding(rule, absl::StrFormat("lines[%d].%s", index, field));
  finding.line = line.line;
  finding.params["figure"] = FigureName(field);
  if (const auto& value = line[figure]) finding.given = finance::Quantity{line.measure, *value};
  return finding;
}

void Expect(finance::Finding& finding, std::int64_t expected) {
  finding.expected = finance::Quantity{finding.given->measure, expected};
  finding.difference = finance::Quantity{finding.given->measure, finding.given->value - expected};
}

}  // namespace rekenschap::monitoring
