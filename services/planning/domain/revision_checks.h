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
//   ID_MALFORMED, ID_TWICE        ids of tables, lines and keys
//   COLUMN_TWICE, COLUMNS_GAP     a column that stands twice; a structural value without a year
//   before it NATURE_UNFIT, BASIS_UNFIT     EUR is a flow on a basis, FTE a stock, and neither FTE
//   nor COUNT has a basis PRINT_WITHOUT_DOCUMENT        a printed figure and no printed_in
//   KEY_MISSING, KEY_UNKNOWN      a line with figures names a key of the revision
//   PAYS_FOR_UNFIT                a euro line pays for an fte line of the revision
//   NEGATIVE_FIGURE               a figure below zero in a line that has none
//   WEIGHTS_UNFIT                 weights negative, too large, twice for a unit, or all 0
//   UNIT_NOT_TAKING_PART          a key divides over a unit outside the programme
std::vector<base::Violation> CheckRevision(const Revision& revision, const Programme& programme);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_CHECKS_H_
