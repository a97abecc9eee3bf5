#include "services/planning/domain/revision.h"

#include <algorithm>
#include <array>

namespace rekenschap::planning {
namespace {

constexpr std::array<std::string_view, 11> kPhases = {"NONE",
                                                      "DRAFT_BUDGET",
                                                      "MEMORANDUM_OF_AMENDMENT",
                                                      "AMENDMENT",
                                                      "ADOPTED_BUDGET",
                                                      "INCIDENTAL_SUPPLEMENTARY",
                                                      "FIRST_SUPPLEMENTARY",
                                                      "BUDGET_DAY_SUPPLEMENTARY",
                                                      "SECOND_SUPPLEMENTARY",
                                                      "FINAL_LAW",
                                                      "TECHNICAL_CORRECTION"};

}  // namespace

finance::Series SeriesOf(const Table& table, const Line& line) {
  finance::Series series;
  series.nature = table.nature;
  series.opening = line.opening_position;
  for (const Cell& cell : line.cells) {
    if (cell.column.is_structural()) {
      series.structural = cell.worked_with;
    } else {
      series.years[cell.column.year] = cell.worked_with;
    }
  }
  return series;
}

const Cell* CellAt(const Line& line, finance::Column column) {
  const auto found = std::ranges::find(line.cells, column, &Cell::column);
  return found == line.cells.end() ? nullptr : &*found;
}

const AllocationKey* KeyOf(const Revision& revision, const Line& line) {
  const auto found = std::ranges::find(revision.keys, line.allocation_key, &AllocationKey::id);
  return found == revision.keys.end() ? nullptr : &*found;
}

finance::LinePlan PlanOf(const Revision& revision, const Table& table, const Line& line) {
  finance::LinePlan plan;
  plan.series = SeriesOf(table, line);
  if (const AllocationKey* key = KeyOf(revision, line)) plan.weights = key->weights;
  plan.amounts = line.amounts;
  plan.phasing.years = line.phased;
  const auto profile = std::ranges::find(revision.profiles, line.profile, &PhasingProfile::id);
  if (profile != revision.profiles.end()) plan.phasing.profile = profile->shares;
  plan.handovers = revision.handovers;
  return plan;
}

std::string EtagOf(const Revision& revision) {
  return revision.content_hash.substr(0, 16) +
         (revision.state == Revision::State::kAdopted ? "-adopted" : "-draft");
}

std::string_view ToString(Phase phase) { return kPhases[static_cast<std::size_t>(phase)]; }

std::optional<Phase> ParsePhase(std::string_view name) {
  const auto found = std::ranges::find(kPhases, name);
  if (found == kPhases.end()) return std::nullopt;
  return static_cast<Phase>(found - kPhases.begin());
}

}  // namespace rekenschap::planning
