#include "services/monitoring/app/periods.h"

#include <utility>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/domain/content_hash.h"
#include "services/monitoring/store/later_corrections.h"
#include "services/monitoring/store/period_books.h"

// Closing and reopening periods, and whom they ask no report of.
namespace rekenschap::monitoring {

using base::Connection;

namespace {

constexpr std::int64_t kLast = 0;  // as of the last entry

std::string NameOf(const std::string& programme, const finance::Period& period) {
  return finance::PeriodName(programme, finance::FormatPeriod(period));
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

}  // namespace

absl::StatusOr<ProgrammeBook::Known> Periods::ProgrammeWith(Connection& connection,
                                                            const std::string& programme,
                                                            const finance::Period& period) {
  auto known = programmes_.Get(connection, programme);
  if (known == nullptr) return NoPlan(connection, programme);
  RETURN_IF_ERROR(CheckCadence(*known, period));
  return known;
}

absl::StatusOr<PeriodOverview> Periods::OverviewOf(Connection& connection,
                                                   const Programme& programme,
                                                   const finance::Period& period,
                                                   std::int64_t as_of, finance::Date today) const {
  const finance::Date end = finance::LastDay(period);
  PeriodReading reading(connection, {programme.id, programme.id, end, end}, as_of);
  reading.TakeReasons(connection);
  return reading.InFull(connection, programme, period, today, kMostLaterCorrections);
}

void Periods::SetState(std::string programme, finance::Period period, PeriodState state,
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
    ASSIGN_OR_RETURN(const auto known, ProgrammeWith(connection, programme, period));
    ASSIGN_OR_RETURN(const PeriodOverview now,
                     OverviewOf(connection, *known, period, kLast, Today()));
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
    ASSIGN_OR_RETURN(PeriodOverview after, OverviewOf(connection, *known, period, kLast, Today()));
    return base::Recorded<PeriodOverview>{std::move(after), {entry.sequence}};
  };
  auto recall = [this, programme, period](
                    Connection& connection,
                    const base::Remembered& by) -> absl::StatusOr<PeriodOverview> {
    ASSIGN_OR_RETURN(const auto known, ProgrammeWith(connection, programme, period));
    return OverviewOf(connection, *known, period, by.sequence, Today());
  };
  base::WriteOnce<PeriodOverview>(store_, deadline, std::move(request), std::move(decide),
                                  std::move(recall), std::move(done));
}

void Periods::Exempt(Exemption exemption, base::Request request, absl::Time deadline,
                     base::DoneWith<PeriodOverview> done) {
  exemption.principal = request.principal;
  request.request_hash = ContentHash(exemption);
  auto decide =
      [this, exemption, hash = request.request_hash](
          Connection& connection) mutable -> absl::StatusOr<base::Recorded<PeriodOverview>> {
    const auto& [programme, period, unit, lifted, principal, reason, unused] = exemption;
    ASSIGN_OR_RETURN(const auto known, ProgrammeWith(connection, programme, period));
    RETURN_IF_ERROR(CheckOpen(connection, programme, period));
    const ReportKey key{programme, period, unit};
    Standing standing = FindStanding(connection, key);
    RETURN_IF_ERROR(CheckExemption(*known, exemption, standing));
    const base::JournalEntry entry = journal_.Append(
        connection,
        {principal, lifted ? "unit.expect" : "unit.exempt", NameOf(programme, period), hash});
    standing.exemption = lifted ? std::nullopt : std::optional(reason);
    exemption.sequence = entry.sequence;
    InsertExemption(connection, exemption);
    SaveStanding(connection, key, standing);
    ASSIGN_OR_RETURN(PeriodOverview after, OverviewOf(connection, *known, period, kLast, Today()));
    return base::Recorded<PeriodOverview>{std::move(after), {entry.sequence}};
  };
  auto recall = [this, programme = exemption.programme, period = exemption.period](
                    Connection& connection,
                    const base::Remembered& by) -> absl::StatusOr<PeriodOverview> {
    ASSIGN_OR_RETURN(const auto known, ProgrammeWith(connection, programme, period));
    return OverviewOf(connection, *known, period, by.sequence, Today());
  };
  base::WriteOnce<PeriodOverview>(store_, deadline, std::move(request), std::move(decide),
                                  std::move(recall), std::move(done));
}

}  // namespace rekenschap::monitoring
