#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "clients/cli/calls.h"
#include "clients/cli/commands.h"
#include "clients/cli/layout.h"
#include "clients/cli/report_query.h"
#include "services/base/status/status.h"

// What a reviewer decides on a report.
namespace rekenschap::cli {
namespace {

using monitoring::v1::Report;

struct Options {
  std::string report;
  std::string reason;
  std::vector<std::string> lines;  // `ID=REASON`
};

enum class Decision { kAccept, kReturn, kReopen };

// False when one of them is not `ID=REASON`; then it has been told.
template <class Request>
bool Mark(const Session& session, const Options& options, Request& request) {
  for (const std::string& line : options.lines) {
    const std::size_t equals = line.find('=');
    if (equals == std::string::npos) {
      session.err << session.Say("fout: schrijf --line als REGEL=REDEN: ",
                                 "error: write --line as LINE=REASON: ")
                  << line << '\n';
      return false;
    }
    auto& marked = *request.add_lines();
    marked.set_line(line.substr(0, equals));
    marked.set_reason(line.substr(equals + 1));
  }
  request.set_reason(options.reason);
  return true;
}

// Calls `method` for the version that `request` is to be about, and takes over how it stands then.
template <class Request, class Response>
absl::Status Decide(const Session& session, Monitoring& stub, const Report& report,
                    grpc::Status (Monitoring::*method)(grpc::ClientContext*, const Request&,
                                                       Response*),
                    Request& request, Report& decided) {
  request.set_name(report.name());
  request.set_etag(report.etag());
  request.set_request_id(NewRequestId());
  Response response;
  absl::Status status = CallOn(session, stub, method, request, response);
  if (status.ok()) decided = response.report();
  return status;
}

// That a report cannot be accepted yet: its warnings, which the service tells in English, in the
// session's language.
int FailUnexplained(const Session& session, const Report& report, const absl::Status& status) {
  base::ErrorDetails details = base::DetailsOf(status);
  details.preconditions.clear();
  const int exit_code =
      Fail(session, base::Error(status.code(), std::string(status.message()), std::move(details)));
  for (const auto& finding : report.findings()) {
    if (finding.severity() != type::v1::SEVERITY_WARNING || finding.settled()) continue;
    for (const std::string& line :
         Wrapped(finding.rule() + " " + finding.line() + ": " + finding.message(), kPageWidth, 4,
                 "  ")) {
      session.err << line << '\n';
    }
  }
  return exit_code;
}

// The report as it is written, with the version that the decision is about where none is named: a
// draft that was kept since does not stand before what was submitted. The last one when there is no
// such version, so that the service tells why it cannot be.
absl::Status FindVersion(const Session& session, Monitoring& stub, const std::string& text,
                         Decision decision, std::string& name) {
  name = ReportNameOf(text);
  monitoring::v1::GetReportResponse got;
  RETURN_IF_ERROR(GetReport(session, stub, text, got));
  const bool named = name.find("/versions/") != std::string::npos;
  if (named || got.report().state() != Report::STATE_DRAFT) return absl::OkStatus();
  const Report& draft = got.report();
  monitoring::v1::ListReportsRequest list;
  list.set_parent(draft.programme());
  list.set_period(draft.period());
  list.set_unit(draft.unit());
  list.set_state(decision == Decision::kReopen ? Report::STATE_ACCEPTED : Report::STATE_SUBMITTED);
  return ForEachPage(session, stub, &Monitoring::ListReports, list, [&name](const auto& page) {
    for (const Report& waiting : page.reports()) name = waiting.name();
  });
}

// The last revision that monitoring knows of the programme, as a name; empty where that cannot be
// asked, since what was decided stands all the same.
std::string NewestRevision(const Session& session, Monitoring& stub, const std::string& programme) {
  std::string revision;
  const absl::Status status =
      ForEachPage(session, stub, &Monitoring::ListPlanCopies,
                  monitoring::v1::ListPlanCopiesRequest(), [&](const auto& page) {
                    for (const auto& plan : page.plans()) {
                      if (plan.programme() == programme) revision = plan.revision();
                    }
                  });
  return status.ok() ? revision : "";
}

// That the plan has changed since the accepted version was held against it.
void PrintNewerPlan(const Session& session, Monitoring& stub, const Report& accepted,
                    const std::string& held) {
  const std::string newest = NewestRevision(session, stub, accepted.programme());
  if (held.empty() || newest.empty() || newest == held) return;
  session.out << session.Say("  getoetst aan revisie ", "  held against revision ")
              << LastPart(held)
              << session.Say("; nu geldt revisie ", "; what holds now is revision ")
              << LastPart(newest) << " (`rekenschap rules deviations "
              << LastPart(accepted.programme())
              << session.Say("` zegt wat daardoor anders is)\n", "` tells what differs by that)\n");
}

int Review(const Session& session, const Options& options, Decision decision) {
  monitoring::v1::ReturnReportRequest returning;
  monitoring::v1::ReopenReportRequest reopening;
  if (!Mark(session, options, returning) || !Mark(session, options, reopening)) return kUsage;
  const auto stub = MonitoringOf(session);
  monitoring::v1::GetReportResponse got;
  std::string name;
  absl::Status status = FindVersion(session, *stub, options.report, decision, name);
  if (status.ok()) status = GetReport(session, *stub, name, got);
  if (!status.ok()) return Fail(session, status);
  const Report& report = got.report();
  Report decided;
  switch (decision) {
    case Decision::kAccept: {
      monitoring::v1::AcceptReportRequest accepting;
      status = Decide(session, *stub, report, &Monitoring::AcceptReport, accepting, decided);
      break;
    }
    case Decision::kReturn:
      status = Decide(session, *stub, report, &Monitoring::ReturnReport, returning, decided);
      break;
    case Decision::kReopen:
      status = Decide(session, *stub, report, &Monitoring::ReopenReport, reopening, decided);
      break;
  }
  if (base::DetailsOf(status).reason == "FINDINGS_UNEXPLAINED") {
    return FailUnexplained(session, report, status);
  }
  if (!status.ok()) return Fail(session, status);
  if (session.output == Output::kJson) {
    PrintJson(session, decided);
    return kDone;
  }
  session.out << decided.name() << ": ";
  if (decision == Decision::kReopen) {
    session.out << session.Say(
        "heropend; de geaccepteerde cijfers blijven staan tot de correctie "
        "is geaccepteerd",
        "reopened; the accepted figures stand until the correction is "
        "accepted");
  } else {
    session.out << ReportStateCell(session, decided.state()).text << session.Say(" door ", " by ")
                << decided.reviewer();
  }
  const std::string& reason =
      decision == Decision::kReopen ? decided.reopen_reason() : decided.return_reason();
  if (!reason.empty()) session.out << ": " << reason;
  session.out << '\n';
  PrintMarks(session, decided);
  if (decision == Decision::kAccept) {
    PrintNewerPlan(session, *stub, decided, got.receipt().revision());
  }
  return kDone;
}

}  // namespace

void AddReviewCommands(CLI::App& report, const Session& session, int& exit_code) {
  const auto options = std::make_shared<Options>();
  const auto add = [&](const char* name, const std::string& help, Decision decision) {
    auto* command = report.add_subcommand(name, help);
    command->add_option("report", options->report, WhichReport(session))->required();
    command->callback(
        [=, &session, &exit_code] { exit_code = Review(session, *options, decision); });
    return command;
  };
  add("accept",
      session.Say("Accepteer een rapportage; wie haar opstelde of indiende, mag dat niet zelf",
                  "Accept a report (accepteren); not by who drafted or submitted it"),
      Decision::kAccept);
  for (auto* command : {add("return",
                            session.Say("Geef een rapportage terug, geheel of per regel",
                                        "Send a report back (teruggeven), whole or by line"),
                            Decision::kReturn),
                        add("reopen",
                            session.Say("Heropen een geaccepteerde rapportage: vraag een correctie",
                                        "Ask a correction of an accepted report (heropenen)"),
                            Decision::kReopen)}) {
    command->add_option("--reason", options->reason,
                        session.Say("Wat er aan het geheel moet worden verbeterd",
                                    "What has to be mended in the whole"));
    command->add_option(
        "--line", options->lines,
        session.Say(
            "Een regel die moet worden verbeterd, en waarom: ienr-budget=\"Bijlage ontbreekt\"",
            "A line that has to be mended and why: ienr-budget=\"Bijlage ontbreekt\""));
  }
}

}  // namespace rekenschap::cli
