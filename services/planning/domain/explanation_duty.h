#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_EXPLANATION_DUTY_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_EXPLANATION_DUTY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/planning/domain/revision.h"

// From when a mutation has to be explained to Parliament.
namespace rekenschap::planning {

// What holds for articles below a size, in eurocents.
struct ExplanationStep {
  std::optional<std::int64_t> below;  // nothing for the last step
  std::int64_t policy = 0;            // from this amount on, for a decision or a balance
  std::int64_t technical = 0;         // and for a technical mutation

  bool operator==(const ExplanationStep&) const = default;
};

struct ExplanationLadder {
  std::string source;
  std::vector<ExplanationStep> steps;  // by size; the last one has no upper end

  bool operator==(const ExplanationLadder&) const = default;
};

// The norms of the Rijksbegrotingsvoorschriften, in EUR million by the article's size:
// below 50: 1 and 2; below 200: 2 and 4; below 1.000: 5 and 10; from there on: 10 and 20.
// Source: the reading guides of the supplementary budgets, such as
// https://www.rijksfinancien.nl/memorie-van-toelichting/2023/PSUPP/IX/onderdeel/1890377.
const ExplanationLadder& NationalLadder();

// Reads steps such as `50:1:2` and `:10:20`, in whole millions of euros: below, policy, technical.
// INVALID_ARGUMENT, naming the step, for steps that are not in order, or do not end with one that
// has no upper end.
absl::StatusOr<ExplanationLadder> ParseLadder(std::string source,
                                              const std::vector<std::string>& steps);

// The step for an article of that size; the first one, which is the strictest, for 0.
const ExplanationStep& StepFor(const ExplanationLadder& ladder, std::int64_t article_size);

// What counts of a mutation: the largest amount of euros that goes one way in one column. Bases are
// never added, nor are expenditure and receipts. OUT_OF_RANGE when a sum does not fit.
absl::StatusOr<std::int64_t> WeightOf(const Revision& revision, const Mutation& mutation);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_EXPLANATION_DUTY_H_
