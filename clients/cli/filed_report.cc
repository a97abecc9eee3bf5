#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <absl/strings/numbers.h>

#include "clients/cli/budget_sheet.h"
#include "clients/cli/layout.h"
#include "clients/cli/report_columns.h"
#include "clients/cli/report_corrections.h"
#include "clients/cli/report_explanations.h"
#include "clients/cli/report_file.h"
#include "services/finance/period.h"

// Where the parts of a report stand in its file.
namespace rekenschap::cli {
namespace {

constexpr std::size_t kNameWidth = 81;  // longer than any unit or period has

// The index in `lines[2].…`, or -1.
int LineIndexOf(const std::string& field) {
  if (field.rfind("lines[", 0) != 0) return -1;
  int index = -1;
  const std::string number = field.substr(6, field.find(']') - 6);
  return absl::SimpleAtoi(number, &index) ? index : -1;
}

// The field as the columns know it: that of a line without the line.
std::string FieldOfColumn(const monitoring::v1::Report& report, const std::string& field) {
  std::string of_correction = ColumnFieldOfCorrection(report, field);
  if (!of_correction.empty()) return of_correction;
  const std::size_t dot = field.find("].");
  std::string name = dot == std::string::npos ? field : field.substr(dot + 2);
  return name.find("forecast") == std::string::npos ? ColumnFieldOfExplanation(name) : "forecast";
}

}  // namespace

std::string FieldWords(const monitoring::v1::Report& report, const std::string& field,
                       finance::Language language) {
  std::string words;
  const int correction = CorrectionIndexOf(field);
  const int line = LineIndexOf(field);
  if (correction >= 0 && correction < report.prior_corrections_size()) {
    const auto& prior = report.prior_corrections(correction);
    words = prior.line() + ' ' + prior.period();
  } else if (line >= 0 && line < report.lines_size()) {
    words = report.lines(line).line();
  }
  const std::string of_column = FieldOfColumn(report, field);
  const auto known = std::ranges::find(KnownColumns(), of_column, &KnownColumn::field);
  if (!of_column.empty() && known != KnownColumns().end()) {
    words += (words.empty() ? "" : ", ") + HeaderOf(of_column, language);
  }
  if (!words.empty()) return words;
  return language == finance::Language::kDutch ? "de hele rapportage" : "the report as a whole";
}

std::string AsWritten(const std::string& name) {
  for (const std::string_view start : {"units/", "programmes/"}) {
    if (name.starts_with(start)) return name.substr(start.size());
  }
  return name;
}

std::string NameOf(const FiledReport& filed, finance::Language language) {
  const std::string unit = Shortened(AsWritten(filed.report.unit()), kNameWidth);
  const std::string period = Shortened(filed.report.period(), kNameWidth);
  if (!unit.empty() && !period.empty()) return unit + ", " + period;
  std::string name = language == finance::Language::kDutch ? "rapportage " : "report ";
  name += std::to_string(filed.number);
  for (const std::string& known : {unit, period}) {
    if (!known.empty()) name += ", " + known;
  }
  return name;
}

void PutInOrder(std::vector<FiledReport>& reports) {
  // What is no period comes first.
  std::vector<std::pair<std::optional<finance::Period>, std::size_t>> order;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    reports[i].number = i + 1;
    const auto period = finance::ParsePeriod(reports[i].report.period());
    order.emplace_back(period.ok() ? std::optional(*period) : std::nullopt, i);
  }
  std::ranges::sort(order);
  std::vector<FiledReport> ordered;
  ordered.reserve(reports.size());
  for (const auto& [period, place] : order) ordered.push_back(std::move(reports[place]));
  reports = std::move(ordered);
}

std::string FiledReport::FieldHere(const std::string& field, const std::string& line) const {
  const auto& lines = report.lines();
  const int index = LineIndexOf(field);
  if (index < 0 || (index < lines.size() && lines[index].line() == line)) return field;
  const auto found = std::ranges::find(lines, line, &monitoring::v1::ReportLine::line);
  if (found == lines.end()) return field;
  return "lines[" + std::to_string(found - lines.begin()) + field.substr(field.find(']'));
}

int FiledReport::RowOf(const std::string& field) const {
  const int correction = CorrectionIndexOf(field);
  if (correction >= 0 && correction < static_cast<int>(correction_rows.size())) {
    return correction_rows[static_cast<std::size_t>(correction)];
  }
  const int index = LineIndexOf(field);
  if (index < 0 || index >= static_cast<int>(rows.size())) return field == "lines" ? 0 : first_row;
  const auto line = static_cast<std::size_t>(index);
  const int explanation = ExplanationIndexOf(field);
  if (line < explanation_rows.size() && explanation >= 0 &&
      explanation < static_cast<int>(explanation_rows[line].size())) {
    return explanation_rows[line][static_cast<std::size_t>(explanation)];
  }
  return rows[line];
}

std::string FiledReport::ColumnOf(const std::string& field) const {
  if (columns.empty()) return field;  // of a file without columns
  const auto found = columns.find(FieldOfColumn(report, field));
  return found == columns.end() ? "" : found->second;
}

std::string FiledReport::CellOf(const std::string& field) const {
  const auto found = places.find(FieldOfColumn(report, field));
  if (found == places.end() || RowOf(field) == 0) return "";
  return Sheet{sheet, {}}.PlaceOf(static_cast<std::size_t>(RowOf(field)) - 1, found->second);
}

}  // namespace rekenschap::cli
