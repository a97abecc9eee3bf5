#include "services/planning/domain/derivation.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/finance/notation.h"
#include "services/planning/domain/mutation_arithmetic.h"

namespace rekenschap::planning {
namespace {

using base::Violation;
using finance::Column;

// The predecessor's tables without what its paper prints: that stays with the paper.
std::vector<Table> WithoutPrints(std::vector<Table> tables) {
  for (Table& table : tables) {
    table.printed_totals.clear();
    table.printed_grand_total.reset();
    for (Line& line : table.lines) {
      line.printed_row_total.reset();
      for (Cell& cell : line.cells) {
        cell.printed.reset();
        cell.rectification.reset();
        cell.worked_with_open = true;
      }
    }
  }
  return tables;
}

// `changed` with what `before` has and it does not name.
template <class Part>
void GoOn(const std::vector<Part>& before, std::vector<Part>& changed) {
  for (const Part& part : before) {
    if (std::ranges::find(changed, part.id, &Part::id) == changed.end()) changed.push_back(part);
  }
  std::ranges::stable_sort(changed, {}, &Part::id);
}

// The handovers of `before`, changed where `changed` has the same unit and day, and the new ones
// after them: on one day they are made in that order.
void GoOnFrom(const std::vector<finance::Handover>& before,
              std::vector<finance::Handover>& changed) {
  std::vector<finance::Handover> handovers = before;
  for (finance::Handover& old : handovers) {
    const auto same = std::ranges::find_if(changed, [&old](const finance::Handover& other) {
      return other.from == old.from && other.date == old.date;
    });
    if (same == changed.end()) continue;
    old = std::move(*same);
    changed.erase(same);
  }
  std::ranges::move(changed, std::back_inserter(handovers));
  changed = std::move(handovers);
  std::ranges::stable_sort(changed, {}, &finance::Handover::date);
}

void GoOnFrom(const Revision& predecessor, Revision& draft) {
  if (draft.tables.empty()) draft.tables = WithoutPrints(predecessor.tables);
  GoOn(predecessor.keys, draft.keys);
  GoOn(predecessor.profiles, draft.profiles);
  GoOnFrom(predecessor.handovers, draft.handovers);
  if (draft.instalments.empty()) draft.instalments = predecessor.instalments;
}

// Whether the line has no figure for the column, also not by its structural one.
bool SaysNothingOf(const LineStand& stand, Column column) {
  if (stand.figures.contains(column)) return false;
  if (column.is_structural() || !stand.figures.contains(Column::Structural())) return true;
  // The structural figure holds after the last year named.
  const auto after = stand.figures.upper_bound(column);
  return after == stand.figures.begin() || !after->first.is_structural();
}

class Deriver {
 public:
  Deriver(const Revision* predecessor, Revision& draft)
      : predecessor_(predecessor), draft_(draft) {}

  std::vector<Violation> Derive() {
    if (predecessor_ == nullptr) {
      TakeAsGiven();
      return std::move(violations_);
    }
    GoOnFrom(*predecessor_, draft_);
    stands_ = StandsOf(predecessor_->tables);
    CheckStructure();
    for (std::size_t i = 0; i < draft_.mutations.size(); ++i) {
      Make(draft_.mutations[i], absl::StrFormat("mutations[%d]", i), stands_, violations_);
    }
    TakeStands();
    return std::move(violations_);
  }

 private:
  void Note(std::string field, const char* reason, std::string description) {
    violations_.push_back({std::move(field), reason, std::move(description)});
  }

  template <class Visit>
  void EachLine(Visit visit) {
    for (std::size_t i = 0; i < draft_.tables.size(); ++i) {
      for (std::size_t j = 0; j < draft_.tables[i].lines.size(); ++j) {
        visit(draft_.tables[i], draft_.tables[i].lines[j],
              absl::StrFormat("tables[%d].lines[%d]", i, j));
      }
    }
  }

  void TakeAsGiven() {
    if (draft_.tables.empty()) {
      Note("tables", "TABLES_MISSING", "a first revision has a table; give the figures in tables");
    }
    if (!draft_.mutations.empty()) {
      Note("mutations", "MUTATIONS_WITHOUT_PREDECESSOR",
           "the programme has no adopted revision that they could change; name the draft that they "
           "change in predecessor, or give the figures in tables");
    }
    EachLine([this](const Table&, Line& line, const std::string& path) {
      for (std::size_t i = 0; i < line.cells.size(); ++i) {
        Cell& cell = line.cells[i];
        if (!cell.worked_with_open) continue;
        cell.worked_with_open = false;
        if (cell.printed) {
          cell.worked_with = cell.printed->value;
        } else {
          Note(absl::StrFormat("%s.cells[%d]", path, i), "FIGURE_MISSING",
               "give what is printed, what is worked with, or both");
        }
      }
    });
  }

  // Whether the draft takes the year out of the line's structural figure.
  bool Extends(const std::string& line, Column column) const {
    return std::ranges::any_of(draft_.mutations, [&](const Mutation& mutation) {
      return mutation.kind == MutationKind::kExtension &&
             std::ranges::any_of(mutation.entries, [&](const MutationEntry& entry) {
               return entry.line == line && entry.column == column;
             });
    });
  }

  // Lines that were there stay what they are; what is new starts at nothing.
  void CheckStructure() {
    const Stands before = stands_;
    std::set<std::string> given;
    EachLine([&](const Table& table, const Line& line, const std::string& path) {
      const bool first = given.insert(line.id).second;
      const LineStand now = StandOf(table, line);
      const auto found = before.find(line.id);
      const LineStand then = found == before.end() ? LineStand() : found->second;
      LineStand& stand = stands_.emplace(line.id, now).first->second;
      if (found == before.end() && first) stand.figures.clear();
      stand.print_unit = now.print_unit;
      for (const auto& [column, figure] : now.figures) {
        if (SaysNothingOf(then, column) && !Extends(line.id, column)) {
          stand.figures.emplace(column, 0);
        }
      }
      if (found == before.end() || (now.measure == then.measure && now.nature == then.nature &&
                                    now.basis == then.basis && now.direction == then.direction)) {
        return;
      }
      for (const auto& [column, figure] : now.figures) stand.doubtful.insert(column);
      Note(path, "LINE_CHANGED",
           absl::StrFormat("line %s keeps its measure, nature, basis and direction; give what is "
                           "of another kind a line of its own",
                           line.id));
    });
    for (const auto& [line, stand] : before) {
      if (given.contains(line)) continue;
      Note("tables", "LINE_GONE",
           absl::StrFormat("line %s of the revision before is not in the tables; a line stays, if "
                           "need be at 0",
                           line));
    }
  }

  void TakeStands() {
    EachLine([this](const Table& table, Line& line, const std::string& path) {
      const LineStand& stand = stands_.at(line.id);
      ExtendAmounts(line);
      for (std::size_t i = 0; i < line.cells.size(); ++i) {
        TakeStand(table, line, line.cells[i], stand, absl::StrFormat("%s.cells[%d]", path, i));
      }
      for (const auto& [column, figure] : stand.figures) {
        if (CellAt(line, column) != nullptr) continue;
        line.cells.push_back({column, std::nullopt, figure, false, std::nullopt});
      }
      std::ranges::stable_sort(line.cells, {}, &Cell::column);
    });
  }

  void TakeStand(const Table& table, const Line& line, Cell& cell, const LineStand& stand,
                 const std::string& path) {
    if (stand.doubtful.contains(cell.column)) return;
    const auto figure = stand.figures.find(cell.column);
    if (figure == stand.figures.end()) {
      return Note(path, "YEAR_NOT_IN_SERIES",
                  absl::StrFormat("line %s had no figure for %s; extend the series to that year "
                                  "with a mutation (KIND_EXTENSION)",
                                  line.id, finance::FormatColumn(cell.column)));
    }
    if (!cell.worked_with_open && cell.worked_with != figure->second) {
      const auto amount = [&table](std::int64_t value) {
        return finance::FormatQuantity({table.measure, value}, finance::Language::kEnglish);
      };
      return Note(path + ".worked_with", "STAND_MISFIT",
                  absl::StrFormat("line %s, %s: the stand before and the mutations make %s, and %s "
                                  "is given; name the mutation that makes the difference",
                                  line.id, finance::FormatColumn(cell.column),
                                  amount(figure->second), amount(cell.worked_with)));
    }
    cell.worked_with = figure->second;
    cell.worked_with_open = false;
  }

  // A year out of the structural figure is divided as that is, unless the draft's tables name it.
  void ExtendAmounts(Line& line) {
    const auto structural = line.amounts.find(Column::Structural());
    if (structural == line.amounts.end()) return;
    for (const Mutation& mutation : draft_.mutations) {
      if (mutation.kind != MutationKind::kExtension) continue;
      for (const MutationEntry& entry : mutation.entries) {
        if (entry.line != line.id || CellAt(line, entry.column) != nullptr) continue;
        line.amounts.try_emplace(entry.column, structural->second);
      }
    }
  }

  const Revision* predecessor_;
  Revision& draft_;
  Stands stands_;
  std::vector<Violation> violations_;
};

}  // namespace

std::vector<Violation> Derive(const Revision* predecessor, Revision& draft) {
  return Deriver(predecessor, draft).Derive();
}

}  // namespace rekenschap::planning
