#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_H_

#include <string>
#include <vector>

#include "clients/cli/report_template_rows.h"
#include "clients/cli/session.h"
#include "services/finance/language.h"

namespace rekenschap::cli {

// The rows below their header as CSV, as Dutch spreadsheets open and save it: `;` between cells,
// figures in Dutch notation, UTF-8 with its byte order mark. A text that a spreadsheet would take
// for a formula, such as a title of the plan, has an apostrophe before it.
std::string CsvOf(const std::vector<TemplateRow>& rows, finance::Language language);

// Writes the file that a unit fills in for a period: a row per line of the plan with its targets,
// the cells of its figures empty; for all units that take part when `unit` is empty. By the end of
// `path` it is a workbook (.xlsx) or CSV; CSV to standard output when it is empty. A file that is
// there already is left alone: somebody may have filled it in.
int WriteTemplate(const Session& session, const std::string& programme, const std::string& period,
                  const std::string& unit, const std::string& path);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_H_
