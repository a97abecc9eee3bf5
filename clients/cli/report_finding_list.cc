#include "clients/cli/report_finding_list.h"

#include <algorithm>
#include <ostream>

#include "clients/cli/layout.h"

namespace rekenschap::cli {
namespace {

using type::v1::Finding;

void PrintLines(const Session& session, const std::string& text, std::size_t indent,
                const std::string& lead) {
  for (const std::string& line : Wrapped(text, kPageWidth, indent, lead)) {
    session.out << line << '\n';
  }
}

void PrintFinding(const Session& session, const Finding& finding) {
  const std::string line = finding.line().empty() ? "" : " " + finding.line();
  PrintLines(session, finding.rule() + line + ": " + finding.message(), 2, "");
}

}  // namespace

std::string SeverityMeaning(const Session& session, type::v1::Severity severity, Refuses refuses) {
  switch (severity) {
    case type::v1::SEVERITY_FATAL:
      return refuses == Refuses::kNow
                 ? session.Say("fout: hierdoor geweigerd", "error: refused because of this")
                 : session.Say("fout: hierdoor bij het indienen geweigerd",
                               "error: refused because of this once it is submitted");
    case type::v1::SEVERITY_WARNING:
      return session.Say(
          "waarschuwing: toelichten of verbeteren voordat de rapportage geaccepteerd kan worden",
          "warning: to be explained or mended before the report can be accepted");
    default:
      return session.Say("ter informatie: hiervoor hoeft u niets te doen",
                         "information: nothing has to be done about this");
  }
}

void PrintOpenFindings(const Session& session, const ReportFindings& findings) {
  for (const type::v1::Severity severity :
       {type::v1::SEVERITY_FATAL, type::v1::SEVERITY_WARNING, type::v1::SEVERITY_INFO}) {
    bool first = true;
    for (const Finding& finding : findings) {
      if (finding.settled() || finding.severity() != severity) continue;
      if (first) session.out << SeverityMeaning(session, severity, Refuses::kNow) << '\n';
      first = false;
      PrintFinding(session, finding);
      if (severity == type::v1::SEVERITY_INFO || finding.remedy().empty()) continue;
      PrintLines(session, finding.remedy(), 6, "    → ");
    }
  }
}

void PrintSettledFindings(const Session& session, const ReportFindings& findings) {
  bool first = true;
  for (const Finding& finding : findings) {
    if (!finding.settled()) continue;
    if (first) session.out << session.Say("toegelicht\n", "explained\n");
    first = false;
    PrintFinding(session, finding);
  }
}

void PrintSettledCount(const Session& session, const ReportFindings& findings) {
  const auto settled = std::ranges::count_if(findings, &Finding::settled);
  if (settled == 0) return;
  session.out << session.Say("  toegelicht: ", "  explained: ") << settled
              << (settled == 1 ? session.Say(" bevinding", " finding")
                               : session.Say(" bevindingen", " findings"))
              << '\n';
}

}  // namespace rekenschap::cli
