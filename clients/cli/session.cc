#include "clients/cli/session.h"

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <sstream>
#include <utility>
#include <vector>

#include <absl/strings/match.h>
#include <absl/strings/str_join.h>

#include "clients/cli/error_facts.h"
#include "clients/cli/field_options.h"
#include "clients/cli/layout.h"
#include "clients/cli/name_faults.h"
#include "clients/cli/refusal_words.h"
#include "clients/cli/terminal_text.h"
#include "services/base/rpc/status_convert.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {

namespace {

bool IsDutch(const Session& session) { return session.language() == finance::Language::kDutch; }

// Whether the details are findings of the rules: the service tells those in the session's language.
bool TellsFindings(const base::ErrorDetails& details) {
  return details.reason == "REPORT_REFUSED" || details.reason == "REVISION_HAS_FATAL_FINDINGS";
}

std::string ViolationWords(const Session& session, const base::ErrorDetails& details,
                           const base::Violation& violation) {
  if (violation.reason == "NAME_MALFORMED") {
    if (auto fault = NameFaultIn(violation.description, session.language())) {
      return *std::move(fault);
    }
  }
  if (!IsDutch(session) || TellsFindings(details)) return violation.description;
  // Of several, the metadata does not say whose it is.
  std::map<std::string, std::string> facts = FactsIn(violation.description);
  if (details.violations.size() == 1)
    facts.insert(details.metadata.begin(), details.metadata.end());
  return InDutch({.reason = violation.reason,
                  .english = violation.description,
                  .facts = std::move(facts),
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

// What went wrong where no service said why: its code tells.
std::optional<std::string> WordsOfCode(const Session& session, const absl::Status& status) {
  if (IsAway(status)) return AwayWords(session);
  if (status.code() == absl::StatusCode::kDeadlineExceeded) {
    return session.Say("de service antwoordde niet op tijd; zie --timeout",
                       "the service did not answer in time; see --timeout");
  }
  if (!base::DetailsOf(status).reason.empty()) return std::nullopt;
  switch (status.code()) {
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kUnknown: {
      constexpr absl::string_view kOfService = "the service failed; its log tells why";
      const std::string words =
          session.Say("er ging iets mis in de service; zijn logboek zegt wat", kOfService.data());
      // Others are of the connection.
      if (status.message().empty() || status.message() == kOfService) return words;
      return words + " (" + std::string(status.message()) + ")";
    }
    case absl::StatusCode::kUnimplemented:
      return session.Say(
          "de service kent deze vraag niet; breng services en opdracht op dezelfde versie",
          "the service does not know this request; bring services and command to the same version");
    default:
      return std::nullopt;
  }
}

std::string LineOf(const Session& session, const absl::Status& refusal) {
  if (auto words = WordsOfCode(session, refusal)) return *std::move(words);
  const base::ErrorDetails details = base::DetailsOf(refusal);
  const std::string message(refusal.message());
  if (!IsDutch(session) || details.violations.empty()) return WholeWords(session, details, message);
  const base::Violation& first = details.violations.front();
  std::string text =
      TypedLead(first.field, session.language()) + ViolationWords(session, details, first);
  if (details.violations.size() == 1) return text;
  return text + " (en nog " + std::to_string(details.violations.size() - 1) + ")";
}

// Every precondition, and what to do about it; once for all that ask for the same.
std::vector<std::string> PreconditionLines(const Session& session,
                                           const base::ErrorDetails& details) {
  std::vector<std::pair<std::string, std::vector<std::string>>> said;  // of which fields
  for (const base::Violation& precondition : details.preconditions) {
    const std::string words =
        PreconditionWords(session, details, precondition) + " [" + precondition.reason + "]";
    const auto same = std::ranges::find(said, words, [](const auto& of) { return of.first; });
    if (same == said.end()) {
      said.push_back({words, {precondition.field}});
    } else {
      same->second.push_back(precondition.field);
    }
  }
  std::vector<std::string> lines;
  for (const auto& [words, fields] : said) {
    if (fields.size() == 1) {
      lines.push_back("  " + fields.front() + ": " + words);
      continue;
    }
    for (auto& line : Wrapped(absl::StrJoin(fields, ", ") + ": " + words, kPageWidth, 2)) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

// The same with every field and resource, each on a line of its own but for preconditions that are
// the same.
std::string LinesOf(const Session& session, const absl::Status& status) {
  if (auto words = WordsOfCode(session, status)) return *std::move(words);
  const base::ErrorDetails details = base::DetailsOf(status);
  std::ostringstream text;
  const std::string message = WithoutQuotation(status, details);
  // The message quotes one that is alone, or else does not tell which it is.
  const bool listed = details.preconditions.size() > 1 ||
                      (details.preconditions.size() == 1 &&
                       !absl::StrContains(message, details.preconditions[0].description));
  if (details.violations.empty()) {
    text << WholeWords(session, details, message);
  } else {
    text << session.Say("dit kan niet zo:", "this cannot be so:");
  }
  for (const base::Violation& violation : details.violations) {
    text << "\n  " << TypedLead(violation.field, session.language())
         << ViolationWords(session, details, violation) << " [" << violation.reason << ']';
  }
  const auto total = details.metadata.find("violations");
  if (total != details.metadata.end() &&
      total->second != std::to_string(details.violations.size())) {
    text << "\n  " << session.Say("in totaal: ", "in all: ") << total->second;
  }
  if (!details.reason.empty() && details.violations.empty()) {
    text << " [" << details.reason << ']';
  }
  // How many there are is bounded: details are small.
  if (listed) {
    for (const std::string& line : PreconditionLines(session, details)) text << '\n' << line;
  }
  return text.str();
}

}  // namespace

std::string RefusalWords(const Session& session, const absl::Status& refusal) {
  return ForTerminal(LineOf(session, refusal));
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
             "? `rekenschap status` zegt welke niet en hoe u die start; --planning en "
             "--monitoring noemen een ander adres",
             " running? `rekenschap status` says which is not and how to start it; "
             "--planning and --monitoring name another address");
}

int Fail(const Session& session, const absl::Status& status) {
  session.err << session.Say("fout: ", "error: ") << ForTerminal(LinesOf(session, status)) << '\n';
  return IsAway(status) || status.code() == absl::StatusCode::kDeadlineExceeded ? kUnreachable
                                                                                : kFailed;
}

}  // namespace rekenschap::cli
