#include "services/planning/domain/difference.h"

#include <algorithm>
#include <set>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::planning {
namespace {

using finance::Column;

struct Place {
  const Table* table = nullptr;
  const Line* line = nullptr;
};

Place Find(const Revision* revision, const std::string& id) {
  if (revision == nullptr) return {};
  for (const Table& table : revision->tables) {
    for (const Line& line : table.lines) {
      if (line.id == id) return {&table, &line};
    }
  }
  return {};
}

// The figure of a column; of a year that is not named the structural one, which holds for it.
std::optional<std::int64_t> FigureIn(const Place& place, Column column) {
  if (place.line == nullptr) return std::nullopt;
  if (const Cell* cell = CellAt(*place.line, column)) return cell->worked_with;
  if (column.is_structural()) return std::nullopt;
  return finance::ValueInYear(SeriesOf(*place.table, *place.line), column.year);
}

// Where the figure that holds for a column stands: after the last year named in the structural one.
Column Holding(const Place& place, Column column) {
  if (place.line == nullptr || CellAt(*place.line, column) != nullptr) return column;
  return FigureIn(place, column) ? Column::Structural() : column;
}

// The mutations on the figure in `column` of one end of the way, from the end back to where the two
// chains part: before a year was extended out of the structural figure, those on that one.
std::vector<ExplainingMutation> MutationsBack(const std::vector<const Revision*>& steps,
                                              const std::string& line, Column column) {
  std::vector<ExplainingMutation> mutations;
  for (const Revision* revision : steps) {
    for (auto mutation = revision->mutations.rbegin(); mutation != revision->mutations.rend();
         ++mutation) {
      for (const MutationEntry& entry : mutation->entries) {
        if (entry.line != line || entry.column != column) continue;
        mutations.push_back({revision->number, &*mutation, entry.amount.value_or(0)});
        if (mutation->kind == MutationKind::kExtension) column = Column::Structural();
        break;  // a mutation names a figure once
      }
    }
  }
  return mutations;
}

// What leads from the figure in `was` to the one in `becomes`: back as far as the chains part, and
// on from there.
std::vector<ExplainingMutation> MutationsOn(const std::vector<ChainStep>& way,
                                            const std::string& line, Column was, Column becomes) {
  std::vector<const Revision*> back;
  std::vector<const Revision*> forth;  // the last one first
  for (const ChainStep& step : way) {
    if (step.back) {
      back.push_back(step.revision);
    } else {
      forth.insert(forth.begin(), step.revision);
    }
  }
  std::vector<ExplainingMutation> mutations = MutationsBack(back, line, was);
  for (ExplainingMutation& mutation : mutations) mutation.amount = -mutation.amount;
  const auto made = MutationsBack(forth, line, becomes);
  mutations.insert(mutations.end(), made.rbegin(), made.rend());
  return mutations;
}

void Compare(const std::string& path, bool same, std::vector<std::string>& changed) {
  if (!same) changed.push_back(path);
}

template <class Part>
void CompareParts(const std::string& path, const std::vector<Part>& base,
                  const std::vector<Part>& target, std::vector<std::string>& changed) {
  std::set<std::string> ids;
  for (const Part& part : base) ids.insert(part.id);
  for (const Part& part : target) ids.insert(part.id);
  for (const std::string& id : ids) {
    const auto before = std::ranges::find(base, id, &Part::id);
    const auto after = std::ranges::find(target, id, &Part::id);
    const bool same = before != base.end() && after != target.end() && *before == *after;
    Compare(absl::StrFormat("%s[%s]", path, id), same, changed);
  }
}

}  // namespace

absl::StatusOr<std::vector<CellDifference>> DifferencesBetween(const Revision* base,
                                                               const Revision& target,
                                                               const std::vector<ChainStep>& way) {
  std::vector<CellDifference> differences;
  // Lines that only the base has come last.
  std::vector<Place> places;
  for (const Table& table : target.tables) {
    for (const Line& line : table.lines) places.push_back({&table, &line});
  }
  if (base != nullptr) {
    for (const Table& table : base->tables) {
      for (const Line& line : table.lines) {
        if (Find(&target, line.id).line == nullptr) places.push_back({&table, &line});
      }
    }
  }
  for (const Place& place : places) {
    const Place before = Find(base, place.line->id);
    const Place after = Find(&target, place.line->id);
    std::set<Column> columns;
    for (const Place& side : {before, after}) {
      if (side.line == nullptr) continue;
      for (const Cell& cell : side.line->cells) columns.insert(cell.column);
    }
    for (const Column column : columns) {
      CellDifference difference;
      difference.table = place.table->id;
      difference.line = place.line->id;
      difference.measure = place.table->measure;
      difference.column = column;
      difference.was = FigureIn(before, column);
      difference.becomes = FigureIn(after, column);
      difference.mutations =
          MutationsOn(way, place.line->id, Holding(before, column), Holding(after, column));
      if (difference.was == difference.becomes && difference.mutations.empty()) continue;
      ASSIGN_OR_RETURN(
          difference.unexplained,
          finance::CheckedSubtract(difference.becomes.value_or(0), difference.was.value_or(0)));
      for (const ExplainingMutation& mutation : difference.mutations) {
        ASSIGN_OR_RETURN(difference.unexplained,
                         finance::CheckedSubtract(difference.unexplained, mutation.amount));
      }
      differences.push_back(std::move(difference));
    }
  }
  return differences;
}

std::vector<std::string> ChangedParts(const Revision& base, const Revision& target) {
  std::vector<std::string> changed;
  for (const Table& table : target.tables) {
    const std::string of_table = "tables[" + table.id + "]";
    const auto same_table = std::ranges::find(base.tables, table.id, &Table::id);
    if (same_table != base.tables.end()) {
      Compare(of_table + ".title", table.title == same_table->title, changed);
    }
    for (const Line& line : table.lines) {
      const Place before = Find(&base, line.id);
      const std::string path = of_table + ".lines[" + line.id + "]";
      if (before.line == nullptr) {
        changed.push_back(path);
        continue;
      }
      const Line& then = *before.line;
      Compare(path + ".title", line.title == then.title, changed);
      Compare(path + ".opening_position", line.opening_position == then.opening_position, changed);
      Compare(path + ".allocation_key", line.allocation_key == then.allocation_key, changed);
      Compare(path + ".unit_amounts", line.amounts == then.amounts, changed);
      Compare(path + ".phasing_profile", line.profile == then.profile, changed);
      Compare(path + ".phased_figures", line.phased == then.phased, changed);
      Compare(path + ".pays_for", line.pays_for == then.pays_for, changed);
      Compare(path + ".may_be_negative", line.may_be_negative == then.may_be_negative, changed);
    }
  }
  for (const Table& table : base.tables) {
    for (const Line& line : table.lines) {
      if (Find(&target, line.id).line != nullptr) continue;
      changed.push_back("tables[" + table.id + "].lines[" + line.id + "]");
    }
  }
  CompareParts("allocation_keys", base.keys, target.keys, changed);
  CompareParts("phasing_profiles", base.profiles, target.profiles, changed);
  Compare("handovers", base.handovers == target.handovers, changed);
  Compare("instalments", base.instalments == target.instalments, changed);
  return changed;
}

}  // namespace rekenschap::planning
