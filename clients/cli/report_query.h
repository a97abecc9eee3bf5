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

// Whether a correction was asked of it after it was accepted, be it that its period was closed or
// that the correction took its place since.
bool IsReopened(const monitoring::v1::Report& report);

// Why it was returned or reopened, with what is remarked on its lines, in a few words: as much as
// goes on a line.
std::string ReviewWords(const Session& session, const monitoring::v1::Report& report);

// The lines that have to be mended, and why, one on a line.
void PrintMarks(const Session& session, const monitoring::v1::Report& report);

// Which versions count beside a draft: the accepted one, and the one that waits for a review. Of
// `versions`, which are all that the report has.
std::string WhatCountsWords(
    const Session& session, const monitoring::v1::Report& draft,
    const google::protobuf::RepeatedPtrField<monitoring::v1::Report>& versions);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_QUERY_H_
