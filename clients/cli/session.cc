#include "clients/cli/session.h"

#include <ostream>

#include <absl/strings/match.h>

#include "clients/cli/error_texts.h"
#include "clients/cli/malformed_texts.h"
#include "services/base/rpc/status_convert.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {

namespace {

std::string InTheirLanguage(const Session& session, const base::ErrorDetails& details,
                            const std::string& message) {
  const std::string_view dutch = DutchErrorText(details.reason);
  if (session.language() != finance::Language::kDutch || dutch.empty()) return message;
  std::string text(dutch);
  if (!details.resource_name.empty()) text = details.resource_name + ": " + text;
  return text + " (" + message + ")";
}

// What is wrong with a field, with the service's own words for the particulars.
std::string ViolationWords(const Session& session, const base::Violation& violation) {
  if (session.language() != finance::Language::kDutch) return violation.description;
  std::string text(DutchErrorText(violation.reason));
  if (text.empty()) {
    const auto malformed = MalformedTextOf(violation.reason, session.language());
    if (!malformed) return violation.description;
    text = malformed->message + "; " + malformed->remedy;
  }
  return text + " (" + violation.description + ")";
}

}  // namespace

std::string RefusalWords(const Session& session, const absl::Status& refusal) {
  return InTheirLanguage(session, base::DetailsOf(refusal), std::string(refusal.message()));
}

int Fail(const Session& session, const absl::Status& status) {
  const base::ErrorDetails details = base::DetailsOf(status);
  const bool away = status.code() == absl::StatusCode::kUnavailable && details.reason.empty();
  session.err << session.Say("fout: ", "error: ");
  if (away) {
    session.err
        << session.Say(
               "de service antwoordt niet; draait hij, en kloppen --planning en --monitoring?",
               "the service does not answer; is it running, and are --planning and --monitoring "
               "right?")
        << " (" << status.message() << ")\n";
    return kUnreachable;
  }
  if (status.code() == absl::StatusCode::kDeadlineExceeded) {
    session.err << session.Say("de service antwoordde niet op tijd; zie --timeout",
                               "the service did not answer in time; see --timeout")
                << '\n';
    return kUnreachable;
  }
  // The message quotes one that is alone, or else does not tell which it is.
  const bool listed = details.preconditions.size() > 1 ||
                      (details.preconditions.size() == 1 &&
                       !absl::StrContains(status.message(), details.preconditions[0].description));
  if (details.violations.empty()) {
    std::string message(status.message());
    if (details.preconditions.size() > 1) {
      // Its quotation of the first is left to the list of all.
      const std::string quotation = ": " + details.preconditions.front().description;
      if (message.ends_with(quotation)) message.resize(message.size() - quotation.size());
    }
    session.err << InTheirLanguage(session, details, message);
  } else {
    session.err << session.Say("dit kan niet zo:", "this cannot be so:");
  }
  for (const base::Violation& violation : details.violations) {
    session.err << "\n  " << violation.field << ": " << ViolationWords(session, violation) << " ["
                << violation.reason << ']';
  }
  const auto total = details.metadata.find("violations");
  if (total != details.metadata.end() &&
      total->second != std::to_string(details.violations.size())) {
    session.err << "\n  " << session.Say("in totaal: ", "in all: ") << total->second;
  }
  if (!details.reason.empty() && details.violations.empty()) {
    session.err << " [" << details.reason << ']';
  }
  // How many there are is bounded: details are small.
  if (listed) {
    for (const base::Violation& precondition : details.preconditions) {
      session.err << "\n  " << precondition.field << ": " << precondition.description << " ["
                  << precondition.reason << ']';
    }
  }
  session.err << '\n';
  return kFailed;
}

}  // namespace rekenschap::cli
