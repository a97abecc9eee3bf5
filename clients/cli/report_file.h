#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_FILE_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_FILE_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/budget_sheet.h"
#include "rekenschap/monitoring/v1/report.pb.h"
#include "services/finance/language.h"

// What a spreadsheet saves: .xlsx, .ods, or .csv with `;` between the cells, a decimal comma and
// UTF-8 with or without byte order mark. A header in Dutch or English, one row per line of the
// plan; a file may hold many units and periods. Reports as Protobuf's JSON (.json) are read too.
namespace rekenschap::cli {

// What is wrong with a file, and where. Row 0 is the file as a whole.
struct FileProblem {
  int row = 0;         // as the spreadsheet counts: the header is row 1
  std::string column;  // the header of the column; empty for the whole row
  std::string rule;
  std::string message;  // what is wrong
  std::string remedy;   // how to mend it
  std::string cell;     // `Rapportage!G12`; empty where there is no single one

  bool operator==(const FileProblem&) const = default;
};

// An amount that explains a line without figures: in which measure, the file does not tell, and it
// is not read before that is known.
struct OpenAmount {
  int line = 0;  // by its index in the report, as is its explanation in the line
  int explanation = 0;
  SheetCell cell;
};

// A report out of a file, and where its parts stand there.
struct FiledReport {
  monitoring::v1::Report report;
  std::size_t number = 1;  // its place among the reports of the file, from 1
  std::string sheet;       // empty in a CSV file
  int first_row = 0;
  std::vector<int> rows;  // of each line of the report
  // Of each explanation of each line: one that has several goes on in rows of its own.
  std::vector<std::vector<int>> explanation_rows;
  std::vector<int> correction_rows;  // of each of its corrections of closed periods
  // The header of the column of each field, also of those that the file leaves out.
  std::map<std::string, std::string> columns;
  std::map<std::string, std::size_t> places;  // of the columns that the file has, from 0
  std::vector<std::size_t> problems;          // those of the file that are of this report
  std::vector<OpenAmount> open_amounts;       // which the report leaves out
  bool oversized = false;                     // it is larger than is sent
  bool thousands_dot = false;  // it is proven that a dot groups thousands in its figures

  // The field of a finding about a line, as this file has it. Of a report that stands already is
  // told what was found in it as it was sent then, and its lines may have stood in another order.
  std::string FieldHere(const std::string& field, const std::string& line) const;
  // Where the field of a finding stands, such as `lines[2].euro.spent_eurocents`.
  int RowOf(const std::string& field) const;
  std::string ColumnOf(const std::string& field) const;
  std::string CellOf(const std::string& field) const;  // empty where there is no single one
};

// Where a field of a report is, for who has no file of it at hand: `ienr-fte, bezetting`; the
// report as a whole where it is of no line or column.
std::string FieldWords(const monitoring::v1::Report& report, const std::string& field,
                       finance::Language language);

// What the file calls the report: `limburg, 2021-Q2`, or `rapportage 3` where it names no unit or
// period; shortened where it is long.
std::string NameOf(const FiledReport& filed, finance::Language language);

// The unit or programme of a report as its file has it: `limburg` of `units/limburg`.
std::string AsWritten(const std::string& name);

// Numbers reports that stand in the order of their file, and puts them in that of their periods,
// those of one period as they stand: what a period is held against is the one before it.
void PutInOrder(std::vector<FiledReport>& reports);

struct ReportFile {
  std::vector<FiledReport> reports;   // one per programme, unit and period, as PutInOrder has them
  std::vector<FileProblem> problems;  // all of them, as they were found
  // Those of them that are of no single report: they stand in the way of all.
  std::vector<std::size_t> common_problems;
};

// Takes the content of a file apart, by the end of its name. Whatever cannot be understood is a
// problem; the rest is in the reports. A row without any figure is a line without figures: which of
// them it misses depends on the plan, and so does what an amount that explains it is of.
ReportFile ReadReportFile(const std::string& name, const std::string& content,
                          finance::Language language);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_FILE_H_
