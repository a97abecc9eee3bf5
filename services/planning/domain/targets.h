#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_TARGETS_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_TARGETS_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/finance/period.h"
#include "services/planning/domain/revision.h"

namespace rekenschap::planning {

// What the plan says for one line, unit and period.
struct Target {
  std::string line;
  std::string unit;  // an id; empty for the line as a whole and for the reserve
  finance::Period period;
  finance::Measure measure = finance::Measure::kEuro;
  std::int64_t to_date = 0;
  std::int64_t year = 0;
  bool central_reserve = false;

  bool operator==(const Target&) const = default;
};

// The targets of a line at a period's end: the whole, then every unit by id, then the central
// reserve where there is one. Empty where the plan says nothing.
absl::StatusOr<std::vector<Target>> TargetsOf(const finance::LinePlan& plan, const Line& line,
                                              finance::Measure measure,
                                              const finance::Period& period);

// Which targets are wanted. Empty lines or units stand for all that have a plan.
struct TargetQuery {
  std::vector<std::string> lines;  // ids
  std::vector<std::string> units;  // ids
  std::vector<finance::Period> periods;
};

// Where a page of targets goes on: with which (line, period), and which target of it.
struct TargetPlace {
  std::int64_t block = 0;
  std::int64_t offset = 0;

  bool operator==(const TargetPlace&) const = default;
};

struct TargetPage {
  std::vector<Target> targets;
  std::optional<TargetPlace> next;
};

// Up to `size` targets from `from` on: by line as in the revision, then period in order, then the
// whole before the units. NOT_FOUND LINE_UNKNOWN, UNIT_UNKNOWN for what no line and no key of the
// revision names.
absl::StatusOr<TargetPage> ListTargets(const Revision& revision, TargetQuery query,
                                       TargetPlace from, int size);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_TARGETS_H_
