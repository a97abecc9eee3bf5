#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_REVIEW_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_REVIEW_H_

#include <string>
#include <vector>

#include <absl/status/status.h>

#include "services/monitoring/domain/report.h"

namespace rekenschap::monitoring {

// What can be decided on a version.
enum class Decision { kSubmitDraft, kReturn, kAccept, kReopen };

// What stands in the way of deciding so on `version`. FAILED_PRECONDITION REPORT_NOT_DRAFT,
// REPORT_NOT_SUBMITTED or REPORT_NOT_ACCEPTED, saying what is possible from where it is; ABORTED
// ETAG_MISMATCH.
absl::Status CheckDecision(const ReportVersion& version, Decision decision,
                           const std::string& etag);

// Who wrote a version of a report.
struct Authors {
  std::int64_t version = 0;
  std::string drafter;    // who kept it as a draft; empty for one that never was
  std::string submitter;  // of a draft: who kept it

  bool operator==(const Authors&) const = default;
};

// PERMISSION_DENIED FOUR_EYES when `principal`, who would accept `version`, submitted it or kept it
// as a draft, or another version since the last accepted one: what a next version says again was
// written by them too. `authors` are of those versions, and of this one.
absl::Status CheckFourEyes(const ReportVersion& version, const std::vector<Authors>& authors,
                           const std::string& principal);

// FAILED_PRECONDITION FINDINGS_UNEXPLAINED with a precondition per WARNING of the version that no
// explanation settles.
absl::Status CheckSettled(const ReportVersion& version);

// NOT_FOUND LINE_UNKNOWN for a marked line that the report does not have.
absl::Status CheckMarks(const ReportVersion& version, const std::vector<LineReturn>& marks);

// Why a version was returned or reopened, as one text: what was said of the whole, and of each
// marked line, as in `mensenhandel-fte: controleer de telling`.
std::string ReasonOf(const std::string& reason, const std::vector<LineReturn>& lines);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_REVIEW_H_
