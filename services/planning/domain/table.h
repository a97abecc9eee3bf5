#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_TABLE_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_TABLE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/finance/column.h"
#include "services/finance/printed.h"
#include "services/finance/quantity.h"
#include "services/finance/series.h"
#include "services/finance/target.h"

// The figures of a plan, as documents lay them out.
namespace rekenschap::planning {

// A reasoned departure from a printed figure.
struct Rectification {
  std::string reason;
  std::string author;
  finance::Date date;

  bool operator==(const Rectification&) const = default;
};

// One figure of a line: what is printed, what is worked with, and why where the two differ.
struct Cell {
  finance::Column column;
  std::optional<finance::Printed> printed;
  std::int64_t worked_with = 0;  // in the table's smallest unit
  // Only while a draft is being made: nobody said what is worked with, so that what is printed or
  // derived decides.
  bool worked_with_open = false;
  std::optional<Rectification> rectification;

  bool operator==(const Cell&) const = default;
};

// One thing that is planned and realised (regel).
struct Line {
  std::string id;
  std::string title;
  std::vector<Cell> cells;  // by column; none for a line that is only followed
  std::int64_t opening_position = 0;
  std::string allocation_key;  // the key's id; may be empty without cells, or where amounts do
  std::string pays_for;        // the id of the fte line that a euro line pays for
  bool may_be_negative = false;
  std::map<finance::Column, finance::GivenAmounts> amounts;
  std::string profile;                                // a profile's id; empty for linear
  std::map<int, std::vector<std::int64_t>> phased;    // the figure at the end of each period
  std::optional<finance::Printed> printed_row_total;  // of its years

  bool operator==(const Line&) const = default;
};

// A total as printed: evidence, never a figure to reckon with.
struct PrintedTotal {
  finance::Column column;
  finance::Printed printed;

  bool operator==(const PrintedTotal&) const = default;
};

// Which way the money of a table goes.
enum class Direction { kExpenditure, kReceipts };

// The lines that a document prints together under one total.
struct Table {
  std::string id;
  std::string title;
  finance::Measure measure = finance::Measure::kEuro;
  finance::Nature nature = finance::Nature::kFlow;
  finance::Basis basis = finance::Basis::kNone;
  std::int64_t print_unit = 1;
  std::vector<Line> lines;                   // in the order printed
  std::vector<PrintedTotal> printed_totals;  // by column
  Direction direction = Direction::kExpenditure;
  std::optional<finance::Printed> printed_grand_total;

  bool operator==(const Table&) const = default;
};

// The worked-with values of a line.
finance::Series SeriesOf(const Table& table, const Line& line);

// The line's figure in the column; null when it has none.
const Cell* CellAt(const Line& line, finance::Column column);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_TABLE_H_
