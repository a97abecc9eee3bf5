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

// `2021`, or `Struc.`: the title of a column of the print.
std::string PaperColumnTitle(const Session& session, const std::string& column);

// How many units gave the figures that a report may leave out, of the units of a line or, on each
// of the planned lines, of a table.
struct GivenCounts {
  int committed = 0;
  int deployable = 0;
  int forecast = 0;
};
GivenCounts GivenOf(const monitoring::v1::StatementLine& line);
GivenCounts GivenOf(const monitoring::v1::StatementTable& table);

// What stands behind such a figure of a total: ` (9/10)` where fewer units gave it than are in.
std::string GivenMark(int given, const monitoring::v1::StatementFigures& total);

// Whether a line is in its table's total: what nobody planned is in no total of a plan.
bool IsInTotal(const monitoring::v1::StatementLine& line);

// Every figure exactly, after a column `first`; with the target of those that count where
// `covered`.
std::vector<Column> ExactColumns(const Session& session, const std::string& first, bool covered);

// A row of them.
std::vector<Cell> ExactCells(const Session& session, const std::string& title,
                             const monitoring::v1::StatementFigures& figures, Cell status,
                             bool covered);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_STATEMENT_COLUMNS_H_
