#include "services/planning/domain/explanation_duty.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>
#include <absl/strings/str_split.h>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::planning {
namespace {

constexpr std::int64_t kMillion = 100'000'000;  // in eurocents

absl::StatusOr<std::int64_t> Millions(const std::string& text) {
  std::int64_t millions = 0;
  if (absl::SimpleAtoi(text, &millions) && millions >= 0 &&
      millions <= finance::kMaxFigure / kMillion) {
    return millions * kMillion;
  }
  return absl::InvalidArgumentError(
      absl::StrFormat("'%s' is not a whole number of millions of euros, from 0 to %d", text,
                      finance::kMaxFigure / kMillion));
}

absl::StatusOr<ExplanationStep> ParseStep(const std::string& text) {
  const std::vector<std::string> parts = absl::StrSplit(text, ':');
  if (parts.size() != 3) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "'%s' is not a step of the explanation ladder; write size:policy:technical in millions of "
        "euros, such as 50:1:2, the last one without a size, such as :10:20",
        text));
  }
  ExplanationStep step;
  if (!parts[0].empty()) {
    ASSIGN_OR_RETURN(step.below, Millions(parts[0]));
  }
  ASSIGN_OR_RETURN(step.policy, Millions(parts[1]));
  ASSIGN_OR_RETURN(step.technical, Millions(parts[2]));
  return step;
}

// What counts together: euros that go one way in one column, of one basis and direction.
using Group = std::tuple<finance::Column, finance::Basis, Direction, bool>;

}  // namespace

const ExplanationLadder& NationalLadder() {
  static const ExplanationLadder* const ladder =
      new ExplanationLadder{"Rijksbegrotingsvoorschriften, norm bij te verklaren verschillen",
                            {{50 * kMillion, 1 * kMillion, 2 * kMillion},
                             {200 * kMillion, 2 * kMillion, 4 * kMillion},
                             {1'000 * kMillion, 5 * kMillion, 10 * kMillion},
                             {std::nullopt, 10 * kMillion, 20 * kMillion}}};
  return *ladder;
}

absl::StatusOr<ExplanationLadder> ParseLadder(std::string source,
                                              const std::vector<std::string>& steps) {
  ExplanationLadder ladder{std::move(source), {}};
  for (const std::string& text : steps) {
    const std::string which = absl::StrFormat("step '%s' of the explanation ladder", text);
    absl::StatusOr<ExplanationStep> step = ParseStep(text);
    if (!step.ok()) return base::Annotate(step.status(), which);
    if (!ladder.steps.empty() && !ladder.steps.back().below) {
      return absl::InvalidArgumentError(which +
                                        " comes after the last one, which has no size; put the "
                                        "one without a size at the end");
    }
    const std::int64_t before = ladder.steps.empty() ? 0 : *ladder.steps.back().below;
    if (step->below && *step->below <= before) {
      return absl::InvalidArgumentError(
          which + (before == 0 ? " has a size of 0, which no article is below"
                               : " is not above the one before; put them in order of size"));
    }
    ladder.steps.push_back(*step);
  }
  if (ladder.steps.empty() || ladder.steps.back().below) {
    return absl::InvalidArgumentError(
        "the explanation ladder ends with a step without a size, such as :10:20");
  }
  return ladder;
}

const ExplanationStep& StepFor(const ExplanationLadder& ladder, std::int64_t article_size) {
  return *std::ranges::find_if(ladder.steps, [article_size](const ExplanationStep& step) {
    return !step.below || article_size < *step.below;
  });
}

absl::StatusOr<std::int64_t> WeightOf(const Revision& revision, const Mutation& mutation) {
  std::map<std::string, const Table*> tables;  // by line
  for (const Table& table : revision.tables) {
    for (const Line& line : table.lines) tables.emplace(line.id, &table);
  }
  std::map<Group, std::int64_t> sums;
  std::int64_t largest = 0;
  for (const MutationEntry& entry : mutation.entries) {
    const std::int64_t amount = entry.amount.value_or(0);
    const auto found = tables.find(entry.line);
    if (found == tables.end() || found->second->measure != finance::Measure::kEuro) continue;
    const Table& table = *found->second;
    std::int64_t& sum = sums[{entry.column, table.basis, table.direction, amount < 0}];
    ASSIGN_OR_RETURN(sum, finance::CheckedAdd(sum, amount < 0 ? -amount : amount));
    largest = std::max(largest, sum);
  }
  return largest;
}

}  // namespace rekenschap::planning
