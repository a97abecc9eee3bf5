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

}  // namespace rekenschap::monitoring
