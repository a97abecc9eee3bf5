#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_FINDING_LIST_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_FINDING_LIST_H_

#include <string>

#include <google/protobuf/repeated_field.h>

#include "clients/cli/session.h"
#include "rekenschap/type/v1/finding.pb.h"

// What the rules find in a report, for people, by what it means for the report.
namespace rekenschap::cli {

using ReportFindings = google::protobuf::RepeatedPtrField<type::v1::Finding>;

// When an error refuses a report: now, or once what is kept is submitted.
enum class Refuses { kNow, kOnSubmitting };

// A severity and what it means for the report, such as `fout: hierdoor geweigerd`.
std::string SeverityMeaning(const Session& session, type::v1::Severity severity, Refuses refuses);

// Of what was taken in, those that no explanation settles, heaviest first. A remark has no remedy:
// it asks nothing.
void PrintOpenFindings(const Session& session, const ReportFindings& findings);

// Those that an explanation settles, and how many there are; nothing when there are none.
void PrintSettledFindings(const Session& session, const ReportFindings& findings);
void PrintSettledCount(const Session& session, const ReportFindings& findings);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_FINDING_LIST_H_
