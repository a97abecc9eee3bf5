#include "services/monitoring/domain/development.h"

#include <map>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::monitoring {
namespace {

// The positions of a unit at both ends: zero where it does not exist, nothing where it is missing.
struct Ends {
  std::optional<std::int64_t> before = 0;
  std::optional<std::int64_t> now = 0;
  bool exempt = false;  // at one of them
};

void TakeEnd(const ComparisonRow& row, std::optional<std::int64_t> Ends::*end,
             std::map<std::string, Ends>& units) {
  if (row.unit.empty()) return;
  Ends& ends = units[row.unit];
  ends.*end = row.realised;
  ends.exempt = ends.exempt || row.status == Comparison::kExempt;
}

}  // namespace

absl::StatusOr<Change> ChangeBetween(const ComparisonTable* before, const ComparisonTable& now) {
  std::map<std::string, Ends> units;
  if (before != nullptr) {
    for (const ComparisonRow& row : before->rows) TakeEnd(row, &Ends::before, units);
  }
  for (const ComparisonRow& row : now.rows) TakeEnd(row, &Ends::now, units);
  Change change;
  for (const auto& [unit, ends] : units) {
    if (ends.exempt) continue;
    ++change.expected;
    if (!ends.before || !ends.now) continue;
    ++change.units;
    ASSIGN_OR_RETURN(const std::int64_t amount, finance::CheckedSubtract(*ends.now, *ends.before));
    ASSIGN_OR_RETURN(change.amount, finance::CheckedAdd(change.amount.value_or(0), amount));
  }
  return change;
}

bool GoesOn(finance::Nature nature, const finance::Period& before, const finance::Period& now) {
  return nature == finance::Nature::kStock || before.year == now.year;
}

}  // namespace rekenschap::monitoring
