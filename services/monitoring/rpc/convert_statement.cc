#include "services/monitoring/rpc/convert_statement.h"

#include <google/protobuf/util/time_util.h>

#include "services/base/rpc/fields.h"
#include "services/finance/names.h"
#include "services/wire/wire.h"

namespace rekenschap::monitoring {
namespace {

using google::protobuf::util::TimeUtil;

static_assert(static_cast<int>(StatementState::kExempt) + 1 == v1::StatementUnit::STATE_EXEMPT);
static_assert(static_cast<int>(StatementKind::kProvisional) + 1 ==
              v1::StatementContent::FIGURES_PROVISIONAL);

v1::StatementContent::Figures FiguresOf(StatementKind kind) {
  return static_cast<v1::StatementContent::Figures>(static_cast<int>(kind) + 1);
}

void ToProto(const Document& document, type::v1::Document& out) {
  out.set_number(document.number);
  out.set_title(document.title);
  out.set_date(document.date);
  out.set_uri(document.uri);
}

void ToProto(const StatementPlan& plan, v1::StatementPlan& out) {
  out.set_revision(plan.revision);
  out.set_title(plan.title);
  out.set_content_hash(plan.content_hash);
  ToProto(plan.adopted_by, *out.mutable_adopted_by());
  if (plan.printed_in) ToProto(*plan.printed_in, *out.mutable_printed_in());
  out.set_record_sequence(plan.record_sequence);
  out.set_adopt_sequence(plan.adopt_sequence);
  out.set_arrival_sequence(plan.arrival_sequence);
  out.set_tables_kept(plan.tables_kept);
}

void ToProto(const StatementCoverage& coverage, v1::StatementCoverage& out) {
  const auto count = [](std::int64_t number) { return static_cast<std::int32_t>(number); };
  out.set_expected_count(count(coverage.expected));
  out.set_received_count(count(coverage.received));
  out.set_accepted_count(count(coverage.accepted));
  out.set_on_time_count(count(coverage.on_time));
  out.set_late_count(count(coverage.late));
  out.set_nil_count(count(coverage.nil));
  out.set_returned_count(count(coverage.returned));
  out.set_missing_count(count(coverage.missing));
  out.set_exempt_count(count(coverage.exempt));
  out.set_counted_count(count(coverage.counted));
}

void ToProto(const StatementUnit& unit, v1::StatementUnit& out) {
  out.set_unit(unit.unit);
  out.set_title(unit.title);
  out.set_state(static_cast<v1::StatementUnit::State>(static_cast<int>(unit.state) + 1));
  out.set_report(unit.report);
  out.set_first_submit_date(unit.first_submit_date);
  out.set_days_late(static_cast<std::int32_t>(unit.days_late));
  out.set_nil(unit.nil);
  out.set_correction_pending(unit.correction_pending);
  out.set_counted(unit.counted);
  out.set_reason(unit.reason);
}

void ToProto(const StatementReport& report, v1::StatementReport& out) {
  out.set_report(report.report);
  out.set_content_hash(report.content_hash);
  out.set_submitter(report.submitter);
  out.set_submit_sequence(report.submit_sequence);
  out.set_reviewer(report.reviewer);
  out.set_accept_sequence(report.accept_sequence);
  out.set_revision_number(report.revision_number);
  out.set_revision_hash(report.revision_hash);
  out.set_rule_set(static_cast<std::int32_t>(report.rule_set));
  out.set_correction_reason(report.correction_reason);
  out.set_carried(report.carried);
  out.set_policy_version(report.policy_version);
}

void ToProto(const StatementFinding& stated, v1::StatementFinding& out) {
  const finance::Finding& finding = stated.finding;
  out.set_report(stated.report);
  out.set_rule(finding.rule);
  out.set_rule_version(finding.rule_version);
  out.set_severity(wire::ToProto(finding.severity));
  out.set_field(finding.field);
  out.set_line(finding.line);
  if (finding.given) *out.mutable_given() = wire::ToProto(*finding.given);
  if (finding.expected) *out.mutable_expected() = wire::ToProto(*finding.expected);
  if (finding.difference) *out.mutable_difference() = wire::ToProto(*finding.difference);
  out.mutable_params()->insert(finding.params.begin(), finding.params.end());
  out.set_settled(finding.settled);
}

void RemarksToProto(const StatementContent& content, v1::StatementContent& out) {
  for (const StatementFinding& finding : content.findings) ToProto(finding, *out.add_findings());
  for (const StatementExplanation& given : content.explanations) {
    v1::StatementExplanation& told = *out.add_explanations();
    told.set_report(given.report);
    told.set_line(given.line);
    told.set_text(given.text);
    told.set_cause(given.cause);
    if (given.amount) *told.mutable_amount() = wire::ToProto(*given.amount);
  }
  for (const StatementCorrection& given : content.prior_corrections) {
    v1::StatementCorrection& told = *out.add_prior_corrections();
    told.set_report(given.report);
    told.set_line(given.line);
    told.set_period(given.period);
    if (given.amount) *told.mutable_amount() = wire::ToProto(*given.amount);
    told.set_reason(given.reason);
  }
  for (const StatementPeriodEvent& given : content.events) {
    v1::StatementPeriodEvent& told = *out.add_events();
    told.set_closed(given.closed);
    told.set_principal(given.principal);
    told.set_reason(given.reason);
    told.set_sequence(given.sequence);
  }
}

void ToProto(const StatementContent& content, v1::StatementContent& out) {
  out.set_format_version(static_cast<std::int32_t>(content.format_version));
  out.set_programme(content.programme);
  out.set_programme_title(content.programme_title);
  out.set_period(content.period);
  out.set_start_date(content.start_date);
  out.set_end_date(content.end_date);
  out.set_due_date(content.due_date);
  out.set_due_source(content.due_source);
  for (const Document& document : content.purpose.legal_basis) {
    ToProto(document, *out.add_legal_basis());
  }
  out.set_budget_chapter(content.purpose.budget_chapter);
  out.set_budget_article(content.purpose.budget_article);
  out.set_instrument(content.purpose.instrument);
  out.set_figures(FiguresOf(content.kind));
  out.set_period_closed(content.period_closed);
  out.set_provisional(content.provisional);
  ToProto(content.plan, *out.mutable_plan());
  out.mutable_position()->set_store_id(content.position.store_id);
  out.mutable_position()->set_sequence(content.position.sequence);
  out.mutable_position()->set_chain_hash(content.position.chain_hash);
  out.mutable_position()->set_date(content.position.date);
  ToProto(content.coverage, *out.mutable_coverage());
  for (const StatementUnit& unit : content.units) ToProto(unit, *out.add_units());
  for (const StatementTable& table : content.tables) ToProto(table, *out.add_tables());
  for (const StatementReport& report : content.reports) ToProto(report, *out.add_reports());
  for (const RuleVersions& versions : content.rule_sets) {
    out.add_rule_sets()->mutable_rule_versions()->insert(versions.begin(), versions.end());
  }
  RemarksToProto(content, out);
}

}  // namespace

void ToProto(const Statement& statement, v1::Statement& out) {
  out.set_name(finance::StatementName(statement.programme, finance::FormatPeriod(statement.period),
                                      statement.number));
  ToProto(statement.content, *out.mutable_content());
  out.set_content_hash(statement.content_hash);
  out.set_principal(statement.principal);
  *out.mutable_freeze_time() = TimeUtil::MicrosecondsToTimestamp(statement.freeze_time_micros);
  out.set_sequence(statement.sequence);
}

void ToProto(const StoredStatement& statement, v1::StatementSummary& out) {
  out.set_name(finance::StatementName(statement.programme, finance::FormatPeriod(statement.period),
                                      statement.number));
  out.set_content_hash(statement.content_hash);
  out.set_principal(statement.principal);
  *out.mutable_freeze_time() = TimeUtil::MicrosecondsToTimestamp(statement.freeze_time_micros);
  out.set_sequence(statement.sequence);
  if (!statement.standing) return;
  out.set_figures(FiguresOf(statement.standing->kind));
  out.set_period_closed(statement.standing->period_closed);
  out.set_provisional(statement.standing->provisional);
}

void FindingTexts(const Statement& statement, finance::Language language,
                  v1::GetStatementResponse& out) {
  for (const StatementFinding& finding : statement.content.findings) {
    const FindingText text = TextOf(finding.finding, language);
    v1::StatementFindingText& told = *out.add_finding_texts();
    told.set_message(text.message);
    told.set_remedy(text.remedy);
  }
}

absl::StatusOr<StatementQuery> FromProto(const v1::FreezeStatementRequest& in) {
  base::FieldChecks checks;
  StatementQuery query;
  query.programme = checks.Take("parent", "NAME_MALFORMED", finance::ProgrammeId(in.parent()));
  query.period = checks.Take("period", "PERIOD_MALFORMED", finance::ParsePeriod(in.period()));
  switch (in.figures()) {
    case v1::StatementContent::FIGURES_UNSPECIFIED:
    case v1::StatementContent::FIGURES_ACCEPTED:
      break;
    case v1::StatementContent::FIGURES_PROVISIONAL:
      query.kind = StatementKind::kProvisional;
      break;
    default:
      checks.Note("figures", "FIGURES_UNKNOWN", "they are not ACCEPTED or PROVISIONAL");
  }
  query.as_of_sequence = in.as_of_sequence();
  query.revision_number = in.revision_number();
  if (query.as_of_sequence < 0) {
    checks.Note("as_of_sequence", "SEQUENCE_NEGATIVE", "entries count from 1");
  }
  if (query.revision_number < 0) {
    checks.Note("revision_number", "REVISION_NEGATIVE", "revisions count from 1");
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("REQUEST_MALFORMED"));
  return query;
}

}  // namespace rekenschap::monitoring
