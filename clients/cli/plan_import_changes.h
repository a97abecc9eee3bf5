#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_CHANGES_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_CHANGES_H_

#include <string>
#include <vector>

#include "clients/cli/plan_import_draft.h"
#include "clients/cli/plan_words.h"
#include "rekenschap/planning/v1/revision.pb.h"

namespace rekenschap::cli {

// What differs between a table of the plan in force and of a file.
struct ImportedChanges {
  std::vector<CellChange> cells;
  std::vector<KeptFigure> kept;
};

// The last revision of `chain`, whose oldest comes first. A figure that a print was rectified to
// goes on without that print, which stays with its paper: where it stands as it was rectified, and
// was not printed since, it has print and rectification again.
planning::v1::Revision WithRectifiedPrints(std::vector<planning::v1::Revision> chain);

// Holds the figures of a line against those of the plan, null when it is new: a year that follows
// on the last one comes out of the structural figure first. A year that the series cannot have is
// noted in `problems`. `line` is the line of the draft.
void ChangeLine(finance::Measure measure, const BudgetLine& read, const planning::v1::Line* was,
                const planning::v1::Line& line, ImportedChanges& changes, ImportProblems& problems);

// Adds the mutations that make the changes: first one that names new years, then one with the
// differences. No change, no mutation.
void AddMutations(const ImportedChanges& changes, const ImportRequest& request,
                  const std::string& table, planning::v1::Revision& revision);

// The cell of a column; null when there is none. CellFor adds it.
const planning::v1::Cell* FindCell(const planning::v1::Line* line, finance::Column column);
planning::v1::Cell& CellFor(planning::v1::Line& line, finance::Column column);

template <class Proto>
void SetColumnOf(finance::Column column, Proto& proto) {
  if (column.is_structural()) {
    proto.set_structural(true);
  } else {
    proto.set_year(column.year);
  }
}

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_CHANGES_H_
