#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_PORTFOLIO_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_PORTFOLIO_H_

#include <vector>

#include "services/monitoring/domain/comparison.h"

// How programmes stand, one beside another.
namespace rekenschap::monitoring {

// The lines of one kind of a programme, with how many lines of units are how. Figures of different
// kinds are never added.
struct KindStanding {
  ComparisonRow total;
  int compared = 0;
  int above = 0;
  int below = 0;
  int zero_target = 0;  // realised on a target of zero: neither above nor below
  int missing = 0;

  bool operator==(const KindStanding&) const = default;
};

// The kinds of a comparison of all lines, in its order.
std::vector<KindStanding> StandingsOf(const ComparisonTable& table);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_PORTFOLIO_H_
