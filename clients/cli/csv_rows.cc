#include "clients/cli/csv_rows.h"

#include <utility>

#include <absl/strings/str_replace.h>
#include <csv.h>

#include "clients/cli/sheet_limits.h"
#include "services/base/status/status.h"

namespace rekenschap::cli {
namespace {

struct Collector {
  CsvRows read;
  std::vector<std::string> row;
  std::size_t cells = 0;

  // Of the cell that comes next.
  void Fail(CsvFault fault) {
    read.fault = fault;
    read.fault_row = read.rows.size();
    read.fault_column = row.size();
  }
  bool failed() const { return read.fault != CsvFault::kNone; }
};

void OnCell(void* data, std::size_t size, void* collector) {
  auto& into = *static_cast<Collector*>(collector);
  if (into.failed()) return;
  if (into.read.rows.size() >= kMaxSheetRows) return into.Fail(CsvFault::kTooManyRows);
  if (into.row.size() >= kMaxSheetColumns) return into.Fail(CsvFault::kTooManyColumns);
  if (size > kMaxCellBytes) return into.Fail(CsvFault::kCellTooLong);
  if (++into.cells > kMaxCells) return into.Fail(CsvFault::kTooManyCells);
  into.row.emplace_back(static_cast<const char*>(data), size);
}

void OnRow(int, void* collector) {
  auto& into = *static_cast<Collector*>(collector);
  if (into.failed()) return;
  // Also when they have no cells.
  if (into.read.rows.size() >= kMaxSheetRows) return into.Fail(CsvFault::kTooManyRows);
  into.read.rows.push_back(std::move(into.row));
  into.row.clear();
}

}  // namespace

CsvRows ReadCsvRows(std::string_view content, char delimiter) {
  csv_parser parser;
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
  csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
  // What a cell grows by: by a few bytes at a time, one of megabytes would be copied over and over.
  csv_set_blk_size(&parser, std::size_t{1} << 18U);
  Collector collector;
  // Empty rows count, so that rows are numbered as the spreadsheet does; so a line's end has to be
  // one character.
  const std::string lines =
      absl::StrReplaceAll(base::ToAbsl(content), {{"\r\n", "\n"}, {"\r", "\n"}});
  const std::size_t read =
      csv_parse(&parser, lines.data(), lines.size(), OnCell, OnRow, &collector);
  const bool whole = read == lines.size() && csv_fini(&parser, OnCell, OnRow, &collector) == 0;
  csv_free(&parser);
  // What stands before a limit that is passed is told first.
  if (!whole && !collector.failed()) collector.Fail(CsvFault::kQuotes);
  return std::move(collector.read);
}

std::string_view WithoutByteOrderMark(std::string_view content) {
  if (content.substr(0, 3) == "\xef\xbb\xbf") content.remove_prefix(3);
  return content;
}

std::string NoFormula(const std::string& text) {
  if (text.empty() || std::string_view("=+-@\t\r\n").find(text[0]) == std::string_view::npos) {
    return text;
  }
  const bool is_signed = text[0] == '+' || text[0] == '-';
  const bool is_figure =
      is_signed && text.find_first_not_of("0123456789., %*", 1) == std::string::npos;
  return is_figure ? text : "'" + text;
}

std::string CsvRow(const std::vector<std::string>& cells, char delimiter,
                   std::string_view line_end) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) row += delimiter;
    if (cells[i].find_first_of("\"\r\n") == std::string::npos &&
        cells[i].find(delimiter) == std::string::npos) {
      row += cells[i];
      continue;
    }
    row += '"';
    for (const char c : cells[i]) row += c == '"' ? "\"\"" : std::string(1, c);
    row += '"';
  }
  return row.append(line_end);
}

}  // namespace rekenschap::cli
