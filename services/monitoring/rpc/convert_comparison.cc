#include "services/monitoring/rpc/convert_comparison.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/rpc/fields.h"
#include "services/finance/names.h"
#include "services/monitoring/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {
namespace {

using base::FieldChecks;
using finance::Measure;
using finance::Quantity;

static_assert(static_cast<int>(Comparison::kExempt) + 1 == v1::ComparisonRow::STATUS_EXEMPT);

constexpr int kMostNamed = 200;

std::vector<std::string> LinesOf(FieldChecks& checks,
                                 const google::protobuf::RepeatedPtrField<std::string>& in) {
  if (!checks.Bounded("lines", in.size(), kMostNamed)) return {};
  return {in.begin(), in.end()};
}

std::vector<std::string> UnitsOf(FieldChecks& checks,
                                 const google::protobuf::RepeatedPtrField<std::string>& in) {
  std::vector<std::string> units;
  if (!checks.Bounded("units", in.size(), kMostNamed)) return units;
  for (int i = 0; i < in.size(); ++i) {
    units.push_back(
        checks.Take(absl::StrFormat("units[%d]", i), "NAME_MALFORMED", finance::UnitId(in.Get(i))));
  }
  return units;
}

finance::Period PeriodOf(FieldChecks& checks, const char* field, const std::string& text) {
  return checks.Take(field, "PERIOD_MALFORMED", finance::ParsePeriod(text));
}

std::optional<finance::Period> MaybePeriodOf(FieldChecks& checks, const char* field,
                                             const std::string& text) {
  if (text.empty()) return std::nullopt;
  return PeriodOf(checks, field, text);
}

std::int64_t MomentOf(FieldChecks& checks, std::int64_t sequence) {
  if (sequence < 0) checks.Note("as_of_sequence", "NUMBER_NEGATIVE", "it is below 0");
  return sequence;
}

FigureKind FiguresOf(FieldChecks& checks, v1::ComparePlanRequest::Figures figures) {
  switch (figures) {
    case v1::ComparePlanRequest::FIGURES_UNSPECIFIED:
    case v1::ComparePlanRequest::FIGURES_PROVISIONAL:
      return FigureKind::kProvisional;
    case v1::ComparePlanRequest::FIGURES_ACCEPTED:
      return FigureKind::kAccepted;
    case v1::ComparePlanRequest::FIGURES_BOTH:
      return FigureKind::kBoth;
    default:
      checks.Note("figures", "FIGURES_UNKNOWN", "it is not provisional, accepted or both");
      return FigureKind::kProvisional;
  }
}

Span SpanOf(FieldChecks& checks, v1::ComparePlanRequest::Span span) {
  switch (span) {
    case v1::ComparePlanRequest::SPAN_UNSPECIFIED:
    case v1::ComparePlanRequest::SPAN_PERIOD:
      return Span::kPeriod;
    case v1::ComparePlanRequest::SPAN_PERIODS:
      return Span::kPeriods;
    case v1::ComparePlanRequest::SPAN_YEARS:
      return Span::kYears;
    default:
      checks.Note("span", "SPAN_UNKNOWN", "it is not a period, periods or years");
      return Span::kPeriod;
  }
}

View ViewOf(FieldChecks& checks, v1::ComparePlanRequest::View view) {
  switch (view) {
    case v1::ComparePlanRequest::VIEW_UNSPECIFIED:
    case v1::ComparePlanRequest::VIEW_UNITS:
      return View::kUnits;
    case v1::ComparePlanRequest::VIEW_TOTALS:
      return View::kTotals;
    case v1::ComparePlanRequest::VIEW_TREE:
      return View::kTree;
    case v1::ComparePlanRequest::VIEW_BY_UNIT:
      return View::kByUnit;
    default:
      checks.Note("view", "VIEW_UNKNOWN", "it is not units, totals, tree or by unit");
      return View::kUnits;
  }
}

// Sets a figure where it is known. `field` gives the message's own.
template <class Field>
void Set(Measure measure, const std::optional<std::int64_t>& value, Field field) {
  if (value) *field() = wire::ToProto(Quantity{measure, *value});
}

void ToProto(const Coverage& coverage, Measure measure, v1::Coverage& out) {
  out.set_expected_count(coverage.expected);
  out.set_received_count(coverage.received);
  Set(measure, coverage.covered_target, [&out] { return out.mutable_covered_target(); });
  Set(measure, coverage.covered_year_target, [&out] { return out.mutable_covered_year_target(); });
  out.set_committed_count(coverage.committed);
  out.set_deployable_count(coverage.deployable);
  out.set_forecast_count(coverage.forecast);
}

v1::ComparisonRow::Status StatusOf(Comparison status) {
  return static_cast<v1::ComparisonRow::Status>(static_cast<int>(status) + 1);
}

// What a row and its accepted figures both say, into either message.
template <class Message>
void SetRealisation(const Realisation& in, Measure measure, Message& out) {
  Set(measure, in.realised, [&out] { return out.mutable_realised(); });
  Set(measure, in.committed, [&out] { return out.mutable_committed(); });
  Set(measure, in.deployable, [&out] { return out.mutable_deployable(); });
  Set(measure, in.forecast, [&out] { return out.mutable_forecast(); });
  Set(measure, in.difference, [&out] { return out.mutable_difference(); });
  if (in.difference_basis_points) out.set_difference_basis_points(*in.difference_basis_points);
  if (in.year_share_basis_points) out.set_year_share_basis_points(*in.year_share_basis_points);
  out.set_status(StatusOf(in.status));
  out.set_line_not_reported(in.line_not_reported);
  out.set_report(in.report);
  if (in.carried) {
    out.mutable_carried()->set_period(finance::FormatPeriod(in.carried->period));
    *out.mutable_carried()->mutable_realised() =
        wire::ToProto(Quantity{measure, in.carried->realised});
    out.mutable_carried()->set_report(in.carried->report);
  }
  if (in.coverage) ToProto(*in.coverage, measure, *out.mutable_coverage());
}

void ToProto(const ComparisonRow& row, v1::ComparisonRow& out) {
  out.set_line(row.line);
  out.set_line_title(row.line_title);
  if (!row.unit.empty()) out.set_unit(finance::UnitName(row.unit));
  out.set_period(finance::FormatPeriod(row.period));
  out.set_measure(wire::ToProto(row.measure));
  out.set_nature(wire::ToProto(row.nature));
  out.set_plan_basis(wire::ToProto(row.plan_basis));
  out.set_receipts(row.receipts);
  out.set_unit_ended(row.unit_ended);
  out.set_subtotal(row.subtotal);
  out.set_depth(row.depth);
  Set(row.measure, row.target, [&out] { return out.mutable_target(); });
  Set(row.measure, row.year_target, [&out] { return out.mutable_year_target(); });
  Set(row.measure, row.central_reserve, [&out] { return out.mutable_central_reserve(); });
  out.set_explanation(row.explanation);
  SetRealisation(row, row.measure, out);
  if (row.accepted) SetRealisation(*row.accepted, row.measure, *out.mutable_accepted());
}

void ToProto(const ComparedPeriod& compared, v1::ComparedPeriod& out) {
  out.set_period(finance::FormatPeriod(compared.period));
  out.mutable_coverage()->set_expected_count(compared.table.coverage.expected);
  out.mutable_coverage()->set_received_count(compared.table.coverage.received);
  for (const std::string& unit : compared.table.missing_units) {
    out.add_missing_units(finance::UnitName(unit));
  }
  out.set_due_date(finance::FormatDate(compared.due));
  out.set_not_yet_due(compared.not_yet_due);
  out.set_later_correction_count(compared.later_corrections);
  if (!compared.accepted_coverage) return;
  out.mutable_accepted_coverage()->set_expected_count(compared.accepted_coverage->expected);
  out.mutable_accepted_coverage()->set_received_count(compared.accepted_coverage->received);
}

void ToProto(const DevelopmentFigures& figures, v1::DevelopmentFigures& out) {
  const ComparisonRow& total = figures.total;
  const Measure measure = total.measure;
  Set(measure, total.realised, [&out] { return out.mutable_realised(); });
  Set(measure, total.difference, [&out] { return out.mutable_difference(); });
  if (total.difference_basis_points) {
    out.set_difference_basis_points(*total.difference_basis_points);
  }
  if (total.year_share_basis_points) {
    out.set_year_share_basis_points(*total.year_share_basis_points);
  }
  out.set_status(StatusOf(total.status));
  ToProto(*total.coverage, measure, *out.mutable_coverage());
  Set(measure, figures.change.amount, [&out] { return out.mutable_change(); });
  out.set_change_count(figures.change.units);
  out.set_change_expected_count(figures.change.expected);
}

}  // namespace

absl::StatusOr<ComparisonQuery> FromProto(const v1::ComparePlanRequest& in) {
  FieldChecks checks;
  ComparisonQuery query;
  query.programme =
      checks.Take("programme", "NAME_MALFORMED", finance::ProgrammeId(in.programme()));
  query.from = PeriodOf(checks, "period", in.period());
  query.span = SpanOf(checks, in.span());
  query.to = MaybePeriodOf(checks, "to_period", in.to_period()).value_or(query.from);
  if (query.span == Span::kPeriod && !in.to_period().empty()) {
    checks.Note("to_period", "PERIOD_NOT_EXPECTED", "one period is compared; ask for a span");
  }
  query.slice = {LinesOf(checks, in.lines()), UnitsOf(checks, in.units())};
  query.figures = FiguresOf(checks, in.figures());
  query.view = ViewOf(checks, in.view());
  query.as_of_sequence = MomentOf(checks, in.as_of_sequence());
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return query;
}

absl::StatusOr<DevelopmentQuery> FromProto(const v1::GetDevelopmentRequest& in) {
  FieldChecks checks;
  DevelopmentQuery query;
  query.programme =
      checks.Take("programme", "NAME_MALFORMED", finance::ProgrammeId(in.programme()));
  query.line = checks.Text("line", in.line(), 1, 63);
  query.units = UnitsOf(checks, in.units());
  query.from = MaybePeriodOf(checks, "from_period", in.from_period());
  query.to = MaybePeriodOf(checks, "to_period", in.to_period());
  query.as_of_sequence = MomentOf(checks, in.as_of_sequence());
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return query;
}

absl::StatusOr<PortfolioQuery> FromProto(const v1::ListPortfolioRequest& in) {
  FieldChecks checks;
  PortfolioQuery query;
  const bool all = in.programmes_size() == 1 && in.programmes(0) == "programmes/-";
  if (!all && checks.Bounded("programmes", in.programmes_size(), kMostNamed)) {
    for (int i = 0; i < in.programmes_size(); ++i) {
      query.programmes.push_back(checks.Take(absl::StrFormat("programmes[%d]", i), "NAME_MALFORMED",
                                             finance::ProgrammeId(in.programmes(i))));
    }
  }
  std::ranges::sort(query.programmes);
  const auto twice = std::ranges::unique(query.programmes);
  query.programmes.erase(twice.begin(), twice.end());
  query.period = MaybePeriodOf(checks, "period", in.period());
  const FigureKind figures = FiguresOf(checks, in.figures());
  if (figures == FigureKind::kBoth) {
    checks.Note("figures", "FIGURES_UNKNOWN", "it is not provisional or accepted");
  }
  query.kind =
      figures == FigureKind::kAccepted ? PositionKind::kAccepted : PositionKind::kProvisional;
  query.as_of_sequence = MomentOf(checks, in.as_of_sequence());
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return query;
}

void ToProto(const ComparisonAnswer& answer, v1::ComparePlanResponse& out) {
  for (const ComparedPeriod& compared : answer.periods) {
    for (const ComparisonRow& row : compared.table.rows) ToProto(row, *out.add_rows());
    ToProto(compared, *out.add_periods());
  }
  ToProto(answer.basis, *out.mutable_basis());
  out.set_sequence(answer.sequence);
  if (out.periods().empty()) return;
  const v1::ComparedPeriod& last = *out.periods().rbegin();
  *out.mutable_coverage() = last.coverage();
  *out.mutable_missing_units() = last.missing_units();
}

void ToProto(const DevelopmentAnswer& answer, v1::GetDevelopmentResponse& out) {
  const ComparisonRow& line = answer.line;
  out.set_line(line.line);
  out.set_line_title(line.line_title);
  out.set_measure(wire::ToProto(line.measure));
  out.set_nature(wire::ToProto(line.nature));
  out.set_plan_basis(wire::ToProto(line.plan_basis));
  for (const DevelopmentPoint& point : answer.points) {
    v1::DevelopmentPoint& told = *out.add_points();
    told.set_period(finance::FormatPeriod(point.period));
    Set(line.measure, point.provisional.total.target, [&told] { return told.mutable_target(); });
    Set(line.measure, point.provisional.total.year_target,
        [&told] { return told.mutable_year_target(); });
    ToProto(point.provisional, *told.mutable_provisional());
    ToProto(point.accepted, *told.mutable_accepted());
  }
  ToProto(answer.basis, *out.mutable_basis());
  out.set_sequence(answer.sequence);
}

void ToProto(const PortfolioAnswer& answer, v1::ListPortfolioResponse& out) {
  for (const ProgrammeStanding& programme : answer.programmes) {
    for (const KindStanding& kind : programme.kinds) {
      v1::PortfolioRow& row = *out.add_rows();
      row.set_programme(finance::ProgrammeName(programme.programme));
      row.set_programme_title(programme.title);
      row.set_period(finance::FormatPeriod(programme.period));
      ToProto(kind.total, *row.mutable_total());
      row.set_compared_count(kind.compared);
      row.set_above_count(kind.above);
      row.set_below_count(kind.below);
      row.set_missing_count(kind.missing);
      row.set_zero_target_count(kind.zero_target);
      row.set_revision(finance::RevisionName(programme.programme, programme.revision_number));
    }
  }
  for (const OmittedProgramme& omitted : answer.omitted) {
    v1::OmittedProgramme& told = *out.add_omitted_programmes();
    told.set_programme(finance::ProgrammeName(omitted.programme));
    told.set_reason(omitted.period ? v1::OmittedProgramme::REASON_NO_TARGET
                                   : v1::OmittedProgramme::REASON_NO_PLAN);
    if (omitted.period) told.set_period(finance::FormatPeriod(*omitted.period));
  }
  out.set_sequence(answer.sequence);
}

}  // namespace rekenschap::monitoring
