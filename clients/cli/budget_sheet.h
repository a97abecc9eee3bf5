#ifndef REKENSCHAP_CLIENTS_CLI_BUDGET_SHEET_H_
#define REKENSCHAP_CLIENTS_CLI_BUDGET_SHEET_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/import_problems.h"
#include "clients/cli/sheet_limits.h"

// The sheets of a file, as cells of text: nothing is understood of them yet.
namespace rekenschap::cli {

inline constexpr std::size_t kMaxMerged = 1'000;

struct SheetCell {
  enum class Kind {
    kEmpty,
    kText,
    kNumber,  // `text` is the shortest decimal that is the stored number: `6.8`, `-1234`
    kDate,    // a day or a moment, however it is written
    kTruth,   // `text` is TRUE or FALSE
    kError,   // `text` is what the spreadsheet shows: `#REF!`
  };

  Kind kind = Kind::kEmpty;
  std::string text;
  bool formula = false;         // the spreadsheet reckoned it
  std::optional<int> decimals;  // that the format of a number shows; not set where it tells none
  bool percentage = false;      // the format shows it as a percentage
  bool scaled = false;          // the format shows it in thousands or millions
  bool blank = false;           // the formula's result is known, and is a text without characters

  // Whether nothing is there but blanks. A formula whose result is not known is something.
  bool IsEmpty() const;

  bool operator==(const SheetCell&) const = default;
};

// Cells that a spreadsheet shows as one, with what stands in the first; rows and columns from 0.
struct MergedCells {
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t last_row = 0;
};

struct Sheet {
  std::string name;  // empty in a CSV file
  std::vector<std::vector<SheetCell>> rows;
  bool hidden = false;
  std::vector<std::size_t> hidden_rows = {};  // in their order; those that can hold a cell
  std::vector<std::size_t> hidden_columns = {};
  std::vector<MergedCells> merged = {};  // the first thousand

  // The cell in a row and column from 0; empty beyond the last one.
  const SheetCell& At(std::size_t row, std::size_t column) const;
  // `Blad1!B7`, or `B7` without a name.
  std::string PlaceOf(std::size_t row, std::size_t column) const;
};

// Whether `content` is a packed workbook and not text.
bool IsPacked(std::string_view content);

// Reads .csv (cells with `delimiter` between), .ods or .xlsx. Whatever stands in the way is noted
// in `problems`: content that is not what the end of `name` says, not UTF-8, damaged, or too large.
std::vector<Sheet> ReadSheets(const std::string& name, const std::string& content, char delimiter,
                              ImportProblems& problems);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_BUDGET_SHEET_H_
