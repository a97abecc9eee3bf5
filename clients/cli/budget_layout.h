#ifndef REKENSCHAP_CLIENTS_CLI_BUDGET_LAYOUT_H_
#define REKENSCHAP_CLIENTS_CLI_BUDGET_LAYOUT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "clients/cli/budget_sheet.h"
#include "clients/cli/import_problems.h"
#include "services/finance/column.h"
#include "services/finance/quantity.h"

// Where the parts of a budget table stand in a sheet.
namespace rekenschap::cli {

struct BudgetLayout {
  std::size_t header = 0;  // the row
  std::optional<std::size_t> ids;
  std::size_t labels = 0;
  std::optional<std::size_t> row_totals;
  std::vector<std::pair<std::size_t, finance::Column>> figures;  // in the order of the sheet
  std::vector<std::string> captions;  // the texts above the header, and its own label
};

// The year or `Struc.` that a cell of a header names; nothing for any other text.
std::optional<finance::Column> HeaderColumn(const SheetCell& cell);

// Finds the header: the first row that names a year or the structural column. Nothing, with what is
// wrong noted, when there is none or a cell of it is not understood.
std::optional<BudgetLayout> FindLayout(const Sheet& sheet, ImportProblems& problems);

// The unit that a text names: 1000000 of `bedragen x € 1 mln`, 1000 of `x 1.000`, 1 of `x € 1`;
// 1000000000 of `x € 1 mld`, which no plan prints in.
std::optional<std::int64_t> UnitInText(const std::string& text);

// What texts above a table say that its figures are.
std::optional<finance::Measure> MeasureInTexts(const std::vector<std::string>& texts);
std::optional<finance::Basis> BasisInTexts(const std::vector<std::string>& texts);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_BUDGET_LAYOUT_H_
