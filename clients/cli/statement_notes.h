#ifndef REKENSCHAP_CLIENTS_CLI_STATEMENT_NOTES_H_
#define REKENSCHAP_CLIENTS_CLI_STATEMENT_NOTES_H_

#include "clients/cli/session.h"
#include "clients/cli/statement_document.h"
#include "rekenschap/monitoring/v1/statement_table.pb.h"

// What is noted below a table of a statement.
namespace rekenschap::cli {

// Why a figure is not what is printed, totals that their lines do not add up to or only once they
// are rounded, and of how many units the figures are.
Block StatementTableNotes(const Session& session, const monitoring::v1::StatementTable& table);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_STATEMENT_NOTES_H_
