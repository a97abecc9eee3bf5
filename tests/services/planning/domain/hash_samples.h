#ifndef REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_HASH_SAMPLES_H_
#define REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_HASH_SAMPLES_H_

#include <string>

#include "tests/services/planning/domain/revision_builders.h"

// Revisions that say all that there is to say.
namespace rekenschap::planning {

inline Document Paper(const std::string& number) {
  return {number, "Title of " + number, finance::Date(std::chrono::year(2019) / 11 / 18),
          "https://x.nl/1"};
}

// What format 1 can say, all of it.
inline Revision Plain() {
  Revision revision;
  revision.programme = "avim-mensenhandel";
  revision.number = 1;
  revision.title = "Kamerbrief";
  revision.printed_in = Paper("28 638 nr. 177");
  revision.adopted_by = Paper("35 300 VI nr. 15");
  revision.reconciliation_override = "Because.";
  revision.target_resolution_version = 1;
  Line line = LineOf("people", {CellOf({2020}, 70'000'000), CellOf(kStructural, 680'000'000)});
  line.cells[0].printed = Print("6,8");
  line.cells[0].rectification =
      Rectification{"A misprint.", "someone", finance::Date(std::chrono::year(2020) / 2 / 3)};
  line.opening_position = 5;
  line.pays_for = "posts";
  line.may_be_negative = true;
  Table table = TableOf("budget", finance::Measure::kEuro, finance::Nature::kFlow,
                        finance::Basis::kCash, {line});
  table.print_unit = 1'000'000;
  table.printed_totals = {{{2020}, Print("2")}};
  revision.tables = {table};
  AllocationKey key;
  key.id = "key";
  key.title = "Key";
  key.source = Paper("BWBR0032333");
  key.weights = {{"north", 3}, {"south", 1}};
  revision.keys = {key};
  return revision;
}

// And what format 2 adds.
inline Revision Full() {
  Revision revision = Plain();
  revision.phase = Phase::kFirstSupplementary;
  revision.budget_year = 2020;
  revision.predecessor = 1;
  revision.number = 2;
  Mutation index = MutationOf(MutationKind::kIndexation, {{"people", {2020}, 2'570}}, "index");
  index.explanation = "Explained.";
  revision.mutations = {index};
  Table& table = revision.tables[0];
  table.direction = Direction::kReceipts;
  table.printed_grand_total = Print("9");
  Line& line = table.lines[0];
  line.amounts[{2020}] = {{{"north", 10}}, 20};
  line.profile = "early";
  line.phased[2020] = {30, 70'000'000};
  line.printed_row_total = Print("8");
  revision.keys[0].total_weight = 4;
  revision.keys[0].deviation_limit_basis_points = 700;
  revision.profiles = {{"early", "Early", {6'000, 4'000}}};
  revision.handovers = {{"north", finance::Date(std::chrono::year(2024) / 1 / 1), {{"south", 1}}}};
  revision.instalments = {{1, 15, 10'000}};
  return revision;
}

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_TESTS_SERVICES_PLANNING_DOMAIN_HASH_SAMPLES_H_
