#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_FIGURES_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_FIGURES_H_

#include <cstdint>
#include <set>
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

// How the figures of a file are read.
struct FigureReading {
  finance::Language language = finance::Language::kDutch;  // of what is told
  bool thousands_dot = false;  // it is proven that a dot groups thousands
};

// Adds the units that prove it by a figure of their own on the sheet: one that can only be in Dutch
// notation. `1,234` is none, as it is a thousand in English, nor is what others wrote, such as a
// target or another unit's figures.
void FindProofOfThousandsDot(const Sheet& sheet, std::set<std::string>& units);

// Whether what stands in a cell may be meant as a figure: a number, an error, a formula without a
// result, or a text of digits with signs, euro signs, blanks and separators only. A day is none.
bool MayBeFigure(const SheetCell& cell);

// Reads a cell as units of 10^-`decimals`: a number as it is stored, a text in Dutch notation.
// Zeros behind those decimals count for nothing, except in a text such as `1,000` of euros or a
// count: it may be meant as a thousand and is refused. So may a text of fte such as `12.500` be
// meant as 12,5; it is refused unless it is proven what dots are.
// In `english` it tells whether a text is a figure in English notation, such as `1,234.56`.
FigureFault ReadFigure(const SheetCell& cell, int decimals, const FigureReading& reading,
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
