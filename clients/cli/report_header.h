#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_HEADER_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_HEADER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/budget_sheet.h"
#include "clients/cli/report_file.h"
#include "services/finance/language.h"

namespace rekenschap::cli {

// The header of a sheet of reports: what its columns hold.
struct ReportHeader {
  std::vector<std::string> texts;        // as they stand there
  std::vector<std::string_view> fields;  // of each column; empty for one that is ignored

  // The column that fills a field, from 0.
  std::optional<std::size_t> ColumnOf(std::string_view field) const;
  // What stands in a row of the sheet under the column of a field, without the blanks around it.
  std::string At(const std::vector<SheetCell>& row, std::string_view field) const;
};

// Reads the header in the row `at`, counted from 0. None, and the problems, when the rows below it
// cannot be understood: a column is unknown, stands there twice, is missing, or has content without
// a header. A row above it that looks like one of those below is a problem too.
std::optional<ReportHeader> ReadReportHeader(const Sheet& sheet, std::size_t at,
                                             finance::Language language,
                                             std::vector<FileProblem>& problems);

// Notes in `filed` where each field stands: the columns of the header, and the headers of those
// that it leaves out.
void NoteColumns(const ReportHeader& header, finance::Language language, FiledReport& filed);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_HEADER_H_
