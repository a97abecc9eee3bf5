#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_TOTALS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_TOTALS_H_

#include <vector>

#include <absl/status/statusor.h>

#include "services/monitoring/domain/comparison.h"

// What rows of a comparison come to, and what they say. OUT_OF_RANGE when a sum does not fit.
namespace rekenschap::monitoring {

// A row that says nothing but which line it is of.
ComparisonRow RowFor(const PlanLine& line);

// Fills in difference, shares and status of a row that knows what was realised, against `target`
// and, for the share of the year, `year_target`.
absl::Status Judge(const DeviationThreshold& threshold, const std::optional<std::int64_t>& target,
                   const std::optional<std::int64_t>& year_target, ComparisonRow& row);

// The total of a line over units, from their rows.
absl::StatusOr<ComparisonRow> TotalOf(const DeviationThreshold& threshold, const PlanLine& line,
                                      const std::vector<ComparisonRow>& units);

// Totals per measure, nature, basis and direction over the lines that are planned: what nobody
// planned is in no total of a plan. `rows` are the lines' totals, each with its units after it.
absl::StatusOr<std::vector<ComparisonRow>> KindTotals(const DeviationThreshold& threshold,
                                                      const std::vector<ComparisonRow>& rows);

// The same of one unit, from its rows.
absl::StatusOr<std::vector<ComparisonRow>> KindTotalsOfUnit(const DeviationThreshold& threshold,
                                                            const std::vector<ComparisonRow>& rows);

// Figures of different kinds are never added: measure, nature, basis and whether they are receipts.
using Kind = std::tuple<finance::Measure, finance::Nature, finance::Basis, bool>;
Kind KindOf(const ComparisonRow& row);

// Whether a line's total is in a total over lines.
bool IsPlanned(const ComparisonRow& total);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_COMPARISON_TOTALS_H_
