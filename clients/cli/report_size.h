#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_SIZE_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_SIZE_H_

#include <cstddef>

#include "clients/cli/report_file.h"
#include "services/finance/language.h"

namespace rekenschap::cli {

// The largest report that is sent, in bytes: well within the largest message.
inline constexpr std::size_t kMostReportBytes = std::size_t{3} << 20U;

// Notes which reports of the file are larger than is sent, and what in them is the longest.
void NoteOversized(finance::Language language, ReportFile& file);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_SIZE_H_
