#include "clients/cli/zip_check.h"

#include <cstdint>

#include <absl/status/status.h>

#include "clients/cli/sheet_limits.h"

namespace rekenschap::cli {
namespace {

// APPNOTE.TXT 4.3.12 and 4.3.16: an entry of the central directory and its end.
constexpr std::string_view kEntryMark = "PK\x01\x02";
constexpr std::string_view kEndMark = "PK\x05\x06";
constexpr std::size_t kEntrySize = 46;
constexpr std::size_t kEndSize = 22;

// A little-endian number of `size` bytes.
std::size_t Number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t number = 0;
  for (std::size_t i = size; i > 0; --i) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return number;
}

absl::Status Damaged(const char* what) { return absl::InvalidArgumentError(what); }

}  // namespace

absl::StatusOr<std::vector<std::string>> NamesInZip(std::string_view content) {
  if (content.size() < kEndSize) return Damaged("it is cut off");
  // Spreadsheets write no comment; without one every reader finds the same directory.
  const std::string_view end = content.substr(content.size() - kEndSize);
  if (end.substr(0, 4) != kEndMark || Number(end, 20, 2) != 0) return Damaged("its end is missing");
  const std::size_t count = Number(end, 10, 2);
  const std::size_t start = Number(end, 16, 4);
  if (Number(end, 4, 2) != 0 || Number(end, 8, 2) != count) return Damaged("it is in parts");
  if (count > kMaxParts) return LimitPassed(SheetLimit::kParts);
  std::vector<std::string> names;
  std::size_t unpacked = 0;
  std::size_t at = start;
  for (std::size_t i = 0; i < count; ++i) {
    if (at > content.size() || content.size() - at < kEntrySize + kEndSize ||
        content.substr(at, 4) != kEntryMark) {
      return Damaged("its directory is damaged");
    }
    const std::size_t size = Number(content, at + 24, 4);
    const std::size_t name_size = Number(content, at + 28, 2);
    if ((Number(content, at + 8, 2) & 1U) != 0) return Damaged("it is encrypted");
    if (size == UINT32_MAX || Number(content, at + 20, 4) > content.size()) {
      return Damaged("a file in it is cut off");
    }
    unpacked += size;
    if (unpacked > kMaxUnpackedBytes) return LimitPassed(SheetLimit::kUnpackedBytes);
    if (unpacked / kMaxUnpackedRatio > content.size()) {
      return LimitPassed(SheetLimit::kUnpackedRatio);
    }
    if (content.size() - at - kEntrySize < name_size) return Damaged("its directory is damaged");
    names.emplace_back(content.substr(at + kEntrySize, name_size));
    at += kEntrySize + name_size + Number(content, at + 30, 2) + Number(content, at + 32, 2);
  }
  if (at != content.size() - kEndSize) return Damaged("its directory is damaged");
  return names;
}

}  // namespace rekenschap::cli
