#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_FIGURES_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_FIGURES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "clients/cli/budget_sheet.h"
#include "rekenschap/monitoring/v1/report.pb.h"
#include "services/finance/language.h"

// The figures in the cells of a report.
namespace rekenschap::cli {

// The text of a cell between quotation marks, cut where it is long.
std::string QuotedCell(std::string_view cell);

// Why a cell is no figure.
struct FigureFault {
  const char* rule = nullptr;  // null for none
  std::string message;
  std::string remedy;
};

// Reads a cell as units of 10^-`decimals`: a number as it is stored, a text in Dutch notation. In
// `english` it tells whether a text is a figure in English notation, such as `1,234.56`.
FigureFault ReadFigure(const SheetCell& cell, int decimals, finance::Language language,
                       std::int64_t& value, bool& english);

// Why a cell is not what was typed into it: `2021-03` may have become a day, and a formula may have
// no result. `is_text` for one that should hold a text.
FigureFault TextFault(const SheetCell& cell, bool is_text, finance::Language language);

// How many decimals the figures of a kind have: the first part of their fields (`euro`).
int DecimalsOf(const std::string& kind);

// Puts a figure into the field of a line, such as `euro.spent_eurocents` or `fte.forecast`.
void SetFigure(monitoring::v1::ReportLine& line, const std::string& field, std::int64_t value);

// Says that the line has figures of a kind, also when none is filled in.
void SetKind(monitoring::v1::ReportLine& line, const std::string& kind);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_FIGURES_H_
