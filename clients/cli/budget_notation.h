#ifndef REKENSCHAP_CLIENTS_CLI_BUDGET_NOTATION_H_
#define REKENSCHAP_CLIENTS_CLI_BUDGET_NOTATION_H_

#include <optional>
#include <string>
#include <string_view>

#include "clients/cli/budget_sheet.h"
#include "clients/cli/import_problems.h"

// How the figures of a file are written.
namespace rekenschap::cli {

struct Notation {
  bool english = false;        // a decimal point, and commas by thousands
  bool thousands_dot = false;  // told or proven: a dot groups thousands, so `17.903` is 17903
};

// English notation in Dutch, and the other way round.
std::string Swapped(std::string text);

// Whether a figure can only be Dutch notation: a decimal comma, or more than one dot.
bool ProvesThousandsDot(std::string_view text);

// Whether a figure is one dot with three digits behind it and at most three before: `17.903`, of
// which the dot may group thousands and may separate decimals.
bool IsLoneDot(std::string_view text);

// The figure of a cell as Dutch notation has it, with as many decimals as are shown: `6,8` of the
// number 6.8, `1,0` of 1 shown with one decimal. Nothing, and a problem noted, for what is no
// figure, can be read in two ways, or is not what the spreadsheet shows. Not for empty cells.
std::optional<std::string> DutchFigure(const SheetCell& cell, const Notation& notation,
                                       const std::string& place, ImportProblems& problems);

// What a person would see in the cell, shortened.
std::string ShownText(const SheetCell& cell);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_BUDGET_NOTATION_H_
