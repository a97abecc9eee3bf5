#include "clients/cli/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace rekenschap::cli {

NumberFormat NumberFormatOf(std::string_view code) {
  NumberFormat format;
  bool digits = false;
  bool behind = false;
  int decimals = 0;
  bool comma_last = false;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"' || c == '[') {  // a text, a colour or a currency
      const std::size_t close = code.find(c == '"' ? '"' : ']', i + 1);
      if (close == std::string_view::npos) break;
      i = close;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '0' || c == '#' || c == '?') {
      digits = true;
      comma_last = false;
      if (behind) ++decimals;
    } else if (c == '.') {
      behind = digits;
      comma_last = false;
    } else if (c == ',') {
      comma_last = digits;
    } else if (c == '%') {
      format.percentage = true;
    } else if (std::string_view("ymdhsYMDHS").find(c) != std::string_view::npos && !digits) {
      format.date = true;
    }
  }
  format.scaled = comma_last;
  if (digits) format.decimals = decimals;
  return format;
}

NumberFormat BuiltInNumberFormat(int id) {
  switch (id) {
    case 1:
    case 3:
    case 37:
    case 38:
    case 41:
    case 42:
      return NumberFormatOf("0");
    case 2:
    case 4:
    case 39:
    case 40:
    case 43:
    case 44:
      return NumberFormatOf("0.00");
    case 9:
      return NumberFormatOf("0%");
    case 10:
      return NumberFormatOf("0.00%");
    default:
      break;
  }
  NumberFormat format;
  format.date = (id >= 14 && id <= 22) || (id >= 45 && id <= 47);
  return format;
}

namespace {

// More digits than a spreadsheet shows of any number: what lies behind is the noise of its sums.
constexpr int kShownDigits = 15;

// The number without that noise.
double AsShown(double value) {
  std::array<char, 40> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                     std::chars_format::scientific, kShownDigits - 1);
  double shown = value;
  std::from_chars(buffer.data(), written.ptr, shown);
  return shown;
}

}  // namespace

SheetCell NumberCell(const std::string& stored, const NumberFormat& format) {
  SheetCell cell;
  // Spreadsheets store binary fractions: 4.1 may stand in the file as 4.0999999999999996, and the
  // sum of 0.1 and 0.2 as 0.30000000000000004. The shortest decimal of the number as the
  // spreadsheet shows it is what somebody sees there. This is the one place where a floating-point
  // number is met, and from here on it is text again that is read exactly.
  double value = 0;
  const auto [rest, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  std::array<char, 400> buffer{};
  const bool is_number =
      error == std::errc() && rest == stored.data() + stored.size() && std::isfinite(value);
  const auto written = is_number ? std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                                 AsShown(value), std::chars_format::fixed)
                                 : std::to_chars_result{buffer.data(), std::errc::invalid_argument};
  if (written.ec != std::errc()) {
    cell.kind = SheetCell::Kind::kError;
    cell.text = stored;
    return cell;
  }
  cell.kind = format.date ? SheetCell::Kind::kDate : SheetCell::Kind::kNumber;
  cell.text = std::string(buffer.data(), written.ptr);
  if (cell.text == "-0") cell.text = "0";
  cell.decimals = format.decimals;
  cell.percentage = format.percentage;
  cell.scaled = format.scaled;
  return cell;
}

}  // namespace rekenschap::cli
