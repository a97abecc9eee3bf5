#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_BOOK_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_BOOK_H_

#include <string>
#include <vector>

#include <absl/status/status.h>

#include "clients/cli/report_template_rows.h"
#include "services/finance/language.h"

namespace rekenschap::cli {

// Writes the rows as a workbook (.xlsx): labels locked without a password, the cells to fill in
// open and coloured, what they may hold checked by the spreadsheet, rows for corrections of closed
// periods below, and a sheet that explains. UNKNOWN, with the reason where there is one, when it
// cannot be written.
absl::Status WriteTemplateBook(const std::string& path, const std::vector<TemplateRow>& rows,
                               finance::Language language);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_BOOK_H_
