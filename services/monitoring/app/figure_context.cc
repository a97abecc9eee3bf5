#include "services/monitoring/app/figure_context.h"

#include <chrono>
#include <memory>
#include <utility>

#include "services/monitoring/domain/outlier_rules.h"
#include "services/monitoring/store/position_history.h"
#include "services/monitoring/store/positions.h"
#include "services/monitoring/store/reports.h"

namespace rekenschap::monitoring {
namespace {

using base::Connection;

// The period of that kind that ends on that day.
finance::Period PeriodEndingOn(finance::PeriodKind kind, finance::Date end) {
  const int months = 12 / finance::PeriodsInYear(kind);
  return {static_cast<int>(end.year()), kind,
          static_cast<int>(static_cast<unsigned>(end.month())) / months};
}

// What the unit reported at that position.
Report FiguresAt(Connection& connection, const Report& report, const Position& position) {
  Report at;
  at.programme = report.programme;
  at.period = PeriodEndingOn(report.period.kind, position.period_end);
  at.unit = report.unit;
  at.lines = LoadFigures(connection, position.version_sequence);
  return at;
}

std::optional<Position> ProvisionalUntil(Connection& connection, const Report& report,
                                         finance::Date period_end) {
  return FindPosition(connection, report.programme, report.unit, PositionKind::kProvisional,
                      period_end, kNow);
}

// What the unit reported at the position before, where that is of this year or the year before.
std::optional<Report> FiguresBefore(Connection& connection, const Report& report,
                                    const std::optional<Position>& position) {
  if (!position || static_cast<int>(position->period_end.year()) < report.period.year - 1) {
    return std::nullopt;
  }
  return FiguresAt(connection, report, *position);
}

}  // namespace

std::optional<Report> ReportedBefore(Connection& connection, const Report& report) {
  const finance::Date before = finance::LastDay(PeriodBefore(report.period));
  return FiguresBefore(connection, report, ProvisionalUntil(connection, report, before));
}

ReportedAround ReportedAroundOf(Connection& connection, const Report& report) {
  const finance::Date before = finance::LastDay(PeriodBefore(report.period));
  const finance::Date end = finance::LastDay(report.period);
  const finance::Date year_end(end.year(), std::chrono::December, std::chrono::day(31));
  // Of a report that comes in its turn, which most do, the year's last position is the one before:
  // a stream of many costs one look-up each.
  const auto last = ProvisionalUntil(connection, report, year_end);
  if (!last || last->period_end <= before) return {FiguresBefore(connection, report, last), {}};
  ReportedAround around{ReportedBefore(connection, report), {}};
  if (last->period_end <= end) return around;
  const auto next = FindPositionAfter(connection, report.programme, report.unit,
                                      PositionKind::kProvisional, end, year_end);
  if (next) around.after = FiguresAt(connection, report, *next);
  return around;
}

FigureContext FigureContextOf(Connection& connection, const Report& report, const Plan& plan,
                              const RuleBook& rules, std::shared_ptr<const PeriodTargets> targets,
                              std::optional<Report> before) {
  FigureContext context;
  if (report.period.kind != plan.programme.cadence) return context;  // it will be refused
  context.before = std::move(before);
  if (targets == nullptr) return context;  // likewise
  context.targets = std::move(targets);
  const OutlierNeeds needs =
      OutlierNeedsOf(report, plan, *context.targets, rules, context.before.has_value());
  const ReportKey key{report.programme, report.period, report.unit};
  if (!needs.history.empty()) {
    auto past =
        ListPastFigures(connection, key, needs.history.size() == 1 ? needs.history.front() : "");
    for (const std::string& line : needs.history) context.history[line] = std::move(past[line]);
  }
  if (!needs.peers.empty()) {
    const bool one = needs.peers.size() == 1;
    const int lines = one ? 1 : static_cast<int>(plan.revision.lines.size());
    auto peers =
        ListPeerFigures(connection, key, one ? needs.peers.front() : "", kMostPeers * lines);
    for (const std::string& line : needs.peers) context.peers[line] = std::move(peers[line]);
  }
  return context;
}

std::shared_ptr<const PeriodTargets> SharedTargetsOf(const Plan& plan,
                                                     const finance::Period& period) {
  if (period.kind != plan.programme.cadence) return nullptr;
  auto targets = PeriodTargetsOf(plan.revision, period);
  return targets.ok() ? std::make_shared<const PeriodTargets>(*std::move(targets)) : nullptr;
}

}  // namespace rekenschap::monitoring
