#include "services/monitoring/app/refusal.h"

#include <utility>

#include "services/base/status/status.h"
#include "services/monitoring/domain/rules.h"

namespace rekenschap::monitoring {

absl::Status RefusalOf(const std::vector<finance::Finding>& findings, finance::Language language) {
  std::vector<base::Violation> violations;
  for (const finance::Finding& finding : findings) {
    if (finding.severity != finance::Severity::kFatal) continue;
    const FindingText text = TextOf(finding, language);
    violations.push_back(
        {"report." + finding.field, finding.rule, text.message + "; " + text.remedy});
  }
  return base::InvalidFields("REPORT_REFUSED", std::move(violations));
}

absl::Status CheckAsked(const std::vector<finance::Finding>& findings, finance::Language language) {
  std::vector<finance::Finding> unasked;
  for (const finance::Finding& finding : findings) {
    for (const char* rule : {"PERIOD_NOT_OF_CADENCE", "UNIT_NOT_TAKING_PART", "UNIT_NOT_VALID"}) {
      if (finding.rule == rule) unasked.push_back(finding);
    }
  }
  return unasked.empty() ? absl::OkStatus() : RefusalOf(unasked, language);
}

}  // namespace rekenschap::monitoring
