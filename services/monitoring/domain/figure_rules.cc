#include "services/monitoring/domain/figure_rules.h"

#include <algorithm>
#include <iterator>

#include "services/base/status/status.h"
#include "services/monitoring/domain/figure_lines.h"

namespace rekenschap::monitoring {
namespace {

using finance::Finding;

// A cause, and what follows from it on the same figure.
struct Follows {
  std::string_view cause;
  std::vector<std::string_view> rules;
};

const std::vector<Follows>& FollowsFromCauses() {
  static const std::vector<Follows> kFollows = {
      {"MAGNITUDE_WRONG",
       {"ABOVE_POSITION_AFTER", "ABOVE_YEAR_BUDGET", "BELOW_POSITION_BEFORE",
        "DEVIATION_UNEXPLAINED", "FORECAST_BELOW_REALISED", "FORECAST_OFF_PACE",
        "OUTLIER_AMONG_PEERS", "OUTLIER_IN_HISTORY", "SPENDING_WITHOUT_STAFF",
        "STAFF_ABOVE_ESTABLISHMENT", "STAFF_MOVEMENT_MISFIT", "STAFF_WITHOUT_SPENDING"}},
      {"OUTSIDE_ROLE",
       {"ABOVE_YEAR_BUDGET", "DEVIATION_UNEXPLAINED", "OUTLIER_AMONG_PEERS", "OUTLIER_IN_HISTORY"}},
      {"STAFF_MOVEMENT_MISFIT", {"OUTLIER_IN_HISTORY"}}};
  return kFollows;
}

// Whether a forecast is judged by a figure of the line that is itself in the wrong magnitude.
bool IsOfWrongFigure(const Finding& cause, const Finding& finding) {
  return cause.rule == "MAGNITUDE_WRONG" && cause.line == finding.line &&
         (finding.rule == "FORECAST_OFF_PACE" || finding.rule == "FORECAST_BELOW_REALISED");
}

}  // namespace

absl::StatusOr<std::vector<Finding>> FigureFindings(const Report& report,
                                                    const CheckContext& context,
                                                    std::span<const std::size_t> sound) {
  ASSIGN_OR_RETURN(const FigureReport figures, FigureReportOf(report, context, sound));
  std::vector<Finding> findings;
  CheckMagnitudes(figures, findings);
  CheckRole(figures, findings);
  CheckStaff(figures, findings);
  CheckPaidStaff(figures, findings);
  CheckForecasts(figures, findings);
  RETURN_IF_ERROR(CheckCopied(figures, findings));
  CheckOutliers(figures, findings);
  return findings;
}

void DropWhatFollows(std::vector<Finding>& findings) {
  std::vector<Finding> causes;
  std::ranges::copy_if(findings, std::back_inserter(causes), [](const Finding& finding) {
    return std::ranges::find(FollowsFromCauses(), finding.rule, &Follows::cause) !=
           FollowsFromCauses().end();
  });
  std::erase_if(findings, [&causes](const Finding& finding) {
    return std::ranges::any_of(causes, [&finding](const Finding& cause) {
      // What asks for less cannot speak for what asks for more.
      if (cause.severity < finding.severity) return false;
      if (IsOfWrongFigure(cause, finding)) return true;
      const auto follows = std::ranges::find(FollowsFromCauses(), cause.rule, &Follows::cause);
      return cause.field == finding.field &&
             std::ranges::find(follows->rules, finding.rule) != follows->rules.end();
    });
  });
}

}  // namespace rekenschap::monitoring
