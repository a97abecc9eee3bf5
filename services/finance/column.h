#ifndef REKENSCHAP_SERVICES_FINANCE_COLUMN_H_
#define REKENSCHAP_SERVICES_FINANCE_COLUMN_H_

#include <compare>
#include <string>

namespace rekenschap::finance {

// A column of a table: a calendar year, or the structural one, which comes after every year.
struct Column {
  static constexpr int kStructuralYear = 9999;  // beyond every year that a plan can name

  int year = 0;

  static constexpr Column Structural() { return {kStructuralYear}; }
  bool is_structural() const { return year == kStructuralYear; }
  auto operator<=>(const Column&) const = default;
};

// `2021`, or `structural`.
inline std::string FormatColumn(Column column) {
  return column.is_structural() ? "structural" : std::to_string(column.year);
}

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_COLUMN_H_
