#include "services/planning/domain/mutation_balance.h"

#include <functional>
#include <map>
#include <set>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/finance/arithmetic.h"
#include "services/finance/notation.h"

namespace rekenschap::planning {
namespace {

using finance::Column;

std::string Amount(finance::Measure measure, std::int64_t value) {
  return finance::FormatQuantity({measure, value}, finance::Language::kEnglish);
}

class Balance {
 public:
  Balance(const Mutation& mutation, std::string path, const Stands& stands,
          std::vector<base::Violation>& violations)
      : mutation_(mutation), path_(std::move(path)), stands_(stands), violations_(violations) {}

  void Check() {
    if (mutation_.entries.empty()) return;
    switch (mutation_.kind) {
      case MutationKind::kCashShift:
        return CheckCashShift();
      case MutationKind::kReallocation:
        return CheckReallocation();
      case MutationKind::kGrossingUp:
        return CheckGrossingUp();
      case MutationKind::kAdjustment:
      case MutationKind::kIndexation:
      case MutationKind::kExtension:
      case MutationKind::kStructuralChange:
        return;
    }
  }

 private:
  void Note(std::string field, const char* reason, std::string description) {
    violations_.push_back({std::move(field), reason, std::move(description)});
  }

  const LineStand& StandOfEntry(const MutationEntry& entry) const { return stands_.at(entry.line); }

  // Notes every line that does not fit among the others, once. Whether all of them do.
  bool AllFit(const char* reason, const std::function<bool(const LineStand&)>& fits,
              const std::function<std::string(const std::string&)>& describe) {
    std::set<std::string> noted;
    for (std::size_t i = 0; i < mutation_.entries.size(); ++i) {
      const MutationEntry& entry = mutation_.entries[i];
      if (fits(StandOfEntry(entry)) || !noted.insert(entry.line).second) continue;
      Note(absl::StrFormat("%s.entries[%d].line", path_, i), reason, describe(entry.line));
    }
    return noted.empty();
  }

  // The sums of the entries' amounts per group; nothing, and noted, when one does not fit.
  template <class Group>
  std::map<Group, std::int64_t> Sums(const std::function<Group(const MutationEntry&)>& group_of) {
    std::map<Group, std::int64_t> sums;
    for (std::size_t i = 0; i < mutation_.entries.size(); ++i) {
      const MutationEntry& entry = mutation_.entries[i];
      std::int64_t& sum = sums[group_of(entry)];
      const auto next = finance::CheckedAdd(sum, *entry.amount);
      if (!next.ok()) {
        Note(absl::StrFormat("%s.entries[%d].amount", path_, i), "FIGURE_TOO_LARGE",
             absl::StrFormat("line %s, %s: the entries up to this one add up to more than can be "
                             "reckoned with; look at their number of zeros",
                             entry.line, finance::FormatColumn(entry.column)));
        return {};
      }
      sum = *next;
    }
    return sums;
  }

  void CheckCashShift() {
    const bool all_cash = AllFit(
        "CASH_SHIFT_NOT_CASH",
        [](const LineStand& stand) { return stand.basis == finance::Basis::kCash; },
        [](const std::string& line) {
          return absl::StrFormat(
              "line %s is not on a cash basis, and only cash is shifted between "
              "years; change it with KIND_ADJUSTMENT",
              line);
        });
    if (!all_cash) return;
    for (const auto& [line, sum] :
         Sums<std::string>([](const MutationEntry& entry) { return entry.line; })) {
      if (sum == 0) continue;
      Note(path_ + ".entries", "CASH_SHIFT_UNBALANCED",
           absl::StrFormat("line %s: a cash shift adds up to zero over the years, and this one to "
                           "%s; what leaves one year arrives in another",
                           line, Amount(stands_.at(line).measure, sum)));
    }
  }

  void CheckReallocation() {
    const std::string& first_line = mutation_.entries.front().line;
    const LineStand& first = stands_.at(first_line);
    const bool alike = AllFit(
        "REALLOCATION_MIXED",
        [&first](const LineStand& stand) {
          return stand.measure == first.measure && stand.nature == first.nature &&
                 stand.basis == first.basis && stand.direction == first.direction;
        },
        [&first_line](const std::string& line) {
          return absl::StrFormat(
              "line %s is not of the measure, nature, basis and direction of "
              "line %s; figures of different kinds are never added",
              line, first_line);
        });
    if (!alike) return;
    for (const auto& [column, sum] :
         Sums<Column>([](const MutationEntry& entry) { return entry.column; })) {
      if (sum == 0) continue;
      Note(path_ + ".entries", "REALLOCATION_UNBALANCED",
           absl::StrFormat("%s: a reallocation adds up to zero over the lines, and this one to %s; "
                           "what leaves one line arrives in another",
                           finance::FormatColumn(column), Amount(first.measure, sum)));
    }
  }

  void CheckGrossingUp() {
    const std::string& first_line = mutation_.entries.front().line;
    const finance::Basis basis = stands_.at(first_line).basis;
    const bool alike = AllFit(
        "GROSSING_UP_MIXED",
        [basis](const LineStand& stand) {
          return stand.measure == finance::Measure::kEuro && stand.basis == basis;
        },
        [&first_line](const std::string& line) {
          return absl::StrFormat(
              "line %s is not in euros on the basis of line %s, as expenditure "
              "and receipts that are grossed up are",
              line, first_line);
        });
    if (!alike) return;
    std::set<Direction> directions;
    for (const MutationEntry& entry : mutation_.entries) {
      directions.insert(StandOfEntry(entry).direction);
    }
    if (directions.size() == 1) {
      return Note(path_ + ".entries", "GROSSING_UP_ONE_SIDED",
                  "expenditure and receipts change together; what moves between lines of one of "
                  "them is a reallocation (KIND_REALLOCATION)");
    }
    // Receipts count the other way round, so that a balance is zero.
    std::map<Column, std::int64_t> balances;
    for (const auto& [key, sum] :
         Sums<std::pair<Column, Direction>>([this](const MutationEntry& entry) {
           return std::pair(entry.column, StandOfEntry(entry).direction);
         })) {
      std::int64_t& balance = balances[key.first];
      const auto next = key.second == Direction::kReceipts ? finance::CheckedSubtract(balance, sum)
                                                           : finance::CheckedAdd(balance, sum);
      if (!next.ok()) {
        return Note(path_ + ".entries", "FIGURE_TOO_LARGE",
                    absl::StrFormat("%s: expenditure and receipts differ by more than can be "
                                    "reckoned with; look at their number of zeros",
                                    finance::FormatColumn(key.first)));
      }
      balance = *next;
    }
    for (const auto& [column, balance] : balances) {
      if (balance == 0) continue;
      Note(
          path_ + ".entries", "GROSSING_UP_UNBALANCED",
          absl::StrFormat("%s: expenditure and receipts change by the same, and here expenditure "
                          "changes by %s more than receipts",
                          finance::FormatColumn(column), Amount(finance::Measure::kEuro, balance)));
    }
  }

  const Mutation& mutation_;
  const std::string path_;
  const Stands& stands_;
  std::vector<base::Violation>& violations_;
};

}  // namespace

void CheckBalance(const Mutation& mutation, const std::string& path, const Stands& stands,
                  std::vector<base::Violation>& violations) {
  Balance(mutation, path, stands, violations).Check();
}

}  // namespace rekenschap::planning
