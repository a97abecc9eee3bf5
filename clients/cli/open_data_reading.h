#ifndef REKENSCHAP_CLIENTS_CLI_OPEN_DATA_READING_H_
#define REKENSCHAP_CLIENTS_CLI_OPEN_DATA_READING_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "clients/cli/budget_sheet.h"
#include "clients/cli/budget_table.h"
#include "rekenschap/planning/v1/revision.pb.h"

// Plans in the two open formats (see open_data_columns.h): one row per figure. Their figures are
// what is worked with, not prints.
namespace rekenschap::cli {

enum class OpenDataFormat { kNone, kRijksfinancien, kOfdp };

// Which of them a CSV file is, by its header.
OpenDataFormat OpenDataFormatOf(std::string_view content);

struct OpenDataPlan {
  std::vector<BudgetTable> tables;
  planning::v1::Revision::Phase phase = planning::v1::Revision::PHASE_UNSPECIFIED;
  std::size_t rows = 0;
  std::size_t other_phases = 0;  // rows left out, of phases that were not asked for
};

// Understands the rows. A file with several phases needs `phase` to choose one. Nothing, and all
// that is wrong noted, when there is anything that cannot be understood.
std::optional<OpenDataPlan> ReadOpenData(OpenDataFormat format, const Sheet& sheet,
                                         planning::v1::Revision::Phase phase,
                                         ImportProblems& problems);

// Where a data package says that its figures stand: the path of its first resource, from the
// package's folder. INVALID_ARGUMENT for what is no such package, or leads out of the folder.
absl::StatusOr<std::string> FiguresPathOf(const std::string& data_package);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_OPEN_DATA_READING_H_
