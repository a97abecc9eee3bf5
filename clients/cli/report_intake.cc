#include "clients/cli/report_intake.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <ostream>
#include <string>

#include "clients/cli/layout.h"
#include "clients/cli/report_difference_views.h"
#include "clients/cli/report_file.h"
#include "clients/cli/table.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::SubmitReportRequest;
using monitoring::v1::SubmitReportResponse;
using monitoring::v1::ValidateReportRequest;
using monitoring::v1::ValidateReportResponse;

// What is found in a report, with its place in the file.
struct Noted {
  FileProblem problem;
  type::v1::Severity severity = type::v1::SEVERITY_FATAL;
};

Noted NotedOf(const FiledReport& filed, const type::v1::Finding& finding) {
  return {{filed.RowOf(finding.field()), filed.ColumnOf(finding.field()), finding.rule(),
           finding.message(), finding.remedy()},
          finding.severity()};
}

void PrintNoted(const Session& session, const std::string& file, const std::vector<Noted>& noted) {
  Table table;
  table.columns = {{session.Say("bestand", "file"), false, "file"},
                   {session.Say("rij", "row"), true, "row"},
                   {session.Say("kolom", "column"), false, "column"},
                   {session.Say("regel", "rule"), false, "rule"},
                   {session.Say("wat er is", "what is wrong"), false, "message"},
                   {session.Say("wat te doen", "what to do"), false, "remedy"}};
  const std::string name = file.substr(file.rfind('/') + 1);
  // People read the sentences below the place, where they fit on a screen.
  const bool sentences_below = session.output == Output::kTable;
  if (sentences_below) table.columns.resize(4);
  for (const Noted& one : noted) {
    const Colour colour = one.severity == type::v1::SEVERITY_FATAL ? Colour::kBad : Colour::kNone;
    table.rows.push_back({name,
                          one.problem.row == 0 ? "" : std::to_string(one.problem.row),
                          one.problem.column,
                          {one.problem.rule, "", colour}});
    if (!sentences_below) {
      table.rows.back().emplace_back(one.problem.message);
      table.rows.back().emplace_back(one.problem.remedy);
      continue;
    }
    for (auto& line : Wrapped(one.problem.message, kPageWidth, 4))
      table.rows.push_back({std::move(line)});
    if (one.problem.remedy.empty()) continue;
    for (auto& line : Wrapped(one.problem.remedy, kPageWidth, 6, "    → "))
      table.rows.push_back({std::move(line)});
  }
  if (!table.rows.empty()) Print(session, table);
}

// A sentence for people; programs have the exit code and the rows.
void Tell(const Session& session, const std::string& sentence) {
  if (session.output == Output::kTable) session.out << sentence << '\n';
}

std::string NameOf(const FiledReport& filed) {
  return LastPart(filed.report.unit()) + ", " + filed.report.period();
}

// Has the service check a report. A line without figures is checked as one whose figures are all
// empty, of the kind that the plan has for it: what the service calls the wrong kind is tried as
// the next one.
absl::Status Validate(const Session& session, Monitoring& stub, const FiledReport& filed,
                      ValidateReportResponse& response) {
  ValidateReportRequest request;
  *request.mutable_report() = filed.report;
  request.set_language_code(session.language_code);
  std::map<std::string, monitoring::v1::ReportLine*> empty;  // by their field
  for (int i = 0; i < request.report().lines_size(); ++i) {
    auto* const line = request.mutable_report()->mutable_lines(i);
    if (line->figures_case() != monitoring::v1::ReportLine::FIGURES_NOT_SET) continue;
    line->mutable_euro();
    empty.emplace("lines[" + std::to_string(i) + "]", line);
  }
  for (bool again = true; again;) {
    RETURN_IF_ERROR(CallOn(session, stub, &Monitoring::ValidateReport, request, response));
    again = false;
    for (const auto& finding : response.findings()) {
      const auto line = empty.find(finding.field());
      if (finding.rule() != "MEASURE_WRONG" || line == empty.end()) continue;
      if (line->second->has_count()) continue;
      line->second->has_euro() ? void(line->second->mutable_fte())
                               : void(line->second->mutable_count());
      again = true;
    }
  }
  return absl::OkStatus();
}

// What the service finds in a report, also where it cannot even understand it; `response` is what
// it answered.
absl::StatusOr<std::vector<Noted>> FindingsOn(const Session& session, Monitoring& stub,
                                              const FiledReport& filed,
                                              ValidateReportResponse& response) {
  const absl::Status status = Validate(session, stub, filed, response);
  std::vector<Noted> noted;
  if (base::DetailsOf(status).reason == "REPORT_MALFORMED") {
    for (const base::Violation& violation : base::DetailsOf(status).violations) {
      const std::string field = violation.field.substr(violation.field.find('.') + 1);
      noted.push_back({{filed.RowOf(field), filed.ColumnOf(field), violation.reason,
                        violation.description, ""}});
    }
    return noted;
  }
  if (!status.ok()) return status;
  for (const auto& finding : response.findings()) {
    if (finding.settled()) continue;  // explained: it asks nothing
    noted.push_back(NotedOf(filed, finding));
    if (finding.rule() != "CORRECTION_REASON_MISSING") continue;
    FileProblem& problem = noted.back().problem;
    problem.remedy += session.Say(" in de kolom ", " in the column ") + problem.column;
  }
  return noted;
}

bool IsRefused(const std::vector<Noted>& noted) {
  for (const Noted& one : noted) {
    if (one.severity == type::v1::SEVERITY_FATAL) return true;
  }
  return false;
}

// The file's own problems in a report's rows and in rows that are of no report, and what the
// service finds besides them.
std::vector<Noted> Together(const ReportFile& file, const FiledReport& filed,
                            std::vector<Noted> found) {
  std::vector<Noted> all;
  const auto touches = [&](const FileProblem& problem) {
    const auto has_row = [&](const FiledReport& one) { return one.HasRow(problem.row); };
    return has_row(filed) || std::ranges::none_of(file.reports, has_row);
  };
  for (const FileProblem& problem : file.problems) {
    if (touches(problem)) all.push_back({problem});
  }
  for (Noted& one : found) {
    bool known = false;
    for (const FileProblem& problem : file.problems) {
      // A cell that cannot be read is not also missing.
      known = known || (problem.row == one.problem.row && problem.column == one.problem.column);
    }
    if (!known) all.push_back(std::move(one));
  }
  return all;
}

bool Read(const Session& session, const std::string& path, ReportFile& file) {
  std::ifstream in(path, std::ios::binary);
  std::string content(kMaxReportFileBytes + 1, '\0');
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  if (in.bad() || (!in && !in.eof())) {
    session.err << session.Say("fout: kan niet lezen: ", "error: cannot read: ") << path << '\n';
    return false;
  }
  content.resize(static_cast<std::size_t>(in.gcount()));
  file = ParseReportFile(content, session.language());
  return true;
}

void PrintAccepted(const Session& session, const std::string& path, const FiledReport& filed,
                   const SubmitReportResponse& response) {
  const monitoring::v1::Receipt& receipt = response.receipt();
  Tell(session,
       NameOf(filed) + ": " +
           (response.unchanged()
                ? session.Say("ongewijzigd ten opzichte van versie ", "unchanged from version ")
                : session.Say("ontvangen als versie ", "taken in as version ")) +
           std::to_string(receipt.version()) +
           session.Say(" (bewijs: journaal ", " (receipt: journal ") +
           std::to_string(receipt.sequence()) + ", " + receipt.chain_hash().substr(0, 16) +
           "; plan " + receipt.revision() + ")");
  std::vector<Noted> warnings;
  int settled = 0;
  for (const auto& finding : receipt.findings()) {
    if (finding.settled()) {
      ++settled;
    } else {
      warnings.push_back(NotedOf(filed, finding));
    }
  }
  if (settled > 0) {
    Tell(session, session.Say("  toegelicht: ", "  explained: ") + std::to_string(settled) +
                      (settled == 1 ? session.Say(" bevinding", " finding")
                                    : session.Say(" bevindingen", " findings")));
  }
  PrintNoted(session, path, warnings);
}

int Submit(const Session& session, Monitoring& stub, const std::string& path,
           const FiledReport& filed) {
  SubmitReportRequest request;
  *request.mutable_report() = filed.report;
  request.set_request_id(NewRequestId());
  request.set_language_code(session.language_code);
  SubmitReportResponse response;
  const absl::Status status = CallOn(session, stub, &Monitoring::SubmitReport, request, response);
  if (!status.ok()) {
    session.err << path << ", " << NameOf(filed) << ":\n";
    return Fail(session, status);
  }
  if (session.output == Output::kJson) {
    PrintJson(session, response);
  } else {
    PrintAccepted(session, path, filed, response);
  }
  return kDone;
}

int Keep(const Session& session, Monitoring& stub, const std::string& path,
         const FiledReport& filed, const std::vector<Noted>& noted) {
  monitoring::v1::SaveDraftRequest request;
  *request.mutable_report() = filed.report;
  request.set_request_id(NewRequestId());
  request.set_language_code(session.language_code);
  monitoring::v1::SaveDraftResponse response;
  const absl::Status status = CallOn(session, stub, &Monitoring::SaveDraft, request, response);
  if (!status.ok()) {
    session.err << path << ", " << NameOf(filed) << ":\n";
    return Fail(session, status);
  }
  if (session.output == Output::kJson) {
    PrintJson(session, response);
    return kDone;
  }
  Tell(session, NameOf(filed) + ": " +
                    session.Say("bewaard als concept, versie ", "kept as a draft, version ") +
                    std::to_string(response.report().version()));
  PrintNoted(session, path, noted);
  return kDone;
}

// Checks a report and, when it can be, keeps or submits it.
int TakeOne(const Session& session, Monitoring& stub, const std::string& path,
            const ReportFile& file, const FiledReport& filed, Intake intake) {
  ValidateReportResponse response;
  auto found = FindingsOn(session, stub, filed, response);
  if (!found.ok()) return Fail(session, found.status());
  const std::vector<Noted> noted = Together(file, filed, *std::move(found));
  // What a file says that cannot be read cannot be kept either.
  if (intake == Intake::kKeep && file.problems.empty()) {
    return Keep(session, stub, path, filed, noted);
  }
  if (IsRefused(noted)) {
    Tell(session, NameOf(filed) + ": " + session.Say("GEWEIGERD", "REFUSED"));
    PrintNoted(session, path, noted);
    if (intake == Intake::kCheck) {
      PrintDifferences(session, response.accepted_version(), response.differences());
    }
    return kRefused;
  }
  if (intake == Intake::kSubmit) return Submit(session, stub, path, filed);
  Tell(session, NameOf(filed) + ": " + session.Say("kan worden ingediend", "can be submitted"));
  PrintNoted(session, path, noted);
  PrintDifferences(session, response.accepted_version(), response.differences());
  return kDone;
}

}  // namespace

int TakeReports(const Session& session, const std::vector<std::string>& files, Intake intake) {
  const auto stub = MonitoringOf(session);
  int exit_code = kDone;
  for (const std::string& path : files) {
    ReportFile file;
    if (!Read(session, path, file)) {
      exit_code = std::max<int>(exit_code, kUsage);
      continue;
    }
    if (file.reports.empty()) {
      std::vector<Noted> noted;
      for (const FileProblem& problem : file.problems) noted.push_back({problem});
      Tell(session, path + ": " + session.Say("GEWEIGERD", "REFUSED"));
      PrintNoted(session, path, noted);
      exit_code = std::max<int>(exit_code, kRefused);
    }
    for (const FiledReport& filed : file.reports) {
      exit_code = std::max(exit_code, TakeOne(session, *stub, path, file, filed, intake));
      if (exit_code == kUnreachable) return exit_code;
    }
  }
  return exit_code;
}

}  // namespace rekenschap::cli
