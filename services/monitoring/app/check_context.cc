#include "services/monitoring/app/check_context.h"

#include "services/monitoring/app/figure_context.h"
#include "services/monitoring/store/period_books.h"
#include "services/monitoring/store/positions.h"
#include "services/monitoring/store/reports.h"

namespace rekenschap::monitoring {
namespace {

using base::Connection;

// The unit's figures at the end of the period before in the same year.
std::optional<Report> PositionBefore(Connection& connection, const Report& report) {
  const auto before = finance::PreviousInYear(report.period);
  if (!before) return std::nullopt;
  const auto position = FindPosition(connection, report.programme, report.unit,
                                     PositionKind::kProvisional, finance::LastDay(*before), kNow);
  if (!position || position->period_end.year() != finance::LastDay(report.period).year()) {
    return std::nullopt;
  }
  return LoadReport(connection, position->version_sequence);
}

bool IsClosed(Connection& connection, const std::string& programme, const finance::Period& period) {
  return FindPeriodStanding(connection, programme, period).state == PeriodState::kClosed;
}

}  // namespace

CheckContext ContextOf(Connection& connection, const Report& report, const Plan* plan,
                       const Standing& standing) {
  CheckContext context;
  context.plan = plan;
  if (plan != nullptr) context.figures = FigureContextOf(connection, report, *plan);
  context.position_before = PositionBefore(connection, report);
  context.period_closed = IsClosed(connection, report.programme, report.period);
  for (const PriorCorrection& prior : report.prior_corrections) {
    if (IsClosed(connection, report.programme, prior.period)) {
      context.closed_periods.push_back(prior.period);
    }
  }
  if (standing.accepted_sequence > 0) {
    if (auto accepted = LoadVersion(connection, standing.accepted_sequence)) {
      context.accepted_version = accepted->version;
      if (IsReopened(*accepted)) context.returned = *std::move(accepted);
    }
  }
  if (standing.submitted_state == ReportVersion::State::kReturned) {
    context.returned = LoadVersion(connection, standing.submitted_sequence);
  }
  return context;
}

}  // namespace rekenschap::monitoring
