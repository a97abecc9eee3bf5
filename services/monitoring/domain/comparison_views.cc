#include "services/monitoring/domain/comparison_views.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "services/base/status/status.h"
#include "services/monitoring/domain/comparison_totals.h"
#include "services/monitoring/domain/unit_tree.h"

namespace rekenschap::monitoring {
namespace {

using Rows = std::vector<ComparisonRow>;

// The rows of a line's units in the order of the tree, with subtotals.
absl::StatusOr<Rows> InTree(const Plan& plan, const std::vector<TreePlace>& places,
                            const PlanLine& line, const Rows& units) {
  std::map<std::string, const ComparisonRow*> by_unit;
  for (const ComparisonRow& row : units) by_unit.emplace(row.unit, &row);
  Rows rows;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const TreePlace& place = places[i];
    int depth = place.depth;
    if (place.end > i + 1) {
      Rows below;
      for (std::size_t j = i; j < place.end; ++j) {
        const auto found = by_unit.find(places[j].unit);
        if (found != by_unit.end()) below.push_back(*found->second);
      }
      if (below.empty()) continue;
      ASSIGN_OR_RETURN(ComparisonRow total, TotalOf(plan.programme.threshold, line, below));
      total.unit = place.unit;
      total.period = below.front().period;
      total.subtotal = true;
      total.depth = depth++;
      rows.push_back(std::move(total));
    }
    const auto own = by_unit.find(place.unit);
    if (own == by_unit.end()) continue;
    rows.push_back(*own->second);
    rows.back().depth = depth;
  }
  return rows;
}

absl::StatusOr<Rows> Tree(const Plan& plan, const Slice& slice, const Rows& all) {
  ASSIGN_OR_RETURN(const auto wanted, SubtreesOf(plan.programme, slice.units));
  const std::vector<TreePlace> places = TreeOf(plan.programme, wanted);
  Rows rows;
  for (auto row = all.begin(); row != all.end();) {
    rows.push_back(*row);  // a total
    const auto begin = ++row;
    while (row != all.end() && !row->unit.empty()) ++row;
    if (begin == row) continue;
    const PlanLine* line = FindLine(plan.revision, begin->line);
    ASSIGN_OR_RETURN(Rows placed, InTree(plan, places, *line, Rows(begin, row)));
    std::ranges::move(placed, std::back_inserter(rows));
  }
  return rows;
}

absl::StatusOr<Rows> ByUnit(const Plan& plan, const Rows& all) {
  std::map<std::string, Rows> by_unit;
  Rows totals;
  for (const ComparisonRow& row : all) {
    (row.unit.empty() ? totals : by_unit[row.unit]).push_back(row);
  }
  Rows rows;
  for (auto& [unit, lines] : by_unit) {
    ASSIGN_OR_RETURN(Rows kinds, KindTotalsOfUnit(plan.programme.threshold, lines));
    for (ComparisonRow& row : kinds) row.period = lines.front().period;
    std::ranges::move(lines, std::back_inserter(rows));
    std::ranges::move(kinds, std::back_inserter(rows));
  }
  std::ranges::move(totals, std::back_inserter(rows));
  return rows;
}

}  // namespace

absl::StatusOr<Rows> RowsOf(const Plan& plan, const Slice& slice, View view,
                            const ComparisonTable& table) {
  switch (view) {
    case View::kUnits:
      break;
    case View::kTotals: {
      Rows totals;
      std::ranges::copy_if(table.rows, std::back_inserter(totals),
                           [](const ComparisonRow& row) { return row.unit.empty(); });
      return totals;
    }
    case View::kTree:
      return Tree(plan, slice, table.rows);
    case View::kByUnit:
      return ByUnit(plan, table.rows);
  }
  return table.rows;
}

void AddAccepted(const Rows& accepted, Rows& provisional) {
  const auto same = [](const ComparisonRow& a, const ComparisonRow& b) {
    return a.line == b.line && a.unit == b.unit && a.subtotal == b.subtotal &&
           KindOf(a) == KindOf(b);
  };
  // What is accepted is a part of what is provisional, in the same order.
  auto next = accepted.begin();
  for (ComparisonRow& row : provisional) {
    row.accepted.emplace();
    if (next != accepted.end() && same(row, *next)) {
      *row.accepted = *next++;
    } else {
      row.accepted->status = Comparison::kMissing;
    }
  }
}

}  // namespace rekenschap::monitoring
