#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_INTAKE_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_INTAKE_H_

#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// Checks the reports in the files, or submits them, and tells of each what was found: file, row,
// column, rule, remedy. Every report stands for itself; kRefused when any of them is refused.
int CheckReports(const Session& session, const std::vector<std::string>& files);
int SubmitReports(const Session& session, const std::vector<std::string>& files);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_INTAKE_H_
