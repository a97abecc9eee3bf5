#include "services/monitoring/app/compared_periods.h"

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/store/counted_reports.h"

namespace rekenschap::monitoring {
namespace {

using finance::Period;
using finance::PeriodKind;

const finance::Date kFirstDay(std::chrono::year(1), std::chrono::January, std::chrono::day(1));
const finance::Date kLastDay(std::chrono::year(9999), std::chrono::December, std::chrono::day(31));

// A period of the cadence, or any year.
absl::Status CheckCadenceOrYear(const Programme& programme, const Period& period) {
  return period.kind == PeriodKind::kYear ? absl::OkStatus() : CheckCadence(programme, period);
}

absl::Status TooMany(const char* what) {
  return base::InvalidField(
      "to_period", "TOO_MANY_PERIODS",
      absl::StrFormat("these are more than %d %s; ask for them in parts", kMostPeriods, what),
      {{"most", std::to_string(kMostPeriods)}});
}

absl::Status Reversed() {
  return base::InvalidField("to_period", "PERIODS_REVERSED", "it lies before the first period");
}

Period YearEnd(int year, PeriodKind cadence) {
  return {year, cadence, finance::PeriodsInYear(cadence)};
}

// Where each year stands: at the last of its periods with a report that counts.
absl::StatusOr<std::vector<Period>> YearsOf(base::Connection& connection,
                                            const Programme& programme,
                                            const ComparisonQuery& query, std::int64_t as_of) {
  if (query.to.year < query.from.year) return Reversed();
  if (query.to.year - query.from.year >= static_cast<int>(kMostPeriods)) return TooMany("years");
  const PositionKind kind =
      query.figures == FigureKind::kAccepted ? PositionKind::kAccepted : PositionKind::kProvisional;
  std::vector<Period> years;
  for (int year = query.from.year; year <= query.to.year; ++year) {
    const Period whole{year, PeriodKind::kYear, 1};
    const auto end = LastReportedEnd(connection, programme.id, kind, finance::FirstDay(whole),
                                     finance::LastDay(whole), as_of);
    years.push_back(end ? LastEnded(programme.cadence, *end) : YearEnd(year, programme.cadence));
  }
  return years;
}

}  // namespace

absl::StatusOr<std::vector<Period>> PeriodsBetween(const Programme& programme, const Period& from,
                                                   const Period& to) {
  RETURN_IF_ERROR(CheckCadenceOrYear(programme, from));
  RETURN_IF_ERROR(CheckCadenceOrYear(programme, to));
  const Period first =
      from.kind == programme.cadence ? from : Period{from.year, programme.cadence, 1};
  const Period last = to.kind == programme.cadence ? to : YearEnd(to.year, programme.cadence);
  if (last < first) return Reversed();
  if (static_cast<std::size_t>(last.year - first.year) > kMostPeriods) return TooMany("periods");
  std::vector<Period> periods;
  for (int year = first.year; year <= last.year; ++year) {
    for (const Period& period : finance::PeriodsOf(year, programme.cadence)) {
      if (!(period < first) && !(last < period)) periods.push_back(period);
    }
  }
  if (periods.size() > kMostPeriods) return TooMany("periods");
  return periods;
}

absl::StatusOr<std::vector<Period>> PeriodsOf(base::Connection& connection,
                                              const Programme& programme,
                                              const ComparisonQuery& query, std::int64_t as_of) {
  switch (query.span) {
    case Span::kPeriod:
      break;
    case Span::kPeriods:
      return PeriodsBetween(programme, query.from, query.to);
    case Span::kYears:
      return YearsOf(connection, programme, query, as_of);
  }
  RETURN_IF_ERROR(CheckCadence(programme, query.from));
  return std::vector<Period>{query.from};
}

Period LastEnded(PeriodKind cadence, finance::Date day) {
  const int year = static_cast<int>(day.year());
  Period last = YearEnd(year - 1, cadence);
  for (const Period& period : finance::PeriodsOf(year, cadence)) {
    if (finance::LastDay(period) <= day) last = period;
  }
  return last;
}

Period LastReported(base::Connection& connection, const Programme& programme, PositionKind kind,
                    finance::Date today, std::int64_t as_of) {
  const auto end = LastReportedEnd(connection, programme.id, kind, kFirstDay, kLastDay, as_of);
  return LastEnded(programme.cadence, end.value_or(today));
}

Period PeriodBefore(const Period& period) {
  return finance::PreviousInYear(period).value_or(YearEnd(period.year - 1, period.kind));
}

}  // namespace rekenschap::monitoring
