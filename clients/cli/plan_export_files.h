#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_FILES_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_FILES_H_

#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace rekenschap::cli {

struct OutputFile {
  std::string path;
  std::string content;
};

// Writes the files, whole or not at all: beside their places first, then moved there. A folder that
// is not there yet is made; the one above it has to be. Files that are there already are replaced
// only with `force`. Says what is wrong and what to do on the session's error stream; gives the
// exit code.
int WriteFiles(const Session& session, const std::vector<OutputFile>& files, bool force);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_FILES_H_
