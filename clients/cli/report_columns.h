#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_COLUMNS_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_COLUMNS_H_

#include <span>
#include <string>
#include <string_view>

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

// The column with that header, in either language and whatever its case; null for none.
const KnownColumn* FindColumn(std::string_view header);

// The header of the column that fills a field.
std::string HeaderOf(std::string_view field, finance::Language language);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_COLUMNS_H_
