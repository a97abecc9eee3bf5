#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/finance/allocation.h"
#include "services/finance/column.h"
#include "services/finance/printed.h"
#include "services/finance/quantity.h"
#include "services/finance/series.h"
#include "services/finance/target.h"
#include "services/planning/domain/document.h"

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
  std::optional<Rectification> rectification;

  bool operator==(const Cell&) const = default;
};

// One thing that is planned and realised (regel).
struct Line {
  std::string id;
  std::string title;
  std::vector<Cell> cells;  // by column; none for a line that is only followed
  std::int64_t opening_position = 0;
  std::string allocation_key;  // the key's id; empty without cells
  std::string pays_for;        // the id of the fte line that a euro line pays for
  bool may_be_negative = false;

  bool operator==(const Line&) const = default;
};

// A total as printed: evidence, never a figure to reckon with.
struct PrintedTotal {
  finance::Column column;
  finance::Printed printed;

  bool operator==(const PrintedTotal&) const = default;
};

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

  bool operator==(const Table&) const = default;
};

// How an amount is divided over the units (verdeelsleutel).
struct AllocationKey {
  std::string id;
  std::string title;
  Document source;
  std::vector<finance::Weight> weights;  // by unit

  bool operator==(const AllocationKey&) const = default;
};

// One complete, immutable state of a programme's tables, and its way from draft to adoption.
struct Revision {
  enum class State { kDraft, kAdopted };

  // The content: never changes.
  std::string title;
  std::optional<Document> printed_in;
  Document adopted_by;  // its date is the effective date
  std::vector<Table> tables;
  std::vector<AllocationKey> keys;  // by id
  std::string reconciliation_override;
  int target_resolution_version = finance::kTargetResolutionVersion;

  // The record.
  std::string programme;
  std::int64_t number = 0;
  std::string author;
  std::int64_t record_time_micros = 0;
  std::int64_t sequence = 0;
  State state = State::kDraft;
  std::string adopter;
  std::int64_t adopt_time_micros = 0;
  std::int64_t adopt_sequence = 0;
  std::string content_hash;

  bool operator==(const Revision&) const = default;
};

// The worked-with values of a line.
finance::Series SeriesOf(const Table& table, const Line& line);

// The key that divides `line`; null for a line without one.
const AllocationKey* KeyOf(const Revision& revision, const Line& line);

// What AdoptRevision wants back: it changes with the state.
std::string EtagOf(const Revision& revision);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_REVISION_H_
