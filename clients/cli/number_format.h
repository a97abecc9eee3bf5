#ifndef REKENSCHAP_CLIENTS_CLI_NUMBER_FORMAT_H_
#define REKENSCHAP_CLIENTS_CLI_NUMBER_FORMAT_H_

#include <optional>
#include <string>
#include <string_view>

#include "clients/cli/budget_sheet.h"

namespace rekenschap::cli {

// How a spreadsheet shows a number.
struct NumberFormat {
  std::optional<int> decimals;  // not set where it shows what there is
  bool percentage = false;
  bool date = false;
  bool scaled = false;  // shown in thousands or millions of what is stored

  bool operator==(const NumberFormat&) const = default;
};

// The format of a code such as `#,##0.0`, by its part for numbers above zero.
NumberFormat NumberFormatOf(std::string_view code);

// The format with a number that Office Open XML reserves (ECMA-376 part 1, 18.8.30).
NumberFormat BuiltInNumberFormat(int id);

// A stored number, such as `6.7999999999999998`, as a cell: its shortest decimal that is the same
// number. An error cell when it is not finite, or no number.
SheetCell NumberCell(const std::string& stored, const NumberFormat& format);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_NUMBER_FORMAT_H_
