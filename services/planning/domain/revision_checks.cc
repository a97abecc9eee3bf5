#include "services/planning/domain/revision_checks.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <absl/strings/str_format.h>

#include "services/finance/names.h"

namespace rekenschap::planning {
namespace {

using base::Violation;
using finance::Basis;
using finance::Measure;
using finance::Nature;

constexpr std::int64_t kMaxWeight = 1'000'000'000'000;

// Walks a revision and notes what is wrong under the path where it stands.
class Checker {
 public:
  Checker(const Revision& revision, const Programme& programme)
      : revision_(revision), units_(programme.units.begin(), programme.units.end()) {}

  std::vector<Violation> Check() {
    for (const AllocationKey& key : revision_.keys) key_ids_.insert(key.id);
    for (const Table& table : revision_.tables) {
      for (const Line& line : table.lines) measures_.emplace(line.id, table.measure);
    }
    for (std::size_t i = 0; i < revision_.tables.size(); ++i) {
      CheckTable(revision_.tables[i], absl::StrFormat("tables[%d]", i));
    }
    std::set<std::string> seen;
    for (std::size_t i = 0; i < revision_.keys.size(); ++i) {
      const std::string path = absl::StrFormat("allocation_keys[%d]", i);
      CheckId(revision_.keys[i].id, path, seen);
      CheckWeights(revision_.keys[i], path);
    }
    return std::move(violations_);
  }

 private:
  void Note(std::string field, const char* reason, std::string description) {
    violations_.push_back({std::move(field), reason, std::move(description)});
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
    if (!fits) Note(path + ".nature", "NATURE_UNFIT", "euros are a FLOW and fte are a STOCK");
    if ((table.measure == Measure::kEuro) != (table.basis != Basis::kNone)) {
      Note(path + ".basis", "BASIS_UNFIT", "euros have a basis, and nothing else has one");
    }
    for (std::size_t i = 0; i < table.lines.size(); ++i) {
      CheckLine(table.lines[i], table, absl::StrFormat("%s.lines[%d]", path, i));
    }
    for (std::size_t i = 0; i < table.printed_totals.size(); ++i) {
      const std::string field = absl::StrFormat("%s.printed_totals[%d]", path, i);
      CheckPrint(field);
      if (i > 0 && table.printed_totals[i].column == table.printed_totals[i - 1].column) {
        Note(field, "COLUMN_TWICE", "the column has two totals");
      }
    }
  }

  void CheckPrint(const std::string& field) {
    if (revision_.printed_in) return;
    Note(field + ".printed", "PRINT_WITHOUT_DOCUMENT", "say in printed_in where it is printed");
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
      if (cell.printed) CheckPrint(field);
      const bool negative = cell.worked_with < 0 || (cell.printed && cell.printed->value < 0);
      if (negative && !line.may_be_negative) {
        Note(field, "NEGATIVE_FIGURE",
             "it is below zero; set may_be_negative where that has a meaning");
      }
    }
    if (line.cells.size() == 1 && line.cells.front().column.is_structural()) {
      Note(path + ".cells[0]", "COLUMNS_GAP", "the structural value follows on a year; name one");
    }
    CheckKeyOf(line, path);
    CheckPaysFor(line, table, path);
  }

  void CheckKeyOf(const Line& line, const std::string& path) {
    if (line.cells.empty() && line.allocation_key.empty()) return;
    if (line.allocation_key.empty()) {
      Note(path + ".allocation_key", "KEY_MISSING",
           "say by which key of the revision its figures are divided over the units");
    } else if (!key_ids_.contains(line.allocation_key)) {
      Note(path + ".allocation_key", "KEY_UNKNOWN",
           absl::StrFormat("the revision has no key '%s'", line.allocation_key));
    }
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

  void CheckWeights(const AllocationKey& key, const std::string& path) {
    std::int64_t largest = 0;
    for (std::size_t i = 0; i < key.weights.size(); ++i) {
      const finance::Weight& weight = key.weights[i];
      const std::string field = absl::StrFormat("%s.weights[%d]", path, i);
      if (weight.weight < 0 || weight.weight > kMaxWeight) {
        Note(field + ".weight", "WEIGHTS_UNFIT", "a weight is a whole number from 0 to 10^12");
      }
      if (i > 0 && weight.id == key.weights[i - 1].id) {
        Note(field + ".unit", "WEIGHTS_UNFIT",
             absl::StrFormat("unit '%s' stands twice", weight.id));
      }
      if (!units_.contains(weight.id)) {
        Note(field + ".unit", "UNIT_NOT_TAKING_PART",
             absl::StrFormat("unit '%s' does not take part in the programme", weight.id));
      }
      largest = std::max(largest, weight.weight);
    }
    if (largest == 0) {
      Note(path + ".weights", "WEIGHTS_UNFIT", "at least one weight is above 0");
    }
  }

  const Revision& revision_;
  const std::set<std::string> units_;
  std::set<std::string> table_ids_;
  std::set<std::string> line_ids_;
  std::set<std::string> key_ids_;
  std::map<std::string, Measure> measures_;
  std::vector<Violation> violations_;
};

}  // namespace

std::vector<Violation> CheckRevision(const Revision& revision, const Programme& programme) {
  return Checker(revision, programme).Check();
}

}  // namespace rekenschap::planning
