#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_H_

#include <string>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// Writes the CSV file that a unit fills in for a period: a row per line of the plan with its
// target, the cells of its figures empty. To standard output when `path` is empty.
int WriteTemplate(const Session& session, const std::string& programme, const std::string& period,
                  const std::string& unit, const std::string& path);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_H_
