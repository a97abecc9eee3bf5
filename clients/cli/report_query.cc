#include "clients/cli/report_query.h"

#include <algorithm>
#include <cstdint>
#include <ostream>
#include <vector>

#include "clients/cli/calls.h"
#include "clients/cli/layout.h"

namespace rekenschap::cli {

using monitoring::v1::Report;

namespace {

// Whether it has a programme, a period and a unit, and perhaps a version.
bool IsWritten(const std::string& text) {
  const auto slashes = std::ranges::count(text, '/');
  return (slashes == 2 || slashes == 3) && text.front() != '/' && text.back() != '/' &&
         text.find("//") == std::string::npos;
}

}  // namespace

std::string WhichReport(const Session& session) {
  return session.Say(
      "Zoals avim-mensenhandel/2021-Q2/rotterdam, met /2 erachter voor versie 2",
      "Such as avim-mensenhandel/2021-Q2/rotterdam, with /2 behind it for version 2");
}

std::string ReportNameOf(const std::string& text) {
  if (text.rfind("programmes/", 0) == 0) return text;
  const std::size_t first = text.find('/');
  if (first == std::string::npos) return "programmes/" + text;
  std::string name = "programmes/" + text.substr(0, first) + "/reports" + text.substr(first);
  const std::size_t second = text.find('/', first + 1);
  const std::size_t third = second == std::string::npos ? second : text.find('/', second + 1);
  if (third != std::string::npos) {
    name.resize(name.rfind('/'));
    name += "/versions" + text.substr(third);
  }
  return name;
}

absl::Status GetReport(const Session& session, Monitoring& stub, const std::string& text,
                       monitoring::v1::GetReportResponse& response) {
  const std::string name = ReportNameOf(text);
  if (name != text && !IsWritten(text)) {
    return absl::InvalidArgumentError(
        "'" + text +
        session.Say("' is geen rapportage; schrijf programma/periode/eenheid, zoals "
                    "avim-mensenhandel/2021-Q2/rotterdam",
                    "' is no report; write programme/period/unit, such as "
                    "avim-mensenhandel/2021-Q2/rotterdam"));
  }
  monitoring::v1::GetReportRequest request;
  request.set_name(name);
  request.set_language_code(session.language_code);
  return CallOn(session, stub, &Monitoring::GetReport, request, response);
}

Cell ReportStateCell(const Session& session, Report::State state) {
  switch (state) {
    case Report::STATE_SUBMITTED:
      return {session.Say("ingediend", "submitted"), "SUBMITTED"};
    case Report::STATE_RETURNED:
      return {session.Say("teruggegeven", "returned"), "RETURNED", Colour::kBad};
    case Report::STATE_ACCEPTED:
      return {session.Say("geaccepteerd", "accepted"), "ACCEPTED", Colour::kGood};
    case Report::STATE_SUPERSEDED:
      return {session.Say("vervangen", "superseded"), "SUPERSEDED", Colour::kDim};
    case Report::STATE_DRAFT:
      return {session.Say("concept", "draft"), "DRAFT", Colour::kDim};
    case Report::STATE_CLOSED:
      return {session.Say("afgesloten", "closed"), "CLOSED", Colour::kGood};
    default:
      return {""};
  }
}

bool IsReopened(const Report& report) {
  return !report.reopen_reason().empty() ||
         (report.state() != Report::STATE_RETURNED && report.line_returns_size() > 0);
}

std::string ReviewWords(const Session& session, const Report& report) {
  std::vector<std::string> all;
  if (!report.return_reason().empty()) all.push_back(report.return_reason());
  if (IsReopened(report)) {
    all.push_back(session.Say("heropend", "reopened") +
                  (report.reopen_reason().empty() ? "" : ": " + report.reopen_reason()));
  }
  for (const auto& marked : report.line_returns()) {
    all.push_back(marked.line() + ": " + marked.reason());
  }
  std::string words;
  for (const std::string& one : all) words += (words.empty() ? "" : "; ") + one;
  return Shortened(words, kPageWidth);
}

void PrintMarks(const Session& session, const Report& report) {
  for (const auto& marked : report.line_returns()) {
    const std::string text =
        session.Say("Te verbeteren, ", "To be mended, ") + marked.line() + ": " + marked.reason();
    for (const std::string& line : Wrapped(text, kPageWidth, 2)) session.out << line << '\n';
  }
}

std::string WhatCountsWords(
    const Session& session, const Report& draft,
    const google::protobuf::RepeatedPtrField<monitoring::v1::Report>& versions) {
  const std::string start = session.Say("versie ", "version ") + std::to_string(draft.version()) +
                            session.Say(" (concept); ", " (draft); ");
  std::int64_t accepted = 0;
  std::int64_t waiting = 0;
  for (const Report& version : versions) {
    if (version.state() == Report::STATE_SUBMITTED) waiting = version.version();
    if (version.state() == Report::STATE_ACCEPTED || version.state() == Report::STATE_CLOSED) {
      accepted = version.version();
    }
  }
  if (accepted == 0 && waiting == 0) {
    return start + session.Say("nog geen versie telt", "no version counts yet");
  }
  const auto counts = [&session](std::int64_t version, const char* dutch, const char* english) {
    return session.Say("versie ", "version ") + std::to_string(version) +
           session.Say(dutch, english);
  };
  std::string words = start;
  if (accepted > 0) words += counts(accepted, " telt (geaccepteerd)", " counts (accepted)");
  if (waiting > 0) {
    words += (accepted > 0 ? ", " : "") + counts(waiting, " telt voorlopig (wacht op beoordeling)",
                                                 " counts provisionally (waits for a review)");
  }
  return words;
}

}  // namespace rekenschap::cli
