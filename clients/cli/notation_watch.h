#ifndef REKENSCHAP_CLIENTS_CLI_NOTATION_WATCH_H_
#define REKENSCHAP_CLIENTS_CLI_NOTATION_WATCH_H_

#include <string>

#include "clients/cli/budget_sheet.h"
#include "clients/cli/report_file.h"
#include "services/finance/language.h"

namespace rekenschap::cli {

// Looks out for figures in Dutch and in English notation in one file: `1.234` would then be read as
// either.
class NotationWatch {
 public:
  // A cell with a figure, and where it stands; `english` for one in English notation.
  void See(const SheetCell& cell, const std::string& place, bool english);

  // Notes that both stand in the file, where they do.
  void Note(finance::Language language, ReportFile& file) const;

 private:
  std::string dutch_;    // the first cell that tells that it is in Dutch notation
  std::string english_;  // likewise
};

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_NOTATION_WATCH_H_
