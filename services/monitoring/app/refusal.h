#ifndef REKENSCHAP_SERVICES_MONITORING_APP_REFUSAL_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_REFUSAL_H_

#include <vector>

#include <absl/status/status.h>

#include "services/finance/finding.h"
#include "services/finance/language.h"

namespace rekenschap::monitoring {

// INVALID_ARGUMENT REPORT_REFUSED with a violation per FATAL finding, its texts in `language`.
absl::Status RefusalOf(const std::vector<finance::Finding>& findings, finance::Language language);

// The same, for findings that say that no report is asked of that unit on that period at all: it
// cannot be kept as a draft either. OK without those.
absl::Status CheckAsked(const std::vector<finance::Finding>& findings, finance::Language language);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_REFUSAL_H_
