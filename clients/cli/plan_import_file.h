#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_FILE_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_FILE_H_

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/budget_table.h"
#include "clients/cli/import_problems.h"
#include "rekenschap/planning/v1/revision.pb.h"

namespace rekenschap::cli {

// What a file was and says.
struct ImportedFile {
  enum class Kind { kBudgetTable, kRijksfinancien, kDataPackage };

  Kind kind = Kind::kBudgetTable;
  std::string sheet;  // that was read; empty in a CSV file
  std::vector<BudgetTable> tables;
  planning::v1::Revision::Phase phase = planning::v1::Revision::PHASE_UNSPECIFIED;
  std::size_t other_phases = 0;  // rows of phases that were not asked for
};

struct ImportedFileOptions {
  std::string sheet;     // by its name; empty: the only one that is not empty
  std::string table_id;  // of an open-data file: only this table; empty: all
  planning::v1::Revision::Phase phase = planning::v1::Revision::PHASE_UNSPECIFIED;
  BudgetHints hints;
};

// The content of a file of at most 16 MiB; nothing, and noted, when it cannot be read.
std::optional<std::string> ReadFileContent(const std::string& path, ImportProblems& problems);

// Reads a budget table (.csv, .ods, .xlsx), a file of rijksfinancien.nl, or an Open Fiscal Data
// Package (its folder, its datapackage.json or its figures). Nothing, and all that is wrong noted,
// when there is anything that cannot be understood.
std::optional<ImportedFile> ReadImportedFile(const std::string& path,
                                             const ImportedFileOptions& options,
                                             ImportProblems& problems);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_FILE_H_
