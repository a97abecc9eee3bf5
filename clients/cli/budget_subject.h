#ifndef REKENSCHAP_CLIENTS_CLI_BUDGET_SUBJECT_H_
#define REKENSCHAP_CLIENTS_CLI_BUDGET_SUBJECT_H_

#include "clients/cli/budget_layout.h"
#include "clients/cli/budget_table.h"

namespace rekenschap::cli {

// Settles what the figures of a table are: its title, measure, basis, direction and print unit,
// from what is told beside the file or else from the texts above the table. Whatever neither tells
// is noted in `problems`. A table of the plan that has the title tells what both leave out.
void SettleSubject(const Sheet& sheet, const BudgetLayout& layout, const BudgetHints& hints,
                   BudgetTable& table, ImportProblems& problems);

// `Budgetreeks` of `Budgetreeks (bedragen x € 1 mln)`: the unit is no part of what a table is.
std::string WithoutUnit(const std::string& title);

// Whether two titles are those of the same table.
bool IsSameTitle(const std::string& title, const std::string& other);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_BUDGET_SUBJECT_H_
