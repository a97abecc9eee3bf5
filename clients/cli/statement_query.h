#ifndef REKENSCHAP_CLIENTS_CLI_STATEMENT_QUERY_H_
#define REKENSCHAP_CLIENTS_CLI_STATEMENT_QUERY_H_

#include <string>

#include <absl/status/status.h>

#include "clients/cli/session.h"
#include "rekenschap/monitoring/v1/statement.pb.h"
#include "rekenschap/monitoring/v1/statement_service.pb.h"

// Which statement is meant.
namespace rekenschap::cli {

// What help says of how a statement is written.
std::string StatementOrFile(const Session& session);

// The name of the statement that is written like that, or as a whole name.
std::string StatementNameOf(const std::string& text);

absl::Status GetStatement(const Session& session, const std::string& text,
                          monitoring::v1::GetStatementResponse& response);

// A statement as `statement show --output json` wrote it, at most 64 MiB. NOT_FOUND when the file
// cannot be read; INVALID_ARGUMENT when it holds something else, or more.
absl::Status ReadStatementFile(const Session& session, const std::string& path,
                               monitoring::v1::Statement& statement);

// Whether a file is meant: its name ends with `.json`.
bool IsStatementFile(const std::string& text);

// Says what is wrong with a statement that was meant, and gives the exit code.
int FailOn(const Session& session, const std::string& text, const absl::Status& status);

// From the service or out of a file.
absl::Status LoadStatement(const Session& session, const std::string& text,
                           monitoring::v1::GetStatementResponse& response);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_STATEMENT_QUERY_H_
