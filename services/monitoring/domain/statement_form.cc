#include "services/monitoring/domain/statement_form.h"

#include <concepts>
#include <type_traits>
#include <utility>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/monitoring/domain/statement_archive.h"

namespace rekenschap::monitoring {
namespace {

// The names of enums, in the order of their values; an empty one is not written.
constexpr std::string_view kMeasures[] = {"EUR", "FTE", "COUNT"};
constexpr std::string_view kNatures[] = {"FLOW", "STOCK"};
constexpr std::string_view kBases[] = {"", "COMMITMENTS", "CASH", "ACCRUAL"};
constexpr std::string_view kSeverities[] = {"INFO", "WARNING", "FATAL"};
constexpr std::string_view kStatuses[] = {"ON_TARGET", "ABOVE",       "BELOW", "MISSING",
                                          "NO_TARGET", "ZERO_TARGET", "EXEMPT"};
constexpr std::string_view kStates[] = {"MISSING", "SUBMITTED", "RETURNED", "ACCEPTED", "EXEMPT"};
constexpr std::string_view kKinds[] = {"ACCEPTED", "PROVISIONAL"};

// The fields of each part stand here once: a form writes them, or reads them in the same order.

// A T, to be written or to be read into.
template <class T, class U>
concept A = std::same_as<std::remove_const_t<T>, U>;

// A quantity has a field per measure, of which one is set.
template <class Form, A<std::optional<finance::Quantity>> T>
void Amount(Form& form, T& quantity) {
  form.Maybe(quantity, [&form](auto& part) {
    using finance::Measure;
    bool found = false;
    for (const Measure measure : {Measure::kEuro, Measure::kFte, Measure::kCount}) {
      std::optional<std::int64_t> value;
      if (part.measure == measure) value = part.value;
      if constexpr (std::same_as<Form, StatementReader>) {
        form.Maybe(value);
        if (value) part = {measure, *value};
        found = found || value;
      } else {
        form.Maybe(std::as_const(value));
      }
    }
  });
}

template <class Form, A<Document> T>
void Fields(Form& form, T& document) {
  form.Text(document.number);
  form.Text(document.title);
  form.Text(document.date);
  form.Text(document.uri);
}

template <class Form, A<StatementPlan> T>
void Fields(Form& form, T& plan) {
  const auto document = [&form](auto& part) { Fields(form, part); };
  form.Text(plan.revision);
  form.Text(plan.title);
  form.Text(plan.content_hash);
  form.Part(plan.adopted_by, document);
  form.Maybe(plan.printed_in, document);
  form.Integer(plan.record_sequence);
  form.Integer(plan.adopt_sequence);
  form.Integer(plan.arrival_sequence);
  form.Flag(plan.tables_kept);
}

template <class Form, A<StatementPosition> T>
void Fields(Form& form, T& position) {
  form.Text(position.store_id);
  form.Integer(position.sequence);
  form.Text(position.chain_hash);
  form.Text(position.date);
}

template <class Form, A<StatementCoverage> T>
void Fields(Form& form, T& coverage) {
  form.Integer(coverage.expected);
  form.Integer(coverage.received);
  form.Integer(coverage.accepted);
  form.Integer(coverage.on_time);
  form.Integer(coverage.late);
  form.Integer(coverage.nil);
  form.Integer(coverage.returned);
  form.Integer(coverage.missing);
  form.Integer(coverage.exempt);
  form.Integer(coverage.counted);
}

template <class Form, A<StatementUnit> T>
void Fields(Form& form, T& unit) {
  form.Text(unit.unit);
  form.Text(unit.title);
  form.Name(unit.state, kStates);
  form.Text(unit.report);
  form.Text(unit.first_submit_date);
  form.Integer(unit.days_late);
  form.Flag(unit.nil);
  form.Flag(unit.correction_pending);
  form.Flag(unit.counted);
  form.Text(unit.reason);
}

template <class Form, A<StatementCell> T>
void Fields(Form& form, T& cell) {
  form.Text(cell.column);
  form.Text(cell.printed);
  Amount(form, cell.worked_with);
  form.Maybe(cell.rectification, [&form](auto& why) {
    form.Text(why.reason);
    form.Text(why.author);
    form.Text(why.date);
  });
}

template <class Form, A<StatementFigures> T>
void Fields(Form& form, T& figures) {
  Amount(form, figures.target);
  Amount(form, figures.year_target);
  Amount(form, figures.realised);
  Amount(form, figures.committed);
  Amount(form, figures.deployable);
  Amount(form, figures.forecast);
  Amount(form, figures.difference);
  form.Maybe(figures.difference_basis_points);
  form.Name(figures.status, kStatuses);
  form.Integer(figures.expected);
  form.Integer(figures.received);
  Amount(form, figures.covered_target);
  Amount(form, figures.central_reserve);
}

template <class Form, A<StatementUnitFigures> T>
void Fields(Form& form, T& unit) {
  form.Text(unit.unit);
  form.Maybe(unit.figures, [&form](auto& part) { Fields(form, part); });
  form.Text(unit.report);
  form.Flag(unit.unit_ended);
  form.Maybe(unit.carried, [&form](auto& carried) {
    form.Text(carried.period);
    Amount(form, carried.realised);
    form.Text(carried.report);
  });
}

template <class Form, A<StatementLine> T>
void Fields(Form& form, T& line) {
  const auto fields = [&form](auto& part) { Fields(form, part); };
  form.Text(line.line);
  form.Text(line.title);
  form.List(line.cells, fields);
  form.Text(line.printed_row_total);
  form.Maybe(line.figures, fields);
  form.List(line.units, fields);
}

template <class Form, A<StatementTable> T>
void Fields(Form& form, T& table) {
  const auto fields = [&form](auto& part) { Fields(form, part); };
  form.Text(table.id);
  form.Text(table.title);
  form.Name(table.measure, kMeasures);
  form.Name(table.nature, kNatures);
  form.Name(table.basis, kBases);
  form.Flag(table.receipts);
  form.Integer(table.print_unit);
  form.List(table.lines, fields);
  form.List(table.totals, fields);
  form.Text(table.printed_grand_total);
  form.Maybe(table.total, fields);
}

template <class Form, A<StatementReport> T>
void Fields(Form& form, T& report) {
  form.Text(report.report);
  form.Text(report.content_hash);
  form.Text(report.submitter);
  form.Integer(report.submit_sequence);
  form.Text(report.reviewer);
  form.Integer(report.accept_sequence);
  form.Integer(report.revision_number);
  form.Text(report.revision_hash);
  form.Integer(report.rule_set);
  form.Text(report.correction_reason);
  form.Flag(report.carried);
  form.Integer(report.policy_version);
}

template <class Form, A<StatementFinding> T>
void Fields(Form& form, T& stated) {
  auto& finding = stated.finding;
  form.Text(stated.report);
  form.Text(finding.rule);
  form.Integer(finding.rule_version);
  form.Name(finding.severity, kSeverities);
  form.Text(finding.field);
  form.Text(finding.line);
  Amount(form, finding.given);
  Amount(form, finding.expected);
  Amount(form, finding.difference);
  form.Map(finding.params, [&form](auto& value) { form.Text(value); });
  form.Flag(finding.settled);
}

template <class Form, A<StatementExplanation> T>
void Fields(Form& form, T& explanation) {
  form.Text(explanation.report);
  form.Text(explanation.line);
  form.Text(explanation.text);
  form.Text(explanation.cause);
  Amount(form, explanation.amount);
}

template <class Form, A<StatementCorrection> T>
void Fields(Form& form, T& correction) {
  form.Text(correction.report);
  form.Text(correction.line);
  form.Text(correction.period);
  Amount(form, correction.amount);
  form.Text(correction.reason);
}

template <class Form, A<StatementPeriodEvent> T>
void Fields(Form& form, T& event) {
  form.Flag(event.closed);
  form.Text(event.principal);
  form.Text(event.reason);
  form.Integer(event.sequence);
}

template <class Form, A<StatementContent> T>
void Fields(Form& form, T& content) {
  const auto fields = [&form](auto& part) { Fields(form, part); };
  form.Integer(content.format_version);
  form.Text(content.programme);
  form.Text(content.programme_title);
  form.Text(content.period);
  form.Text(content.start_date);
  form.Text(content.end_date);
  form.Text(content.due_date);
  form.Text(content.due_source);
  form.List(content.purpose.legal_basis, fields);
  form.Text(content.purpose.budget_chapter);
  form.Text(content.purpose.budget_article);
  form.Text(content.purpose.instrument);
  form.Name(content.kind, kKinds);
  form.Flag(content.period_closed);
  form.Flag(content.provisional);
  form.Part(content.plan, fields);
  form.Part(content.position, fields);
  form.Part(content.coverage, fields);
  form.List(content.units, fields);
  form.List(content.tables, fields);
  form.List(content.reports, fields);
  form.List(content.rule_sets, [&form](auto& versions) {
    form.Map(versions, [&form](auto& version) { form.Integer(version); });
  });
  form.List(content.findings, fields);
  form.List(content.explanations, fields);
  form.List(content.prior_corrections, fields);
  form.List(content.events, fields);
}

}  // namespace

std::string CanonicalForm(const StatementContent& content) {
  StatementWriter writer;
  Fields(writer, content);
  return writer.bytes();
}

absl::StatusOr<StatementContent> ParseStatement(std::string_view form) {
  StatementReader reader(form);
  StatementContent content;
  Fields(reader, content);
  if (reader.Done() && content.format_version == StatementContent::kFormat) return content;
  base::ErrorDetails details;
  details.reason = "STATEMENT_UNREADABLE";
  return base::Error(absl::StatusCode::kDataLoss,
                     "what is stored is no statement any more; restore the store from a backup",
                     std::move(details));
}

std::string FactsHash(StatementContent content) {
  content.position = {};
  return base::Sha256Hex(CanonicalForm(content));
}

}  // namespace rekenschap::monitoring
