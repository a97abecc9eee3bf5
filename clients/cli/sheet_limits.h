#ifndef REKENSCHAP_CLIENTS_CLI_SHEET_LIMITS_H_
#define REKENSCHAP_CLIENTS_CLI_SHEET_LIMITS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include <absl/status/status.h>

#include "clients/cli/import_problems.h"

namespace rekenschap::cli {

// What of a file is bounded.
enum class SheetLimit {
  kFileBytes,
  kUnpackedBytes,
  kUnpackedRatio,
  kParts,
  kElements,
  kMemory,
  kSheets,
  kRows,
  kColumns,
  kCells,
  kCellBytes,
};

inline constexpr std::size_t kMaxImportBytes = 16UL * 1024 * 1024;
inline constexpr std::size_t kMaxUnpackedBytes = 64UL * 1024 * 1024;
inline constexpr std::size_t kMaxUnpackedRatio = 200;   // what it unpacks to, by its own size
inline constexpr std::size_t kMaxParts = 1'000;         // files in the archive that a workbook is
inline constexpr std::size_t kMaxElements = 5'000'000;  // of the XML in one of them
inline constexpr std::size_t kMaxSheetMemory = 128UL * 1024 * 1024;  // of all its cells, in bytes
inline constexpr std::size_t kMaxSheets = 200;
inline constexpr std::size_t kMaxSheetRows = 20'000;
inline constexpr std::size_t kMaxSheetColumns = 400;
inline constexpr std::size_t kMaxCells = 1'000'000;  // of a CSV file
inline constexpr std::size_t kMaxCellBytes = 10'000;

// RESOURCE_EXHAUSTED: the file passes the limit, at `place` (`Blad1!B7`) as far as that is known.
absl::Status LimitPassed(SheetLimit limit, std::string_view place = {});

// Notes which limit a file passes, how much it is and where; of what LimitPassed gave.
void NoteLimitPassed(const absl::Status& passed, ImportProblems& problems);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_SHEET_LIMITS_H_
