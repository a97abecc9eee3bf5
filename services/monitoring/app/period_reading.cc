#include "services/monitoring/app/period_reading.h"

#include <algorithm>
#include <limits>
#include <span>
#include <string_view>
#include <utility>

#include <absl/time/time.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/dutch_day.h"
#include "services/monitoring/store/later_corrections.h"
#include "services/monitoring/store/period_books.h"
#include "services/monitoring/store/policies.h"
#include "services/monitoring/store/positions.h"

namespace rekenschap::monitoring {
namespace {

using Key = std::pair<std::string_view, finance::Date>;

Key KeyOf(const StandingsOfPeriod& period) { return {period.programme, period.period_end}; }
Key KeyOfEvent(const PeriodEvent& event) {
  return {event.programme, finance::LastDay(event.period)};
}

}  // namespace

std::vector<finance::Period> PeriodsThatEnd(finance::PeriodKind kind, finance::Date from,
                                            finance::Date to) {
  std::vector<finance::Period> periods;
  for (int year = static_cast<int>(from.year()); year <= static_cast<int>(to.year()); ++year) {
    for (const finance::Period& period : finance::PeriodsOf(year, kind)) {
      const finance::Date end = finance::LastDay(period);
      if (end >= from && end <= to) periods.push_back(period);
    }
  }
  return periods;
}

absl::StatusOr<DueDate> DueIn(const std::map<std::string, std::vector<DueRule>>& due_rules,
                              const std::string& programme, const finance::Period& period) {
  const auto own = due_rules.find(programme);
  auto due = DueDateOf(own == due_rules.end() ? NationalDueRules() : own->second, period);
  if (!due) return absl::DataLossError(finance::PolicyName(programme) + " has lost a due rule");
  return *std::move(due);
}

PeriodReading::PeriodReading(base::Connection& connection, const PeriodRange& range,
                             std::int64_t as_of)
    : as_of_(as_of == 0 ? kNow : as_of),
      standings_(as_of == 0 ? ListStandings(connection, range)
                            : ListStandingsThen(connection, range, as_of)) {
  const std::int64_t until = as_of == 0 ? std::numeric_limits<std::int64_t>::max() : as_of;
  events_ = ListPeriodEvents(connection, range, until);
  due_rules_ = ListDueRules(connection, range.first_programme, range.last_programme, until);
  for (StandingsOfPeriod& period : standings_) {
    for (Standing& standing : period.standings) {
      if (const auto& first = standing.first_submit_time_micros) {
        standing.first_submit_day = DutchDay(absl::FromUnixMicros(*first));
      }
    }
  }
}

void PeriodReading::TakeReasons(base::Connection& connection) {
  for (StandingsOfPeriod& period : standings_) {
    for (Standing& standing : period.standings) TakeReason(connection, standing);
  }
}

absl::StatusOr<PeriodOverview> PeriodReading::Of(const Programme& programme,
                                                 const finance::Period& period,
                                                 finance::Date today) const {
  ASSIGN_OR_RETURN(DueDate due, DueIn(due_rules_, programme.id, period));
  PeriodOverview overview;
  overview.programme = programme.id;
  overview.programme_title = programme.title;
  overview.period = period;
  const Key key{programme.id, finance::LastDay(period)};
  const auto found = std::ranges::lower_bound(standings_, key, {}, KeyOf);
  std::span<const Standing> standings;
  if (found != standings_.end() && KeyOf(*found) == key) standings = found->standings;
  overview.reports = ExpectedReports(programme, period, due.date, today, standings);
  overview.due = std::move(due);
  overview.events.assign(std::ranges::lower_bound(events_, key, {}, KeyOfEvent),
                         std::ranges::upper_bound(events_, key, {}, KeyOfEvent));
  if (!overview.events.empty()) {
    overview.standing = {overview.events.back().state, overview.events.back().sequence};
  }
  return overview;
}

absl::StatusOr<PeriodOverview> PeriodReading::InFull(base::Connection& connection,
                                                     const Programme& programme,
                                                     const finance::Period& period,
                                                     finance::Date today, std::size_t most) const {
  ASSIGN_OR_RETURN(PeriodOverview overview, Of(programme, period, today));
  overview.later_corrections =
      FirstLaterCorrections(connection, programme.id, period, /*unit=*/"", as_of_, most);
  return overview;
}

}  // namespace rekenschap::monitoring
