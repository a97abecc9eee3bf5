#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORT_DIFFERENCE_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORT_DIFFERENCE_H_

#include <optional>
#include <string>
#include <vector>

#include "services/monitoring/domain/report.h"

namespace rekenschap::monitoring {

// One way in which a version of a report differs from the accepted one.
struct ReportDifference {
  enum class Kind { kFigure, kExplanation, kLineAdded, kLineRemoved, kPriorCorrection };

  Kind kind = Kind::kFigure;
  std::string line;
  // A figure's path in the proto message `ReportLine`; the period of a correction of an earlier
  // one; otherwise empty.
  std::string field;
  std::optional<finance::Quantity> accepted;
  std::optional<finance::Quantity> now;
  std::string accepted_text;  // reasons of corrections of earlier periods
  std::string text;
  // All explanations of the line, where they differ, and the measure of their amounts.
  std::vector<Explanation> accepted_explanations = {};
  std::vector<Explanation> explanations = {};
  finance::Measure measure = finance::Measure::kEuro;

  // `now` less `accepted`; nothing unless both are there and it can be said in 64 bits.
  std::optional<finance::Quantity> Difference() const;
  bool operator==(const ReportDifference&) const = default;
};

// What is other in `now` than in `accepted`: by the lines of `now`, then those that are gone, then
// the corrections of earlier periods. A line of another measure is gone and new.
std::vector<ReportDifference> DifferencesFrom(const Report& accepted, const Report& now);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_REPORT_DIFFERENCE_H_
