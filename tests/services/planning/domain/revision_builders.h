#ifndef REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_REVISION_BUILDERS_H_
#define REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_REVISION_BUILDERS_H_

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "services/planning/domain/derivation.h"
#include "services/planning/domain/revision.h"

// A small plan with a line of every kind, and mutations on it.
namespace rekenschap::planning {

inline constexpr finance::Column kStructural = finance::Column::Structural();

inline Cell CellOf(finance::Column column, std::int64_t worked_with) {
  return {column, std::nullopt, worked_with, false, std::nullopt};
}

inline Line LineOf(std::string id, std::vector<Cell> cells) {
  Line line;
  line.title = "Line " + id;
  line.id = std::move(id);
  line.cells = std::move(cells);
  line.allocation_key = "key";
  return line;
}

// In 2021, 2022 and structurally.
inline Line LineOf(std::string id, std::int64_t first, std::int64_t second,
                   std::int64_t structural) {
  return LineOf(std::move(id),
                {CellOf({2021}, first), CellOf({2022}, second), CellOf(kStructural, structural)});
}

inline Table TableOf(std::string id, finance::Measure measure, finance::Nature nature,
                     finance::Basis basis, std::vector<Line> lines) {
  Table table;
  table.title = "Table " + id;
  table.id = std::move(id);
  table.measure = measure;
  table.nature = nature;
  table.basis = basis;
  table.lines = std::move(lines);
  return table;
}

// Table 0 is cash (lines people and hire), 1 commitments (pledge), 2 receipts (fees), 3 fte
// (posts), 4 counts that build up (cases), 5 counts that stand (desks).
inline Revision PlanOfEveryKind() {
  using finance::Basis;
  using finance::Measure;
  using finance::Nature;
  Revision plan;
  plan.programme = "programme";
  plan.number = 1;
  plan.title = "First";
  plan.adopted_by = {"1", "", finance::Date(std::chrono::year(2020) / 1 / 1), ""};
  plan.tables = {
      TableOf("cash", Measure::kEuro, Nature::kFlow, Basis::kCash,
              {LineOf("people", 100'000, 200'000, 300'000), LineOf("hire", 50'000, 40'000, 0)}),
      TableOf("pledges", Measure::kEuro, Nature::kFlow, Basis::kCommitments,
              {LineOf("pledge", 150'000, 240'000, 300'000)}),
      TableOf("receipts", Measure::kEuro, Nature::kFlow, Basis::kCash,
              {LineOf("fees", 10'000, 20'000, 30'000)}),
      TableOf("strength", Measure::kFte, Nature::kStock, Basis::kNone,
              {LineOf("posts", 11'600, 46'400, 58'000)}),
      TableOf("counts", Measure::kCount, Nature::kFlow, Basis::kNone,
              {LineOf("cases", 10, 20, 30)}),
      TableOf("positions", Measure::kCount, Nature::kStock, Basis::kNone,
              {LineOf("desks", 1, 2, 3)}),
  };
  plan.tables[2].direction = Direction::kReceipts;
  AllocationKey key;
  key.id = "key";
  key.title = "Key";
  key.weights = {{"north", 1}, {"south", 1}};
  plan.keys = {key};
  return plan;
}

inline Mutation MutationOf(MutationKind kind, std::vector<MutationEntry> entries,
                           std::string id = "mutation") {
  Mutation mutation;
  mutation.title = "Mutation " + id;
  mutation.id = std::move(id);
  mutation.reason = "Because.";
  mutation.kind = kind;
  mutation.entries = std::move(entries);
  if (kind == MutationKind::kIndexation) {
    mutation.index_rate_per_million = 25'700;
    mutation.price_level = "price level 2022";
  }
  return mutation;
}

// A draft on a predecessor that goes on with its tables.
inline Revision DraftWith(std::vector<Mutation> mutations) {
  Revision draft;
  draft.programme = "programme";
  draft.number = 2;
  draft.title = "Second";
  draft.predecessor = 1;
  draft.adopted_by = {"2", "", finance::Date(std::chrono::year(2021) / 1 / 1), ""};
  draft.mutations = std::move(mutations);
  return draft;
}

// As a client that gives all tables would: nobody has said yet what is worked with.
inline void LeaveOpen(Revision& draft) {
  for (Table& table : draft.tables) {
    for (Line& line : table.lines) {
      for (Cell& cell : line.cells) {
        cell.worked_with_open = true;
        cell.worked_with = 0;
      }
    }
  }
}

// In millions of euros.
inline finance::Printed Print(const std::string& text) {
  return *finance::ParsePrinted(text, finance::Measure::kEuro, 1'000'000);
}

inline const Line& LineIn(const Revision& revision, const std::string& id) {
  for (const Table& table : revision.tables) {
    for (const Line& line : table.lines) {
      if (line.id == id) return line;
    }
  }
  static const Line kNone;
  ADD_FAILURE() << "no line " << id;
  return kNone;
}

// The figures of a line, by column.
inline std::map<finance::Column, std::int64_t> FiguresOf(const Revision& revision,
                                                         const std::string& id) {
  std::map<finance::Column, std::int64_t> figures;
  for (const Cell& cell : LineIn(revision, id).cells) figures[cell.column] = cell.worked_with;
  return figures;
}

// As `mutations[0].entries[1].amount FIGURE_TOO_LARGE`.
inline std::vector<std::string> Briefly(const std::vector<base::Violation>& violations) {
  std::vector<std::string> texts;
  for (const base::Violation& violation : violations) {
    texts.push_back(violation.field + " " + violation.reason);
  }
  return texts;
}

// What deriving the draft finds.
inline std::vector<std::string> Found(const Revision& predecessor, Revision draft) {
  return Briefly(Derive(&predecessor, draft));
}

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_REVISION_BUILDERS_H_
