#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_DERIVATION_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_DERIVATION_H_

#include <vector>

#include "services/base/status/status.h"
#include "services/planning/domain/revision.h"

namespace rekenschap::planning {

// Completes a draft: what it leaves out goes on from `predecessor` (null for a first one), and its
// figures become the predecessor's plus its mutations. A line that is new, and a column for which
// the plan said nothing, start at 0; a year that the structural figure holds for has to be extended
// out of it. The violations, under paths of `Revision`, everything once:
//   TABLES_MISSING, FIGURE_MISSING       a first revision says what it works with
//   MUTATIONS_WITHOUT_PREDECESSOR        there is nothing that it could change
//   LINE_GONE, LINE_CHANGED              a line stays, with its measure, nature, basis, direction
//   YEAR_NOT_IN_SERIES                   a given figure for a year that is not extended
//   STAND_MISFIT                         a given figure is not the stand plus the mutations
//   and those of Make
std::vector<base::Violation> Derive(const Revision* predecessor, Revision& draft);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_DERIVATION_H_
