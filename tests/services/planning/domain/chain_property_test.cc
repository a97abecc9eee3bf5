#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/planning/domain/derivation.h"
#include "services/planning/domain/difference.h"
#include "services/planning/domain/mutation_arithmetic.h"
#include "tests/services/planning/domain/revision_builders.h"

// Random trees of revisions, made of random mutations of every kind: whatever was decided, stand
// and mutations add up, and every difference is explained.
namespace rekenschap::planning {
namespace {

using finance::Column;
using Kind = MutationKind;

constexpr int kRevisions = 8;

std::int64_t Pick(std::int64_t below) { return *rc::gen::inRange<std::int64_t>(0, below); }

std::int64_t SomeAmount() { return *rc::gen::inRange<std::int64_t>(-5'000, 5'001); }

template <class Item>
const Item& OneOf(const std::vector<Item>& items) {
  return items[static_cast<std::size_t>(Pick(static_cast<std::int64_t>(items.size())))];
}

// Makes random mutations and keeps where they lead.
class Maker {
 public:
  explicit Maker(Stands stands) : stands_(std::move(stands)) {
    for (const auto& [line, stand] : stands_) lines_.push_back(line);
  }

  // Nothing when what came up cannot be made here.
  std::optional<Mutation> Try(int id) {
    Mutation mutation = MutationOf(static_cast<Kind>(Pick(7)), {}, "m" + std::to_string(id));
    const std::string line = OneOf(lines_);
    switch (mutation.kind) {
      case Kind::kAdjustment:
        mutation.entries = {{line, SomeColumn(line), SomeAmount()}};
        break;
      case Kind::kStructuralChange:
        mutation.entries = {{line, kStructural, SomeAmount()}};
        break;
      case Kind::kIndexation:
        mutation.entries = {{line, SomeColumn(line), std::nullopt}};
        break;
      case Kind::kExtension:
        mutation.entries = {{line, {YearsOf(line).back() + 1}, std::nullopt}};
        break;
      case Kind::kCashShift: {
        const std::int64_t amount = SomeAmount();
        mutation.entries = {{line, {YearsOf(line).front()}, amount},
                            {line, {YearsOf(line).back()}, -amount}};
        break;
      }
      case Kind::kReallocation: {
        const std::int64_t amount = SomeAmount();
        const Column column = SomeColumn(line);
        mutation.entries = {{line, column, amount}, {OneOf(lines_), column, -amount}};
        break;
      }
      case Kind::kGrossingUp: {
        const std::int64_t amount = SomeAmount();
        const Column column = SomeColumn(line);
        mutation.entries = {{line, column, amount}, {"fees", column, amount}};
        break;
      }
    }
    Stands after = stands_;
    Mutation made = mutation;
    std::vector<base::Violation> violations;
    Make(made, "mutations[0]", after, violations);
    if (!violations.empty()) return std::nullopt;
    stands_ = std::move(after);
    return mutation;
  }

 private:
  std::vector<int> YearsOf(const std::string& line) const {
    std::vector<int> years;
    for (const auto& [column, figure] : stands_.at(line).figures) {
      if (!column.is_structural()) years.push_back(column.year);
    }
    return years;
  }
  Column SomeColumn(const std::string& line) const {
    std::vector<Column> columns;
    for (const auto& [column, figure] : stands_.at(line).figures) columns.push_back(column);
    return OneOf(columns);
  }

  Stands stands_;
  std::vector<std::string> lines_;
};

// Sometimes a draft gives its tables, with what they said nothing of before.
void GiveMore(const Revision& predecessor, Revision& draft) {
  draft.tables = predecessor.tables;
  if (Pick(2) == 0) {
    draft.tables[0].lines.push_back(LineOf("new-" + std::to_string(draft.number), 0, 0, 0));
  }
  // Line bare has neither a structural figure nor every year.
  Line& bare = draft.tables[0].lines[2];
  for (const Column column : {Column{2020}, Column{2022}, Column{2024}, kStructural}) {
    const finance::Series series = SeriesOf(draft.tables[0], bare);
    if (Pick(3) != 0 || CellAt(bare, column) != nullptr) continue;
    if (!column.is_structural() && finance::ValueInYear(series, column.year)) continue;
    bare.cells.push_back(CellOf(column, 0));
    std::ranges::sort(bare.cells, {}, &Cell::column);
  }
  LeaveOpen(draft);
}

// Each stands on any of those before it.
std::vector<Revision> SomeRevisions() {
  std::vector<Revision> revisions = {PlanOfEveryKind()};
  revisions[0].tables[0].lines.push_back(LineOf("bare", {CellOf({2021}, 7), CellOf({2023}, 9)}));
  for (int number = 2; number <= kRevisions; ++number) {
    Revision draft = DraftWith({});
    draft.number = number;
    draft.predecessor = 1 + Pick(number - 1);
    const Revision& predecessor = revisions[static_cast<std::size_t>(draft.predecessor - 1)];
    Stands stands = StandsOf(predecessor.tables);
    if (Pick(3) == 0) {
      GiveMore(predecessor, draft);
      for (const auto& [line, stand] : StandsOf(draft.tables)) {
        for (const auto& [column, figure] : stand.figures) {
          stands.try_emplace(line, stand).first->second.figures.try_emplace(column, 0);
        }
      }
    }
    Maker maker(stands);
    for (std::int64_t i = Pick(12); i > 0; --i) {
      if (auto mutation = maker.Try(static_cast<int>(i))) draft.mutations.push_back(*mutation);
    }
    const auto violations = Derive(&predecessor, draft);
    RC_ASSERT(Briefly(violations) == std::vector<std::string>());
    revisions.push_back(std::move(draft));
  }
  return revisions;
}

std::vector<const Revision*> ChainTo(const std::vector<Revision>& revisions,
                                     const Revision& revision) {
  std::vector<const Revision*> chain = {&revision};
  while (chain.front()->predecessor > 0) {
    chain.insert(chain.begin(),
                 &revisions[static_cast<std::size_t>(chain.front()->predecessor - 1)]);
  }
  return chain;
}

// Back to where the two chains part, and on from there.
std::vector<ChainStep> WayFrom(const std::vector<Revision>& revisions, const Revision& base,
                               const Revision& target) {
  auto back = ChainTo(revisions, base);
  auto forth = ChainTo(revisions, target);
  while (!back.empty() && !forth.empty() && back.front() == forth.front()) {
    back.erase(back.begin());
    forth.erase(forth.begin());
  }
  std::vector<ChainStep> way;
  for (auto step = back.rbegin(); step != back.rend(); ++step) way.push_back({*step, true});
  for (const Revision* step : forth) way.push_back({step, false});
  return way;
}

RC_GTEST_PROP(ChainPropertyTest, StandAndMutationsAreTheNewStandInEveryCell, ()) {
  const std::vector<Revision> revisions = SomeRevisions();
  for (const Revision& revision : revisions) {
    if (revision.predecessor == 0) continue;
    const Stands before =
        StandsOf(revisions[static_cast<std::size_t>(revision.predecessor - 1)].tables);
    for (const auto& [line, after] : StandsOf(revision.tables)) {
      for (const auto& [column, becomes] : after.figures) {
        const auto stand = before.find(line);
        std::int64_t was = 0;
        if (stand != before.end() && stand->second.figures.contains(column)) {
          was = stand->second.figures.at(column);
        }
        std::int64_t structural = 0;
        if (stand != before.end() && stand->second.figures.contains(kStructural)) {
          structural = stand->second.figures.at(kStructural);
        }
        for (const Mutation& mutation : revision.mutations) {
          for (const MutationEntry& entry : mutation.entries) {
            if (entry.line != line) continue;
            if (entry.column.is_structural()) structural += *entry.amount;
            if (entry.column != column) continue;
            was = mutation.kind == Kind::kExtension ? structural : was + *entry.amount;
          }
        }
        RC_ASSERT(was == becomes);
      }
    }
  }
}

RC_GTEST_PROP(ChainPropertyTest, MutationsExplainEveryDifferenceOfAnyTwoRevisions, ()) {
  const std::vector<Revision> revisions = SomeRevisions();
  for (const Revision& base : revisions) {
    for (const Revision& target : revisions) {
      const auto differences = DifferencesBetween(&base, target, WayFrom(revisions, base, target));
      RC_ASSERT(differences.ok());
      RC_ASSERT(&base != &target || differences->empty());
      for (const CellDifference& difference : *differences) {
        std::int64_t sum = 0;
        for (const ExplainingMutation& mutation : difference.mutations) sum += mutation.amount;
        RC_ASSERT(sum == difference.becomes.value_or(0) - difference.was.value_or(0));
        RC_ASSERT(difference.unexplained == 0);
      }
    }
  }
}

// A cell that is not among the differences is the same on both sides.
RC_GTEST_PROP(ChainPropertyTest, NoDifferenceIsLeftOut, ()) {
  const std::vector<Revision> revisions = SomeRevisions();
  for (const Revision& base : revisions) {
    const Stands before = StandsOf(base.tables);
    for (const Revision& target : revisions) {
      const auto differences = *DifferencesBetween(&base, target, WayFrom(revisions, base, target));
      std::set<std::pair<std::string, Column>> told;
      for (const CellDifference& difference : differences) {
        told.emplace(difference.line, difference.column);
      }
      for (const auto& [line, stand] : StandsOf(target.tables)) {
        for (const auto& [column, figure] : stand.figures) {
          if (told.contains({line, column})) continue;
          const auto& figures = before.at(line).figures;
          RC_ASSERT(figures.at(figures.contains(column) ? column : kStructural) == figure);
        }
      }
    }
  }
}

RC_GTEST_PROP(ChainPropertyTest, TheWayBackIsTheWayForthTurnedRound, ()) {
  const std::vector<Revision> revisions = SomeRevisions();
  const Revision& base = OneOf(revisions);
  const Revision& target = OneOf(revisions);
  const auto forth = *DifferencesBetween(&base, target, WayFrom(revisions, base, target));
  const auto back = *DifferencesBetween(&target, base, WayFrom(revisions, target, base));
  RC_ASSERT(forth.size() == back.size());
  for (const CellDifference& difference : forth) {
    const auto turned = std::ranges::find_if(back, [&difference](const CellDifference& other) {
      return other.line == difference.line && other.column == difference.column;
    });
    RC_ASSERT(turned != back.end());
    RC_ASSERT(turned->was == difference.becomes);
    RC_ASSERT(turned->becomes == difference.was);
    RC_ASSERT(turned->mutations.size() == difference.mutations.size());
  }
}

RC_GTEST_PROP(ChainPropertyTest, TheDerivedStateGivenAgainDerivesItself, ()) {
  const std::vector<Revision> revisions = SomeRevisions();
  for (const Revision& revision : revisions) {
    if (revision.predecessor == 0) continue;
    Revision again = revision;
    RC_ASSERT(
        Derive(&revisions[static_cast<std::size_t>(revision.predecessor - 1)], again).empty());
    RC_ASSERT(again == revision);
  }
}

}  // namespace
}  // namespace rekenschap::planning
