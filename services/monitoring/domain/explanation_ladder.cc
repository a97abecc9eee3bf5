#include "services/monitoring/domain/explanation_ladder.h"

#include <algorithm>

#include <absl/strings/str_format.h>

#include "services/finance/arithmetic.h"

namespace rekenschap::monitoring {
namespace {

constexpr std::int64_t kMillion = 100'000'000;  // in eurocents
constexpr std::size_t kMostSteps = 12;
constexpr std::int64_t kMostBasisPoints = 100'000;

void CheckStep(const ExplanationStep& step, std::int64_t size_before, bool last,
               const std::string& field, std::vector<base::Violation>& violations) {
  const auto note = [&](const char* part, const char* reason, std::string what) {
    violations.push_back({field + part, reason, std::move(what)});
  };
  if (last && step.below) {
    note(".below", "LADDER_ENDS", "the last step has no size; add one that holds from there on");
  }
  if (!last && !step.below) {
    note(".below", "LADDER_ENDS", "only the last step is without a size; give one, or put it last");
  }
  if (step.below && *step.below <= size_before) {
    note(".below", "LADDER_UNORDERED",
         size_before == 0 ? "it is not above 0"
                          : "it is not above that of the step before; put them in order of size");
  }
  if (step.below && *step.below > finance::kMaxFigure) {
    note(".below", "FIGURE_TOO_LARGE", "it is larger than any figure");
  }
  if (!step.amount && !step.share_basis_points) {
    note("", "STEP_EMPTY", "give an amount, a share, or both");
  }
  if (step.amount && (*step.amount < 0 || *step.amount > finance::kMaxFigure)) {
    note(".amount", "FIGURE_UNFIT", "it is below 0, or larger than any figure");
  }
  if (step.share_basis_points &&
      (*step.share_basis_points < 0 || *step.share_basis_points > kMostBasisPoints)) {
    note(".share_basis_points", "SHARE_UNFIT",
         absl::StrFormat("it is not between 0 and %d", kMostBasisPoints));
  }
}

}  // namespace

const ExplanationLadder& NationalLadder() {
  static const ExplanationLadder* const ladder =
      new ExplanationLadder{finance::Measure::kEuro,
                            true,
                            "Rijksbegrotingsvoorschriften, norm bij te verklaren verschillen",
                            {{50 * kMillion, 1 * kMillion, {}},
                             {200 * kMillion, 2 * kMillion, {}},
                             {1'000 * kMillion, 5 * kMillion, {}},
                             {std::nullopt, 10 * kMillion, {}}}};
  return *ladder;
}

void CheckLadder(const ExplanationLadder& ladder, const std::string& field,
                 std::vector<base::Violation>& violations) {
  if (ladder.national && ladder.measure != finance::Measure::kEuro) {
    violations.push_back({field + ".preset", "PRESET_UNFIT",
                          "the Rijksbegrotingsvoorschriften are about euros; give steps"});
    return;
  }
  if (ladder.national && ladder.steps != NationalLadder().steps) {
    violations.push_back({field + ".steps", "PRESET_CHANGED",
                          "these are not the steps of the preset; leave out the one or the other"});
    return;
  }
  if (ladder.steps.empty() || ladder.steps.size() > kMostSteps) {
    violations.push_back({field + ".steps", ladder.steps.empty() ? "LADDER_EMPTY" : "TOO_MANY",
                          absl::StrFormat("give 1 to %d steps, or a preset", kMostSteps)});
    return;
  }
  std::int64_t size_before = 0;
  for (std::size_t i = 0; i < ladder.steps.size(); ++i) {
    const ExplanationStep& step = ladder.steps[i];
    CheckStep(step, size_before, i + 1 == ladder.steps.size(),
              absl::StrFormat("%s.steps[%d]", field, i), violations);
    size_before = std::max(size_before, step.below.value_or(size_before));
  }
}

absl::StatusOr<std::int64_t> DueFrom(const ExplanationLadder& ladder, std::int64_t target) {
  const std::int64_t size = target < 0 ? -target : target;
  const ExplanationStep& step =
      *std::ranges::find_if(ladder.steps, [size](const ExplanationStep& candidate) {
        return !candidate.below || size < *candidate.below;
      });
  std::int64_t due = std::max<std::int64_t>(step.amount.value_or(0), 1);
  if (step.share_basis_points) {
    ASSIGN_OR_RETURN(const std::int64_t share,
                     finance::MultiplyDivideHalfEven(size, *step.share_basis_points, 10'000));
    due = std::max(due, share);
  }
  return due;
}

}  // namespace rekenschap::monitoring
