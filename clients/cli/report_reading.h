#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_READING_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_READING_H_

#include <string>
#include <vector>

#include "clients/cli/report_file.h"
#include "clients/cli/session.h"

namespace rekenschap::cli {

// A file of reports that was read.
struct ReadFile {
  std::string path;
  ReportFile content;
};

// Reads the files. One that cannot be read has no reports and says why. A report that stands in the
// files more than once is a problem wherever it stands: nobody can say which is meant.
std::vector<ReadFile> ReadReportFiles(const Session& session,
                                      const std::vector<std::string>& paths);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_READING_H_
