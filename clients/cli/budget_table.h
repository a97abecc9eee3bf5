#ifndef REKENSCHAP_CLIENTS_CLI_BUDGET_TABLE_H_
#define REKENSCHAP_CLIENTS_CLI_BUDGET_TABLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "clients/cli/budget_sheet.h"
#include "clients/cli/import_problems.h"
#include "rekenschap/planning/v1/revision.pb.h"
#include "services/finance/column.h"
#include "services/finance/quantity.h"

// What a budget table in a file says, once it is understood.
namespace rekenschap::cli {

inline constexpr std::size_t kMaxBudgetLines = 200;

struct BudgetFigure {
  finance::Column column;
  std::string place;
  std::string as_read;  // what stands in the file
  bool formula = false;
  std::string printed;          // in Dutch notation; empty where the file gives what is worked with
  std::int64_t value = 0;       // in the smallest unit of the measure
  std::int64_t half_place = 0;  // half of the last printed place; 0 without a print
};

struct BudgetLine {
  std::string place;
  std::string label;  // as in the file
  std::string title;
  std::string id;        // as in the file; empty where it gives none
  std::string footnote;  // that was glued to the label
  std::vector<BudgetFigure> figures;
  std::vector<finance::Column> unknown;  // empty cells: not known, never nil
  std::string printed_row_total;
};

// A row that is no part of the table, and why.
struct SkippedRow {
  std::string place;
  std::string text;
  std::string why;
};

struct BudgetTable {
  std::string id;  // empty: to be chosen
  std::string title;
  finance::Measure measure = finance::Measure::kEuro;
  finance::Nature nature = finance::Nature::kFlow;
  finance::Basis basis = finance::Basis::kNone;
  planning::v1::Direction direction = planning::v1::DIRECTION_UNSPECIFIED;
  std::int64_t print_unit = 1;  // in whole euros, fte or counts
  std::string unit_source;      // how the print unit is known
  std::string header_place;     // empty in an open-data file
  std::vector<finance::Column> columns;
  std::vector<BudgetLine> lines;
  std::string total_label;
  std::vector<BudgetFigure> printed_totals;
  std::string printed_grand_total;
  std::vector<SkippedRow> skipped;
};

// A table of the plan in force, for a file that has its title.
struct KnownTable {
  std::string id;
  std::string title;
  finance::Measure measure = finance::Measure::kEuro;
  std::optional<finance::Basis> basis = {};
  planning::v1::Direction direction = planning::v1::DIRECTION_UNSPECIFIED;
};

// What is told beside the file; what is not set has to stand in it.
struct BudgetHints {
  std::string title = {};
  std::optional<finance::Measure> measure = {};
  // Of the table of the plan that is named; the file may be silent and may not contradict it.
  std::optional<finance::Measure> table_measure = {};
  std::optional<finance::Basis> basis = {};
  std::optional<planning::v1::Direction> direction = {};
  std::optional<std::int64_t> print_unit = {};
  std::vector<KnownTable> known = {};  // tell what the file does not, by their title
  bool english = false;
  bool thousands_dot = false;
  bool keep_digits = false;
};

// Understands the one table of a sheet: its title and unit above the header, a header with years,
// rows with a label and figures, a row of totals. Nothing, and all that is wrong noted, when there
// is anything that cannot be understood.
std::optional<BudgetTable> ReadBudgetTable(const Sheet& sheet, const BudgetHints& hints,
                                           ImportProblems& problems);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_BUDGET_TABLE_H_
