#include "services/monitoring/domain/prior_corrections.h"

#include <algorithm>
#include <string>

#include <absl/strings/str_format.h>

namespace rekenschap::monitoring {
namespace {

using finance::Finding;

class Checker {
 public:
  Checker(const CheckContext& context, std::vector<Finding>& findings)
      : context_(context), findings_(findings) {}

  void Check(const Report& report, const PriorCorrection& prior, const std::string& path) {
    const auto note = [&](const char* rule, const char* field) -> Finding& {
      Finding& finding = findings_.emplace_back(context_.rules.NewFinding(rule, path + field));
      finding.line = prior.line;
      finding.params["given_period"] = finance::FormatPeriod(prior.period);
      return finding;
    };
    const ReportLine* line = FindLine(report, prior.line);
    if (line == nullptr) {
      note("PRIOR_LINE_MISSING", ".line");
    } else if (line->measure != prior.amount.measure) {
      note("PRIOR_MEASURE_WRONG", ".amount").given = prior.amount;
    }
    const std::int64_t limit = FigureLimit(prior.amount.measure);
    if (prior.amount.value > limit || prior.amount.value < -limit) {
      Finding& finding = note("FIGURE_TOO_LARGE", ".amount");
      finding.given = prior.amount;
      finding.params["figure"] = FigureName(FieldOf(prior.amount.measure, Figure::kRealised));
    }
    // The books are known by the last day, and 2021-H1 ends on that of 2021-Q2.
    if (const auto cadence = context_.plan->programme.cadence; prior.period.kind != cadence) {
      note("PRIOR_PERIOD_NOT_OF_CADENCE", ".period").params["example"] =
          finance::ExampleOf(cadence);
      return;
    }
    const bool closed =
        std::ranges::find(context_.closed_periods, prior.period) != context_.closed_periods.end();
    if (prior.period >= report.period || !closed) note("PRIOR_PERIOD_OPEN", ".period");
  }

 private:
  const CheckContext& context_;
  std::vector<Finding>& findings_;
};

}  // namespace

void CheckPriorCorrections(const Report& report, const CheckContext& context,
                           std::vector<Finding>& findings) {
  Checker checker(context, findings);
  for (std::size_t i = 0; i < report.prior_corrections.size(); ++i) {
    checker.Check(report, report.prior_corrections[i], absl::StrFormat("prior_corrections[%d]", i));
  }
}

}  // namespace rekenschap::monitoring
