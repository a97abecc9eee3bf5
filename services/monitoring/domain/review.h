#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_REVIEW_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_REVIEW_H_

#include <string>
#include <vector>

#include <absl/status/status.h>

#include "services/monitoring/domain/report.h"

namespace rekenschap::monitoring {

// What can be decided on a version.
enum class Decision { kSubmitDraft, kReturn, kAccept, kReopen };

// What stands in the way of `principal` deciding so on `version`. FAILED_PRECONDITION
// REPORT_NOT_DRAFT, REPORT_NOT_SUBMITTED or REPORT_NOT_ACCEPTED, saying what is possible from
// where it is; ABORTED ETAG_MISMATCH; PERMISSION_DENIED FOUR_EYES for accepting what one
// submitted or kept as a draft.
absl::Status CheckDecision(const ReportVersion& version, Decision decision, const std::string& etag,
                           const std::string& principal);

// FAILED_PRECONDITION FINDINGS_UNEXPLAINED with a precondition per WARNING of the version that no
// explanation settles.
absl::Status CheckSettled(const ReportVersion& version);

// NOT_FOUND LINE_UNKNOWN for a marked line that the report does not have.
absl::Status CheckMarks(const ReportVersion& version, const std::vector<LineReturn>& marks);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_REVIEW_H_
