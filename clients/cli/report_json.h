#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_JSON_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_JSON_H_

#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "clients/cli/report_file.h"
#include "rekenschap/monitoring/v1/report.pb.h"
#include "services/finance/language.h"

namespace rekenschap::cli {

// A report as Protobuf's JSON, and the line of the file that it begins in.
struct JsonReport {
  monitoring::v1::Report report;
  int row = 1;
};

// Reads one report, a list of reports, `{"reports": [...]}`, or a report on every line;
// a byte order mark before them is left aside.
// INVALID_ARGUMENT saying where and what, in the reader's words; OUT_OF_RANGE saying, in
// `language`, where brackets, braces or commas do not fit or a field stands twice;
// RESOURCE_EXHAUSTED, likewise, beyond 16 MiB or 20,000 reports.
absl::StatusOr<std::vector<JsonReport>> ReadJsonReports(const std::string& content,
                                                        finance::Language language);

// Puts the reports of a file of JSON into `file`, or what is wrong with it.
void TakeJson(const std::string& content, finance::Language language, ReportFile& file);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_JSON_H_
