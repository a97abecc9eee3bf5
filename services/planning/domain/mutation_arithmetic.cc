#include "services/planning/domain/mutation_arithmetic.h"

#include <optional>
#include <set>
#include <utility>

#include <absl/strings/str_format.h>
#include <absl/strings/str_join.h>

#include "services/finance/arithmetic.h"
#include "services/finance/notation.h"
#include "services/planning/domain/mutation_balance.h"

namespace rekenschap::planning {
namespace {

using finance::Column;

constexpr std::int64_t kMillion = 1'000'000;

std::string Amount(finance::Measure measure, std::int64_t value) {
  return finance::FormatQuantity({measure, value}, finance::Language::kEnglish);
}

// The columns that a line has, for messages.
std::string ColumnsOf(const LineStand& stand) {
  std::vector<std::string> columns;
  for (const auto& [column, figure] : stand.figures) {
    columns.push_back(finance::FormatColumn(column));
  }
  return absl::StrJoin(columns, ", ");
}

// Half of a unit of the print, in smallest units; no room for a unit that cannot be.
std::int64_t HalfPrintUnit(const LineStand& stand) {
  std::int64_t whole = 1;
  for (int i = 0; i < finance::DecimalsOf(stand.measure); ++i) whole *= 10;
  const auto unit = finance::CheckedMultiply(stand.print_unit, whole);
  return unit.ok() && *unit > 0 ? *unit / 2 : 0;
}

// The last year that the line names; nothing for none.
std::optional<int> LastYear(const LineStand& stand) {
  std::optional<int> last;
  for (const auto& [column, figure] : stand.figures) {
    if (!column.is_structural()) last = column.year;
  }
  return last;
}

class Maker {
 public:
  Maker(Mutation& mutation, std::string path, Stands& stands,
        std::vector<base::Violation>& violations)
      : mutation_(mutation), path_(std::move(path)), stands_(stands), violations_(violations) {}

  void Make() {
    const std::size_t before = violations_.size();
    CheckIndex();
    for (std::size_t i = 0; i < mutation_.entries.size(); ++i) {
      MakeEntry(mutation_.entries[i], absl::StrFormat("%s.entries[%d]", path_, i));
    }
    // A balance over entries that are wrong themselves would only repeat it.
    if (violations_.size() == before) CheckBalance(mutation_, path_, stands_, violations_);
    if (violations_.size() != before) LeaveInDoubt();
  }

 private:
  void Note(std::string field, const char* reason, std::string description) {
    violations_.push_back({std::move(field), reason, std::move(description)});
  }

  void LeaveInDoubt() {
    for (const MutationEntry& entry : mutation_.entries) {
      const auto stand = stands_.find(entry.line);
      if (stand != stands_.end()) stand->second.doubtful.insert(entry.column);
    }
  }

  bool Indexes() const { return mutation_.kind == MutationKind::kIndexation; }

  void CheckIndex() {
    const bool has_index = mutation_.index_rate_per_million != 0 || !mutation_.price_level.empty();
    if (Indexes() && (mutation_.index_rate_per_million == 0 || mutation_.price_level.empty())) {
      Note(path_, "INDEXATION_INCOMPLETE",
           "an indexation names its rate (index_rate_per_million, 25700 for 2,57 %) and the "
           "price level that it lifts to");
    }
    if (!Indexes() && has_index) {
      Note(path_, "INDEX_UNWANTED",
           "only an indexation has a rate and a price level; leave them out, or make it "
           "KIND_INDEXATION");
    }
  }

  void MakeEntry(MutationEntry& entry, const std::string& path) {
    const auto found = stands_.find(entry.line);
    if (found == stands_.end()) {
      return Note(
          path + ".line", "LINE_UNKNOWN",
          absl::StrFormat("the plan has no line '%s'; name one that it has, or give the new "
                          "line in the tables of the draft",
                          entry.line));
    }
    LineStand& stand = found->second;
    if (!seen_.emplace(entry.line, entry.column).second) {
      return Note(path, "ENTRY_TWICE",
                  absl::StrFormat("line %s, %s stands twice in this mutation; add them up",
                                  entry.line, finance::FormatColumn(entry.column)));
    }
    const bool measured = CheckMeasure(entry, stand, path);
    if (mutation_.kind == MutationKind::kExtension) return Extend(entry, stand, path);
    if (!CheckColumn(entry, path)) return;
    if (Indexes() && stand.measure != finance::Measure::kEuro) {
      return Note(
          path + ".line", "INDEXATION_NOT_EUROS",
          absl::StrFormat("line %s is in %s, and only euros follow wages and prices; change "
                          "it with KIND_ADJUSTMENT",
                          entry.line, std::string(finance::ToString(stand.measure))));
    }
    if (!entry.amount && !Indexes()) {
      Note(path + ".amount", "AMOUNT_MISSING",
           absl::StrFormat("say by how much line %s, %s changes", entry.line,
                           finance::FormatColumn(entry.column)));
    }
    const auto figure = stand.figures.find(entry.column);
    const bool doubtful = stand.doubtful.contains(entry.column);
    if (figure == stand.figures.end()) {
      if (!doubtful) NoteYear(entry, stand, path);
      return;
    }
    if (doubtful || !measured) return;
    if (Indexes() && !Index(entry, stand, path)) return;
    if (entry.amount) Add(entry, stand.measure, figure->second, path);
  }

  bool CheckMeasure(MutationEntry& entry, const LineStand& stand, const std::string& path) {
    if (entry.measure && *entry.measure != stand.measure) {
      Note(path + ".amount", "MEASURE_WRONG",
           absl::StrFormat("line %s is in %s, and the amount is in %s; give it in %s", entry.line,
                           std::string(finance::ToString(stand.measure)),
                           std::string(finance::ToString(*entry.measure)),
                           std::string(finance::ToString(stand.measure))));
      return false;
    }
    entry.measure.reset();
    return true;
  }

  bool CheckColumn(const MutationEntry& entry, const std::string& path) {
    if (mutation_.kind == MutationKind::kCashShift && entry.column.is_structural()) {
      Note(path, "COLUMN_UNFIT",
           absl::StrFormat("line %s: a cash shift moves between years, and the structural figure "
                           "is no year; name the years",
                           entry.line));
      return false;
    }
    if (mutation_.kind == MutationKind::kStructuralChange && !entry.column.is_structural()) {
      Note(path, "COLUMN_UNFIT",
           absl::StrFormat("line %s, %s: a structural change changes the structural figure alone; "
                           "change a year with KIND_ADJUSTMENT",
                           entry.line, finance::FormatColumn(entry.column)));
      return false;
    }
    return true;
  }

  void NoteYear(const MutationEntry& entry, const LineStand& stand, const std::string& path) {
    const std::optional<int> last = LastYear(stand);
    const bool in_tail = stand.figures.contains(Column::Structural()) && last &&
                         entry.column.year > *last && !entry.column.is_structural();
    Note(path, "YEAR_NOT_IN_SERIES",
         absl::StrFormat("line %s has no figure for %s; it has %s. Name one of these, or %s",
                         entry.line, finance::FormatColumn(entry.column), ColumnsOf(stand),
                         in_tail ? "extend the series to that year first (KIND_EXTENSION)"
                                 : "give the line that column in the tables of the draft, where it "
                                   "starts at 0"));
  }

  void Add(const MutationEntry& entry, finance::Measure measure, std::int64_t& figure,
           const std::string& path) {
    const auto sum = finance::CheckedAdd(figure, *entry.amount);
    if (!sum.ok() || *sum > finance::kMaxFigure || *sum < -finance::kMaxFigure) {
      return Note(path + ".amount", "FIGURE_TOO_LARGE",
                  absl::StrFormat("line %s, %s: %s and this together are larger than any figure "
                                  "can be here; look at the number of zeros",
                                  entry.line, finance::FormatColumn(entry.column),
                                  Amount(measure, figure)));
    }
    figure = *sum;
  }

  void Extend(MutationEntry& entry, LineStand& stand, const std::string& path) {
    if (entry.amount.value_or(0) != 0) {
      Note(path + ".amount", "AMOUNT_UNWANTED",
           absl::StrFormat("line %s, %s: a year starts at the structural figure; change it with "
                           "another mutation",
                           entry.line, finance::FormatColumn(entry.column)));
    }
    const auto structural = stand.figures.find(Column::Structural());
    const std::optional<int> last = LastYear(stand);
    if (structural == stand.figures.end() || !last) {
      return Note(path, "STRUCTURAL_MISSING",
                  absl::StrFormat("line %s has no structural figure to take a year out of; give "
                                  "the line that year in the tables of the draft, where it starts "
                                  "at 0",
                                  entry.line));
    }
    if (entry.column.year != *last + 1) {
      return Note(
          path, "EXTENSION_NOT_NEXT",
          absl::StrFormat("line %s has %s, and so the next year is %d and not %s", entry.line,
                          ColumnsOf(stand), *last + 1, finance::FormatColumn(entry.column)));
    }
    entry.amount = 0;
    stand.figures[entry.column] = structural->second;
    if (stand.doubtful.contains(Column::Structural())) stand.doubtful.insert(entry.column);
  }

  // Reckons the amount of an entry of an indexation, or holds what is given against it. Whether the
  // entry can be made.
  bool Index(MutationEntry& entry, const LineStand& stand, const std::string& path) {
    if (mutation_.index_rate_per_million == 0) return false;  // noted
    const std::int64_t figure = stand.figures.at(entry.column);
    const auto due =
        finance::MultiplyDivideHalfEven(figure, mutation_.index_rate_per_million, kMillion);
    if (!due.ok()) {
      Note(path + ".amount", "FIGURE_TOO_LARGE",
           absl::StrFormat("line %s, %s: the rate over %s comes to more than any figure can be "
                           "here; look at the rate",
                           entry.line, finance::FormatColumn(entry.column),
                           Amount(stand.measure, figure)));
      return false;
    }
    if (!entry.amount) {
      entry.amount = *due;
      return true;
    }
    const std::int64_t half_unit = HalfPrintUnit(stand);
    const auto off = finance::CheckedSubtract(*entry.amount, *due);
    if (off.ok() && *off <= half_unit && *off >= -half_unit) return true;
    Note(path + ".amount", "INDEXATION_MISFIT",
         absl::StrFormat("line %s, %s: the rate over %s comes to %s, give or take %s for the "
                         "rounding of the print, and %s is given; leave the amount out to have it "
                         "reckoned",
                         entry.line, finance::FormatColumn(entry.column),
                         Amount(stand.measure, figure), Amount(stand.measure, *due),
                         Amount(stand.measure, half_unit), Amount(stand.measure, *entry.amount)));
    return false;
  }

  Mutation& mutation_;
  const std::string path_;
  Stands& stands_;
  std::vector<base::Violation>& violations_;
  std::set<std::pair<std::string, Column>> seen_;
};

}  // namespace

LineStand StandOf(const Table& table, const Line& line) {
  LineStand stand;
  stand.measure = table.measure;
  stand.nature = table.nature;
  stand.basis = table.basis;
  stand.direction = table.direction;
  stand.print_unit = table.print_unit;
  for (const Cell& cell : line.cells) stand.figures[cell.column] = cell.worked_with;
  return stand;
}

Stands StandsOf(const std::vector<Table>& tables) {
  Stands stands;
  for (const Table& table : tables) {
    for (const Line& line : table.lines) stands.emplace(line.id, StandOf(table, line));
  }
  return stands;
}

void Make(Mutation& mutation, const std::string& path, Stands& stands,
          std::vector<base::Violation>& violations) {
  Maker(mutation, path, stands, violations).Make();
}

}  // namespace rekenschap::planning
