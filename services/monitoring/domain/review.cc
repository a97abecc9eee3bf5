#include "services/monitoring/domain/review.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"

namespace rekenschap::monitoring {
namespace {

using State = ReportVersion::State;

absl::Status Refuse(absl::StatusCode code, const char* reason, std::string name,
                    std::string message) {
  base::ErrorDetails details;
  details.reason = reason;
  details.resource_type = "report";
  details.resource_name = name;
  details.preconditions = {{std::move(name), reason, message}};
  return base::Error(code, std::move(message), std::move(details));
}

const char* WhatIsPossible(State state) {
  switch (state) {
    case State::kReturned:
      return "it was returned; a next version can be submitted";
    case State::kAccepted:
      return "it was accepted; a correction can be submitted as a next version";
    case State::kSuperseded:
      return "a later version took its place; review that one";
    case State::kSubmitted:
      break;
  }
  return "";
}

}  // namespace

absl::Status CheckReview(const ReportVersion& version, State decision, const std::string& etag,
                         const std::string& reviewer) {
  const std::string name = NameOf(version);
  if (version.state != State::kSubmitted) {
    return Refuse(
        absl::StatusCode::kFailedPrecondition, "REPORT_NOT_SUBMITTED", name,
        absl::StrFormat("%s cannot be reviewed: %s", name, WhatIsPossible(version.state)));
  }
  if (etag != EtagOf(version)) {
    return Refuse(
        absl::StatusCode::kAborted, "ETAG_MISMATCH", name,
        absl::StrFormat("%s is not as it was when its etag was read; read it again", name));
  }
  if (decision == State::kAccepted && reviewer == version.submitter) {
    return Refuse(absl::StatusCode::kPermissionDenied, "FOUR_EYES", name,
                  absl::StrFormat("%s submitted %s and so cannot accept it; somebody else has to",
                                  reviewer, name));
  }
  return absl::OkStatus();
}

}  // namespace rekenschap::monitoring
