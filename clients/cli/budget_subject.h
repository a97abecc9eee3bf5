#ifndef REKENSCHAP_CLIENTS_CLI_BUDGET_SUBJECT_H_
#define REKENSCHAP_CLIENTS_CLI_BUDGET_SUBJECT_H_

#include "clients/cli/budget_layout.h"
#include "clients/cli/budget_table.h"

namespace rekenschap::cli {

// Settles what the figures of a table are: its title, measure, basis, direction and print unit,
// from what is told beside the file or else from the texts above the table. Whatever neither tells
// is noted in `problems`.
void SettleSubject(const Sheet& sheet, const BudgetLayout& layout, const BudgetHints& hints,
                   BudgetTable& table, ImportProblems& problems);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_BUDGET_SUBJECT_H_
