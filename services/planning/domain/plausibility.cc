#include "services/planning/domain/plausibility.h"

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"
#include "services/finance/phasing.h"

namespace rekenschap::planning {
namespace {

constexpr std::int64_t kOneIn = 10;

std::optional<finance::Series> SeriesOfLine(const Revision& revision, const std::string& id) {
  for (const Table& table : revision.tables) {
    for (const Line& line : table.lines) {
      if (line.id == id) return SeriesOf(table, line);
    }
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<std::optional<std::int64_t>> CostOfStrength(const Revision& revision,
                                                           const Table& table, const Line& line,
                                                           finance::Column column) {
  if (line.pays_for.empty() || column.is_structural()) return std::nullopt;
  const auto strength = SeriesOfLine(revision, line.pays_for);
  const finance::Series euros = SeriesOf(table, line);
  if (!strength || !strength->structural || *strength->structural <= 0 || !euros.structural) {
    return std::nullopt;
  }
  const auto start = finance::StartOf(*strength, column.year);
  const auto end = finance::ValueInYear(*strength, column.year);
  if (!start || !end) return std::nullopt;
  ASSIGN_OR_RETURN(const std::int64_t twice_average, finance::CheckedAdd(*start, *end));
  ASSIGN_OR_RETURN(const std::int64_t twice, finance::CheckedMultiply(*strength->structural, 2));
  ASSIGN_OR_RETURN(const std::int64_t cost,
                   finance::MultiplyDivideHalfEven(*euros.structural, twice_average, twice));
  return cost;
}

bool IsNearStrength(std::int64_t value, std::int64_t expected) {
  const auto difference = finance::CheckedSubtract(value, expected);
  if (!difference.ok()) return false;
  // The lowest number has no magnitude of its own, a tenth of it has.
  const std::int64_t tenth = expected / kOneIn;
  const std::int64_t margin = tenth < 0 ? -tenth : tenth;
  return *difference >= -margin && *difference <= margin;
}

}  // namespace rekenschap::planning
