#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/rpc/fields.h"
#include "services/finance/names.h"
#include "services/monitoring/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {
namespace {

using base::FieldChecks;

constexpr int kMaxLines = 200;
constexpr int kMaxExplanations = 10;
constexpr int kMaxPriorCorrections = 100;

std::optional<std::int64_t> Given(bool is_set, std::int64_t value) {
  return is_set ? std::optional(value) : std::nullopt;
}

// The rules say what becomes of one without a cause.
Explanation ExplanationIn(FieldChecks& checks, const std::string& field, const v1::Explanation& in,
                          finance::Measure measure) {
  Explanation explanation;
  explanation.text = checks.Text(field + ".text", in.text(), 3, 2000);
  if (in.cause() < v1::Explanation::CAUSE_UNSPECIFIED ||
      in.cause() > v1::Explanation::CAUSE_OTHER) {
    checks.Note(field + ".cause", "CAUSE_UNKNOWN",
                "it is not POLICY, TECHNICAL, TIMING, ROUNDING or OTHER");
  } else {
    explanation.cause = static_cast<Cause>(in.cause());
  }
  if (!in.has_amount()) return explanation;
  const auto amount = wire::FromProto(in.amount());
  if (!amount) {
    checks.Note(field + ".amount", "AMOUNT_MISSING", "give an amount, or leave it out");
  } else if (amount->measure != measure) {
    checks.Note(field + ".amount", "MEASURE_WRONG",
                "it is in another measure than the figures of its line");
  } else if (amount->value > finance::kMaxFigure || amount->value < -finance::kMaxFigure) {
    checks.Note(field + ".amount", "FIGURE_TOO_LARGE", "it is larger than any figure");
  } else {
    explanation.amount = amount->value;
  }
  return explanation;
}

ReportLine LineOf(FieldChecks& checks, const std::string& field, const v1::ReportLine& in) {
  ReportLine line;
  line.line = in.line();
  if (!finance::IsId(in.line())) {
    checks.Note(field + ".line", "ID_MALFORMED",
                "it is not lower-case words with hyphens, at most 63 characters");
  }
  switch (in.figures_case()) {
    case v1::ReportLine::kEuro: {
      const v1::EuroFigures& euro = in.euro();
      line.measure = finance::Measure::kEuro;
      line[Figure::kRealised] = Given(euro.has_spent_eurocents(), euro.spent_eurocents());
      line[Figure::kCommitted] = Given(euro.has_committed_eurocents(), euro.committed_eurocents());
      line[Figure::kForecast] = Given(euro.has_forecast_eurocents(), euro.forecast_eurocents());
      break;
    }
    case v1::ReportLine::kFte: {
      const v1::FteFigures& fte = in.fte();
      line.measure = finance::Measure::kFte;
      line[Figure::kEstablishment] =
          Given(fte.has_establishment_fte_thousandths(), fte.establishment_fte_thousandths());
      line[Figure::kRealised] =
          Given(fte.has_in_post_fte_thousandths(), fte.in_post_fte_thousandths());
      line[Figure::kDeployable] =
          Given(fte.has_deployable_fte_thousandths(), fte.deployable_fte_thousandths());
      line[Figure::kInflow] = Given(fte.has_inflow_fte_thousandths(), fte.inflow_fte_thousandths());
      line[Figure::kOutflow] =
          Given(fte.has_outflow_fte_thousandths(), fte.outflow_fte_thousandths());
      line[Figure::kForecast] =
          Given(fte.has_forecast_fte_thousandths(), fte.forecast_fte_thousandths());
      break;
    }
    case v1::ReportLine::kCount:
      line.measure = finance::Measure::kCount;
      line[Figure::kRealised] = Given(in.count().has_realised_count(), in.count().realised_count());
      break;
    case v1::ReportLine::FIGURES_NOT_SET:
      checks.Note(field, "FIGURES_MISSING", "give euro, fte or count figures");
      break;
  }
  if (checks.Bounded(field + ".explanations", in.explanations_size(), kMaxExplanations)) {
    for (int i = 0; i < in.explanations_size(); ++i) {
      line.explanations.push_back(ExplanationIn(checks,
                                                absl::StrFormat("%s.explanations[%d]", field, i),
                                                in.explanations(i), line.measure));
    }
  }
  return line;
}

PriorCorrection PriorCorrectionOf(FieldChecks& checks, const std::string& field,
                                  const v1::PriorCorrection& in) {
  PriorCorrection prior;
  prior.line = in.line();
  if (!finance::IsId(in.line())) {
    checks.Note(field + ".line", "ID_MALFORMED",
                "it is not lower-case words with hyphens, at most 63 characters");
  }
  prior.period =
      checks.Take(field + ".period", "PERIOD_MALFORMED", finance::ParsePeriod(in.period()));
  if (const auto amount = wire::FromProto(in.amount())) {
    prior.amount = *amount;
  } else {
    checks.Note(field + ".amount", "AMOUNT_MISSING", "give an amount");
  }
  prior.reason = checks.Text(field + ".reason", in.reason(), 3, 2000);
  return prior;
}

}  // namespace

absl::StatusOr<Report> FromProto(const v1::Report& in) {
  FieldChecks checks;
  Report report;
  report.programme =
      checks.Take("report.programme", "NAME_MALFORMED", finance::ProgrammeId(in.programme()));
  report.period =
      checks.Take("report.period", "PERIOD_MALFORMED", finance::ParsePeriod(in.period()));
  report.unit = checks.Take("report.unit", "NAME_MALFORMED", finance::UnitId(in.unit()));
  report.correction_reason =
      checks.Text("report.correction_reason", in.correction_reason(), 0, 2000);
  if (checks.Bounded("report.lines", in.lines_size(), kMaxLines)) {
    report.lines.reserve(static_cast<std::size_t>(in.lines_size()));
    for (int i = 0; i < in.lines_size(); ++i) {
      report.lines.push_back(LineOf(checks, absl::StrFormat("report.lines[%d]", i), in.lines(i)));
    }
  }
  if (checks.Bounded("report.prior_corrections", in.prior_corrections_size(),
                     kMaxPriorCorrections)) {
    for (int i = 0; i < in.prior_corrections_size(); ++i) {
      report.prior_corrections.push_back(PriorCorrectionOf(
          checks, absl::StrFormat("report.prior_corrections[%d]", i), in.prior_corrections(i)));
    }
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("REPORT_MALFORMED"));
  return report;
}

absl::StatusOr<ReportFilter> FromProto(const v1::ListReportsRequest& in) {
  FieldChecks checks;
  ReportFilter filter;
  filter.programme = checks.Take("parent", "NAME_MALFORMED", finance::ProgrammeId(in.parent()));
  if (!in.period().empty()) {
    filter.period = finance::FormatPeriod(
        checks.Take("period", "PERIOD_MALFORMED", finance::ParsePeriod(in.period())));
  }
  if (!in.unit().empty()) {
    filter.unit = checks.Take("unit", "NAME_MALFORMED", finance::UnitId(in.unit()));
  }
  if (in.state() != v1::Report::STATE_UNSPECIFIED) {
    if (in.state() < v1::Report::STATE_SUBMITTED || in.state() > v1::Report::STATE_CLOSED) {
      checks.Note("state", "STATE_UNKNOWN", "it is not a state of a report");
    } else {
      filter.state = static_cast<ReportVersion::State>(in.state() - 1);
    }
  }
  filter.all_versions = in.all_versions();
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return filter;
}

}  // namespace rekenschap::monitoring
