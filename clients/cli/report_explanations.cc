#include "clients/cli/report_explanations.h"

#include <cstdint>
#include <cstdlib>
#include <set>
#include <utility>

#include <absl/strings/str_format.h>

#include "clients/cli/explanation_words.h"

namespace rekenschap::cli {
namespace {

using finance::Language;

constexpr std::string_view kStart = "explanations[";

// The kind of the line's figures; empty for one without.
std::string KindOf(const monitoring::v1::ReportLine& line) {
  return line.has_euro() ? "euro" : line.has_fte() ? "fte" : line.has_count() ? "count" : "";
}

void SetAmount(const monitoring::v1::ReportLine& line, std::int64_t value,
               type::v1::Quantity& amount) {
  if (line.has_euro()) {
    amount.set_eurocents(value);
  } else if (line.has_fte()) {
    amount.set_fte_thousandths(value);
  } else {
    amount.set_count(value);
  }
}

// Reads the amount of an explanation in the measure that the line's figures have.
FigureFault ReadAmount(const SheetCell& cell, const FigureReading& reading,
                       const monitoring::v1::ReportLine& line,
                       monitoring::v1::Explanation& explanation) {
  std::int64_t amount = 0;
  bool english = false;
  FigureFault fault = ReadFigure(cell, DecimalsOf(KindOf(line)), reading, amount, english);
  if (fault.rule == nullptr) SetAmount(line, amount, *explanation.mutable_amount());
  return fault;
}

// What is wrong with an amount in every measure; nothing when it is a figure of some.
FigureFault FaultInAnyMeasure(const SheetCell& cell, Language language) {
  FigureFault fault;
  for (const char* kind : {"euro", "count", "fte"}) {
    std::int64_t amount = 0;
    bool english = false;
    fault = ReadFigure(cell, DecimalsOf(kind), {language, /*thousands_dot=*/true}, amount, english);
    if (fault.rule == nullptr) return {};
  }
  return fault;
}

// Of an amount of which nobody tells the measure.
FigureFault MeasureFault(const SheetCell& cell, Language language) {
  const bool dutch = language == Language::kDutch;
  return {
      "MEASURE_UNKNOWN",
      QuotedCell(cell.text) +
          (dutch ? " is niet te lezen: de regel heeft geen cijfers, en niets zegt of het euro's, "
                   "fte of een aantal is"
                 : " cannot be read: the line has no figures, and nothing tells whether it is "
                   "euros, fte or a count"),
      dutch ? "neem een regel van het plan, of vul ook het cijfer van de regel in"
            : "take a line of the plan, or fill in the figure of the line too"};
}

}  // namespace

std::string ColumnFieldOfExplanation(std::string_view field_in_line) {
  if (!field_in_line.starts_with(kStart)) return std::string(field_in_line);
  const std::size_t end = field_in_line.find("].");
  // The explanation as a whole stands where its text does.
  if (end == std::string_view::npos) return std::string(kExplanationText);
  return "explanations[0]" + std::string(field_in_line.substr(end + 1));
}

int ExplanationIndexOf(const std::string& field) {
  const std::size_t at = field.find(kStart);
  if (at == std::string::npos) return -1;
  return std::atoi(field.c_str() + at + kStart.size());
}

std::vector<ExplanationFault> TakeExplanation(const ExplanationCells& cells, Language language,
                                              int line_index, FiledReport& filed) {
  monitoring::v1::ReportLine& line = *filed.report.mutable_lines(line_index);
  const bool dutch = language == Language::kDutch;
  if (cells.text.empty() && cells.cause.empty() && cells.amount.IsEmpty()) return {};
  if (cells.text.empty()) {
    return {{kExplanationText,
             {"CELL_MISSING",
              dutch ? "er staat een oorzaak of een bedrag zonder toelichting"
                    : "there is a cause or an amount without an explanation",
              dutch ? "schrijf wat er gebeurd is" : "write what happened"}}};
  }
  std::vector<ExplanationFault> faults;
  monitoring::v1::Explanation& explanation = *line.add_explanations();
  explanation.set_text(cells.text);
  if (const auto known = CauseNamed(cells.cause)) {
    explanation.set_cause(*known);
  } else {
    faults.push_back({kExplanationCause,
                      {"CAUSE_UNKNOWN",
                       QuotedCell(cells.cause) + (dutch ? " is geen oorzaak" : " is not a cause"),
                       (dutch ? "kies uit: " : "choose from: ") + CauseWords(language)}});
  }
  if (cells.amount.IsEmpty()) return faults;
  if (KindOf(line).empty()) {
    filed.open_amounts.push_back({line_index, line.explanations_size() - 1, cells.amount});
    return faults;
  }
  FigureFault fault = ReadAmount(cells.amount, {language, filed.thousands_dot}, line, explanation);
  if (fault.rule != nullptr) faults.push_back({kExplanationAmount, std::move(fault)});
  return faults;
}

void SettleAmounts(Language language, bool asked, ReportFile& file, FiledReport& filed) {
  const FigureReading reading = {language, filed.thousands_dot};
  std::set<int> told;  // lines, of which one amount says that nothing tells the measure
  std::vector<OpenAmount> still_open;
  for (const OpenAmount& open : filed.open_amounts) {
    monitoring::v1::ReportLine& line = *filed.report.mutable_lines(open.line);
    FigureFault fault;
    if (!KindOf(line).empty()) {
      fault = ReadAmount(open.cell, reading, line, *line.mutable_explanations(open.explanation));
      if (fault.rule == nullptr) continue;
    } else {
      fault = FaultInAnyMeasure(open.cell, language);
    }
    if (fault.rule == nullptr) {
      still_open.push_back(open);
      // The service refuses a line that the plan does not have, but a draft may have one: the
      // amount would be left out of it and nobody told.
      if (asked && told.insert(open.line).second) fault = MeasureFault(open.cell, language);
    }
    if (fault.rule == nullptr) continue;
    const std::string field =
        absl::StrFormat("lines[%d].explanations[%d].amount", open.line, open.explanation);
    filed.problems.push_back(file.problems.size());
    file.problems.push_back({filed.RowOf(field), filed.ColumnOf(field), fault.rule,
                             std::move(fault.message), std::move(fault.remedy),
                             filed.CellOf(field)});
  }
  filed.open_amounts = std::move(still_open);
}

}  // namespace rekenschap::cli
