#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_SENDING_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_SENDING_H_

#include <functional>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "clients/cli/calls.h"
#include "rekenschap/monitoring/v1/report.pb.h"
#include "rekenschap/monitoring/v1/report_stream_service.pb.h"

namespace rekenschap::cli {

// Makes of lines without figures ones whose figures are all empty, of the kind that the plan has
// for them: what the service calls the wrong kind is tried as the next one. A line of which the
// plan tells no kind stays without figures. False, with all of them without figures, where the
// service cannot be asked, since it does not understand the report or know the programme.
absl::StatusOr<bool> SettleKinds(const Session& session, Monitoring& stub,
                                 monitoring::v1::Report& report);

// Makes lines that are without figures still go as ones whose figures are all empty, of whatever
// kind: what is wrong with them or their report is told of those, and not that they have no kind.
void AssumeKinds(monitoring::v1::Report& report);

// What is kept of the reports that are sent.
enum class Keeping {
  kGood,          // those that are good
  kAllOrNothing,  // all of them, or none
  kNothing,       // they are only checked
};

// Sends the reports, each of at most kMostReportBytes, in a stream and gives what became of each,
// in their order: the receipts whole. `answered(count)` hears how many have an answer. A service
// that is away for a moment is tried again, and goes on where its answers ended. An error when it
// stays away; then the results are those that were answered. INVALID_ARGUMENT TOO_MANY_TOGETHER:
// all or nothing goes in one request.
absl::Status SendReports(const Session& session,
                         const std::vector<const monitoring::v1::Report*>& reports, Keeping keeping,
                         const std::function<void(std::size_t)>& answered,
                         std::vector<monitoring::v1::SubmitReportResult>& results);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_SENDING_H_
