#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_CHECK_REPORT_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_CHECK_REPORT_H_

#include <optional>
#include <vector>

#include <absl/status/statusor.h>

#include "services/finance/finding.h"
#include "services/monitoring/domain/figure_context.h"
#include "services/monitoring/domain/period_targets.h"
#include "services/monitoring/domain/plan.h"
#include "services/monitoring/domain/report.h"
#include "services/monitoring/domain/rule_book.h"

namespace rekenschap::monitoring {

// What a report is held against, as it stands when the report is taken in.
struct CheckContext {
  const Plan* plan = nullptr;  // null when the programme is not known
  RuleBook rules;              // the catalogue as the programme has set it
  FigureContext figures;       // what the rules on figures compare with
  // The unit's figures at the end of the period before in the same year; none for the first period.
  std::optional<Report> position_before;
  // The unit's figures at the end of the next period of the same year that it reported on already.
  std::optional<Report> position_after;
  // The accepted version of the same report, which this one would correct; 0 for none.
  std::int64_t accepted_version = 0;
  // The last version that was not a draft, when it was returned, or accepted and reopened: this one
  // is to mend what was marked there.
  std::optional<ReportVersion> returned;
  // The last version that was submitted under the same name, whatever became of it: an explanation
  // of the figures there does not hold for others. Only asked of a report that explains anything.
  std::optional<ReportVersion> version_before;
  bool period_closed = false;
  bool period_ended = true;  // its last day has come
  // Which of the periods that the report's prior corrections name are closed.
  std::vector<finance::Period> closed_periods;
};

// Everything that the rules find, in the order of the report's fields. Pure: validating and
// submitting find the same. OUT_OF_RANGE when a target does not fit.
absl::StatusOr<std::vector<finance::Finding>> CheckReport(const Report& report,
                                                          const CheckContext& context);

// The largest figure that a unit can report, either way: far above any budget, far below overflow.
std::int64_t FigureLimit(finance::Measure measure);

// The amount above which a difference from `target` asks for an explanation.
absl::StatusOr<std::int64_t> ThresholdFor(const DeviationThreshold& threshold,
                                          const finance::Quantity& target);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_CHECK_REPORT_H_
