#include "services/monitoring/domain/portfolio.h"

#include <map>

#include "services/monitoring/domain/comparison_totals.h"

namespace rekenschap::monitoring {
namespace {

void Count(Comparison status, KindStanding& standing) {
  if (status == Comparison::kExempt) return;
  ++standing.compared;
  switch (status) {
    case Comparison::kAbove:
      ++standing.above;
      break;
    case Comparison::kBelow:
      ++standing.below;
      break;
    case Comparison::kZeroTarget:
      ++standing.zero_target;
      break;
    case Comparison::kMissing:
      ++standing.missing;
      break;
    case Comparison::kOnTarget:
    case Comparison::kNoTarget:
    case Comparison::kExempt:
      break;
  }
}

}  // namespace

std::vector<KindStanding> StandingsOf(const ComparisonTable& table) {
  std::map<Kind, KindStanding> counts;
  std::vector<KindStanding> standings;
  bool planned = false;  // the line that the rows are of
  for (const ComparisonRow& row : table.rows) {
    if (!row.unit.empty()) {
      if (planned) Count(row.status, counts[KindOf(row)]);
      continue;
    }
    planned = !row.line.empty() && IsPlanned(row);
    if (!row.line.empty()) continue;
    KindStanding standing = counts[KindOf(row)];
    standing.total = row;
    standings.push_back(std::move(standing));
  }
  return standings;
}

}  // namespace rekenschap::monitoring
