#ifndef REKENSCHAP_SERVICES_FINANCE_FINDING_H_
#define REKENSCHAP_SERVICES_FINANCE_FINDING_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/finance/quantity.h"

namespace rekenschap::finance {

// How heavy a finding is: INFO asks nothing, WARNING asks for an explanation, FATAL refuses.
enum class Severity { kInfo, kWarning, kFatal };

// What a rule says of a revision or a report. Its texts are made from these values by the catalogue
// of the service whose rule it is, in the reader's language.
struct Finding {
  std::string rule;      // stable id, such as SPENT_ABOVE_COMMITTED
  int rule_version = 1;  // of the rule that found it
  Severity severity = Severity::kInfo;
  std::string field;  // the path of the field, such as lines[2].euro.spent_eurocents
  std::string line;   // the id of the line; empty when it is about the whole
  std::optional<Quantity> given;
  std::optional<Quantity> expected;
  std::optional<Quantity> difference;  // given minus expected
  std::map<std::string, std::string> params;
  bool settled = false;  // it asks nothing any more: it is explained

  bool operator==(const Finding&) const = default;
};

inline bool HasFatal(const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::kFatal) return true;
  }
  return false;
}

// Names for storing and hashing: INFO, WARNING, FATAL.
std::string_view ToString(Severity severity);
std::optional<Severity> ParseSeverity(std::string_view name);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_FINDING_H_
