#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_SPREAD_CHECKS_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_SPREAD_CHECKS_H_

#include <vector>

#include "services/base/status/status.h"
#include "services/planning/domain/programme.h"
#include "services/planning/domain/revision.h"

namespace rekenschap::planning {

// Whether a revision can be spread over units and over the year. Every violation, with field paths
// as in the proto message `Revision`:
//   WEIGHTS_UNFIT          weights that divide nothing
//   KEY_NOT_WHOLE          a key that misses its stated sum
//   UNIT_NOT_TAKING_PART   a key, an amount or a handover names an outsider
//   KEY_MISSING            a line with figures has neither a key nor amounts
//   KEY_UNKNOWN            a line names a key that is not there
//   COLUMN_UNKNOWN         an amount for a column that the line has not
//   NEGATIVE_FIGURE        an amount or a figure per period below zero in a line that has none
//   AMOUNTS_ABOVE_FIGURE   units and reserve get more than the line has
//   AMOUNTS_NOT_WHOLE      they get less, and no key divides the rest
//   FIGURE_TOO_LARGE       they add up to more than fits
//   PROFILE_UNKNOWN        a line names a profile that is not there
//   PROFILE_NOT_WHOLE      a profile that is not 1, 2, 3, 4 or 12 shares of together 100 %
//   PHASING_UNFIT          figures per period that do not build up to the year's figure
//   HANDOVER_UNFIT         not at the start of a month, to itself, or twice on one day
//   INSTALMENTS_NOT_WHOLE  shares below 0, or not of together 100 %
std::vector<base::Violation> CheckSpread(const Revision& revision, const Programme& programme);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_SPREAD_CHECKS_H_
