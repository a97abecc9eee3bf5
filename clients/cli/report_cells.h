#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_CELLS_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_CELLS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "rekenschap/monitoring/v1/report.pb.h"
#include "services/finance/language.h"

// What single cells of a report's file say.
namespace rekenschap::cli {

// The fields that the columns about explanations fill.
inline constexpr std::string_view kExplanationText = "explanations[0].text";
inline constexpr std::string_view kExplanationCause = "explanations[0].cause";
inline constexpr std::string_view kExplanationAmount = "explanations[0].amount";

// What is wrong with a cell.
struct CellProblem {
  std::string_view field;  // that its column fills
  const char* rule = "";
  std::string message;
  std::string remedy;
};

// The figure in Dutch notation, in units of so many decimals.
absl::StatusOr<std::int64_t> ReadFigureCell(const std::string& cell, int decimals);
// That it is none; which column it is in is the caller's to say.
CellProblem UnreadableFigure(const std::string& cell, int decimals, finance::Language language);

// The cells of one explanation.
struct ExplanationCells {
  std::string text;
  std::string cause;
  std::string amount;
};
// Adds the explanation that the cells give to the line, of which the figures have been read.
// Answers what is wrong.
std::vector<CellProblem> TakeExplanation(const ExplanationCells& cells, finance::Language language,
                                         monitoring::v1::ReportLine& line);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_CELLS_H_
