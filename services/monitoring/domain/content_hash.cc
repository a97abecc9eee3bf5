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

// Whether the line's explanations say more than the one text that a line could have before.
bool IsCoded(const ReportLine& line) {
  if (line.explanations.size() > 1) return true;
  return std::ranges::any_of(line.explanations, [](const Explanation& explanation) {
    return explanation.cause != Cause::kNone || explanation.amount;
  });
}

void Add(Canonical& canonical, const std::vector<Explanation>& explanations) {
  canonical.List(explanations.size());
  for (const Explanation& explanation : explanations) {
    canonical.Text(ToString(explanation.cause)).Text(explanation.text).Optional(explanation.amount);
  }
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

void Add(Canonical& canonical, const RuleSetting& setting) {
  canonical.Text(setting.rule).Flag(setting.off);
  setting.severity ? canonical.Text(finance::ToString(*setting.severity)) : canonical.Absent();
  canonical.List(setting.parameters.size());
  for (const auto& [name, value] : setting.parameters) canonical.Text(name).Integer(value);
}

void Add(Canonical& canonical, const ExplanationLadder& ladder) {
  canonical.Text(finance::ToString(ladder.measure))
      .Flag(ladder.national)
      .Text(ladder.source)
      .List(ladder.steps.size());
  for (const ExplanationStep& step : ladder.steps) {
    canonical.Optional(step.below).Optional(step.amount).Optional(step.share_basis_points);
  }
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

void Add(Canonical& canonical, const Document& document) {
  canonical.Text(document.number).Text(document.title).Text(document.date).Text(document.uri);
}

void Add(Canonical& canonical, const PaperLine& line) {
  canonical.Text(line.line).Text(line.printed_row_total).List(line.cells.size());
  for (const PaperCell& cell : line.cells) {
    canonical.Text(finance::FormatColumn(cell.column)).Text(cell.printed);
    if (const auto& rectification = cell.rectification) {
      canonical.Text(rectification->reason).Text(rectification->author).Text(rectification->date);
    } else {
      canonical.Absent();
    }
  }
}

// What format 3 says of a revision beyond format 2.
void Add(Canonical& canonical, const RevisionPaper& paper) {
  canonical.Text(paper.title);
  paper.printed_in ? Add(canonical, *paper.printed_in) : void(canonical.Absent());
  Add(canonical, paper.adopted_by);
  canonical.Integer(paper.sequence).Integer(paper.adopt_sequence).List(paper.tables.size());
  for (const PaperTable& table : paper.tables) {
    canonical.Text(table.id).Text(table.title).Integer(table.print_unit).List(table.lines.size());
    for (const PaperLine& line : table.lines) Add(canonical, line);
    canonical.List(table.printed_totals.size());
    for (const PaperTotal& total : table.printed_totals) {
      canonical.Text(finance::FormatColumn(total.column)).Text(total.printed);
    }
    canonical.Text(table.printed_grand_total);
  }
}

}  // namespace

std::string ContentHash(const Report& report) {
  std::vector<const ReportLine*> lines;
  lines.reserve(report.lines.size());
  for (const ReportLine& line : report.lines) lines.push_back(&line);
  std::ranges::stable_sort(lines, {},
                           [](const ReportLine* line) -> const std::string& { return line->line; });
  // What was submitted before a format keeps its hash.
  const bool coded = std::ranges::any_of(report.lines, IsCoded);
  const bool plain = !coded && report.prior_corrections.empty();
  Canonical canonical("rekenschap.report", coded ? 3 : plain ? 1 : 2);
  canonical.Text(report.programme)
      .Text(finance::FormatPeriod(report.period))
      .Text(report.unit)
      .Text(report.correction_reason)
      .List(lines.size());
  for (const ReportLine* line : lines) {
    canonical.Text(line->line).Text(finance::ToString(line->measure));
    for (const auto& figure : line->figures) canonical.Optional(figure);
    coded ? Add(canonical, line->explanations) : void(canonical.Text(ExplanationOf(*line)));
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
  const bool settled = std::ranges::any_of(version.findings, &finance::Finding::settled);
  const bool plain = version.policy_version == 0 && !settled;
  Canonical canonical("rekenschap.submission", plain ? 1 : 2);
  canonical.Text(version.content_hash)
      .Integer(version.version)
      .Integer(version.revision_number)
      .Text(version.revision_hash)
      .List(rules.size());
  for (const auto& [id, rule_version] : rules) canonical.Text(id).Integer(rule_version);
  canonical.List(version.findings.size());
  for (const finance::Finding& finding : version.findings) Add(canonical, finding);
  if (plain) return canonical.Hash();
  canonical.Integer(version.policy_version).List(version.findings.size());
  for (const finance::Finding& finding : version.findings) canonical.Flag(finding.settled);
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
  // What was set before format 2 keeps its hash.
  const bool plain = policy.rule_settings.empty() && policy.ladders.empty();
  Canonical canonical("rekenschap.policy", plain ? 1 : 2);
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
  if (plain) return canonical.Hash();
  canonical.List(policy.rule_settings.size());
  for (const RuleSetting& setting : policy.rule_settings) Add(canonical, setting);
  canonical.List(policy.ladders.size());
  for (const ExplanationLadder& ladder : policy.ladders) Add(canonical, ladder);
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
  // What was copied before format 2 keeps its hash.
  const bool plain = programme.purpose == Purpose();
  Canonical canonical("rekenschap.programme-copy", plain ? 1 : 2);
  canonical.Text(programme.id)
      .Text(programme.title)
      .Text(finance::ToString(programme.cadence))
      .Integer(programme.threshold.share_basis_points)
      .Integer(programme.threshold.amount_eurocents)
      .Integer(programme.threshold.amount_fte_thousandths)
      .Integer(programme.threshold.amount_count)
      .List(programme.units.size());
  for (const Unit& unit : programme.units) canonical.Text(unit.id);
  if (plain) return canonical.Hash();
  canonical.List(programme.purpose.legal_basis.size());
  for (const Document& document : programme.purpose.legal_basis) Add(canonical, document);
  return canonical.Text(programme.purpose.budget_chapter)
      .Text(programme.purpose.budget_article)
      .Text(programme.purpose.instrument)
      .Hash();
}

std::string ContentHash(const std::string& programme, const PlanRevision& revision) {
  // What was copied before a format keeps its hash.
  const bool tables = !revision.paper.tables.empty();
  const bool paying = std::ranges::any_of(
      revision.lines, [](const PlanLine& line) { return !line.pays_for.empty(); });
  const bool plain =
      !tables && !paying &&
      std::ranges::all_of(revision.lines, [](const PlanLine& line) { return IsPlain(line); });
  Canonical canonical("rekenschap.revision-copy", paying ? 4 : tables ? 3 : plain ? 1 : 2);
  canonical.Text(programme)
      .Integer(revision.number)
      .Text(revision.content_hash)
      .Text(revision.adopted_by)
      .Text(revision.adopted_date)
      .List(revision.lines.size());
  for (const PlanLine& line : revision.lines) {
    Add(canonical, line);
    if (!plain) AddRest(canonical, line);
    if (paying) canonical.Text(line.pays_for);
  }
  if (tables || paying) Add(canonical, revision.paper);
  return canonical.Hash();
}

}  // namespace rekenschap::monitoring
