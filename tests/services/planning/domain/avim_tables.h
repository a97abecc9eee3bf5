#ifndef REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_AVIM_TABLES_H_
#define REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_AVIM_TABLES_H_

#include <string>
#include <utility>
#include <vector>

#include "services/planning/domain/revision.h"

// The tables of Kamerstuk 28 638 nr. 177, as printed.
namespace rekenschap::planning {

inline constexpr std::int64_t kMillion = 100'000'000;  // in eurocents

// The column of the nth figure of a row: 2020 to 2023, then the structural one.
inline finance::Column ColumnOfPrint(std::size_t i) {
  return i == 4 ? finance::Column::Structural() : finance::Column{2020 + static_cast<int>(i)};
}

inline Line PrintedLine(const std::string& id, finance::Measure measure, std::int64_t unit,
                        const std::vector<std::string>& printed) {
  Line line;
  line.id = id;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    Cell cell;
    cell.column = ColumnOfPrint(i);
    cell.printed = *finance::ParsePrinted(printed[i], measure, unit);
    cell.worked_with = cell.printed->value;
    line.cells.push_back(cell);
  }
  return line;
}

inline Table PrintedTable(
    finance::Measure measure, std::int64_t unit,
    const std::vector<std::pair<std::string, std::vector<std::string>>>& lines,
    const std::vector<std::string>& totals) {
  Table table;
  table.id = "table";
  table.measure = measure;
  table.print_unit = unit;
  for (const auto& [id, printed] : lines) {
    table.lines.push_back(PrintedLine(id, measure, unit, printed));
  }
  for (std::size_t i = 0; i < totals.size(); ++i) {
    table.printed_totals.push_back(
        {ColumnOfPrint(i), *finance::ParsePrinted(totals[i], measure, unit)});
  }
  return table;
}

inline Table AvimBudget() {
  return PrintedTable(finance::Measure::kEuro, 1'000'000,
                      {{"mensenhandel", {"6,8", "3,4", "5,6", "6,2", "6,8"}},
                       {"ienr", {"0,3", "1,6", "2,6", "2,9", "3,2"}},
                       {"inhuur", {"1,0", "1,0", "0,3", "0,3", "0,0"}}},
                      {"2", "6", "8", "10", "10"});
}

inline Table AvimFte() {
  Table table = PrintedTable(finance::Measure::kFte, 1,
                             {{"mensenhandel-fte", {"11,6", "46,4", "49,3", "58,0", "58,0"}},
                              {"ienr-fte", {"5,8", "23,2", "24,7", "29,0", "29,0"}}},
                             {"17,4", "69,6", "74,0", "87,0", "87,0"});
  table.nature = finance::Nature::kStock;
  return table;
}

// Both tables, in which the euro lines pay for the fte lines; the budget is table 0.
inline Revision AvimRevision() {
  Revision revision;
  revision.tables = {AvimBudget(), AvimFte()};
  revision.tables[0].lines[0].pays_for = "mensenhandel-fte";
  revision.tables[0].lines[1].pays_for = "ienr-fte";
  return revision;
}

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_AVIM_TABLES_H_
