#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_UNIT_TREE_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_UNIT_TREE_H_

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/plan.h"

// The units of a programme in their tree: those that take part and those above them.
namespace rekenschap::monitoring {

// The units named and all below them; all for none. NOT_FOUND UNIT_UNKNOWN for one that neither
// takes part nor has a unit below it that does.
absl::StatusOr<std::set<std::string>> SubtreesOf(const Programme& programme,
                                                 const std::vector<std::string>& units);

// A unit in its place.
struct TreePlace {
  std::string unit;
  int depth = 0;        // below the uppermost of those that are wanted
  std::size_t end = 0;  // the places from its own until this one are its subtree

  bool operator==(const TreePlace&) const = default;
};

// The units of `wanted`, each before those below it, which follow by id. One whose parent is not
// wanted stands at the top, so that a subtotal is always over all that is below.
std::vector<TreePlace> TreeOf(const Programme& programme, const std::set<std::string>& wanted);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_UNIT_TREE_H_
