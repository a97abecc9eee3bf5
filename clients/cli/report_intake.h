#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_INTAKE_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_INTAKE_H_

#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace rekenschap::cli {

// What is done with the reports in files.
enum class Intake {
  kCheck,   // held against the rules; nothing is stored
  kKeep,    // kept as drafts, whatever the rules find
  kSubmit,  // submitted
};

struct IntakeOptions {
  Intake intake = Intake::kCheck;
  bool good_ones = false;  // submits those that are good; otherwise all of them or none
  std::string receipts =
      {};  // the file that receipts are added to, as lines of JSON; empty for none
};

// Takes the files in and tells of each report what became of it and what was found: file, place,
// column, rule, remedy. kRefused when any of them is refused, kUsage when a file cannot be read.
int TakeReports(const Session& session, const std::vector<std::string>& files,
                const IntakeOptions& options);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_INTAKE_H_
