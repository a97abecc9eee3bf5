#include "clients/cli/report_query.h"

#include "clients/cli/calls.h"

namespace rekenschap::cli {

using monitoring::v1::Report;

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
  monitoring::v1::GetReportRequest request;
  request.set_name(ReportNameOf(text));
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

}  // namespace rekenschap::cli
