#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_FINDINGS_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_FINDINGS_H_

#include <string>
#include <vector>

#include "clients/cli/report_file.h"
#include "clients/cli/report_finding_list.h"
#include "clients/cli/session.h"
#include "rekenschap/monitoring/v1/report_stream_service.pb.h"
#include "rekenschap/type/v1/finding.pb.h"

namespace rekenschap::cli {

// What is found in a report, with its place in the file.
struct Noted {
  FileProblem problem;
  type::v1::Severity severity = type::v1::SEVERITY_FATAL;
  // Whether it stands in the way of keeping the report as a draft: most that the rules find does
  // not.
  bool stops_draft = true;
};

Noted NotedOf(const FiledReport& filed, const type::v1::Finding& finding);

// What the service refuses a report for, each with its own place.
std::vector<Noted> RefusalIn(const Session& session, const FiledReport& filed,
                             const absl::Status& refusal);

// All that the service found in a report, also where it could not even understand it.
std::vector<Noted> NotedIn(const Session& session, const FiledReport& filed,
                           const monitoring::v1::SubmitReportResult& result);

// The file's own problems in a report's rows, and what the service finds besides them.
std::vector<Noted> Together(const ReportFile& file, const FiledReport& filed,
                            std::vector<Noted> found);

// The file's problems that are of no single report.
std::vector<Noted> CommonIn(const ReportFile& file);

// Whether the file itself has nothing against the report, and all that it says of it is read.
bool IsSound(const ReportFile& file, const FiledReport& filed);

bool IsRefused(const std::vector<Noted>& noted);

// Those of them that are warnings: they do not refuse a report, and stand in the way of accepting
// it.
std::vector<Noted> WarningsIn(const std::vector<Noted>& noted);

// A table of them for people, heaviest first and by what they mean for the report: file, place,
// column and rule, with the sentences below.
void PrintNoted(const Session& session, const std::string& path, std::vector<Noted> noted,
                Refuses refuses = Refuses::kNow);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_FINDINGS_H_
