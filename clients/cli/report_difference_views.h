#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_DIFFERENCE_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_DIFFERENCE_VIEWS_H_

#include <string>

#include <google/protobuf/repeated_ptr_field.h>

#include "clients/cli/session.h"
#include "rekenschap/monitoring/v1/report_difference.pb.h"

namespace rekenschap::cli {

using ReportDifferences = google::protobuf::RepeatedPtrField<monitoring::v1::ReportDifference>;

// Prints, for people, what a report changes of the accepted version with that name: figures in a
// table, texts below it. Nothing without an accepted version.
void PrintDifferences(const Session& session, const std::string& accepted_version,
                      const ReportDifferences& differences);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_DIFFERENCE_VIEWS_H_
