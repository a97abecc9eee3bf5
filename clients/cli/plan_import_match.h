#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_MATCH_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_MATCH_H_

#include <string>
#include <vector>

#include "clients/cli/budget_table.h"
#include "clients/cli/import_problems.h"
#include "rekenschap/planning/v1/revision.pb.h"

// Which tables and lines of the plan in force the tables and lines of a file are.
namespace rekenschap::cli {

enum class MatchedBy { kId, kTitle, kKind, kNew };

struct LineMatch {
  std::string id;
  std::string title;  // as in the plan, where it has the line
  MatchedBy by = MatchedBy::kNew;
};

struct TableMatch {
  std::string id;
  std::string title;
  MatchedBy by = MatchedBy::kNew;
  std::vector<LineMatch> lines;  // as in the file
};

// The matches of `tables`; `in_force` is null when there is no plan. A table is the one that is
// `table_id` (or has that id in the file), that has the title, or the only one of its kind; a line
// the one with its id or, within its table, its title. What matches nothing is new and gets an id.
// What cannot be, such as a table of another kind, is noted in `problems`.
std::vector<TableMatch> MatchTables(const std::vector<BudgetTable>& tables,
                                    const planning::v1::Revision* in_force,
                                    const std::string& table_id, ImportProblems& problems);

// The table or line of a revision by its id; null when it has none.
const planning::v1::Table* FindTable(const planning::v1::Revision* revision, const std::string& id);
const planning::v1::Line* FindLine(const planning::v1::Table* table, const std::string& id);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_MATCH_H_
