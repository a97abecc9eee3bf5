#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULE_BOOK_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULE_BOOK_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/finance/finding.h"
#include "services/monitoring/domain/explanation_ladder.h"
#include "services/monitoring/domain/report.h"
#include "services/monitoring/domain/rules.h"

namespace rekenschap::monitoring {

// What a programme sets of a rule; what it does not say stays as the catalogue has it.
struct RuleSetting {
  std::string rule;
  bool off = false;
  std::optional<finance::Severity> severity;
  std::map<std::string, std::int64_t> parameters;  // by name

  bool operator==(const RuleSetting&) const = default;
};

// `spent` for `euro.spent_eurocents`: what the texts call a figure.
std::string FigureName(std::string_view field);

// The catalogue as one programme has set it. Every id and name that is asked for is one of the
// catalogue's.
class RuleBook {
 public:
  RuleBook() = default;
  explicit RuleBook(std::vector<RuleSetting> settings, std::vector<ExplanationLadder> ladders = {},
                    std::int64_t policy_version = 0);

  bool IsOn(std::string_view rule) const;
  finance::Severity SeverityOf(std::string_view rule) const;
  std::int64_t Parameter(std::string_view rule, std::string_view name) const;

  // From which difference on an explanation is asked; null where the programme's threshold holds.
  const ExplanationLadder* LadderFor(finance::Measure measure) const;
  // The version of the policy that this is of; 0 is the default.
  std::int64_t policy_version() const { return policy_version_; }

  // A finding of the rule, as heavy as the programme has it, at that field.
  finance::Finding NewFinding(std::string_view rule, std::string field) const;
  // The same about a figure of line `index`: what was given, and `figure` as a parameter.
  finance::Finding NewFigureFinding(std::string_view rule, std::size_t index,
                                    const ReportLine& line, Figure figure) const;

 private:
  const RuleSetting* Find(std::string_view rule) const;

  std::vector<RuleSetting> settings_;  // by rule
  std::vector<ExplanationLadder> ladders_;
  std::int64_t policy_version_ = 0;
};

// Sets what was expected of a finding that says what was given, and the difference.
void Expect(finance::Finding& finding, std::int64_t expected);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_RULE_BOOK_H_
