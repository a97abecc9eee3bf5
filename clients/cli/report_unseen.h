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

// Notes those of the sheets, which have no header of reports, that may hold rows of one all the
// same: a period beside a programme or a unit that the file reports, and beside something that may
// be a figure. Nobody reads them; notes, sums and lists to choose from can stand there.
void NoteUnread(const std::vector<const Sheet*>& sheets, finance::Language language,
                ReportFile& file);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_UNSEEN_H_
