#ifndef REKENSCHAP_CLIENTS_CLI_STATEMENT_HASHES_H_
#define REKENSCHAP_CLIENTS_CLI_STATEMENT_HASHES_H_

#include <cstdint>
#include <string>

#include "rekenschap/monitoring/v1/report.pb.h"
#include "rekenschap/monitoring/v1/statement.pb.h"

// The hashes that a statement rests on, made again from the contract's messages alone: whoever
// verifies does not have to believe the service.
namespace rekenschap::cli {

// Over all that the statement says, as the contract documents at Statement.content_hash.
std::string StatementHash(const monitoring::v1::StatementContent& content);

// Over a report as it was submitted: `rekenschap.report` 1 or 2.
std::string ReportHash(const monitoring::v1::Report& report);

// What the journal holds of the submission of `report`, one of the statement's:
// `rekenschap.submission` 1.
std::string SubmissionHash(const monitoring::v1::StatementContent& content,
                           const monitoring::v1::StatementReport& report);

// Of its acceptance: `rekenschap.review` 1.
std::string AcceptanceHash(const monitoring::v1::StatementReport& report);

// Of exempting a unit of the statement by `principal`: `rekenschap.exemption` 1.
std::string ExemptionHash(const monitoring::v1::StatementContent& content,
                          const monitoring::v1::StatementUnit& unit, const std::string& principal);

// What planning's journal holds of the adoption of a revision: `rekenschap.adoption` 1.
std::string AdoptionHash(const std::string& content_hash, const std::string& adopter);

// The number at the end of a version's name.
std::int64_t VersionOf(const std::string& report);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_STATEMENT_HASHES_H_
