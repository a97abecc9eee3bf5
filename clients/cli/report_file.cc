#include "clients/cli/report_file.h"

#include <algorithm>
#include <tuple>

#include "clients/cli/csv_rows.h"
#include "clients/cli/report_cells.h"
#include "clients/cli/report_columns.h"
#include "clients/cli/utf8.h"
#include "services/finance/quantity.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using monitoring::v1::ReportLine;

using Row = std::vector<std::string>;

class Parser {
 public:
  explicit Parser(Language language) : language_(language) {}

  ReportFile Parse(std::string_view content) {
    content = WithoutByteOrderMark(content);
    if (content.size() > kMaxReportFileBytes) {
      Note(0, "", "FILE_TOO_LARGE",
           Say("het bestand is groter dan 4 MiB", "the file is larger than 4 MiB"),
           Say("splits het", "split it"));
      return std::move(file_);
    }
    if (content.substr(0, 2) == "PK" || content.find('\0') != std::string_view::npos) {
      Note(0, "", "FILE_NOT_CSV", Say("dit is geen CSV-bestand", "this is not a CSV file"),
           Say("bewaar het werkblad als CSV UTF-8 (gescheiden door ;)",
               "save the sheet as CSV UTF-8 (separated by ;)"));
      return std::move(file_);
    }
    if (!IsUtf8(content)) {
      Note(0, "", "FILE_NOT_UTF8",
           Say("de tekens in het bestand zijn geen UTF-8",
               "the characters in the file are not UTF-8"),
           Say("bewaar het werkblad als CSV UTF-8", "save the sheet as CSV UTF-8"));
      return std::move(file_);
    }
    if (Split(content) && ReadHeader()) {
      for (std::size_t i = 1; i < rows_.size(); ++i) ReadRow(rows_[i], static_cast<int>(i) + 1);
    }
    if (file_.reports.empty() && file_.problems.empty()) {
      Note(0, "", "FILE_EMPTY", Say("het bestand heeft geen regels", "the file has no rows"),
           Say("begin met het sjabloon: rekenschap report template",
               "start from the template: rekenschap report template"));
    }
    return std::move(file_);
  }

 private:
  std::string Say(const char* dutch, const char* english) const {
    return language_ == Language::kDutch ? dutch : english;
  }

  void Note(int row, std::string column, const char* rule, std::string message,
            std::string remedy) {
    file_.problems.push_back({row, std::move(column), rule, std::move(message), std::move(remedy)});
  }

  bool Split(std::string_view content) {
    CsvRows read = ReadCsvRows(content, ';');
    rows_ = std::move(read.rows);
    if (read.fault == CsvFault::kQuotes) {
      Note(static_cast<int>(rows_.size()) + 1, "", "FILE_QUOTES",
           Say("een aanhalingsteken staat op een plek waar dat niet kan",
               "a quotation mark stands where it cannot"),
           Say("bewaar het bestand opnieuw vanuit het werkblad",
               "save the file again from the spreadsheet"));
      return false;
    }
    if (read.fault == CsvFault::kTooLarge) {
      Note(0, "", "FILE_TOO_LARGE",
           Say("een cel heeft meer dan 10.000 tekens, een rij meer dan 400 cellen, of het bestand "
               "meer dan 20.000 rijen of 1.000.000 cellen",
               "a cell has more than 10,000 characters, a row more than 400 cells, or the file "
               "more than 20,000 rows or 1,000,000 cells"),
           Say("kort de tekst in of splits het bestand", "shorten the text or split the file"));
      return false;
    }
    return true;
  }

  bool ReadHeader() {
    if (rows_.empty()) return false;
    for (const std::string& cell : rows_.front()) {
      headers_.push_back(Trimmed(cell));
      const KnownColumn* known = FindColumn(headers_.back());
      if (known == nullptr && !headers_.back().empty()) {
        Note(1, headers_.back(), "COLUMN_UNKNOWN",
             Say("deze kolom is niet bekend", "this column is not known"),
             Say("gebruik de kolommen van het sjabloon: rekenschap report template",
                 "use the columns of the template: rekenschap report template"));
      }
      fields_.push_back(known == nullptr ? "" : known->field);
    }
    for (const KnownColumn& column : KnownColumns()) {
      if (!column.required || std::ranges::find(fields_, column.field) != fields_.end()) continue;
      Note(1, std::string(language_ == Language::kDutch ? column.dutch : column.english),
           "COLUMN_MISSING", Say("deze kolom ontbreekt", "this column is missing"),
           Say("voeg de kolom toe; scheid kolommen met ;",
               "add the column; separate columns with ;"));
    }
    return file_.problems.empty();
  }

  // What stands in the row under the column of `field`.
  std::string At(const Row& row, std::string_view field) const {
    for (std::size_t i = 0; i < fields_.size() && i < row.size(); ++i) {
      if (fields_[i] == field) return Trimmed(row[i]);
    }
    return "";
  }

  FiledReport& ReportFor(const Row& row, int number) {
    const std::string programme = At(row, "programme");
    const std::string unit = At(row, "unit");
    const std::string period = At(row, "period");
    const auto key = std::tuple(programme, unit, period);
    const auto [found, is_new] = reports_.emplace(key, file_.reports.size());
    if (is_new) {
      FiledReport& filed = file_.reports.emplace_back();
      filed.first_row = number;
      filed.report.set_programme("programmes/" + programme);
      filed.report.set_unit("units/" + unit);
      filed.report.set_period(period);
      for (std::size_t i = 0; i < fields_.size(); ++i) {
        if (!fields_[i].empty()) filed.columns.emplace(fields_[i], headers_[i]);
      }
      for (const KnownColumn& column : KnownColumns()) {
        filed.columns.emplace(column.field, HeaderOf(column.field, language_));
      }
    }
    return file_.reports[found->second];
  }

  void ReadRow(const Row& row, int number) {
    if (std::ranges::all_of(row, [](const std::string& cell) { return Trimmed(cell).empty(); })) {
      return;
    }
    if (row.size() > headers_.size()) {
      Note(number, "", "ROW_TOO_LONG",
           Say("de rij heeft meer cellen dan de kop", "the row has more cells than the header"),
           Say("zet tekst met een ; tussen aanhalingstekens",
               "put text with a ; between quotation marks"));
    }
    for (const std::string_view field : {"programme", "unit", "period", "line"}) {
      if (At(row, field).empty()) {
        Note(number, HeaderOf(field, language_), "CELL_MISSING",
             Say("deze cel is leeg", "this cell is empty"), Say("vul hem in", "fill it in"));
        return;
      }
    }
    FiledReport& filed = ReportFor(row, number);
    if (const std::string reason = At(row, "correction_reason"); !reason.empty()) {
      filed.report.set_correction_reason(reason);
    }
    if (const int line = LineThatGoesOn(filed, row); line >= 0) {
      ReadExplanation(row, number, *filed.report.mutable_lines(line));
      filed.explanation_rows[static_cast<std::size_t>(line)].push_back(number);
      return;
    }
    ReportLine line;
    line.set_line(At(row, "line"));
    ReadFigures(row, number, line);
    ReadExplanation(row, number, line);
    *filed.report.add_lines() = std::move(line);
    filed.rows.push_back(number);
    filed.explanation_rows.emplace_back();
    if (filed.report.lines().rbegin()->explanations_size() > 0) {
      filed.explanation_rows.back().push_back(number);
    }
  }

  // The line of the report that the row gives a next explanation of: it names a line again, without
  // figures. -1 for a line of its own.
  int LineThatGoesOn(const FiledReport& filed, const Row& row) const {
    if (At(row, kExplanationText).empty()) return -1;
    for (std::size_t i = 0; i < fields_.size() && i < row.size(); ++i) {
      const bool figure =
          fields_[i] == "forecast" || (fields_[i].find('.') != std::string_view::npos &&
                                       !fields_[i].starts_with("explanations"));
      if (figure && !Trimmed(row[i]).empty()) return -1;
    }
    for (int i = 0; i < filed.report.lines_size(); ++i) {
      if (filed.report.lines(i).line() == At(row, "line")) return i;
    }
    return -1;
  }

  // The explanation that the row gives, with its cause and the amount that it explains.
  void ReadExplanation(const Row& row, int number, ReportLine& line) {
    const ExplanationCells cells = {At(row, kExplanationText), At(row, kExplanationCause),
                                    At(row, kExplanationAmount)};
    for (CellProblem& problem : TakeExplanation(cells, language_, line)) {
      Note(number, HeaderOf(problem.field, language_), problem.rule, std::move(problem.message),
           std::move(problem.remedy));
    }
  }

  // The kind of figures that the row has, which is the first part of their fields; empty where it
  // has none.
  std::string KindOf(const Row& row, int number) {
    std::string kind;
    for (std::size_t i = 0; i < fields_.size() && i < row.size(); ++i) {
      const std::size_t dot = fields_[i].find('.');
      if (dot == std::string_view::npos || Trimmed(row[i]).empty()) continue;
      if (fields_[i].starts_with("explanations")) continue;
      const std::string of_cell(fields_[i].substr(0, dot));
      if (!kind.empty() && kind != of_cell) {
        Note(number, headers_[i], "MEASURE_WRONG",
             Say("euro's, fte en aantallen staan in één rij",
                 "euros, fte and counts stand in one row"),
             Say("vul alleen de kolommen in die bij de regel horen",
                 "fill in only the columns that go with the line"));
        return kind;
      }
      kind = of_cell;
    }
    return kind;
  }

  // The figures of the row's kind. A row with a figure that cannot be read still goes along, so
  // that all else in it is checked too.
  void ReadFigures(const Row& row, int number, ReportLine& line) {
    const std::string kind = KindOf(row, number);
    if (kind.empty()) return;
    for (std::size_t i = 0; i < fields_.size() && i < row.size(); ++i) {
      const bool forecast = fields_[i] == "forecast";
      if (Trimmed(row[i]).empty() || (!forecast && !fields_[i].starts_with(kind + "."))) continue;
      const int decimals = kind == "euro" ? 2 : kind == "fte" ? 3 : 0;
      const auto value = ReadFigureCell(row[i], decimals);
      if (!value.ok()) {
        CellProblem problem = UnreadableFigure(row[i], decimals, language_);
        Note(number, headers_[i], problem.rule, std::move(problem.message),
             std::move(problem.remedy));
        continue;
      }
      Set(line, forecast ? kind + ".forecast" : std::string(fields_[i]), *value);
    }
    if (kind == "euro") line.mutable_euro();
    if (kind == "fte") line.mutable_fte();
    if (kind == "count") line.mutable_count();
  }

  static void Set(ReportLine& line, const std::string& field, std::int64_t value) {
    if (field == "euro.spent_eurocents") line.mutable_euro()->set_spent_eurocents(value);
    if (field == "euro.committed_eurocents") line.mutable_euro()->set_committed_eurocents(value);
    if (field == "euro.forecast") line.mutable_euro()->set_forecast_eurocents(value);
    if (field == "fte.establishment_fte_thousandths")
      line.mutable_fte()->set_establishment_fte_thousandths(value);
    if (field == "fte.in_post_fte_thousandths")
      line.mutable_fte()->set_in_post_fte_thousandths(value);
    if (field == "fte.deployable_fte_thousandths")
      line.mutable_fte()->set_deployable_fte_thousandths(value);
    if (field == "fte.inflow_fte_thousandths")
      line.mutable_fte()->set_inflow_fte_thousandths(value);
    if (field == "fte.outflow_fte_thousandths")
      line.mutable_fte()->set_outflow_fte_thousandths(value);
    if (field == "fte.forecast") line.mutable_fte()->set_forecast_fte_thousandths(value);
    if (field == "count.realised_count") line.mutable_count()->set_realised_count(value);
  }

  const Language language_;
  std::vector<Row> rows_;
  std::vector<std::string> headers_;
  std::vector<std::string_view> fields_;  // of each column; empty for one that is ignored
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> reports_;
  ReportFile file_;
};

// The index in `lines[2].…` after `lines[`, or -1.
int IndexAfter(const std::string& field, const char* start) {
  const std::size_t at = field.find(start);
  if (at == std::string::npos) return -1;
  return std::atoi(field.c_str() + at + std::string_view(start).size());
}

}  // namespace

bool FiledReport::HasRow(int row) const {
  return std::ranges::find(rows, row) != rows.end() ||
         std::ranges::any_of(explanation_rows, [row](const std::vector<int>& of_line) {
           return std::ranges::find(of_line, row) != of_line.end();
         });
}

int FiledReport::RowOf(const std::string& field) const {
  const int index = field.rfind("lines[", 0) == 0 ? IndexAfter(field, "lines[") : -1;
  if (index < 0 || index >= static_cast<int>(rows.size())) return field == "lines" ? 0 : first_row;
  const auto line = static_cast<std::size_t>(index);
  const int explanation = IndexAfter(field, ".explanations[");
  if (explanation >= 0 && explanation < static_cast<int>(explanation_rows[line].size())) {
    return explanation_rows[line][static_cast<std::size_t>(explanation)];
  }
  return rows[line];
}

std::string FiledReport::ColumnOf(const std::string& field) const {
  const std::size_t dot = field.find("].");
  std::string name = dot == std::string::npos ? field : field.substr(dot + 2);
  if (name.find("forecast") != std::string::npos) name = "forecast";
  // Whichever explanation of the line it is: they stand in one column.
  if (const std::size_t end = name.find("]."); name.rfind("explanations[", 0) == 0) {
    name = "explanations[0]" + (end == std::string::npos ? "" : name.substr(end + 1));
  }
  const auto found = columns.find(name);
  return found == columns.end() ? "" : found->second;
}

ReportFile ParseReportFile(std::string_view content, Language language) {
  return Parser(language).Parse(content);
}

}  // namespace rekenschap::cli
