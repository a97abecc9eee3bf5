#include <utility>

#include <absl/strings/str_format.h>
#include <google/protobuf/util/time_util.h>

#include "services/base/rpc/fields.h"
#include "services/finance/names.h"
#include "services/monitoring/domain/content_hash.h"
#include "services/monitoring/rpc/convert.h"
#include "services/monitoring/rpc/convert_correction.h"
#include "services/monitoring/rpc/convert_settings.h"

// Periods and policies on the wire.
namespace rekenschap::monitoring {
namespace {

using base::FieldChecks;
using google::protobuf::util::TimeUtil;

static_assert(static_cast<int>(ExpectedReport::State::kExempt) + 1 ==
              v1::ExpectedReport::STATE_EXEMPT);
static_assert(static_cast<int>(PeriodState::kClosed) + 1 == v1::Period::STATE_CLOSED);

constexpr int kMostYears = 10;
constexpr int kMostLines = 200;
constexpr int kMostRules = 24;

v1::Period::State ToProto(PeriodState state) {
  return static_cast<v1::Period::State>(static_cast<int>(state) + 1);
}

void ToProto(const Completeness& in, v1::Completeness& out) {
  out.set_expected_count(in.expected);
  out.set_received_count(in.received);
  out.set_on_time_count(in.on_time);
  out.set_late_count(in.late);
  out.set_nil_count(in.nil);
  out.set_accepted_count(in.accepted);
  out.set_returned_count(in.returned);
  out.set_missing_count(in.missing);
  out.set_not_yet_due_count(in.not_yet_due);
  out.set_exempt_count(in.exempt);
  // What nobody had to send yet speaks for or against nobody.
  const int due = in.expected - in.not_yet_due;
  if (const auto rate = RateOf(in.received, due)) out.set_reporting_rate_basis_points(*rate);
  if (const auto rate = RateOf(in.on_time, due)) out.set_on_time_rate_basis_points(*rate);
}

void ToProto(const ExpectedReport& in, const PeriodOverview& of, v1::ExpectedReport& out) {
  out.set_unit(finance::UnitName(in.unit));
  out.set_state(static_cast<v1::ExpectedReport::State>(static_cast<int>(in.state) + 1));
  if (in.version > 0) {
    out.set_report(finance::ReportVersionName(of.programme, finance::FormatPeriod(of.period),
                                              in.unit, in.version));
  }
  if (in.first_submit_time_micros) {
    *out.mutable_first_submit_time() =
        TimeUtil::MicrosecondsToTimestamp(*in.first_submit_time_micros);
  }
  out.set_days_late(in.days_late);
  out.set_nil(in.nil);
  out.set_draft(in.draft);
  out.set_correction_pending(in.correction_pending);
  out.set_correction_asked(in.correction_asked);
  out.set_reason(in.reason);
}

finance::Date DateOr(FieldChecks& checks, const char* field, const std::string& text,
                     finance::Date otherwise) {
  if (text.empty()) return otherwise;
  return checks.Take(field, "DATE_MALFORMED", finance::ParseDate(text), otherwise);
}

void CheckView(FieldChecks& checks, v1::PeriodView view) {
  if (view < v1::PERIOD_VIEW_UNSPECIFIED || view > v1::PERIOD_VIEW_FULL) {
    checks.Note("view", "VIEW_UNKNOWN", "it is not BASIC or FULL");
  }
}

template <class Request>
PeriodMoment MomentIn(FieldChecks& checks, const Request& in) {
  PeriodMoment moment;
  if (in.as_of_sequence() < 0) checks.Note("as_of_sequence", "NUMBER_NEGATIVE", "it is below 0");
  moment.as_of_sequence = in.as_of_sequence();
  if (!in.date().empty()) moment.date = DateOr(checks, "date", in.date(), {});
  return moment;
}

template <class Request>
PeriodQuery QueryIn(FieldChecks& checks, const Request& in, finance::Date today) {
  PeriodQuery query;
  if (in.parent() != "programmes/-") {
    query.programme = checks.Take("parent", "NAME_MALFORMED", finance::ProgrammeId(in.parent()));
  }
  query.from = DateOr(checks, "from_date", in.from_date(),
                      {today.year(), std::chrono::January, std::chrono::day(1)});
  query.to = DateOr(checks, "to_date", in.to_date(), std::max(today, query.from));
  if (query.to < query.from) {
    checks.Note("to_date", "DATES_REVERSED", "it lies before from_date");
  } else if (query.to > query.from + std::chrono::years(kMostYears)) {
    checks.Note("to_date", "DATES_TOO_FAR", "it lies more than ten years after from_date");
  }
  query.moment = MomentIn(checks, in);
  return query;
}

DueRule DueRuleOf(FieldChecks& checks, const std::string& field, const v1::DueRule& in) {
  DueRule rule;
  if (checks.Bounded(field + ".end_months", in.end_months_size(), 12)) {
    rule.end_months.assign(in.end_months().begin(), in.end_months().end());
  }
  switch (in.due_case()) {
    case v1::DueRule::kDaysAfterEnd:
      rule.days_after_end = in.days_after_end();
      break;
    case v1::DueRule::kDayOfMonth:
      rule.day_of_month = {in.day_of_month().months_after(), in.day_of_month().day()};
      break;
    case v1::DueRule::DUE_NOT_SET:
      checks.Note(field, "DUE_MISSING", "give days after the end, or a day of a later month");
  }
  rule.source = checks.Text(field + ".source", in.source(), 0, 300);
  return rule;
}

}  // namespace

absl::StatusOr<std::vector<LineReturn>> FromProto(
    const google::protobuf::RepeatedPtrField<v1::LineReturn>& in) {
  FieldChecks checks;
  std::vector<LineReturn> lines;
  if (checks.Bounded("lines", in.size(), kMostLines)) {
    for (int i = 0; i < in.size(); ++i) {
      const std::string field = absl::StrFormat("lines[%d]", i);
      const std::string& line = in.Get(i).line();
      if (!finance::IsId(line)) {
        checks.Note(field + ".line", "ID_MALFORMED",
                    "it is not lower-case words with hyphens, at most 63 characters");
      }
      for (const LineReturn& other : lines) {
        if (other.line == line) checks.Note(field + ".line", "LINE_TWICE", "it is marked twice");
      }
      lines.push_back({line, checks.Text(field + ".reason", in.Get(i).reason(), 3, 2000)});
    }
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("LINES_REFUSED"));
  return lines;
}

absl::Status CheckReason(const std::string& reason, bool required) {
  FieldChecks checks;
  checks.Text("reason", reason, required || !reason.empty() ? 3 : 0, 2000);
  return std::move(checks).ToStatus("REASON_REFUSED");
}

absl::StatusOr<PeriodMoment> MomentOf(const v1::GetPeriodRequest& in) {
  FieldChecks checks;
  PeriodMoment moment = MomentIn(checks, in);
  CheckView(checks, in.view());
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return moment;
}

absl::StatusOr<PeriodQuery> FromProto(const v1::ListPeriodsRequest& in, finance::Date today) {
  FieldChecks checks;
  PeriodQuery query = QueryIn(checks, in, today);
  CheckView(checks, in.view());
  query.full = in.view() == v1::PERIOD_VIEW_FULL;
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return query;
}

absl::StatusOr<PeriodQuery> FromProto(const v1::ListReportingRatesRequest& in,
                                      finance::Date today) {
  FieldChecks checks;
  PeriodQuery query = QueryIn(checks, in, today);
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return query;
}
absl::StatusOr<Policy> FromProto(const v1::Policy& in) {
  FieldChecks checks;
  Policy policy;
  policy.programme =
      checks.Take("policy.name", "NAME_MALFORMED", finance::ParsePolicyName(in.name()));
  policy.reason = checks.Text("policy.reason", in.reason(), 3, 2000);
  if (in.due_rules_size() > 0 &&
      checks.Bounded("policy.due_rules", in.due_rules_size(), kMostRules)) {
    policy.due_rules.clear();
    for (int i = 0; i < in.due_rules_size(); ++i) {
      policy.due_rules.push_back(
          DueRuleOf(checks, absl::StrFormat("policy.due_rules[%d]", i), in.due_rules(i)));
    }
  }
  policy.rule_settings = RuleSettingsOf(checks, in.rule_settings());
  policy.ladders = LaddersOf(checks, in.explanation_ladders());
  RETURN_IF_ERROR(std::move(checks).ToStatus("POLICY_REFUSED"));
  return policy;
}

void ToProto(const PeriodOverview& overview, bool full, v1::Period& out) {
  out.set_name(finance::PeriodName(overview.programme, finance::FormatPeriod(overview.period)));
  out.set_programme_title(overview.programme_title);
  out.set_start_date(finance::FormatDate(finance::FirstDay(overview.period)));
  out.set_end_date(finance::FormatDate(finance::LastDay(overview.period)));
  out.set_due_date(finance::FormatDate(overview.due.date));
  out.set_due_source(overview.due.source);
  out.set_state(ToProto(overview.standing.state));
  ToProto(CompletenessOf(overview.reports), *out.mutable_completeness());
  out.set_etag(EtagOf(overview.standing, overview.reports));
  if (!full) return;
  for (const ExpectedReport& report : overview.reports) {
    ToProto(report, overview, *out.add_reports());
  }
  for (const PeriodEvent& event : overview.events) {
    v1::PeriodEvent& told = *out.add_events();
    told.set_state(ToProto(event.state));
    told.set_principal(event.principal);
    *told.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(event.record_time_micros);
    told.set_reason(event.reason);
    told.set_sequence(event.sequence);
  }
  ToProto(overview.programme, overview.later_corrections, out);
}

void ToProto(const ProgrammeRates& rates, bool units,
             google::protobuf::RepeatedPtrField<v1::ReportingRate>& out) {
  const auto add = [&](const ReportingRate& rate) -> v1::ReportingRate& {
    v1::ReportingRate& told = *out.Add();
    told.set_programme(finance::ProgrammeName(rates.programme));
    told.set_programme_title(rates.programme_title);
    told.set_periods_count(rate.periods);
    ToProto(rate.sum, *told.mutable_completeness());
    return told;
  };
  if (units) {
    for (const auto& [unit, rate] : rates.rates.units())
      add(rate).set_unit(finance::UnitName(unit));
  }
  add(rates.rates.whole());
}

void ToProto(const Policy& policy, v1::Policy& out) {
  out.set_name(finance::PolicyName(policy.programme));
  for (const DueRule& rule : policy.due_rules) {
    v1::DueRule& told = *out.add_due_rules();
    for (const int month : rule.end_months) told.add_end_months(month);
    if (rule.days_after_end) {
      told.set_days_after_end(static_cast<std::int32_t>(*rule.days_after_end));
    } else {
      told.mutable_day_of_month()->set_months_after(rule.day_of_month.months_after);
      told.mutable_day_of_month()->set_day(rule.day_of_month.day);
    }
    told.set_source(rule.source);
  }
  ToProto(policy.rule_settings, *out.mutable_rule_settings());
  ToProto(policy.ladders, *out.mutable_explanation_ladders());
  out.set_reason(policy.reason);
  out.set_version(policy.version);
  out.set_etag(EtagOf(policy));
  if (policy.version == 0) return;
  out.set_principal(policy.principal);
  *out.mutable_record_time() = TimeUtil::MicrosecondsToTimestamp(policy.record_time_micros);
  out.set_content_hash(ContentHash(policy));
}

}  // namespace rekenschap::monitoring
