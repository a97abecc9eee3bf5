#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_DIFFERENCE_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_DIFFERENCE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/planning/domain/revision.h"

// How two revisions of a chain differ, and through which mutations.
namespace rekenschap::planning {

// A mutation on the way from one figure to another.
struct ExplainingMutation {
  std::int64_t revision = 0;  // the number of the one that made it
  const Mutation* mutation = nullptr;
  std::int64_t amount = 0;  // the other way round where the way leads back past it
};

// One figure that differs, or that a mutation names.
struct CellDifference {
  std::string table;
  std::string line;
  finance::Measure measure = finance::Measure::kEuro;
  finance::Column column;
  std::optional<std::int64_t> was;
  std::optional<std::int64_t> becomes;
  std::vector<ExplainingMutation> mutations;
  std::int64_t unexplained = 0;
};

// One step along the chain: the mutations of `revision` are made, or taken back.
struct ChainStep {
  const Revision* revision = nullptr;
  bool back = false;
};

// The differences from `base` (null for nothing) to `target`, by table and line as in `target`,
// then column. `way` leads from one to the other. A year that was extended out of the structural
// figure was that. OUT_OF_RANGE when a difference does not fit.
absl::StatusOr<std::vector<CellDifference>> DifferencesBetween(const Revision* base,
                                                               const Revision& target,
                                                               const std::vector<ChainStep>& way);

// The other parts that differ, as paths: `allocation_keys[sterkte-2012]`.
std::vector<std::string> ChangedParts(const Revision& base, const Revision& target);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_DIFFERENCE_H_
