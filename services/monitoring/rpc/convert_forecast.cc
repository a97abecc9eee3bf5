#include "services/monitoring/rpc/convert_forecast.h"

#include <absl/strings/str_format.h>

#include "services/base/rpc/fields.h"
#include "services/finance/names.h"
#include "services/monitoring/domain/forecast_texts.h"
#include "services/monitoring/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {
namespace {

using base::FieldChecks;
using finance::Measure;

static_assert(static_cast<int>(ForecastMethod::kLastYear) + 1 ==
              v1::MethodForecast::METHOD_LAST_YEAR);
static_assert(static_cast<int>(ForecastObstacle::kNoUnit) == v1::MethodForecast::OBSTACLE_NO_UNIT);

constexpr int kMostNamed = 200;

PositionKind KindOf(FieldChecks& checks, v1::GetForecastRequest::Figures figures) {
  switch (figures) {
    case v1::GetForecastRequest::FIGURES_UNSPECIFIED:
    case v1::GetForecastRequest::FIGURES_PROVISIONAL:
      return PositionKind::kProvisional;
    case v1::GetForecastRequest::FIGURES_ACCEPTED:
      return PositionKind::kAccepted;
    default:
      checks.Note("figures", "FIGURES_UNKNOWN", "it is not provisional or accepted");
      return PositionKind::kProvisional;
  }
}

// The value, or `usual` for 0, after noting one that is out of bounds.
template <class Integer>
Integer Within(FieldChecks& checks, const char* field, Integer value, Integer usual, Integer least,
               Integer most) {
  if (value == 0) return usual;
  if (value < least || value > most) {
    checks.Note(field, "NUMBER_OUT_OF_BOUNDS",
                absl::StrFormat("it is not between %d and %d", least, most));
  }
  return value;
}

// Sets a figure where it is known.
template <class Set>
void Tell(Measure measure, const std::optional<std::int64_t>& value, const Set& set) {
  if (value) *set() = wire::ToProto(finance::Quantity{measure, *value});
}

void ToProto(const RowForecast& forecast, Measure measure, const RangeTerms& terms,
             v1::MethodForecast& out) {
  out.set_method(static_cast<v1::MethodForecast::Method>(static_cast<int>(forecast.method) + 1));
  out.set_obstacle(static_cast<v1::MethodForecast::Obstacle>(static_cast<int>(forecast.obstacle)));
  Tell(measure, forecast.value, [&] { return out.mutable_forecast(); });
  Tell(measure, forecast.difference, [&] { return out.mutable_difference(); });
  out.set_unit_count(forecast.units);
  if (!forecast.range) return;
  v1::ForecastRange& range = *out.mutable_range();
  *range.mutable_low() = wire::ToProto(finance::Quantity{measure, forecast.range->low});
  *range.mutable_high() = wire::ToProto(finance::Quantity{measure, forecast.range->high});
  range.set_confidence_basis_points(terms.confidence_basis_points);
  range.set_error_count(forecast.range->errors);
}

void ToProto(const ForecastRow& row, const ForecastAnswer& answer, finance::Language language,
             v1::ForecastRow& out) {
  const PlanLine& line = *row.line;
  out.set_line(line.id);
  out.set_line_title(line.title);
  if (!row.unit.empty()) out.set_unit(finance::UnitName(row.unit));
  out.set_measure(wire::ToProto(line.measure));
  out.set_nature(wire::ToProto(line.plan.series.nature));
  out.set_plan_basis(wire::ToProto(line.basis));
  Tell(line.measure, row.realised, [&] { return out.mutable_realised(); });
  Tell(line.measure, row.year_target, [&] { return out.mutable_year_target(); });
  Tell(line.measure, row.own_forecast, [&] { return out.mutable_own_forecast(); });
  out.set_own_forecast_count(row.own_forecasts);
  out.set_report(row.report);
  out.set_expected_count(row.expected);
  out.set_received_count(row.received);
  out.set_unit_ended(row.moment.unit_ended);
  for (const RowForecast& forecast : row.forecasts) {
    v1::MethodForecast& told = *out.add_forecasts();
    ToProto(forecast, line.measure, answer.terms, told);
    told.set_formula(row.unit.empty()
                         ? FormulaOfTotal(forecast, forecast.units, line.measure, language)
                         : FormulaOf(forecast, row.moment, line.measure,
                                     answer.plan->programme.cadence, language));
  }
}

}  // namespace

absl::StatusOr<ForecastQuery> FromProto(const v1::GetForecastRequest& in) {
  FieldChecks checks;
  ForecastQuery query;
  query.programme =
      checks.Take("programme", "NAME_MALFORMED", finance::ProgrammeId(in.programme()));
  query.period = checks.Take("period", "PERIOD_MALFORMED", finance::ParsePeriod(in.period()));
  if (checks.Bounded("lines", in.lines_size(), kMostNamed)) {
    query.slice.lines.assign(in.lines().begin(), in.lines().end());
  }
  if (checks.Bounded("units", in.units_size(), kMostNamed)) {
    for (int i = 0; i < in.units_size(); ++i) {
      query.slice.units.push_back(checks.Take(absl::StrFormat("units[%d]", i), "NAME_MALFORMED",
                                              finance::UnitId(in.units(i))));
    }
  }
  query.kind = KindOf(checks, in.figures());
  query.as_of_sequence = in.as_of_sequence();
  if (query.as_of_sequence < 0) {
    checks.Note("as_of_sequence", "NUMBER_NEGATIVE", "it is below 0");
  }
  query.range.confidence_basis_points =
      Within<std::int64_t>(checks, "confidence_basis_points", in.confidence_basis_points(),
                           query.range.confidence_basis_points, 5'000, 9'900);
  query.range.least_errors = Within<std::int32_t>(
      checks, "least_error_count", in.least_error_count(), query.range.least_errors, 5, 1'000);
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return query;
}

void ToProto(const ForecastAnswer& answer, finance::Language language,
             v1::GetForecastResponse& out) {
  for (const ForecastRow& row : answer.rows) ToProto(row, answer, language, *out.add_rows());
  ToProto(answer.basis, *out.mutable_basis());
  out.set_sequence(answer.sequence);
  for (const std::string& unit : answer.missing_units) {
    out.add_missing_units(finance::UnitName(unit));
  }
}

}  // namespace rekenschap::monitoring
