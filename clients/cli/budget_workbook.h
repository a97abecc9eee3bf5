#ifndef REKENSCHAP_CLIENTS_CLI_BUDGET_WORKBOOK_H_
#define REKENSCHAP_CLIENTS_CLI_BUDGET_WORKBOOK_H_

#include <functional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "clients/cli/budget_sheet.h"
#include "clients/cli/sheet_limits.h"

// Workbooks: unpacked with liborcus, their parts read as XML with expat, since liborcus's parser
// ends the program at some damaged files. Of formulas the stored results are taken; nothing is
// reckoned.
namespace rekenschap::cli {

// Gives the unpacked content of a part of a workbook, such as `content.xml`. NOT_FOUND when it has
// none of that name; INVALID_ARGUMENT when it is damaged.
using PartReader = std::function<absl::StatusOr<std::string>(const std::string& part)>;

// The memory that a workbook's sheets may take: in a few bytes a file can say the same text, cell
// or sheet a million times.
class SheetRoom {
 public:
  // RESOURCE_EXHAUSTED when less than `bytes` is left.
  absl::Status Take(std::size_t bytes);

 private:
  std::size_t left_ = kMaxSheetMemory;
};

// The parts of the archive `content`, which has been checked before and outlives the reader. It
// gives RESOURCE_EXHAUSTED once it has unpacked more than an archive may unpack to.
absl::StatusOr<PartReader> PartsOf(const std::string& content);

// The sheets, in their order. INVALID_ARGUMENT when a part is missing or damaged;
// RESOURCE_EXHAUSTED when a sheet is larger than is read.
absl::StatusOr<std::vector<Sheet>> ReadXlsx(const PartReader& parts);
absl::StatusOr<std::vector<Sheet>> ReadOds(const PartReader& parts);

// Puts a cell in its place. RESOURCE_EXHAUSTED beyond the rows, columns and room that there are.
absl::Status PutCell(Sheet& sheet, std::size_t row, std::size_t column, SheetCell cell,
                     SheetRoom& room);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_BUDGET_WORKBOOK_H_
