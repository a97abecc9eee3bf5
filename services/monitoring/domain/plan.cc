#include "services/monitoring/domain/plan.h"

#include <algorithm>

namespace rekenschap::monitoring {
namespace {

// Null for a unit that has no share.
const finance::Share* ShareOf(const finance::Division& division, const std::string& unit) {
  const auto found = std::ranges::lower_bound(division.units, unit, {}, &finance::Share::id);
  return found != division.units.end() && found->id == unit ? &*found : nullptr;
}

}  // namespace

bool IsValidOn(const Unit& unit, finance::Date day) {
  return unit.valid_from <= day && (!unit.valid_until || day <= *unit.valid_until);
}

std::int64_t AmountOf(const DeviationThreshold& threshold, finance::Measure measure) {
  switch (measure) {
    case finance::Measure::kEuro:
      return threshold.amount_eurocents;
    case finance::Measure::kFte:
      return threshold.amount_fte_thousandths;
    case finance::Measure::kCount:
      return threshold.amount_count;
  }
  return 0;
}

const Unit* FindUnit(const Programme& programme, const std::string& id) {
  const auto found = std::ranges::lower_bound(programme.units, id, {}, &Unit::id);
  return found != programme.units.end() && found->id == id ? &*found : nullptr;
}

const PlanLine* FindLine(const PlanRevision& revision, const std::string& id) {
  const auto found = std::ranges::find(revision.lines, id, &PlanLine::id);
  return found == revision.lines.end() ? nullptr : &*found;
}

std::optional<UnitTarget> TargetOfUnit(const finance::LineTarget& target, const std::string& unit) {
  const finance::Share* to_date = ShareOf(target.to_date_division, unit);
  const finance::Share* year = ShareOf(target.year_division, unit);
  if (to_date == nullptr && year == nullptr) return std::nullopt;
  return UnitTarget{to_date == nullptr ? 0 : to_date->value, year == nullptr ? 0 : year->value};
}

}  // namespace rekenschap::monitoring
