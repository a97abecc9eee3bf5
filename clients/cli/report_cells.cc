#include "clients/cli/report_cells.h"

#include "clients/cli/explanation_words.h"
#include "services/base/status/status.h"
#include "services/finance/notation.h"

namespace rekenschap::cli {
namespace {

using finance::Language;

constexpr std::size_t kQuoted = 40;  // bytes of a cell that a message quotes

std::string Quoted(std::string cell) {
  const std::size_t first = cell.find_first_not_of(" \t\r\n");
  cell = first == std::string::npos ? "" : cell.substr(first);
  while (!cell.empty() && static_cast<unsigned char>(cell.back()) <= ' ') cell.pop_back();
  if (cell.size() > kQuoted) {
    std::size_t end = kQuoted;
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xc0) == 0x80) --end;
    cell.resize(end);
  }
  return "'" + cell + "'";
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

absl::StatusOr<std::int64_t> ReadFigureCell(const std::string& cell, int decimals) {
  ASSIGN_OR_RETURN(const auto written, finance::ReadDutch(cell));
  return finance::ScaleTo(written, decimals);
}

CellProblem UnreadableFigure(const std::string& cell, int decimals, Language language) {
  const bool dutch = language == Language::kDutch;
  return {"", "FIGURE_MALFORMED",
          Quoted(cell) +
              (dutch ? " is geen cijfer in Nederlandse notatie met hooguit "
                     : " is not a figure in Dutch notation with at most ") +
              std::to_string(decimals) + (dutch ? " decimalen" : " decimals"),
          dutch ? "schrijf een komma voor decimalen en punten per duizendtal, zoals 1.234,56"
                : "write a decimal comma and dots by thousands, such as 1.234,56"};
}

std::vector<CellProblem> TakeExplanation(const ExplanationCells& cells, Language language,
                                         monitoring::v1::ReportLine& line) {
  const bool dutch = language == Language::kDutch;
  if (cells.text.empty() && cells.cause.empty() && cells.amount.empty()) return {};
  if (cells.text.empty()) {
    return {{kExplanationText, "CELL_MISSING",
             dutch ? "er staat een oorzaak of een bedrag zonder toelichting"
                   : "there is a cause or an amount without an explanation",
             dutch ? "schrijf wat er gebeurd is" : "write what happened"}};
  }
  std::vector<CellProblem> problems;
  monitoring::v1::Explanation& explanation = *line.add_explanations();
  explanation.set_text(cells.text);
  if (const auto known = CauseNamed(cells.cause)) {
    explanation.set_cause(*known);
  } else {
    problems.push_back({kExplanationCause, "CAUSE_UNKNOWN",
                        Quoted(cells.cause) + (dutch ? " is geen oorzaak" : " is not a cause"),
                        (dutch ? "kies uit: " : "choose from: ") + CauseWords(language)});
  }
  if (cells.amount.empty()) return problems;
  const int decimals = line.has_euro() ? 2 : line.has_fte() ? 3 : 0;
  const auto amount = ReadFigureCell(cells.amount, decimals);
  if (amount.ok()) {
    SetAmount(line, *amount, *explanation.mutable_amount());
  } else {
    problems.push_back(UnreadableFigure(cells.amount, decimals, language));
    problems.back().field = kExplanationAmount;
  }
  return problems;
}

}  // namespace rekenschap::cli
