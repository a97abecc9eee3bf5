#ifndef REKENSCHAP_CLIENTS_CLI_STATEMENT_COLUMNS_H_
#define REKENSCHAP_CLIENTS_CLI_STATEMENT_COLUMNS_H_

#include <string>
#include <vector>

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/statement_table.pb.h"

// The figures of a statement as columns.
namespace rekenschap::cli {

// Whether a difference in the rows over all units is not against the target that stands beside it,
// but against that of the units that count: then that has a column too.
bool HasOtherTarget(const monitoring::v1::StatementTable& table);

// Every figure exactly, after a column `first`; with the target of those that count where
// `covered`.
std::vector<Column> ExactColumns(const Session& session, const std::string& first, bool covered);

// A row of them.
std::vector<Cell> ExactCells(const Session& session, const std::string& title,
                             const monitoring::v1::StatementFigures& figures, Cell status,
                             bool covered);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_STATEMENT_COLUMNS_H_
