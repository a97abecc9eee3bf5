#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_REVIEW_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_REVIEW_H_

#include <string>

#include <absl/status/status.h>

#include "services/monitoring/domain/report.h"

namespace rekenschap::monitoring {

// What stands in the way of `reviewer` accepting or returning `version`. ABORTED ETAG_MISMATCH;
// FAILED_PRECONDITION REPORT_NOT_SUBMITTED, saying what is possible from there; PERMISSION_DENIED
// FOUR_EYES for accepting one's own.
absl::Status CheckReview(const ReportVersion& version, ReportVersion::State decision,
                         const std::string& etag, const std::string& reviewer);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_REVIEW_H_
