#include "services/monitoring/app/check_context.h"

#include <algorithm>
#include <utility>

#include "services/monitoring/app/figure_context.h"
#include "services/monitoring/store/period_books.h"
#include "services/monitoring/store/reports.h"

namespace rekenschap::monitoring {
namespace {

using base::Connection;

// The position before, where it is of the same year.
std::optional<Report> InSameYear(const std::optional<Report>& before, const Report& report) {
  return before && before->period.year == report.period.year ? before : std::nullopt;
}

bool IsClosed(Connection& connection, const std::string& programme, const finance::Period& period) {
  return FindPeriodStanding(connection, programme, period).state == PeriodState::kClosed;
}

}  // namespace

CheckContext RecheckContextOf(Connection& connection, const Report& report, const Plan& plan,
                              const RuleBook& rules) {
  CheckContext context;
  context.plan = &plan;
  context.rules = rules;
  context.figures =
      FigureContextOf(connection, report, plan, rules, SharedTargetsOf(plan, report.period),
                      ReportedBefore(connection, report));
  context.position_before = InSameYear(context.figures.before, report);
  for (const PriorCorrection& prior : report.prior_corrections) {
    context.closed_periods.push_back(prior.period);
  }
  return context;
}

PeriodContext PeriodContextOf(Connection& connection, PlanBook& plans, RuleBooks& rules,
                              const std::string& programme, const finance::Period& period,
                              finance::Date today) {
  PeriodContext shared;
  shared.plan = plans.Get(connection, programme);
  shared.rules = rules.Get(connection, programme);
  // The books are known by the last day: those of a period that is none of the programme's would be
  // another period's.
  if (shared.plan == nullptr || shared.plan->programme.cadence != period.kind) return shared;
  shared.targets = SharedTargetsOf(*shared.plan, period);
  shared.closed = IsClosed(connection, programme, period);
  // Who closes the books on the last day can tell how they stand then.
  shared.ended = today >= finance::LastDay(period);
  return shared;
}

CheckContext ContextOf(Connection& connection, const Report& report, const PeriodContext& shared,
                       const Standing& standing) {
  CheckContext context;
  const Plan* plan = context.plan = shared.plan.get();
  context.rules = *shared.rules;
  if (plan == nullptr || plan->programme.cadence != report.period.kind) return context;
  ReportedAround around = ReportedAroundOf(connection, report);
  context.figures = FigureContextOf(connection, report, *plan, *shared.rules, shared.targets,
                                    std::move(around.before));
  context.position_before = InSameYear(context.figures.before, report);
  context.position_after = std::move(around.after);
  context.period_closed = shared.closed;
  context.period_ended = shared.ended;
  for (const PriorCorrection& prior : report.prior_corrections) {
    if (prior.period.kind == report.period.kind &&
        IsClosed(connection, report.programme, prior.period)) {
      context.closed_periods.push_back(prior.period);
    }
  }
  if (standing.accepted_sequence > 0) {
    context.accepted_version = VersionNumber(connection, standing.accepted_sequence);
    if (standing.reopened) context.returned = LoadVersion(connection, standing.accepted_sequence);
  }
  const bool returned = standing.submitted_state == ReportVersion::State::kReturned;
  const bool explains = std::ranges::any_of(
      report.lines, [](const ReportLine& line) { return !line.explanations.empty(); });
  if (standing.submitted_sequence > 0 && (returned || explains)) {
    context.version_before = LoadVersion(connection, standing.submitted_sequence);
  }
  if (returned) context.returned = context.version_before;
  return context;
}

}  // namespace rekenschap::monitoring
