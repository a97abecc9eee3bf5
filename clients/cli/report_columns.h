#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_COLUMNS_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_COLUMNS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "clients/cli/budget_sheet.h"
#include "services/finance/language.h"

namespace rekenschap::cli {

// A column of a report's file: its headers and the field of the report that it fills; for the
// reader only when the field is empty.
struct KnownColumn {
  std::string_view dutch;
  std::string_view english;
  std::string_view field;
  bool required = false;
};

// In the order of the template.
std::span<const KnownColumn> KnownColumns();

// Whether the column of a field holds a figure of the line.
bool IsFigureField(std::string_view field);

// The column with that header, in either language and whatever its case; null for none.
const KnownColumn* FindColumn(std::string_view header);

// The row of the header, from 0; none when no row near the top looks like one.
std::optional<std::size_t> HeaderRow(const Sheet& sheet);

// The known header that an unknown one was likely meant to be: one letter apart, or longer by what
// stands behind it; empty for none.
std::string NearestHeader(std::string_view header, finance::Language language);

// The header of the column that fills a field.
std::string HeaderOf(std::string_view field, finance::Language language);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_COLUMNS_H_
