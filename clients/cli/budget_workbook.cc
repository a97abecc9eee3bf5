#include "clients/cli/budget_workbook.h"

#include <exception>
#include <memory>
#include <orcus/zip_archive.hpp>
#include <orcus/zip_archive_stream.hpp>
#include <utility>

#include <absl/status/status.h>
#include <absl/strings/str_format.h>

#include "clients/cli/sheet_limits.h"
#include "clients/cli/zip_check.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {

absl::Status SheetRoom::Take(std::size_t bytes) {
  if (bytes > left_) {
    left_ = 0;
    return LimitPassed(SheetLimit::kMemory);
  }
  left_ -= bytes;
  return absl::OkStatus();
}

absl::StatusOr<PartReader> PartsOf(const std::string& content) {
  struct Archive {
    explicit Archive(const std::string& bytes)
        : stream(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()), zip(&stream) {}
    orcus::zip_archive_stream_blob stream;
    orcus::zip_archive zip;
    std::size_t unpacked = 0;
  };
  const auto archive = std::make_shared<Archive>(content);
  // The library throws at what it cannot read.
  try {
    archive->zip.load();
  } catch (const std::exception& failure) {
    return absl::InvalidArgumentError(failure.what());
  }
  return [archive](const std::string& part) -> absl::StatusOr<std::string> {
    std::vector<unsigned char> bytes;
    try {
      if (!archive->zip.read_file_entry(part, bytes)) {
        return absl::NotFoundError(absl::StrFormat("'%s' is not in it", part));
      }
    } catch (const std::exception& failure) {
      return absl::InvalidArgumentError(absl::StrFormat("'%s': %s", part, failure.what()));
    }
    // The library puts a zero byte behind what it unpacked.
    while (!bytes.empty() && bytes.back() == 0) bytes.pop_back();
    // A workbook may point at the same part time and again.
    archive->unpacked += bytes.size();
    if (archive->unpacked > kMaxUnpackedBytes) {
      return LimitPassed(SheetLimit::kUnpackedBytes);
    }
    return std::string(bytes.begin(), bytes.end());
  };
}

absl::Status PutCell(Sheet& sheet, std::size_t row, std::size_t column, SheetCell cell,
                     SheetRoom& room) {
  if (cell.kind == SheetCell::Kind::kEmpty && !cell.formula) return absl::OkStatus();
  if (row >= kMaxSheetRows) return LimitPassed(SheetLimit::kRows, sheet.PlaceOf(row, column));
  if (column >= kMaxSheetColumns) {
    return LimitPassed(SheetLimit::kColumns, sheet.PlaceOf(row, column));
  }
  std::size_t bytes = cell.text.size();
  const std::size_t before = row < sheet.rows.size() ? sheet.rows[row].size() : 0;
  if (before <= column) bytes += (column + 1 - before) * sizeof(SheetCell);
  if (!room.Take(bytes).ok()) {
    return LimitPassed(SheetLimit::kMemory, sheet.PlaceOf(row, column));
  }
  if (sheet.rows.size() <= row) sheet.rows.resize(row + 1);
  auto& cells = sheet.rows[row];
  if (cells.size() <= column) cells.resize(column + 1);
  cells[column] = std::move(cell);
  return absl::OkStatus();
}

}  // namespace rekenschap::cli
