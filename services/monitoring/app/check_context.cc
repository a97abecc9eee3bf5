#include "services/monitoring/app/check_context.h"

#include "services/monitoring/store/period_books.h"
#include "services/monitoring/store/positions.h"
#include "services/monitoring/store/reports.h"

namespace rekenschap::monitoring {
namespace {

using base::Connection;

// The unit's figures at the end of the period before in the same year.
std::optional<Report> PositionBefore(Connection& connection, const Report& report) {
  auto before = finance::PreviousInYear(report.period);
  if (!before) return std::nullopt;
  const auto position = FindPosition(connection, report.programme, report.unit,
                                     PositionKind::kProvisional, finance::LastDay(*before), kNow);
  if (!position) return std::nullopt;
  while (before && finance::LastDay(*before) != position->period_end) {
    before = finance::PreviousInYear(*before);
  }
  if (!before) return std::nullopt;  // it is of another year
  Report position_before;
  position_before.programme = report.programme;
  position_before.period = *before;
  position_before.unit = report.unit;
  position_before.lines = LoadLines(connection, position->version_sequence);
  return position_before;
}

bool IsClosed(Connection& connection, const std::string& programme, const finance::Period& period) {
  return FindPeriodStanding(connection, programme, period).state == PeriodState::kClosed;
}

}  // namespace

CheckContext ContextOf(Connection& connection, const Report& report, const Plan* plan,
                       const Standing& standing) {
  CheckContext context;
  context.plan = plan;
  // The books are known by the last day: those of a period that is none of the programme's would be
  // another period's.
  if (plan == nullptr || plan->programme.cadence != report.period.kind) return context;
  context.position_before = PositionBefore(connection, report);
  context.period_closed = IsClosed(connection, report.programme, report.period);
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
  if (standing.submitted_state == ReportVersion::State::kReturned) {
    context.returned = LoadVersion(connection, standing.submitted_sequence);
  }
  return context;
}

}  // namespace rekenschap::monitoring
