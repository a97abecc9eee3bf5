#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_UNSEEN_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_UNSEEN_H_

#include <cstddef>
#include <vector>

#include "clients/cli/budget_sheet.h"
#include "clients/cli/report_file.h"
#include "services/finance/language.h"

namespace rekenschap::cli {

// Notes what somebody who looks at the sheet would not see as it is read: that it is hidden, hidden
// rows and columns with content, and merged cells, below the row of the header. Nobody submits what
// is not seen.
void NoteUnseen(const Sheet& sheet, std::size_t header, finance::Language language,
                std::vector<FileProblem>& problems);

// Notes that the sheet, which has no header of reports, has content: nobody reads it. The sheet
// with which the template explains may have.
void NoteUnread(const Sheet& sheet, finance::Language language, std::vector<FileProblem>& problems);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_UNSEEN_H_
