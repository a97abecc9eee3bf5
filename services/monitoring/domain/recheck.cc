#include "services/monitoring/domain/recheck.h"

#include <algorithm>

#include "services/base/status/status.h"

namespace rekenschap::monitoring {
namespace {

using finance::Finding;

Report WithAmountsOnly(Report report) {
  for (ReportLine& line : report.lines) {
    std::erase_if(line.explanations,
                  [](const Explanation& explanation) { return !explanation.amount; });
  }
  return report;
}

}  // namespace

absl::StatusOr<std::vector<Finding>> NewFindings(const Report& report, const CheckContext& then,
                                                 const CheckContext& now) {
  const Report bare = WithAmountsOnly(report);
  ASSIGN_OR_RETURN(const std::vector<Finding> before, CheckReport(bare, then));
  ASSIGN_OR_RETURN(std::vector<Finding> findings, CheckReport(bare, now));
  std::erase_if(findings, [&before](const Finding& finding) {
    return finding.severity == finance::Severity::kInfo || finding.settled ||
           std::ranges::find(before, finding) != before.end();
  });
  return findings;
}

}  // namespace rekenschap::monitoring
