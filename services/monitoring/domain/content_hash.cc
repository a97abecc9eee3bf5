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
  Canonical canonical("rekenschap.report", 1);
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

std::string ReviewHash(const ReportVersion& version, ReportVersion::State decision) {
  return Canonical("rekenschap.review", 1)
      .Text(version.content_hash)
      .Integer(version.version)
      .Text(ToString(decision))
      .Text(version.reviewer)
      .Text(version.return_reason)
      .Hash();
}

std::string ContentHash(const Unit& unit) {
  Canonical canonical("rekenschap.unit-copy", 1);
  canonical.Text(unit.id).Text(unit.title).Text(finance::FormatDate(unit.valid_from));
  unit.valid_until ? canonical.Text(finance::FormatDate(*unit.valid_until)) : canonical.Absent();
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
