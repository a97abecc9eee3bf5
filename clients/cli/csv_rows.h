#ifndef REKENSCHAP_CLIENTS_CLI_CSV_ROWS_H_
#define REKENSCHAP_CLIENTS_CLI_CSV_ROWS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// CSV files: taken apart into rows of cells, numbered as a spreadsheet does, and rows as they are
// written.
namespace rekenschap::cli {

// How the file failed to be read.
enum class CsvFault {
  kNone,
  kQuotes,  // a quotation mark stands where it cannot, in this row
  kCellTooLong,
  kTooManyRows,
  kTooManyColumns,
  kTooManyCells,
};

struct CsvRows {
  std::vector<std::vector<std::string>> rows;  // empty ones count
  CsvFault fault = CsvFault::kNone;            // the first one; nothing from there on is in `rows`
  std::size_t fault_row = 0;                   // where it is, from 0
  std::size_t fault_column = 0;
};

// Splits `content`, without byte order mark, into rows; line ends are LF, CRLF or CR.
CsvRows ReadCsvRows(std::string_view content, char delimiter);

// `content` without the byte order mark that it may start with.
std::string_view WithoutByteOrderMark(std::string_view content);

// `text`, with an apostrophe before it where a spreadsheet would take it for a formula: texts come
// from others, and a formula can fetch and send. Figures, such as `-12,50`, stay as they are.
std::string NoFormula(const std::string& text);

// One row of a CSV file with its line end, RFC 4180's unless told otherwise; cells are quoted where
// they need it.
std::string CsvRow(const std::vector<std::string>& cells, char delimiter,
                   std::string_view line_end = "\r\n");

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_CSV_ROWS_H_
