#include "clients/cli/report_explanations.h"

#include <cstdlib>
#include <utility>

#include "clients/cli/explanation_words.h"

namespace rekenschap::cli {
namespace {

using finance::Language;

constexpr std::string_view kStart = "explanations[";

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

std::vector<ExplanationFault> TakeExplanation(const ExplanationCells& cells,
                                              const FigureReading& reading,
                                              monitoring::v1::ReportLine& line) {
  const Language language = reading.language;
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
  const std::string kind = line.has_euro() ? "euro" : line.has_fte() ? "fte" : "count";
  std::int64_t amount = 0;
  bool english = false;
  FigureFault fault = ReadFigure(cells.amount, DecimalsOf(kind), reading, amount, english);
  if (fault.rule == nullptr) {
    SetAmount(line, amount, *explanation.mutable_amount());
  } else {
    faults.push_back({kExplanationAmount, std::move(fault)});
  }
  return faults;
}

}  // namespace rekenschap::cli
