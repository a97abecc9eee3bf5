#include "services/monitoring/domain/forecast_table.h"

#include <algorithm>
#include <map>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"
#include "services/finance/names.h"

namespace rekenschap::monitoring {
namespace {

using finance::CheckedAdd;
using finance::CheckedSubtract;
using finance::Period;

// A line over the years.
class LineHistory {
 public:
  LineHistory(const Plan& plan, const PlanLine& line, const Period& period,
              const ForecastHistory& history)
      : plan_(plan), line_(line), period_(period), history_(history) {}

  absl::Status ReadTargets() {
    for (int year = period_.year; year == period_.year || history_.same.contains(year); --year) {
      ASSIGN_OR_RETURN(targets_[year], finance::TargetOf(line_.plan, PeriodIn(year)));
    }
    return absl::OkStatus();
  }

  // The moment of a unit in a year, of which `report` is what it said.
  ForecastMoment MomentOf(const std::string& unit, int year, const Report* report) const {
    ForecastMoment moment;
    moment.nature = line_.plan.series.nature;
    moment.may_be_negative = line_.may_be_negative;
    moment.periods = finance::PeriodsInYear(period_.kind);
    moment.elapsed = period_.index;
    const Unit* known = FindUnit(plan_.programme, unit);
    for (const Period& each : finance::PeriodsOf(year, period_.kind)) {
      const bool before = known != nullptr && finance::LastDay(each) < known->valid_from;
      if (!before || moment.elapsed == 1) break;
      --moment.elapsed;  // a unit that began in the course of the year
      --moment.periods;
    }
    moment.realised = RealisedIn(report);
    moment.year_start = In(history_.year_end, year - 1, unit);
    moment.last_year_end = moment.year_start;
    moment.last_year_same = In(history_.same, year - 1, unit);
    if (const auto target = targets_.find(year); target != targets_.end() && target->second) {
      moment.target = TargetOfUnit(*target->second, unit);
    }
    return moment;
  }

  std::vector<PastMoment> Past() const {
    std::vector<PastMoment> past;
    for (const auto& [year, reports] : history_.same) {
      for (const auto& [unit, counted] : reports) {
        const auto end = In(history_.year_end, year, unit);
        if (end) past.push_back({MomentOf(unit, year, &counted.report), *end});
      }
    }
    return past;
  }

 private:
  Period PeriodIn(int year) const { return {year, period_.kind, period_.index}; }
  std::optional<std::int64_t> RealisedIn(const Report* report) const {
    if (report == nullptr) return std::nullopt;
    const ReportLine* found = FindLine(*report, line_.id);
    return found == nullptr ? std::nullopt : (*found)[Figure::kRealised];
  }
  std::optional<std::int64_t> In(const std::map<int, CountedByUnit>& years, int year,
                                 const std::string& unit) const {
    const auto reports = years.find(year);
    if (reports == years.end()) return std::nullopt;
    const auto counted = reports->second.find(unit);
    return counted == reports->second.end() ? std::nullopt : RealisedIn(&counted->second.report);
  }

  const Plan& plan_;
  const PlanLine& line_;
  const Period& period_;
  const ForecastHistory& history_;
  std::map<int, std::optional<finance::LineTarget>> targets_;
};

absl::Status AddTo(std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& value) {
  if (!value) return absl::OkStatus();
  ASSIGN_OR_RETURN(sum, CheckedAdd(sum.value_or(0), *value));
  return absl::OkStatus();
}

absl::StatusOr<ForecastRow> RowOf(const PlanLine& line, const UnitPosition& position,
                                  ForecastMoment moment) {
  ForecastRow row;
  row.line = &line;
  row.unit = position.unit;
  row.realised = moment.realised;
  if (moment.target) row.year_target = moment.target->year;
  if (position.current) {
    const Report& report = position.current->report;
    row.report = finance::ReportVersionName(report.programme, finance::FormatPeriod(report.period),
                                            report.unit, position.current->version);
    const ReportLine* found = FindLine(report, line.id);
    if (found != nullptr) row.own_forecast = (*found)[Figure::kForecast];
  }
  for (const ForecastMethod method : kForecastMethods) {
    RowForecast& forecast = row.forecasts.emplace_back();
    static_cast<Forecast&>(forecast) = ForecastBy(method, moment);
    if (forecast.value && row.year_target) {
      ASSIGN_OR_RETURN(forecast.difference, CheckedSubtract(*forecast.value, *row.year_target));
    }
  }
  row.moment = moment;
  return row;
}

ForecastRow EmptyTotal(const PlanLine& line) {
  ForecastRow total;
  total.line = &line;
  total.moment.nature = line.plan.series.nature;
  for (const ForecastMethod method : kForecastMethods) {
    RowForecast& forecast = total.forecasts.emplace_back();
    forecast.method = method;
    forecast.obstacle = ForecastObstacle::kNoUnit;
  }
  return total;
}

absl::Status AddUnit(const ForecastRow& unit, bool expected, ForecastRow& total) {
  if (expected) ++total.expected;
  if (unit.realised) ++total.received;
  if (unit.own_forecast) ++total.own_forecasts;
  RETURN_IF_ERROR(AddTo(total.realised, unit.realised));
  RETURN_IF_ERROR(AddTo(total.year_target, unit.year_target));
  RETURN_IF_ERROR(AddTo(total.own_forecast, unit.own_forecast));
  for (std::size_t i = 0; i < unit.forecasts.size(); ++i) {
    if (!unit.forecasts[i].value) continue;
    RowForecast& sum = total.forecasts[i];
    ++sum.units;
    sum.obstacle = ForecastObstacle::kNone;
    RETURN_IF_ERROR(AddTo(sum.value, unit.forecasts[i].value));
    RETURN_IF_ERROR(AddTo(sum.difference, unit.forecasts[i].difference));
  }
  return absl::OkStatus();
}

// Whether the row says anything of the line: a unit that ended may have nothing to do with it.
bool Belongs(const ForecastRow& row, const UnitPosition& position, const Period& period) {
  if (!position.ended) return true;
  return row.line->plan.series.nature == finance::Nature::kFlow &&
         (row.year_target || row.realised || CarriedOf(position, *row.line, period));
}

// The line's total, then its units.
absl::Status AddLine(const Plan& plan, const PlanLine& line, const Period& period,
                     const ForecastHistory& history, const RangeTerms& terms,
                     std::vector<ForecastRow>& rows) {
  LineHistory over(plan, line, period, history);
  RETURN_IF_ERROR(over.ReadTargets());
  const std::vector<PastMoment> past = over.Past();
  // By method, where it let the last position stay and where it did not.
  std::map<std::pair<ForecastMethod, bool>, std::vector<std::int64_t>> errors;
  for (const ForecastMethod method : kForecastMethods) {
    for (const bool stays : {false, true})
      errors[{method, stays}] = PastErrors(method, stays, past);
  }
  ForecastRow total = EmptyTotal(line);
  std::vector<ForecastRow> units;
  for (const UnitPosition& position : history.now) {
    ForecastMoment moment = over.MomentOf(position.unit, period.year,
                                          position.current ? &position.current->report : nullptr);
    moment.unit_ended = position.ended;
    ASSIGN_OR_RETURN(ForecastRow row, RowOf(line, position, moment));
    if (!Belongs(row, position, period)) continue;
    for (RowForecast& forecast : row.forecasts) {
      if (!forecast.value || position.ended) continue;
      const bool stays = LetsItStay(forecast.method, row.moment);
      forecast.range = RangeAround(*forecast.value, errors[{forecast.method, stays}], terms,
                                   line.may_be_negative);
    }
    RETURN_IF_ERROR(AddUnit(row, !IsLeftOut(position), total));
    units.push_back(std::move(row));
  }
  rows.push_back(std::move(total));
  std::ranges::move(units, std::back_inserter(rows));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<ForecastRow>> ForecastsOf(const Plan& plan, const Period& period,
                                                     const Slice& slice,
                                                     const ForecastHistory& history,
                                                     const RangeTerms& terms) {
  RETURN_IF_ERROR(CheckSlice(plan, slice));
  std::vector<ForecastRow> rows;
  for (const PlanLine& line : plan.revision.lines) {
    const bool wanted =
        slice.lines.empty() || std::ranges::find(slice.lines, line.id) != slice.lines.end();
    if (wanted) RETURN_IF_ERROR(AddLine(plan, line, period, history, terms, rows));
  }
  return rows;
}

}  // namespace rekenschap::monitoring
