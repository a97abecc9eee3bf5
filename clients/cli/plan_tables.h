#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_TABLES_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_TABLES_H_

#include <string>
#include <vector>

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/planning/v1/revision.pb.h"

// The tables of a plan: what is printed, and what is worked with beside it.
namespace rekenschap::cli {

// A table as printed; a rectified figure has a star, and what has no print shows what is worked
// with, in the unit of the print. Its totals are the printed ones, or the sum where none is.
Table PrintedTable(const Session& session, const planning::v1::Table& table);

// What stands behind the stars of one line, in lines of at most a page's width.
std::vector<std::string> RectificationLines(const Session& session, const planning::v1::Line& line,
                                            std::size_t indent = 0);

// The table with that id; null when there is none.
const planning::v1::Table* FindTable(const planning::v1::Revision& revision, const std::string& id);

// Every figure of every table for programs, one a row.
Table FiguresTable(const Session& session, const planning::v1::Revision& revision);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_TABLES_H_
