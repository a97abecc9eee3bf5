#include "services/planning/domain/revision.h"

namespace rekenschap::planning {

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

const AllocationKey* KeyOf(const Revision& revision, const Line& line) {
  for (const AllocationKey& key : revision.keys) {
    if (key.id == line.allocation_key) return &key;
  }
  return nullptr;
}

std::string EtagOf(const Revision& revision) {
  return revision.content_hash.substr(0, 16) +
         (revision.state == Revision::State::kAdopted ? "-adopted" : "-draft");
}

}  // namespace rekenschap::planning
