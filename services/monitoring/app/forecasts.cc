#include "services/monitoring/app/forecasts.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/monitoring/app/arrived_plans.h"
#include "services/monitoring/app/counted_units.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/domain/unit_tree.h"
#include "services/monitoring/store/counted_reports.h"

namespace rekenschap::monitoring {

using base::Connection;

namespace {

constexpr std::size_t kMostRows = 4'000;

absl::Status CheckSize(const Plan& plan, const Slice& slice) {
  ASSIGN_OR_RETURN(const auto units, SubtreesOf(plan.programme, slice.units));
  const std::size_t lines = slice.lines.empty() ? plan.revision.lines.size() : slice.lines.size();
  if (lines * (units.size() + 1) <= kMostRows) return absl::OkStatus();
  return base::InvalidField(
      "lines", "FORECAST_TOO_LARGE",
      absl::StrFormat("%d lines by %d units and totals are more than %d rows; ask for fewer lines "
                      "or units",
                      lines, units.size(), kMostRows),
      {{"lines", std::to_string(lines)},
       {"units", std::to_string(units.size())},
       {"most", std::to_string(kMostRows)}});
}

ForecastHistory HistoryOf(Connection& connection, const Plan& plan, const ForecastQuery& query,
                          std::int64_t as_of) {
  ForecastHistory history;
  history.now = PositionsOf(connection, plan, query.period, query.slice, query.kind, as_of);
  for (int back = 1; back <= kForecastHistoryYears; ++back) {
    finance::Period same = query.period;
    same.year -= back;
    finance::Period end = same;
    end.index = finance::PeriodsInYear(end.kind);
    history.same[same.year] =
        LoadCounted(connection, query.programme, query.kind, finance::LastDay(same), as_of);
    history.year_end[end.year] =
        LoadCounted(connection, query.programme, query.kind, finance::LastDay(end), as_of);
  }
  return history;
}

absl::StatusOr<ForecastAnswer> Answer(Connection& connection, Monitoring& monitoring,
                                      const ForecastQuery& query) {
  ForecastAnswer answer;
  ASSIGN_OR_RETURN(const Moment moment,
                   MomentOf(connection, monitoring.journal(), query.as_of_sequence));
  ASSIGN_OR_RETURN(answer.plan, PlanAt(connection, monitoring, query.programme, moment));
  answer.sequence = moment.sequence;
  RETURN_IF_ERROR(CheckCadence(answer.plan->programme, query.period));
  RETURN_IF_ERROR(CheckSlice(*answer.plan, query.slice));
  RETURN_IF_ERROR(CheckSize(*answer.plan, query.slice));
  const ForecastHistory history = HistoryOf(connection, *answer.plan, query, moment.as_of);
  answer.terms = query.range;
  ASSIGN_OR_RETURN(answer.rows,
                   ForecastsOf(*answer.plan, query.period, query.slice, history, query.range));
  for (const UnitPosition& position : history.now) {
    if (position.ended || IsLeftOut(position)) continue;
    if (!position.current) answer.missing_units.push_back(position.unit);
  }
  answer.basis = monitoring.BasisOf(query.programme, answer.plan.get());
  return answer;
}

}  // namespace

void GetForecast(Monitoring& monitoring, ForecastQuery query, absl::Time deadline,
                 base::DoneWith<ForecastAnswer> done) {
  base::ReadAs<ForecastAnswer>(
      monitoring.store(), deadline,
      [&monitoring, query = std::move(query)](Connection& connection) {
        return Answer(connection, monitoring, query);
      },
      std::move(done));
}

}  // namespace rekenschap::monitoring
