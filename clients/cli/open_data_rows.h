#ifndef REKENSCHAP_CLIENTS_CLI_OPEN_DATA_ROWS_H_
#define REKENSCHAP_CLIENTS_CLI_OPEN_DATA_ROWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "clients/cli/open_data_reading.h"
#include "rekenschap/planning/v1/revision.pb.h"

namespace rekenschap::cli {

// One row of an open-data file: a figure with all that it is a figure of.
struct OpenDataRow {
  std::string table_id;
  std::string table_title;
  std::string line_id;
  std::string line_title;
  BudgetTable kind;  // its measure, nature, basis, direction and print unit
  finance::Column column;
  std::string text;                   // as in the file
  std::optional<std::int64_t> value;  // in the smallest unit; nothing for an empty cell
  std::string line_place;
  std::string figure_place;
};

struct OpenDataRows {
  std::vector<OpenDataRow> rows;
  planning::v1::Revision::Phase phase = planning::v1::Revision::PHASE_UNSPECIFIED;
  std::size_t other_phases = 0;  // rows left out, of phases that were not asked for
};

// Reads the rows of one phase. Whatever cannot be understood is noted in `problems`.
OpenDataRows ReadOpenDataRows(OpenDataFormat format, const Sheet& sheet,
                              planning::v1::Revision::Phase phase, ImportProblems& problems);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_OPEN_DATA_ROWS_H_
