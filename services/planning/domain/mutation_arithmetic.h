#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_MUTATION_ARITHMETIC_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_MUTATION_ARITHMETIC_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/base/status/status.h"
#include "services/planning/domain/mutation.h"
#include "services/planning/domain/table.h"

// The arithmetic of mutations: stand + mutations = new stand.
namespace rekenschap::planning {

// Where a line stands while mutations are made on it.
struct LineStand {
  finance::Measure measure = finance::Measure::kEuro;
  finance::Nature nature = finance::Nature::kFlow;
  finance::Basis basis = finance::Basis::kNone;
  Direction direction = Direction::kExpenditure;
  std::int64_t print_unit = 1;
  std::map<finance::Column, std::int64_t> figures;
  // Columns whose figure is not known: something that was to change it does not hold. What would
  // only follow from that is not noted any more.
  std::set<finance::Column> doubtful;
};
using Stands = std::map<std::string, LineStand>;  // by line

LineStand StandOf(const Table& table, const Line& line);
Stands StandsOf(const std::vector<Table>& tables);

// Makes `mutation` on the stands and fills in the amounts that follow from them. What does not hold
// is noted under `path` (`mutations[2]`), everything once:
//   LINE_UNKNOWN, YEAR_NOT_IN_SERIES     the plan has no such line, or the line no such column
//   MEASURE_WRONG                        an amount in another measure than the line's
//   ENTRY_TWICE, AMOUNT_MISSING, AMOUNT_UNWANTED, COLUMN_UNFIT     an entry that its kind has not
//   FIGURE_TOO_LARGE                     the new stand is larger than any figure can be
//   INDEXATION_MISFIT, INDEXATION_INCOMPLETE, INDEXATION_NOT_EUROS, INDEX_UNWANTED
//   EXTENSION_NOT_NEXT, STRUCTURAL_MISSING
// and those of CheckBalance.
void Make(Mutation& mutation, const std::string& path, Stands& stands,
          std::vector<base::Violation>& violations);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_MUTATION_ARITHMETIC_H_
