#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "services/planning/domain/content_hash.h"
#include "tests/services/planning/domain/hash_samples.h"

// Every field of a revision counts in its hash.
namespace rekenschap::planning {
namespace {

using finance::Measure;

struct Change {
  const char* what;
  std::function<void(Revision&)> make;
};

const std::vector<Change>& ChangesOfFormatOne() {
  static const auto* const kChanges = new std::vector<Change>{
      {"programme", [](Revision& r) { r.programme = "other"; }},
      {"number", [](Revision& r) { r.number = 9; }},
      {"title", [](Revision& r) { r.title = "Other"; }},
      {"printed in, gone", [](Revision& r) { r.printed_in.reset(); }},
      {"printed in, number", [](Revision& r) { r.printed_in->number = "1"; }},
      {"printed in, title", [](Revision& r) { r.printed_in->title = "Other"; }},
      {"printed in, date", [](Revision& r) { r.printed_in->date += std::chrono::months(1); }},
      {"printed in, uri", [](Revision& r) { r.printed_in->uri = ""; }},
      {"adopted by, number", [](Revision& r) { r.adopted_by.number = "1"; }},
      {"adopted by, title", [](Revision& r) { r.adopted_by.title = "Other"; }},
      {"adopted by, date", [](Revision& r) { r.adopted_by.date += std::chrono::months(1); }},
      {"adopted by, uri", [](Revision& r) { r.adopted_by.uri = ""; }},
      {"override", [](Revision& r) { r.reconciliation_override = ""; }},
      {"resolution version", [](Revision& r) { r.target_resolution_version = 3; }},
      {"no tables", [](Revision& r) { r.tables.clear(); }},
      {"table twice", [](Revision& r) { r.tables.push_back(r.tables[0]); }},
      {"table, id", [](Revision& r) { r.tables[0].id = "other"; }},
      {"table, title", [](Revision& r) { r.tables[0].title = "Other"; }},
      {"table, measure", [](Revision& r) { r.tables[0].measure = Measure::kCount; }},
      {"table, nature", [](Revision& r) { r.tables[0].nature = finance::Nature::kStock; }},
      {"table, basis", [](Revision& r) { r.tables[0].basis = finance::Basis::kAccrual; }},
      {"table, print unit", [](Revision& r) { r.tables[0].print_unit = 1; }},
      {"total, column", [](Revision& r) { r.tables[0].printed_totals[0].column = kStructural; }},
      {"total, print", [](Revision& r) { r.tables[0].printed_totals[0].printed.text = "2,0"; }},
      {"no total", [](Revision& r) { r.tables[0].printed_totals.clear(); }},
      {"line, id", [](Revision& r) { r.tables[0].lines[0].id = "other"; }},
      {"line, title", [](Revision& r) { r.tables[0].lines[0].title = "Other"; }},
      {"line, opening", [](Revision& r) { r.tables[0].lines[0].opening_position = 6; }},
      {"line, key", [](Revision& r) { r.tables[0].lines[0].allocation_key = ""; }},
      {"line, pays for", [](Revision& r) { r.tables[0].lines[0].pays_for = ""; }},
      {"line, negative", [](Revision& r) { r.tables[0].lines[0].may_be_negative = false; }},
      {"line twice", [](Revision& r) { r.tables[0].lines.push_back(r.tables[0].lines[0]); }},
      {"cell, column", [](Revision& r) { r.tables[0].lines[0].cells[0].column = {2021}; }},
      {"cell, print", [](Revision& r) { r.tables[0].lines[0].cells[0].printed = Print("6,80"); }},
      {"cell, no print", [](Revision& r) { r.tables[0].lines[0].cells[0].printed.reset(); }},
      {"cell, worked with", [](Revision& r) { r.tables[0].lines[0].cells[0].worked_with = 1; }},
      {"cell gone", [](Revision& r) { r.tables[0].lines[0].cells.pop_back(); }},
      {"no rectification",
       [](Revision& r) { r.tables[0].lines[0].cells[0].rectification.reset(); }},
      {"rectification, reason",
       [](Revision& r) { r.tables[0].lines[0].cells[0].rectification->reason = "Other."; }},
      {"rectification, author",
       [](Revision& r) { r.tables[0].lines[0].cells[0].rectification->author = "other"; }},
      {"rectification, date",
       [](Revision& r) {
         r.tables[0].lines[0].cells[0].rectification->date += std::chrono::months(1);
       }},
      {"no keys", [](Revision& r) { r.keys.clear(); }},
      {"key, id", [](Revision& r) { r.keys[0].id = "other"; }},
      {"key, title", [](Revision& r) { r.keys[0].title = "Other"; }},
      {"key, source", [](Revision& r) { r.keys[0].source = Paper("other"); }},
      {"key, unit", [](Revision& r) { r.keys[0].weights[0].id = "east"; }},
      {"key, weight", [](Revision& r) { r.keys[0].weights[0].weight = 4; }},
      {"key, fewer", [](Revision& r) { r.keys[0].weights.pop_back(); }},
  };
  return *kChanges;
}

const std::vector<Change>& ChangesOfFormatTwo() {
  static const auto* const kChanges = new std::vector<Change>{
      {"phase", [](Revision& r) { r.phase = Phase::kFinalLaw; }},
      {"no phase", [](Revision& r) { r.phase = Phase::kUnspecified; }},
      {"budget year", [](Revision& r) { r.budget_year = 0; }},
      {"predecessor", [](Revision& r) { r.predecessor = 0; }},
      {"no mutations", [](Revision& r) { r.mutations.clear(); }},
      {"mutation twice", [](Revision& r) { r.mutations.push_back(r.mutations[0]); }},
      {"mutation, id", [](Revision& r) { r.mutations[0].id = "other"; }},
      {"mutation, title", [](Revision& r) { r.mutations[0].title = "Other"; }},
      {"mutation, class", [](Revision& r) { r.mutations[0].mutation_class = MutationClass::kNet; }},
      {"mutation, kind", [](Revision& r) { r.mutations[0].kind = MutationKind::kAdjustment; }},
      {"mutation, reason", [](Revision& r) { r.mutations[0].reason = "Other."; }},
      {"mutation, explanation", [](Revision& r) { r.mutations[0].explanation = ""; }},
      {"mutation, rate", [](Revision& r) { r.mutations[0].index_rate_per_million = 25'701; }},
      {"mutation, price level", [](Revision& r) { r.mutations[0].price_level = "2023"; }},
      {"no entries", [](Revision& r) { r.mutations[0].entries.clear(); }},
      {"entry, line", [](Revision& r) { r.mutations[0].entries[0].line = "other"; }},
      {"entry, column", [](Revision& r) { r.mutations[0].entries[0].column = kStructural; }},
      {"entry, amount", [](Revision& r) { r.mutations[0].entries[0].amount = 2'571; }},
      {"entry, no amount", [](Revision& r) { r.mutations[0].entries[0].amount.reset(); }},
      {"entry, amount 0", [](Revision& r) { r.mutations[0].entries[0].amount = 0; }},
      {"direction", [](Revision& r) { r.tables[0].direction = Direction::kExpenditure; }},
      {"grand total", [](Revision& r) { r.tables[0].printed_grand_total = Print("9,0"); }},
      {"no grand total", [](Revision& r) { r.tables[0].printed_grand_total.reset(); }},
      {"row total", [](Revision& r) { r.tables[0].lines[0].printed_row_total = Print("8,0"); }},
      {"no row total", [](Revision& r) { r.tables[0].lines[0].printed_row_total.reset(); }},
      {"no amounts", [](Revision& r) { r.tables[0].lines[0].amounts.clear(); }},
      {"amounts, reserve", [](Revision& r) { r.tables[0].lines[0].amounts[{2020}].reserve = 21; }},
      {"amounts, column",
       [](Revision& r) {
         auto& amounts = r.tables[0].lines[0].amounts;
         amounts[kStructural] = amounts[{2020}];
         amounts.erase({2020});
       }},
      {"amounts, unit",
       [](Revision& r) { r.tables[0].lines[0].amounts[{2020}].units[0].id = "south"; }},
      {"amounts, value",
       [](Revision& r) { r.tables[0].lines[0].amounts[{2020}].units[0].value = 11; }},
      {"amounts, no units",
       [](Revision& r) { r.tables[0].lines[0].amounts[{2020}].units.clear(); }},
      {"profile of line", [](Revision& r) { r.tables[0].lines[0].profile = ""; }},
      {"not phased", [](Revision& r) { r.tables[0].lines[0].phased.clear(); }},
      {"phased, year",
       [](Revision& r) {
         r.tables[0].lines[0].phased = {{2021, {30, 70'000'000}}};
       }},
      {"phased, figure", [](Revision& r) { r.tables[0].lines[0].phased[2020][0] = 31; }},
      {"phased, fewer", [](Revision& r) { r.tables[0].lines[0].phased[2020] = {70'000'000}; }},
      {"key, total", [](Revision& r) { r.keys[0].total_weight = 0; }},
      {"key, limit", [](Revision& r) { r.keys[0].deviation_limit_basis_points = 0; }},
      {"key, no limit", [](Revision& r) { r.keys[0].deviation_limit_basis_points.reset(); }},
      {"no profiles", [](Revision& r) { r.profiles.clear(); }},
      {"profile, id", [](Revision& r) { r.profiles[0].id = "other"; }},
      {"profile, title", [](Revision& r) { r.profiles[0].title = "Other"; }},
      {"profile, share",
       [](Revision& r) {
         r.profiles[0].shares = {5'000, 5'000};
       }},
      {"profile, shares", [](Revision& r) { r.profiles[0].shares = {10'000}; }},
      {"no handovers", [](Revision& r) { r.handovers.clear(); }},
      {"handover, from", [](Revision& r) { r.handovers[0].from = "east"; }},
      {"handover, date", [](Revision& r) { r.handovers[0].date += std::chrono::months(1); }},
      {"handover, to", [](Revision& r) { r.handovers[0].to[0].id = "east"; }},
      {"handover, weight", [](Revision& r) { r.handovers[0].to[0].weight = 2; }},
      {"handover, to nobody", [](Revision& r) { r.handovers[0].to.clear(); }},
      {"no instalments", [](Revision& r) { r.instalments.clear(); }},
      {"instalment, month", [](Revision& r) { r.instalments[0].month = 2; }},
      {"instalment, day", [](Revision& r) { r.instalments[0].day = 16; }},
      {"instalment, share", [](Revision& r) { r.instalments[0].share = 9'999; }},
  };
  return *kChanges;
}

void ExpectAllDistinct(const Revision& revision, const std::vector<Change>& changes,
                       std::set<std::string>& hashes) {
  EXPECT_TRUE(hashes.insert(ContentHash(revision)).second);
  for (const Change& change : changes) {
    Revision changed = revision;
    change.make(changed);
    EXPECT_TRUE(hashes.insert(ContentHash(changed)).second) << change.what;
  }
}

TEST(ContentHashFieldsTest, EveryFieldCounts) {
  std::set<std::string> hashes;
  ExpectAllDistinct(Plain(), ChangesOfFormatOne(), hashes);
  ExpectAllDistinct(Full(), ChangesOfFormatOne(), hashes);
  Revision full = Full();
  EXPECT_EQ(hashes.erase(ContentHash(full)), 1U);
  ExpectAllDistinct(full, ChangesOfFormatTwo(), hashes);
}

// One thing that format 1 cannot say is enough for format 2, which says it of everything.
TEST(ContentHashFieldsTest, EveryFieldOfFormatTwoCountsByItself) {
  const std::vector<Change> kAdditions = {
      {"phase", [](Revision& r) { r.phase = Full().phase; }},
      {"year", [](Revision& r) { r.budget_year = Full().budget_year; }},
      {"predecessor", [](Revision& r) { r.predecessor = 1; }},
      {"mutations", [](Revision& r) { r.mutations = Full().mutations; }},
      {"direction", [](Revision& r) { r.tables[0].direction = Direction::kReceipts; }},
      {"grand total", [](Revision& r) { r.tables[0].printed_grand_total = Print("9"); }},
      {"row total", [](Revision& r) { r.tables[0].lines[0].printed_row_total = Print("9"); }},
      {"amounts", [](Revision& r) { r.tables[0].lines[0].amounts[{2020}] = {}; }},
      {"profile", [](Revision& r) { r.tables[0].lines[0].profile = "early"; }},
      {"phased", [](Revision& r) { r.tables[0].lines[0].phased[2020] = {}; }},
      {"total", [](Revision& r) { r.keys[0].total_weight = 4; }},
      {"limit", [](Revision& r) { r.keys[0].deviation_limit_basis_points = 700; }},
      {"profiles", [](Revision& r) { r.profiles = Full().profiles; }},
      {"handovers", [](Revision& r) { r.handovers = Full().handovers; }},
      {"instalments", [](Revision& r) { r.instalments = Full().instalments; }},
  };
  std::set<std::string> hashes;
  ExpectAllDistinct(Plain(), kAdditions, hashes);
}

}  // namespace
}  // namespace rekenschap::planning
