#include "services/monitoring/domain/unit_tree.h"

#include <map>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/names.h"

namespace rekenschap::monitoring {
namespace {

// The ids of the units below each, by id; the roots' under an empty one.
class Tree {
 public:
  explicit Tree(const Programme& programme) {
    for (const auto* units : {&programme.units, &programme.above}) {
      for (const Unit& unit : *units) known_.insert(unit.id);
    }
    for (const auto* units : {&programme.units, &programme.above}) {
      for (const Unit& unit : *units) {
        below_[known_.contains(unit.parent) ? unit.parent : ""].insert(unit.id);
      }
    }
  }

  const std::set<std::string>& known() const { return known_; }
  const std::set<std::string>& Below(const std::string& unit) const {
    static const std::set<std::string> kNone;
    const auto found = below_.find(unit);
    return found == below_.end() ? kNone : found->second;
  }

 private:
  std::set<std::string> known_;
  std::map<std::string, std::set<std::string>> below_;
};

void AddSubtree(const Tree& tree, const std::string& unit, std::set<std::string>& units) {
  if (!units.insert(unit).second) return;
  for (const std::string& child : tree.Below(unit)) AddSubtree(tree, child, units);
}

void Place(const Tree& tree, const std::set<std::string>& wanted, const std::string& unit,
           int depth, std::vector<TreePlace>& places) {
  const bool here = wanted.contains(unit);
  const std::size_t at = places.size();
  if (here) places.push_back({unit, depth, 0});
  for (const std::string& child : tree.Below(unit)) {
    Place(tree, wanted, child, here ? depth + 1 : depth, places);
  }
  if (here) places[at].end = places.size();
}

}  // namespace

absl::StatusOr<std::set<std::string>> SubtreesOf(const Programme& programme,
                                                 const std::vector<std::string>& units) {
  const Tree tree(programme);
  if (units.empty()) return tree.known();
  std::set<std::string> all;
  for (const std::string& unit : units) {
    if (!tree.known().contains(unit)) {
      const std::string name = finance::UnitName(unit);
      return base::NotFound("UNIT_UNKNOWN", "unit", name,
                            name + " takes no part in " + finance::ProgrammeName(programme.id) +
                                ", nor does any unit below it");
    }
    AddSubtree(tree, unit, all);
  }
  return all;
}

std::vector<TreePlace> TreeOf(const Programme& programme, const std::set<std::string>& wanted) {
  const Tree tree(programme);
  std::vector<TreePlace> places;
  for (const std::string& root : tree.Below("")) Place(tree, wanted, root, 0, places);
  return places;
}

}  // namespace rekenschap::monitoring
