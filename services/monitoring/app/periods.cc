#include <algorithm>
#include <utility>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/domain/content_hash.h"
#include "services/monitoring/store/period_books.h"
#include "services/monitoring/store/policies.h"

// Periods: how complete they are, closing and reopening them, and whom they ask no report of.
namespace rekenschap::monitoring {

using base::Connection;

namespace {

std::string NameOf(const std::string& programme, const finance::Period& period) {
  return finance::PeriodName(programme, finance::FormatPeriod(period));
}

absl::StatusOr<Programme> ProgrammeWith(Connection& connection, const std::string& programme,
                                        const finance::Period& period) {
  auto known = LoadProgramme(connection, programme);
  if (!known) return NoPlan(connection, programme);
  RETURN_IF_ERROR(CheckCadence(*known, period));
  return *std::move(known);
}

YearOfPeriods YearAround(Connection& connection, const std::string& programme,
                         const finance::Period& period) {
  YearOfPeriods year;
  for (const finance::Period& other : finance::PeriodsOf(period.year, period.kind)) {
    if (other == period) continue;
    const bool closed =
        FindPeriodStanding(connection, programme, other).state == PeriodState::kClosed;
    if (other < period && !closed) year.earlier_open = true;
    if (other > period && closed) year.later_closed = true;
  }
  return year;
}

// The periods of a kind that end from one day to another, in order.
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

}  // namespace

absl::StatusOr<PeriodOverview> Monitoring::OverviewOf(Connection& connection,
                                                      const Programme& programme,
                                                      const finance::Period& period,
                                                      std::optional<finance::Date> today,
                                                      bool events) const {
  const Policy policy = PolicyInForce(connection, programme.id);
  auto due = DueDateOf(policy.due_rules, period);
  if (!due) {
    return absl::DataLossError(finance::PolicyName(programme.id) + " has lost a due rule");
  }
  PeriodOverview overview;
  overview.programme = programme.id;
  overview.programme_title = programme.title;
  overview.period = period;
  overview.standing = FindPeriodStanding(connection, programme.id, period);
  std::vector<Standing> standings = ListStandings(connection, programme.id, period);
  for (Standing& standing : standings) {
    if (const auto& first = standing.first_submit_time_micros) {
      standing.first_submit_day = DutchDay(absl::FromUnixMicros(*first));
    }
  }
  overview.reports =
      ExpectedReports(programme, period, due->date, today.value_or(Today()), standings);
  overview.due = *std::move(due);
  if (events) overview.events = ListPeriodEvents(connection, programme.id, period);
  return overview;
}

void Monitoring::ListPeriods(PeriodQuery query, PeriodPlace after, int limit, absl::Time deadline,
                             base::DoneWith<std::vector<PeriodOverview>> done) {
  base::ReadAs<std::vector<PeriodOverview>>(
      store_, deadline,
      [this, query = std::move(query), after = std::move(after),
       limit](Connection& connection) -> absl::StatusOr<std::vector<PeriodOverview>> {
        std::vector<PeriodOverview> overviews;
        // Adds what there is of a programme; false when the page is full.
        const auto add = [&](const Programme& programme) -> absl::StatusOr<bool> {
          for (const auto& period : PeriodsThatEnd(programme.cadence, query.from, query.to)) {
            const bool before = programme.id == after.programme && after.period_end &&
                                finance::LastDay(period) <= *after.period_end;
            if (before) continue;
            if (overviews.size() == static_cast<std::size_t>(limit)) return false;
            ASSIGN_OR_RETURN(PeriodOverview overview,
                             OverviewOf(connection, programme, period, query.today, query.events));
            overviews.push_back(std::move(overview));
          }
          return true;
        };
        if (!query.programme.empty()) {
          const auto programme = LoadProgramme(connection, query.programme);
          if (!programme) return NoPlan(connection, query.programme);
          RETURN_IF_ERROR(add(*programme).status());
          return overviews;
        }
        // The programme that the page before ended in may have more.
        std::optional<Programme> programme =
            after.programme.empty() ? std::nullopt : LoadProgramme(connection, after.programme);
        std::string last = after.programme;
        for (;;) {
          if (programme) {
            ASSIGN_OR_RETURN(const bool room, add(*programme));
            if (!room) return overviews;
          }
          const auto next = ListPlanCopies(connection, last, 1);
          if (next.empty()) return overviews;
          last = next.front().programme;
          programme = LoadProgramme(connection, last);
        }
      },
      std::move(done));
}

void Monitoring::GetPeriod(std::string programme, finance::Period period,
                           std::optional<finance::Date> today, absl::Time deadline,
                           base::DoneWith<PeriodOverview> done) {
  base::ReadAs<PeriodOverview>(
      store_, deadline,
      [this, programme = std::move(programme), period,
       today](Connection& connection) -> absl::StatusOr<PeriodOverview> {
        ASSIGN_OR_RETURN(const Programme known, ProgrammeWith(connection, programme, period));
        return OverviewOf(connection, known, period, today, /*events=*/true);
      },
      std::move(done));
}

void Monitoring::SetPeriodState(std::string programme, finance::Period period, PeriodState state,
                                std::string etag, std::string reason, base::Request request,
                                absl::Time deadline, base::DoneWith<PeriodOverview> done) {
  request.request_hash = base::Canonical("rekenschap.period-request", 1)
                             .Text(NameOf(programme, period))
                             .Text(ToString(state))
                             .Text(etag)
                             .Text(reason)
                             .Hash();
  auto decide = [this, programme, period, state, etag = std::move(etag), reason = std::move(reason),
                 principal = request.principal](
                    Connection& connection) -> absl::StatusOr<base::Recorded<PeriodOverview>> {
    const std::string name = NameOf(programme, period);
    ASSIGN_OR_RETURN(const Programme known, ProgrammeWith(connection, programme, period));
    ASSIGN_OR_RETURN(const PeriodOverview now,
                     OverviewOf(connection, known, period, std::nullopt, /*events=*/false));
    const YearOfPeriods year = YearAround(connection, programme, period);
    const bool closes = state == PeriodState::kClosed;
    RETURN_IF_ERROR(
        closes ? CheckClosing(name, period, now.standing, year, now.reports, Today(), etag, reason)
               : CheckReopening(name, now.standing, year, etag));
    PeriodEvent event{programme, period, state, principal, reason, 0, 0};
    const base::JournalEntry entry = journal_.Append(
        connection,
        {principal, closes ? "period.close" : "period.reopen", name, ContentHash(event)});
    event.record_time_micros = entry.record_time_micros;
    event.sequence = entry.sequence;
    InsertPeriodEvent(connection, event);
    SetAcceptedReports(connection, programme, period, state);
    ASSIGN_OR_RETURN(PeriodOverview after,
                     OverviewOf(connection, known, period, std::nullopt, /*events=*/true));
    return base::Recorded<PeriodOverview>{std::move(after), entry.sequence};
  };
  auto recall = [this, programme, period](Connection& connection,
                                          std::int64_t) -> absl::StatusOr<PeriodOverview> {
    ASSIGN_OR_RETURN(const Programme known, ProgrammeWith(connection, programme, period));
    return OverviewOf(connection, known, period, std::nullopt, /*events=*/true);
  };
  base::WriteOnce<PeriodOverview>(store_, deadline, std::move(request), std::move(decide),
                                  std::move(recall), std::move(done));
}

void Monitoring::ExemptUnit(Exemption exemption, base::Request request, absl::Time deadline,
                            base::DoneWith<PeriodOverview> done) {
  exemption.principal = request.principal;
  request.request_hash = ContentHash(exemption);
  auto decide =
      [this, exemption, hash = request.request_hash](
          Connection& connection) mutable -> absl::StatusOr<base::Recorded<PeriodOverview>> {
    const auto& [programme, period, unit, lifted, principal, reason, unused] = exemption;
    ASSIGN_OR_RETURN(const Programme known, ProgrammeWith(connection, programme, period));
    RETURN_IF_ERROR(CheckOpen(connection, programme, period));
    const ReportKey key{programme, period, unit};
    Standing standing = FindStanding(connection, key);
    RETURN_IF_ERROR(CheckExemption(known, exemption, standing));
    const base::JournalEntry entry = journal_.Append(
        connection,
        {principal, lifted ? "unit.expect" : "unit.exempt", NameOf(programme, period), hash});
    standing.exemption = lifted ? std::nullopt : std::optional(reason);
    exemption.sequence = entry.sequence;
    InsertExemption(connection, exemption);
    SaveStanding(connection, key, standing);
    ASSIGN_OR_RETURN(PeriodOverview after,
                     OverviewOf(connection, known, period, std::nullopt, /*events=*/true));
    return base::Recorded<PeriodOverview>{std::move(after), entry.sequence};
  };
  auto recall = [this, programme = exemption.programme, period = exemption.period](
                    Connection& connection, std::int64_t) -> absl::StatusOr<PeriodOverview> {
    ASSIGN_OR_RETURN(const Programme known, ProgrammeWith(connection, programme, period));
    return OverviewOf(connection, known, period, std::nullopt, /*events=*/true);
  };
  base::WriteOnce<PeriodOverview>(store_, deadline, std::move(request), std::move(decide),
                                  std::move(recall), std::move(done));
}

}  // namespace rekenschap::monitoring
