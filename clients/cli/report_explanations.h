#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_EXPLANATIONS_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_EXPLANATIONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/report_figures.h"
#include "clients/cli/report_file.h"

// What the cells of a report's file about explanations say.
namespace rekenschap::cli {

// The fields that their columns fill.
inline constexpr std::string_view kExplanationText = "explanations[0].text";
inline constexpr std::string_view kExplanationCause = "explanations[0].cause";
inline constexpr std::string_view kExplanationAmount = "explanations[0].amount";

// Whichever explanation of a line a field is of, the field that its column fills.
std::string ColumnFieldOfExplanation(std::string_view field_in_line);

// The index in `lines[2].explanations[1].text`, or -1.
int ExplanationIndexOf(const std::string& field);

// The cells of one explanation.
struct ExplanationCells {
  std::string text;
  std::string cause;
  SheetCell amount;
};

// What is wrong with one of them.
struct ExplanationFault {
  std::string_view field;  // that its column fills
  FigureFault fault;
};

// Adds the explanation that the cells give to the line with that index in the report, of which the
// figures have been read. The amount of a line without figures is left open. Answers what is wrong,
// in `language`.
std::vector<ExplanationFault> TakeExplanation(const ExplanationCells& cells,
                                              finance::Language language, int line,
                                              FiledReport& filed);

// Reads the open amounts of a report of `file`, in the measure that their lines have by now, and
// puts them into their explanations. One that cannot be read is a problem of the report and the
// file. Where a line still has no measure although the plan was `asked`, the first of its amounts
// is a problem; where it could not be, what is a figure in no measure is, and of the others nothing
// is said. They stay open, and the report cannot be kept without them.
void SettleAmounts(finance::Language language, bool asked, ReportFile& file, FiledReport& filed);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_EXPLANATIONS_H_
