#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_SHOW_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_SHOW_H_

#include <string>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// Shows a version of a report, or the last one: who, figures, explanations, findings, receipt, and
// of a correction how it differs from what was accepted.
int ShowReport(const Session& session, const std::string& name);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_SHOW_H_
