#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_LINES_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_LINES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "services/finance/finding.h"
#include "services/monitoring/domain/check_report.h"

// What the rules on figures are written over.
namespace rekenschap::monitoring {

// A line whose figures can be compared, with what the plan says of it.
struct FigureLine {
  std::size_t index = 0;  // in the report
  const ReportLine* line = nullptr;
  const PlanLine* planned = nullptr;
  const finance::LineTarget* of_all = nullptr;  // over all units; null where there is no target
  std::optional<UnitTarget> target;             // of the unit that reports

  std::int64_t realised() const { return *(*line)[Figure::kRealised]; }
  bool is_flow() const { return planned->plan.series.nature == finance::Nature::kFlow; }
};

// A report with the lines that can be compared. Refers to all that it is of.
struct FigureReport {
  const Report& report;
  const CheckContext& context;
  std::shared_ptr<const PeriodTargets> targets;
  std::vector<FigureLine> lines;

  // The line of that id, or null.
  const FigureLine* Find(const std::string& line) const;
  // The line in the position before; null where there is none.
  const ReportLine* Before(const FigureLine& line) const;
  finance::Finding NewFinding(std::string_view rule, const FigureLine& line, Figure figure) const;
};

// `sound` are the indexes of the lines that can be compared. OUT_OF_RANGE when a target does not
// fit.
absl::StatusOr<FigureReport> FigureReportOf(const Report& report, const CheckContext& context,
                                            std::span<const std::size_t> sound);

// Whether `difference` is within so many hundredths of a percent of `of`, by size.
bool IsWithin(std::int64_t difference, std::int64_t of, std::int64_t basis_points);

// Each group of rules adds what it finds.
using Findings = std::vector<finance::Finding>;
void CheckStaff(const FigureReport& figures, Findings& findings);
void CheckPaidStaff(const FigureReport& figures, Findings& findings);
void CheckForecasts(const FigureReport& figures, Findings& findings);
void CheckMagnitudes(const FigureReport& figures, Findings& findings);
absl::Status CheckCopied(const FigureReport& figures, Findings& findings);
void CheckRole(const FigureReport& figures, Findings& findings);
void CheckOutliers(const FigureReport& figures, Findings& findings);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_LINES_H_
