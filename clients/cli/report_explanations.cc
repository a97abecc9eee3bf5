#include "clients/cli/report_explanations.h"

#include <cstdlib>
#include <utility>

#include "clients/cli/explanation_words.h"

namespace rekenschap::cli {
namespace {

using finance::Language;

constexpr std::string_view kStart = "explanations[";
// The kind with the most decimals.
constexpr char kFinest[] = "fte";

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
                                              const FigureReading& reading, int line_index,
                                              FiledReport& filed) {
  monitoring::v1::ReportLine& line = *filed.report.mutable_lines(line_index);
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
  const std::string kind = KindOf(line);
  FigureReading lenient = reading;
  // Without figures the line is not accepted yet; once it has them, `1.500` of fte is asked after.
  lenient.thousands_dot = reading.thousands_dot || kind.empty();
  lenient.measure_known = !kind.empty();
  std::int64_t amount = 0;
  bool english = false;
  FigureFault fault =
      ReadFigure(cells.amount, DecimalsOf(kind.empty() ? kFinest : kind), lenient, amount, english);
  if (fault.rule != nullptr) {
    faults.push_back({kExplanationAmount, std::move(fault)});
  } else if (kind.empty()) {
    filed.open_amounts.push_back({line_index, line.explanations_size() - 1, amount});
  } else {
    SetAmount(line, amount, *explanation.mutable_amount());
  }
  return faults;
}

void SettleAmounts(FiledReport& filed) {
  for (const OpenAmount& open : filed.open_amounts) {
    monitoring::v1::ReportLine& line = *filed.report.mutable_lines(open.line);
    type::v1::Quantity& amount = *line.mutable_explanations(open.explanation)->mutable_amount();
    std::int64_t unit = 1;
    for (int i = DecimalsOf(KindOf(line)); i < DecimalsOf(kFinest); ++i) unit *= 10;
    if (open.thousandths % unit == 0) {
      SetAmount(line, open.thousandths / unit, amount);
    } else {
      amount.set_fte_thousandths(open.thousandths);
    }
  }
  filed.open_amounts.clear();
}

}  // namespace rekenschap::cli
