#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_QUERY_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_QUERY_H_

#include <string>

#include "clients/cli/calls.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/report.pb.h"

// Which report is meant, and how it stands.
namespace rekenschap::cli {

// What help says of how a report is written.
std::string WhichReport(const Session& session);

// The name of the report that is written like that, or as a whole name.
std::string ReportNameOf(const std::string& text);

absl::Status GetReport(const Session& session, Monitoring& stub, const std::string& text,
                       monitoring::v1::GetReportResponse& response);

Cell ReportStateCell(const Session& session, monitoring::v1::Report::State state);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_QUERY_H_
