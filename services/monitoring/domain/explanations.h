#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_EXPLANATIONS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_EXPLANATIONS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "services/finance/finding.h"
#include "services/monitoring/domain/report.h"
#include "services/monitoring/domain/rule_book.h"

// What the explanations of a line come to: which findings they settle, and which of them have
// lapsed.
namespace rekenschap::monitoring {

// A line with explanations, as it is held against the rules.
struct ExplainedLine {
  std::size_t index = 0;  // in the report
  const ReportLine& line;
  // What was submitted before under the same name; null for none.
  const ReportVersion* before = nullptr;
  std::int64_t revision_number = 0;  // of the plan that it is held against
  bool sound = false;                // its figures can be compared
  // The difference from the target to date; nothing where there is no target.
  std::optional<std::int64_t> from_target = {};
};

// Marks the findings of the line that its explanations settle, and adds what is wrong with the
// explanations themselves:
// - one with an amount settles a finding whose difference is that amount, or is the sum of it and
//   others of the line. What is in no difference of the line is told once: the amounts have lapsed
//   where they were in one in the version before, which is another now; otherwise they do not fit;
// - one without settles all that can be explained, unless it has lapsed: it stood in the version
//   before, and since then the line's figures have changed or their difference from the plan has,
//   or it had lapsed there already. Left out of a version and given again it is a new one.
// Of a line whose figures cannot be compared only the causes are asked.
void HoldExplanations(const ExplainedLine& explained, const RuleBook& rules,
                      std::vector<finance::Finding>& findings);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_EXPLANATIONS_H_
