#include "services/monitoring/domain/plan.h"

#include <algorithm>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/target.h"

namespace rekenschap::monitoring {

bool IsValidOn(const Unit& unit, finance::Date day) {
  return unit.valid_from <= day && (!unit.valid_until || day <= *unit.valid_until);
}

const Unit* FindUnit(const Programme& programme, const std::string& id) {
  const auto found = std::ranges::lower_bound(programme.units, id, {}, &Unit::id);
  return found != programme.units.end() && found->id == id ? &*found : nullptr;
}

const PlanLine* FindLine(const PlanRevision& revision, const std::string& id) {
  const auto found = std::ranges::find(revision.lines, id, &PlanLine::id);
  return found == revision.lines.end() ? nullptr : &*found;
}

absl::StatusOr<std::optional<LineTarget>> TargetOf(const PlanLine& line,
                                                   const finance::Period& period) {
  if (line.weights.empty()) return std::nullopt;
  ASSIGN_OR_RETURN(const auto to_date, finance::TargetAt(line.series, period));
  const auto year = finance::ValueInYear(line.series, period.year);
  if (!to_date || !year) return std::nullopt;
  LineTarget target{*to_date, *year, {}, {}};
  ASSIGN_OR_RETURN(target.to_date_shares, finance::Allocate(*to_date, line.weights));
  ASSIGN_OR_RETURN(target.year_shares, finance::Allocate(*year, line.weights));
  return target;
}

std::optional<std::int64_t> ShareOf(const std::vector<finance::Share>& shares,
                                    const std::string& unit) {
  const auto found = std::ranges::lower_bound(shares, unit, {}, &finance::Share::id);
  if (found == shares.end() || found->id != unit) return std::nullopt;
  return found->value;
}

}  // namespace rekenschap::monitoring
