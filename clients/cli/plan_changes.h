#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_CHANGES_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_CHANGES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <google/protobuf/repeated_ptr_field.h>

#include "clients/cli/plan_figures.h"
#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/planning/v1/difference.pb.h"
#include "rekenschap/planning/v1/revision.pb.h"
#include "services/finance/column.h"

// What was, the mutations, and what it becomes: the table of a supplementary budget.
namespace rekenschap::cli {

// Figures of one line by column, in the smallest unit.
using Figures = std::map<finance::Column, std::int64_t>;

// What one mutation does to one line.
struct MutationRow {
  std::string id;     // empty: what no mutation explains
  std::string title;  // empty likewise
  Figures amounts;
};

// How one line goes from what it was to what it becomes: in every column was + mutations = becomes.
struct LineChanges {
  std::string line;
  std::string title;
  Figures was;
  std::vector<MutationRow> mutations;  // in the order in which the revision makes them
  Figures becomes;
};

// The lines of one table that change, and the sum of all of its lines.
struct TableChanges {
  const planning::v1::Table* table = nullptr;
  std::vector<LineChanges> lines;
  Figures total_was;
  Figures total_becomes;
};

using Differences = google::protobuf::RepeatedPtrField<planning::v1::CellDifference>;

// What the mutations of `revision` do to `line`, and what they leave unexplained, the last.
std::vector<MutationRow> MutationRowsOf(const planning::v1::Revision& revision,
                                        const std::string& line, const Differences& differences);

// The tables of `revision` that have a change, by the differences from its predecessor.
std::vector<TableChanges> ChangesOf(const planning::v1::Revision& revision,
                                    const Differences& differences);

// The figure that holds in a column: the column's, or after the last year named the structural one.
std::optional<std::int64_t> HoldingIn(const Figures& figures, finance::Column column);

// For people: the stands are called `was` and `becomes`.
Table ChangesTable(const Session& session, const TableChanges& changes, const std::string& was,
                   const std::string& becomes);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_CHANGES_H_
