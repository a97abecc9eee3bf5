#include "services/planning/domain/adoption.h"

#include <utility>
#include <vector>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/domain/revision_rules.h"

namespace rekenschap::planning {
namespace {

absl::Status Refuse(absl::StatusCode code, const char* reason, std::string name,
                    std::string message) {
  base::ErrorDetails details;
  details.reason = reason;
  details.resource_type = "revision";
  details.resource_name = name;
  details.preconditions = {{std::move(name), reason, message}};
  return base::Error(code, std::move(message), std::move(details));
}

absl::Status RefuseForFindings(const std::string& name,
                               const std::vector<finance::Finding>& findings) {
  base::ErrorDetails details;
  details.reason = "REVISION_HAS_FATAL_FINDINGS";
  for (const finance::Finding& finding : findings) {
    if (finding.severity != finance::Severity::kFatal) continue;
    const FindingText text = TextOf(finding);
    details.preconditions.push_back(
        {finding.field, finding.rule, text.message + "; " + text.remedy});
  }
  std::string message =
      absl::StrFormat("%s cannot be adopted: %s", name, details.preconditions.front().description);
  return base::Error(absl::StatusCode::kFailedPrecondition, std::move(message), std::move(details));
}

}  // namespace

absl::Status CheckAdoption(const Revision& revision, const std::optional<Revision>& in_force,
                           const std::string& etag, const std::string& adopter) {
  const std::string name = finance::RevisionName(revision.programme, revision.number);
  if (revision.state == Revision::State::kAdopted) {
    return Refuse(absl::StatusCode::kFailedPrecondition, "REVISION_ADOPTED", name,
                  absl::StrFormat("%s is adopted already", name));
  }
  if (etag != EtagOf(revision)) {
    return Refuse(
        absl::StatusCode::kAborted, "ETAG_MISMATCH", name,
        absl::StrFormat("%s is not as it was when its etag was read; read it again", name));
  }
  if (adopter == revision.author) {
    return Refuse(absl::StatusCode::kPermissionDenied, "FOUR_EYES", name,
                  absl::StrFormat("%s recorded %s and so cannot adopt it; somebody else has to",
                                  adopter, name));
  }
  if (in_force && (in_force->number > revision.number ||
                   in_force->adopted_by.date > revision.adopted_by.date)) {
    return Refuse(absl::StatusCode::kFailedPrecondition, "REVISION_OUT_OF_ORDER", name,
                  absl::StrFormat("%s is in force from %s; record a later one that takes its place",
                                  finance::RevisionName(revision.programme, in_force->number),
                                  finance::FormatDate(in_force->adopted_by.date)));
  }
  ASSIGN_OR_RETURN(const std::vector<finance::Finding> findings, FindingsOn(revision));
  return finance::HasFatal(findings) ? RefuseForFindings(name, findings) : absl::OkStatus();
}

}  // namespace rekenschap::planning
