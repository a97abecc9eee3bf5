#ifndef REKENSCHAP_CLIENTS_CLI_SHEET_LIMITS_H_
#define REKENSCHAP_CLIENTS_CLI_SHEET_LIMITS_H_

#include <string>
#include <string_view>

#include <absl/status/status.h>

#include "clients/cli/import_problems.h"

namespace rekenschap::cli {

// What of a file is bounded.
enum class SheetLimit {
  kFileBytes,
  kUnpackedBytes,
  kUnpackedRatio,  // what it unpacks to, by its own size
  kParts,          // files in the archive that a workbook is
  kElements,       // of the XML in it
  kMemory,         // of all its cells
  kSheets,
  kRows,
  kColumns,
  kCells,  // of a CSV file
  kCellBytes,
};

// RESOURCE_EXHAUSTED: the file passes the limit, at `place` (`Blad1!B7`) as far as that is known.
absl::Status LimitPassed(SheetLimit limit, std::string_view place = {});

// Notes which limit a file passes, how much it is and where; of what LimitPassed gave.
void NoteLimitPassed(const absl::Status& passed, ImportProblems& problems);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_SHEET_LIMITS_H_
