#include "services/monitoring/domain/review.h"

#include <map>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/monitoring/domain/rules.h"

namespace rekenschap::monitoring {
namespace {

using State = ReportVersion::State;

absl::Status Refuse(absl::StatusCode code, const char* reason, std::string name,
                    std::string message, std::map<std::string, std::string> facts = {}) {
  base::ErrorDetails details;
  details.metadata = std::move(facts);
  details.reason = reason;
  details.resource_type = "report";
  details.resource_name = name;
  details.preconditions = {{std::move(name), reason, message}};
  return base::Error(code, std::move(message), std::move(details));
}

const char* WhatIsPossible(const ReportVersion& version) {
  switch (version.state) {
    case State::kDraft:
      return "it is a draft; it can be submitted, or replaced by another draft";
    case State::kSubmitted:
      return "it was submitted; it can be returned or accepted, or replaced by a next version";
    case State::kReturned:
      return "it was returned; a next version can be submitted";
    case State::kAccepted:
      return IsReopened(version) ? "a correction of it was asked for already; that can be "
                                   "submitted as a next version"
                                 : "it was accepted; it can be reopened, and a correction can be "
                                   "submitted as a next "
                                   "version";
    case State::kClosed:
      return "its period is closed; reopen that first, or correct in the report on a later period";
    case State::kSuperseded:
      return "a later version took its place; take that one";
  }
  return "";
}

// What a version has to be for a decision, and what it is called when it is not.
struct Needed {
  State state;
  const char* otherwise;
  const char* verb;
};

Needed NeededFor(Decision decision) {
  switch (decision) {
    case Decision::kSubmitDraft:
      return {State::kDraft, "REPORT_NOT_DRAFT", "submitted"};
    case Decision::kReturn:
      return {State::kSubmitted, "REPORT_NOT_SUBMITTED", "returned"};
    case Decision::kAccept:
      return {State::kSubmitted, "REPORT_NOT_SUBMITTED", "accepted"};
    case Decision::kReopen:
      break;
  }
  return {State::kAccepted, "REPORT_NOT_ACCEPTED", "reopened"};
}

}  // namespace

absl::Status CheckDecision(const ReportVersion& version, Decision decision,
                           const std::string& etag) {
  const std::string name = NameOf(version);
  const Needed needed = NeededFor(decision);
  if (version.state != needed.state || (decision == Decision::kReopen && IsReopened(version))) {
    return Refuse(
        absl::StatusCode::kFailedPrecondition, needed.otherwise, name,
        absl::StrFormat("%s cannot be %s: %s", name, needed.verb, WhatIsPossible(version)),
        {{"state", version.state == State::kAccepted && IsReopened(version)
                       ? "REOPENED"
                       : std::string(ToString(version.state))}});
  }
  if (etag != EtagOf(version)) {
    return Refuse(
        absl::StatusCode::kAborted, "ETAG_MISMATCH", name,
        absl::StrFormat("%s is not as it was when its etag was read; read it again", name));
  }
  return absl::OkStatus();
}

absl::Status CheckFourEyes(const ReportVersion& version, const std::vector<Authors>& authors,
                           const std::string& principal) {
  const Authors* own = nullptr;
  for (const Authors& written : authors) {
    if (principal != written.drafter && principal != written.submitter) continue;
    // What they would accept tells them most.
    if (own == nullptr || written.version == version.version) own = &written;
  }
  if (own == nullptr) return absl::OkStatus();
  const std::string name = NameOf(version);
  const std::string which = own->version == version.version
                                ? name
                                : absl::StrFormat("version %d before %s", own->version, name);
  return Refuse(absl::StatusCode::kPermissionDenied, "FOUR_EYES", name,
                absl::StrFormat("%s wrote %s and so cannot accept it; somebody else has to",
                                principal, which),
                {{"principal", principal}, {"version", std::to_string(own->version)}});
}

absl::Status CheckSettled(const ReportVersion& version) {
  base::ErrorDetails details;
  details.reason = "FINDINGS_UNEXPLAINED";
  details.resource_type = "report";
  details.resource_name = NameOf(version);
  std::string first;
  for (const finance::Finding& finding : version.findings) {
    if (finding.severity != finance::Severity::kWarning || finding.settled) continue;
    const FindingText text = TextOf(finding, finance::Language::kEnglish);
    details.preconditions.push_back({details.resource_name + "#" + finding.field, finding.rule,
                                     finding.line + ": " + text.message});
    if (first.empty()) first = finding.rule + " of " + finding.line;
  }
  if (details.preconditions.empty()) return absl::OkStatus();
  const std::size_t count = details.preconditions.size();
  details.metadata["findings"] = std::to_string(count);
  std::string message = absl::StrFormat(
      "%s cannot be accepted: %d of its warnings %s open, the first being %s; return it, or have a "
      "next version explain or mend them",
      details.resource_name, count, count == 1 ? "is" : "are", first);
  return base::Error(absl::StatusCode::kFailedPrecondition, std::move(message), std::move(details));
}

absl::Status CheckMarks(const ReportVersion& version, const std::vector<LineReturn>& marks) {
  for (const LineReturn& mark : marks) {
    if (FindLine(version.report, mark.line) != nullptr) continue;
    base::ErrorDetails details;
    details.reason = "LINE_UNKNOWN";
    details.metadata = {{"report", NameOf(version)}};
    details.resource_type = "line";
    details.resource_name = mark.line;
    std::string message = absl::StrFormat("there is no line %s in %s", mark.line, NameOf(version));
    return base::Error(absl::StatusCode::kNotFound, std::move(message), std::move(details));
  }
  return absl::OkStatus();
}

std::string ReasonOf(const std::string& reason, const std::vector<LineReturn>& lines) {
  std::string all = reason;
  for (const LineReturn& marked : lines) {
    const bool ended = all.ends_with('.') || all.ends_with('!') || all.ends_with('?');
    all += (all.empty() ? "" : ended ? " " : "; ") + marked.line + ": " + marked.reason;
  }
  return all;
}

}  // namespace rekenschap::monitoring
