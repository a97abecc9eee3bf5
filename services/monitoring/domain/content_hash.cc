#include "services/monitoring/domain/content_hash.h"

#include <algorithm>

#include "services/base/hash/canonical.h"

namespace rekenschap::monitoring {
namespace {

using base::Canonical;

void Add(Canonical& canonical, const std::optional<finance::Quantity>& quantity) {
  if (!quantity) {
    canonical.Absent();
    return;
  }
  canonical.Text(finance::ToString(quantity->measure)).Integer(quantity->value);
}

void Add(Canonical& canonical, const finance::Finding& finding) {
  canonical.Text(finding.rule)
      .Integer(finding.rule_version)
      .Text(finance::ToString(finding.severity))
      .Text(finding.field)
      .Text(finding.line);
  Add(canonical, finding.given);
  Add(canonical, finding.expected);
  Add(canonical, finding.difference);
  canonical.List(finding.params.size());
  for (const auto& [name, value] : finding.params) canonical.Text(name).Text(value);
}

void Add(Canonical& canonical, const std::vector<finance::Weight>& weights) {
  canonical.List(weights.size());
  for (const finance::Weight& weight : weights) canonical.Text(weight.id).Integer(weight.weight);
}

void Add(Canonical& canonical, const std::vector<LineReturn>& lines) {
  canonical.List(lines.size());
  for (const LineReturn& line : lines) canonical.Text(line.line).Text(line.reason);
}

void Add(Canonical& canonical, const PlanLine& line) {
  const finance::Series& series = line.plan.series;
  canonical.Text(line.id)
      .Text(line.title)
      .Text(finance::ToString(line.measure))
      .Text(finance::ToString(line.basis))
      .Flag(line.may_be_negative)
      .Text(finance::ToString(series.nature))
      .Integer(series.opening)
      .Optional(series.structural)
      .List(series.years.size());
  for (const auto& [year, value] : series.years) canonical.Integer(year).Integer(value);
  Add(canonical, line.plan.weights);
}

bool IsPlain(const PlanLine& line) {
  const finance::LinePlan& plan = line.plan;
  return !line.receipts && plan.phasing == finance::Phasing() && plan.amounts.empty() &&
         plan.handovers.empty();
}

// What format 2 says of a line beyond format 1.
void AddRest(Canonical& canonical, const PlanLine& line) {
  const finance::LinePlan& plan = line.plan;
  canonical.Flag(line.receipts).List(plan.phasing.profile.size());
  for (const std::int64_t share : plan.phasing.profile) canonical.Integer(share);
  canonical.List(plan.phasing.years.size());
  for (const auto& [year, figures] : plan.phasing.years) {
    canonical.Integer(year).List(figures.size());
    for (const std::int64_t figure : figures) canonical.Integer(figure);
  }
  canonical.List(plan.amounts.size());
  for (const auto& [column, given] : plan.amounts) {
    canonical.Text(finance::FormatColumn(column)).Integer(given.reserve).List(given.units.size());
    for (const finance::Share& share : given.units) canonical.Text(share.id).Integer(share.value);
  }
  canonical.List(plan.handovers.size());
  for (const finance::Handover& handover : plan.handovers) {
    canonical.Text(handover.from).Text(finance::FormatDate(handover.date));
    Add(canonical, handover.to);
  }
}

}  // namespace

std::string ContentHash(const Report& report) {
  std::vector<const ReportLine*> lines;
  lines.reserve(report.lines.size());
  for (const ReportLine& line : report.lines) lines.push_back(&line);
  std::ranges::stable_sort(lines, {},
                           [](const ReportLine* line) -> const std::string& { return line->line; });
  // What was submitted before format 2 keeps its hash.
  const bool plain = report.prior_corrections.empty();
  Canonical canonical("rekenschap.report", plain ? 1 : 2);
  canonical.Text(report.programme)
      .Text(finance::FormatPeriod(report.period))
      .Text(report.unit)
      .Text(report.correction_reason)
      .List(lines.size());
  for (const ReportLine* line : lines) {
    canonical.Text(line->line).Text(finance::ToString(line->measure));
    for (const auto& figure : line->figures) canonical.Optional(figure);
    canonical.Text(line->explanation);
  }
  if (plain) return canonical.Hash();
  canonical.List(report.prior_corrections.size());
  for (const PriorCorrection& prior : report.prior_corrections) {
    canonical.Text(prior.line).Text(finance::FormatPeriod(prior.period));
    Add(canonical, std::optional(prior.amount));
    canonical.Text(prior.reason);
  }
  return canonical.Hash();
}

std::string SubmissionHash(const ReportVersion& version, const RuleVersions& rules) {
  Canonical canonical("rekenschap.submission", 1);
  canonical.Text(version.content_hash)
      .Integer(version.version)
      .Integer(version.revision_number)
      .Text(version.revision_hash)
      .List(rules.size());
  for (const auto& [id, rule_version] : rules) canonical.Text(id).Integer(rule_version);
  canonical.List(version.findings.size());
  for (const finance::Finding& finding : version.findings) Add(canonical, finding);
  return canonical.Hash();
}

std::string DraftHash(const ReportVersion& version) {
  return Canonical("rekenschap.draft", 1)
      .Text(version.content_hash)
      .Integer(version.version)
      .Hash();
}

std::string ReviewHash(const ReportVersion& version, ReportVersion::State decision) {
  // What is marked belongs to the return; of an accepted version, to its reopening.
  const bool marks = decision == ReportVersion::State::kReturned && !version.line_returns.empty();
  Canonical canonical("rekenschap.review", marks ? 2 : 1);
  canonical.Text(version.content_hash)
      .Integer(version.version)
      .Text(ToString(decision))
      .Text(version.reviewer)
      .Text(version.return_reason);
  if (marks) Add(canonical, version.line_returns);
  return canonical.Hash();
}

std::string ReopeningHash(const ReportVersion& version) {
  Canonical canonical("rekenschap.reopening", 1);
  canonical.Text(version.content_hash)
      .Integer(version.version)
      .Text(version.reopener)
      .Text(version.reopen_reason);
  Add(canonical, version.line_returns);
  return canonical.Hash();
}

std::string ContentHash(const PeriodEvent& event) {
  return Canonical("rekenschap.period-event", 1)
      .Text(event.programme)
      .Text(finance::FormatPeriod(event.period))
      .Text(ToString(event.state))
      .Text(event.principal)
      .Text(event.reason)
      .Hash();
}

std::string ContentHash(const Exemption& exemption) {
  return Canonical("rekenschap.exemption", 1)
      .Text(exemption.programme)
      .Text(finance::FormatPeriod(exemption.period))
      .Text(exemption.unit)
      .Flag(exemption.lifted)
      .Text(exemption.principal)
      .Text(exemption.reason)
      .Hash();
}

std::string ContentHash(const Policy& policy) {
  Canonical canonical("rekenschap.policy", 1);
  canonical.Text(policy.programme)
      .Integer(policy.version)
      .Text(policy.reason)
      .List(policy.due_rules.size());
  for (const DueRule& rule : policy.due_rules) {
    canonical.List(rule.end_months.size());
    for (const int month : rule.end_months) canonical.Integer(month);
    canonical.Optional(rule.days_after_end)
        .Integer(rule.day_of_month.months_after)
        .Integer(rule.day_of_month.day)
        .Text(rule.source);
  }
  return canonical.Hash();
}

std::string ContentHash(const Unit& unit) {
  // What was copied before format 2 keeps its hash.
  Canonical canonical("rekenschap.unit-copy", unit.parent.empty() ? 1 : 2);
  canonical.Text(unit.id).Text(unit.title).Text(finance::FormatDate(unit.valid_from));
  unit.valid_until ? canonical.Text(finance::FormatDate(*unit.valid_until)) : canonical.Absent();
  if (!unit.parent.empty()) canonical.Text(unit.parent);
  return canonical.Hash();
}

std::string ContentHash(const Programme& programme) {
  Canonical canonical("rekenschap.programme-copy", 1);
  canonical.Text(programme.id)
      .Text(programme.title)
      .Text(finance::ToString(programme.cadence))
      .Integer(programme.threshold.share_basis_points)
      .Integer(programme.threshold.amount_eurocents)
      .Integer(programme.threshold.amount_fte_thousandths)
      .Integer(programme.threshold.amount_count)
      .List(programme.units.size());
  for (const Unit& unit : programme.units) canonical.Text(unit.id);
  return canonical.Hash();
}

std::string ContentHash(const std::string& programme, const PlanRevision& revision) {
  // What was copied before format 2 keeps its hash.
  const bool plain =
      std::ranges::all_of(revision.lines, [](const PlanLine& line) { return IsPlain(line); });
  Canonical canonical("rekenschap.revision-copy", plain ? 1 : 2);
  canonical.Text(programme)
      .Integer(revision.number)
      .Text(revision.content_hash)
      .Text(revision.adopted_by)
      .Text(revision.adopted_date)
      .List(revision.lines.size());
  for (const PlanLine& line : revision.lines) {
    Add(canonical, line);
    if (!plain) AddRest(canonical, line);
  }
  return canonical.Hash();
}

}  // namespace rekenschap::monitoring
