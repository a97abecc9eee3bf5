#include "services/planning/domain/adoption.h"

#include <map>
#include <utility>
#include <vector>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/domain/finding_texts.h"
#include "services/planning/domain/revision_rules.h"

namespace rekenschap::planning {
namespace {

using Facts = std::map<std::string, std::string>;

absl::Status Refuse(absl::StatusCode code, const char* reason, std::string name,
                    std::string message, Facts facts = {}) {
  base::ErrorDetails details;
  details.metadata = std::move(facts);
  details.reason = reason;
  details.resource_type = "revision";
  details.resource_name = name;
  details.preconditions = {{std::move(name), reason, message}};
  return base::Error(code, std::move(message), std::move(details));
}

absl::Status RefuseForFindings(const std::string& name,
                               const std::vector<finance::Finding>& findings,
                               finance::Language language) {
  base::ErrorDetails details;
  details.reason = "REVISION_HAS_FATAL_FINDINGS";
  details.resource_type = "revision";
  details.resource_name = name;
  for (const finance::Finding& finding : findings) {
    if (finding.severity != finance::Severity::kFatal) continue;
    const FindingText text = TextOf(finding, language);
    details.preconditions.push_back(
        {finding.field, finding.rule, text.message + "; " + text.remedy});
  }
  std::string message =
      absl::StrFormat("%s cannot be adopted: %s", name, details.preconditions.front().description);
  return base::Error(absl::StatusCode::kFailedPrecondition, std::move(message), std::move(details));
}

Facts StaleFacts(std::int64_t predecessor, std::int64_t stands) {
  Facts facts;
  if (predecessor > 0) facts["predecessor"] = std::to_string(predecessor);
  if (predecessor <= stands) facts["stands"] = std::to_string(stands);
  return facts;
}

// Why a draft on `predecessor` cannot follow on the revision that stands; 0 for none. What stands
// is the last one adopted, so a later predecessor is not.
std::string WhyStale(std::int64_t predecessor, std::int64_t stands) {
  if (predecessor > stands) {
    return absl::StrFormat(
        " was made on revision %d, which is not adopted; adopt that one before it", predecessor);
  }
  return absl::StrFormat(
      " was made on %s, and revision %d stands now; record its mutations again with that one as "
      "predecessor",
      predecessor == 0 ? "nothing" : absl::StrFormat("revision %d", predecessor), stands);
}

}  // namespace

absl::Status CheckAdoption(const Revision& revision, const std::optional<Revision>& in_force,
                           const std::string& etag, const std::string& adopter,
                           const RuleContext& context, finance::Language language) {
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
                                  adopter, name),
                  {{"principal", adopter}});
  }
  const std::string standing =
      in_force ? finance::RevisionName(revision.programme, in_force->number) : "";
  if (in_force && in_force->number > revision.number) {
    return Refuse(absl::StatusCode::kFailedPrecondition, "REVISION_OUT_OF_ORDER", name,
                  absl::StrFormat("%s is in force and was recorded later; record the mutations of "
                                  "%s again with that one as predecessor",
                                  standing, name),
                  {{"in_force", standing}});
  }
  if (in_force && in_force->adopted_by.date > revision.adopted_by.date) {
    const std::string since = finance::FormatDate(in_force->adopted_by.date);
    const std::string date = finance::FormatDate(revision.adopted_by.date);
    return Refuse(
        absl::StatusCode::kFailedPrecondition, "REVISION_OUT_OF_ORDER", name,
        absl::StrFormat("%s is in force from %s, and %s is of %s; look at the date of the paper in "
                        "adopted_by, or record a later one that takes its place",
                        standing, since, name, date),
        {{"in_force", standing}, {"in_force_date", since}, {"date", date}});
  }
  const std::int64_t stands = in_force ? in_force->number : 0;
  if (revision.predecessor != stands) {
    return Refuse(absl::StatusCode::kFailedPrecondition, "REVISION_STALE", name,
                  name + WhyStale(revision.predecessor, stands),
                  StaleFacts(revision.predecessor, stands));
  }
  ASSIGN_OR_RETURN(const std::vector<finance::Finding> findings, FindingsOn(revision, context));
  return finance::HasFatal(findings) ? RefuseForFindings(name, findings, language)
                                     : absl::OkStatus();
}

}  // namespace rekenschap::planning
