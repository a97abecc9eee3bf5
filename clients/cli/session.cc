#include "clients/cli/session.h"

#include <ostream>

#include <absl/strings/match.h>

#include "clients/cli/refusal_words.h"
#include "services/base/rpc/status_convert.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {

namespace {

bool IsDutch(const Session& session) { return session.language() == finance::Language::kDutch; }

// Whether the details are findings of the rules: the service tells those in the session's language.
bool TellsFindings(const base::ErrorDetails& details) {
  return details.reason == "REPORT_REFUSED" || details.reason == "REVISION_HAS_FATAL_FINDINGS" ||
         details.reason == "FINDINGS_UNEXPLAINED";
}

std::string ViolationWords(const Session& session, const base::ErrorDetails& details,
                           const base::Violation& violation) {
  if (!IsDutch(session) || TellsFindings(details)) return violation.description;
  // Of several, the facts do not say whose they are.
  const bool alone = details.violations.size() == 1;
  return InDutch({.reason = violation.reason,
                  .english = violation.description,
                  .facts = alone ? details.metadata : std::map<std::string, std::string>(),
                  .about = violation.field});
}

std::string PreconditionWords(const Session& session, const base::ErrorDetails& details,
                              const base::Violation& precondition) {
  if (!IsDutch(session) || TellsFindings(details)) return precondition.description;
  return InDutch({.reason = precondition.reason,
                  .english = precondition.description,
                  .about = precondition.field});
}

// What was refused and why, in one line.
std::string WholeWords(const Session& session, const base::ErrorDetails& details,
                       const std::string& message) {
  if (!IsDutch(session)) return message;
  std::string about = details.resource_name;
  if (about.empty() && details.preconditions.size() == 1) about = details.preconditions[0].field;
  std::string text = InDutch(
      {.reason = details.reason, .english = message, .facts = details.metadata, .about = about});
  // A line is named in the words themselves; and English names it itself.
  if (about.empty() || about.starts_with("line ") || text == message) return text;
  return about + ": " + text;
}

// Its quotation of the first of several is left to the list of all.
std::string WithoutQuotation(const absl::Status& status, const base::ErrorDetails& details) {
  std::string message(status.message());
  if (details.preconditions.size() < 2 && !TellsFindings(details)) return message;
  if (details.preconditions.empty()) return message;
  const std::string quotation = ": " + details.preconditions.front().description;
  if (message.ends_with(quotation)) message.resize(message.size() - quotation.size());
  return message;
}

}  // namespace

std::string RefusalWords(const Session& session, const absl::Status& refusal) {
  const base::ErrorDetails details = base::DetailsOf(refusal);
  const std::string message(refusal.message());
  if (IsAway(refusal)) return AwayWords(session);
  if (!IsDutch(session) || details.violations.empty()) return WholeWords(session, details, message);
  const base::Violation& first = details.violations.front();
  std::string text = ViolationWords(session, details, first);
  if (!first.field.empty()) text = first.field + ": " + text;
  if (details.violations.size() == 1) return text;
  return text + " (en nog " + std::to_string(details.violations.size() - 1) + ")";
}

bool IsAway(const absl::Status& status) {
  return status.code() == absl::StatusCode::kUnavailable && base::DetailsOf(status).reason.empty();
}

std::string AwayWords(const Session& session) {
  return session.Say("de service antwoordt niet; draaien planning op ",
                     "the service does not answer; are planning at ") +
         session.planning_address + session.Say(" en monitoring op ", " and monitoring at ") +
         session.monitoring_address +
         session.Say(
             "? `rekenschap status` zegt welke niet en hoe u haar start; --planning en "
             "--monitoring noemen een ander adres",
             " running? `rekenschap status` says which is not and how to start it; "
             "--planning and --monitoring name another address");
}

int Fail(const Session& session, const absl::Status& status) {
  const base::ErrorDetails details = base::DetailsOf(status);
  session.err << session.Say("fout: ", "error: ");
  if (IsAway(status)) {
    session.err << AwayWords(session) << '\n';
    return kUnreachable;
  }
  if (status.code() == absl::StatusCode::kDeadlineExceeded) {
    session.err << session.Say("de service antwoordde niet op tijd; zie --timeout",
                               "the service did not answer in time; see --timeout")
                << '\n';
    return kUnreachable;
  }
  const std::string message = WithoutQuotation(status, details);
  // The message quotes one that is alone, or else does not tell which it is.
  const bool listed = details.preconditions.size() > 1 ||
                      (details.preconditions.size() == 1 &&
                       !absl::StrContains(message, details.preconditions[0].description));
  if (details.violations.empty()) {
    session.err << WholeWords(session, details, message);
  } else {
    session.err << session.Say("dit kan niet zo:", "this cannot be so:");
  }
  for (const base::Violation& violation : details.violations) {
    session.err << "\n  " << violation.field << ": " << ViolationWords(session, details, violation)
                << " [" << violation.reason << ']';
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
      session.err << "\n  " << precondition.field << ": "
                  << PreconditionWords(session, details, precondition) << " ["
                  << precondition.reason << ']';
    }
  }
  session.err << '\n';
  return kFailed;
}

}  // namespace rekenschap::cli
