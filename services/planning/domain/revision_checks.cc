#include "services/planning/domain/revision_checks.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <absl/strings/str_format.h>

#include "services/finance/names.h"
#include "services/finance/notation.h"
#include "services/planning/domain/spread_checks.h"

namespace rekenschap::planning {
namespace {

using base::Violation;
using finance::Basis;
using finance::Measure;
using finance::Nature;

constexpr std::size_t kMostKeys = 50;
constexpr std::size_t kMostProfiles = 50;
constexpr std::size_t kMostHandovers = 200;

// Walks a revision and notes what is wrong under the path where it stands.
class Checker {
 public:
  explicit Checker(const Revision& revision) : revision_(revision) {}

  std::vector<Violation> Check() {
    for (const Table& table : revision_.tables) {
      for (const Line& line : table.lines) measures_.emplace(line.id, table.measure);
    }
    for (std::size_t i = 0; i < revision_.tables.size(); ++i) {
      CheckTable(revision_.tables[i], absl::StrFormat("tables[%d]", i));
    }
    // Drafts go on from one another, so what each may add has to stay bounded together.
    CheckCount("allocation_keys", revision_.keys.size(), kMostKeys);
    CheckCount("phasing_profiles", revision_.profiles.size(), kMostProfiles);
    CheckCount("handovers", revision_.handovers.size(), kMostHandovers);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < revision_.keys.size(); ++i) {
      const std::string path = absl::StrFormat("allocation_keys[%d]", i);
      CheckId(revision_.keys[i].id, path, seen);
    }
    seen.clear();
    for (std::size_t i = 0; i < revision_.profiles.size(); ++i) {
      CheckId(revision_.profiles[i].id, absl::StrFormat("phasing_profiles[%d]", i), seen);
    }
    seen.clear();
    for (std::size_t i = 0; i < revision_.mutations.size(); ++i) {
      CheckId(revision_.mutations[i].id, absl::StrFormat("mutations[%d]", i), seen);
    }
    return std::move(violations_);
  }

 private:
  void Note(std::string field, const char* reason, std::string description) {
    violations_.push_back({std::move(field), reason, std::move(description)});
  }

  void CheckCount(const char* field, std::size_t count, std::size_t most) {
    if (count <= most) return;
    Note(field, "TOO_MANY",
         absl::StrFormat("with those of the revisions before there are %d, and at most %d can be; "
                         "use one that is there, or change it by its id",
                         count, most));
  }

  void CheckId(const std::string& id, const std::string& path, std::set<std::string>& seen) {
    if (!finance::IsId(id)) {
      Note(path + ".id", "ID_MALFORMED",
           absl::StrFormat("'%s' is not lower-case words with hyphens, at most 63 characters", id));
    } else if (!seen.insert(id).second) {
      Note(path + ".id", "ID_TWICE", absl::StrFormat("'%s' stands twice; ids are unique", id));
    }
  }

  void CheckTable(const Table& table, const std::string& path) {
    CheckId(table.id, path, table_ids_);
    const bool fits = table.measure == Measure::kEuro  ? table.nature == Nature::kFlow
                      : table.measure == Measure::kFte ? table.nature == Nature::kStock
                                                       : true;
    if (table.print_unit != 1 && table.print_unit != 1'000 && table.print_unit != 1'000'000) {
      Note(path + ".print_unit_count", "PRINT_UNIT_UNFIT",
           absl::StrFormat("a print unit of %d is not known; it is 1, 1000 or 1000000",
                           table.print_unit));
    }
    if (!fits) Note(path + ".nature", "NATURE_UNFIT", "euros are a FLOW and fte are a STOCK");
    if ((table.measure == Measure::kEuro) != (table.basis != Basis::kNone)) {
      Note(path + ".basis", "BASIS_UNFIT", "euros have a basis, and nothing else has one");
    }
    if (table.direction == Direction::kReceipts && table.measure != Measure::kEuro) {
      Note(path + ".direction", "DIRECTION_UNFIT", "only euros are received");
    }
    const bool has_row_total =
        table.printed_grand_total || std::ranges::any_of(table.lines, [](const Line& line) {
          return line.printed_row_total.has_value();
        });
    if (table.printed_grand_total) CheckPrint(path + ".printed_grand_total");
    if (has_row_total && table.nature == Nature::kStock) {
      Note(path, "ROW_TOTAL_OF_STOCK",
           "positions are never added up over years; leave the printed totals of rows out");
    }
    for (std::size_t i = 0; i < table.lines.size(); ++i) {
      CheckLine(table.lines[i], table, absl::StrFormat("%s.lines[%d]", path, i));
    }
    for (std::size_t i = 0; i < table.printed_totals.size(); ++i) {
      const std::string field = absl::StrFormat("%s.printed_totals[%d]", path, i);
      CheckPrint(field + ".printed");
      if (i > 0 && table.printed_totals[i].column == table.printed_totals[i - 1].column) {
        Note(field, "COLUMN_TWICE", "the column has two totals");
      }
    }
  }

  void CheckPrint(const std::string& field) {
    if (revision_.printed_in) return;
    Note(field, "PRINT_WITHOUT_DOCUMENT", "say in printed_in where it is printed");
  }

  void CheckLine(const Line& line, const Table& table, const std::string& path) {
    CheckId(line.id, path, line_ids_);
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      const Cell& cell = line.cells[i];
      const std::string field = absl::StrFormat("%s.cells[%d]", path, i);
      if (i > 0 && cell.column == line.cells[i - 1].column) {
        Note(
            field, "COLUMN_TWICE",
            absl::StrFormat("the line has two figures for %s", finance::FormatColumn(cell.column)));
      }
      if (cell.printed) CheckPrint(field + ".printed");
      const bool negative = cell.worked_with < 0 || (cell.printed && cell.printed->value < 0);
      if (negative && !line.may_be_negative) {
        Note(field, "NEGATIVE_FIGURE",
             absl::StrFormat(
                 "line %s, %s is below zero%s: %s; set may_be_negative where that has "
                 "a meaning",
                 line.id, finance::FormatColumn(cell.column),
                 revision_.mutations.empty() ? "" : " after the mutations",
                 finance::FormatQuantity(
                     {table.measure, cell.worked_with < 0 ? cell.worked_with : cell.printed->value},
                     finance::Language::kEnglish)));
      }
    }
    if (line.cells.size() == 1 && line.cells.front().column.is_structural()) {
      Note(path + ".cells[0]", "COLUMNS_GAP", "the structural value follows on a year; name one");
    }
    if (line.printed_row_total) CheckPrint(path + ".printed_row_total");
    CheckPaysFor(line, table, path);
  }

  void CheckPaysFor(const Line& line, const Table& table, const std::string& path) {
    if (line.pays_for.empty()) return;
    const auto paid = measures_.find(line.pays_for);
    if (table.measure == Measure::kEuro && paid != measures_.end() &&
        paid->second == Measure::kFte) {
      return;
    }
    Note(path + ".pays_for", "PAYS_FOR_UNFIT", "a euro line pays for an fte line of the revision");
  }

  const Revision& revision_;
  std::set<std::string> table_ids_;
  std::set<std::string> line_ids_;
  std::map<std::string, Measure> measures_;
  std::vector<Violation> violations_;
};

}  // namespace

std::vector<Violation> CheckRevision(const Revision& revision, const Programme& programme) {
  std::vector<Violation> violations = Checker(revision).Check();
  std::ranges::move(CheckSpread(revision, programme), std::back_inserter(violations));
  return violations;
}

}  // namespace rekenschap::planning
