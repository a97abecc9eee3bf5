#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_CHECKS_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_CHECKS_H_

#include <vector>

#include "services/base/status/status.h"
#include "services/planning/domain/programme.h"
#include "services/planning/domain/revision.h"

// Whether the parts of a revision hang together. What cannot be understood is refused here; what
// can be understood and contradicts itself is a finding (see revision_rules.h).
namespace rekenschap::planning {

// Every violation, with field paths as in the proto message `Revision`:
//   TOO_MANY                      keys, profiles or handovers, with those that go on
//   ID_MALFORMED, ID_TWICE        ids of tables, lines, keys, profiles and mutations
//   COLUMN_TWICE                  a column that stands twice
//   COLUMNS_GAP                   a structural value without a year before it
//   NATURE_UNFIT, BASIS_UNFIT     EUR is a flow on a basis, FTE a stock, and neither FTE nor COUNT
//                                 has a basis
//   DIRECTION_UNFIT               only EUR is received
//   PRINT_UNIT_UNFIT              it is 1, 1000 or 1000000
//   PRINT_WITHOUT_DOCUMENT        a printed figure and no printed_in
//   ROW_TOTAL_OF_STOCK            positions have no total over the years
//   PAYS_FOR_UNFIT                a euro line pays for an fte line of the revision
//   NEGATIVE_FIGURE               a figure below zero in a line that has none
// and those of CheckSpread.
std::vector<base::Violation> CheckRevision(const Revision& revision, const Programme& programme);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_CHECKS_H_
