#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_VIEWS_H_

#include <string>

#include "clients/cli/budget_table.h"
#include "clients/cli/plan_import_draft.h"
#include "clients/cli/plan_import_match.h"
#include "clients/cli/session.h"

// What an import understood and would do, for people.
namespace rekenschap::cli {

// How a table of the file was understood: header, unit, lines with what they match, every figure as
// it stands there and as it is taken, and what was left out and why.
void PrintUnderstood(const Session& session, const BudgetTable& table, const TableMatch& match);

// What recording does to the plan, figure by figure.
void PrintImportDraft(const Session& session, const ImportRequest& request,
                      const ImportDraft& draft);

// Everything that stands in the way, on the error stream.
void PrintImportProblems(const Session& session, const std::string& file,
                         const ImportProblems& problems);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_VIEWS_H_
