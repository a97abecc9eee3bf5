#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_DRAFT_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_DRAFT_H_

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/budget_table.h"
#include "clients/cli/import_problems.h"
#include "clients/cli/plan_import_match.h"
#include "rekenschap/planning/v1/allocation.pb.h"
#include "rekenschap/planning/v1/revision.pb.h"
#include "rekenschap/type/v1/document.pb.h"

// What recording an imported file does to a plan.
namespace rekenschap::cli {

struct ImportRequest {
  const planning::v1::Revision* in_force = nullptr;  // null when there is no plan
  std::vector<BudgetTable> tables;
  std::vector<TableMatch> matches;  // of `tables`
  type::v1::Document adopted_by;
  type::v1::Document printed_in;
  std::string title;        // of the revision; empty: after the document
  std::string reason;       // of the mutations; empty: a plain one
  std::string explanation;  // of the mutations; may be empty
  planning::v1::Revision::Phase phase = planning::v1::Revision::PHASE_UNSPECIFIED;
  int budget_year = 0;
  std::string key;  // that divides new lines; empty: the only one
  std::vector<planning::v1::AllocationKey> new_keys;
};

// Why a figure of the plan stays although the file prints another.
enum class Kept {
  kSamePrint,  // the print was the same, and the plan works with another figure for a reason
  kRounding,   // the print can be its rounding
};

struct CellChange {
  std::string table;
  std::string line;
  std::string title;  // of the line
  finance::Column column;
  finance::Measure measure = finance::Measure::kEuro;
  std::optional<std::int64_t> was;  // nothing for a new line
  std::int64_t becomes = 0;
  bool extends = false;  // the year comes out of the structural figure
};

struct KeptFigure {
  std::string title;
  finance::Column column;
  finance::Measure measure = finance::Measure::kEuro;
  std::int64_t value = 0;
  std::string printed;
  Kept why = Kept::kRounding;
};

struct ImportDraft {
  planning::v1::Revision revision;
  std::vector<CellChange> changes;  // empty for a first revision
  std::vector<KeptFigure> kept;
  std::vector<std::string> not_in_file;      // titles of lines of the imported tables that stay
  std::vector<std::string> may_be_negative;  // titles of lines that were not until now
  int new_prints = 0;                        // that the plan in force does not have
  bool nothing_new = false;                  // the file says what is in force
};

// The draft that records the file: a first revision, or mutations on the plan in force. Nothing,
// with all that cannot be noted, when the plan cannot take the file in.
std::optional<ImportDraft> MakeImportDraft(const ImportRequest& request, ImportProblems& problems);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_DRAFT_H_
