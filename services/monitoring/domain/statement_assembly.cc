#include "services/monitoring/domain/statement_assembly.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/domain/statement_tables.h"

namespace rekenschap::monitoring {
namespace {

// Whatever the order they came in.
void Sort(StatementFacts& facts) {
  std::ranges::sort(facts.plan.programme.units, {}, &Unit::id);
  std::ranges::sort(facts.positions, {}, &StatedUnit::unit);
  std::ranges::sort(facts.standings, {}, &Standing::unit);
  std::ranges::sort(facts.events, {}, &PeriodEvent::sequence);
}

StatementPlan PlanOf(const StatementFacts& facts) {
  const PlanRevision& revision = facts.plan.revision;
  const RevisionPaper& paper = revision.paper;
  StatementPlan plan;
  plan.revision = finance::RevisionName(facts.plan.programme.id, revision.number);
  plan.title = paper.title;
  plan.content_hash = revision.content_hash;
  plan.adopted_by = {revision.adopted_by, paper.adopted_by.title, revision.adopted_date,
                     paper.adopted_by.uri};
  plan.printed_in = paper.printed_in;
  plan.record_sequence = paper.sequence;
  plan.adopt_sequence = paper.adopt_sequence;
  plan.arrival_sequence = facts.arrival_sequence;
  plan.tables_kept = !paper.tables.empty();
  return plan;
}

// A statement does not know what is due today: what did not come in is missing.
StatementState StateOf(ExpectedReport::State state) {
  switch (state) {
    case ExpectedReport::State::kSubmitted:
      return StatementState::kSubmitted;
    case ExpectedReport::State::kReturned:
      return StatementState::kReturned;
    case ExpectedReport::State::kAccepted:
      return StatementState::kAccepted;
    case ExpectedReport::State::kExempt:
      return StatementState::kExempt;
    case ExpectedReport::State::kNotYetDue:
    case ExpectedReport::State::kMissing:
      return StatementState::kMissing;
  }
  return StatementState::kMissing;
}

std::vector<StatementUnit> UnitsOf(const StatementFacts& facts) {
  const Programme& programme = facts.plan.programme;
  std::vector<StatementUnit> units;
  // As on the due date: then nothing that is missing is overdue.
  for (const ExpectedReport& report :
       ExpectedReports(programme, facts.period, facts.due.date, facts.due.date, facts.standings)) {
    StatementUnit& unit = units.emplace_back();
    unit.unit = finance::UnitName(report.unit);
    if (const Unit* known = FindUnit(programme, report.unit)) unit.title = known->title;
    unit.state = StateOf(report.state);
    if (report.version > 0) {
      unit.report = finance::ReportVersionName(programme.id, finance::FormatPeriod(facts.period),
                                               report.unit, report.version);
    }
    const auto standing = std::ranges::find(facts.standings, report.unit, &Standing::unit);
    if (standing != facts.standings.end() && standing->first_submit_day) {
      unit.first_submit_date = finance::FormatDate(*standing->first_submit_day);
    }
    unit.days_late = report.days_late;
    unit.correction_pending = report.correction_pending || report.correction_asked;
    const auto position = std::ranges::find(facts.positions, report.unit, &StatedUnit::unit);
    unit.counted = position != facts.positions.end() && position->current.has_value();
    // Of what the tables say; of what came in where they say nothing yet.
    unit.nil = unit.counted ? IsNil(position->current->report) : report.nil;
    unit.reason = report.reason;  // a correction that waits is told by having none
  }
  return units;
}

StatementCoverage CoverageOf(const std::vector<StatementUnit>& units) {
  StatementCoverage coverage;
  for (const StatementUnit& unit : units) {
    if (unit.state == StatementState::kExempt) {
      ++coverage.exempt;
      continue;
    }
    ++coverage.expected;
    if (unit.counted) ++coverage.counted;
    if (unit.state == StatementState::kMissing) ++coverage.missing;
    if (unit.state == StatementState::kReturned) ++coverage.returned;
    if (unit.state == StatementState::kAccepted) ++coverage.accepted;
    if (unit.state != StatementState::kAccepted && unit.state != StatementState::kSubmitted) {
      continue;
    }
    ++coverage.received;
    ++(unit.days_late > 0 ? coverage.late : coverage.on_time);
    if (unit.nil) ++coverage.nil;
  }
  return coverage;
}

// The versions that the tables take a carried position from.
std::set<std::string> CarriedReports(const std::vector<StatementTable>& tables) {
  std::set<std::string> reports;
  for (const StatementTable& table : tables) {
    for (const StatementLine& line : table.lines) {
      for (const StatementUnitFigures& unit : line.units) {
        if (unit.carried) reports.insert(unit.carried->report);
      }
    }
  }
  return reports;
}

void AddReport(const ReportVersion& version, const VersionRecord& record, bool carried,
               StatementContent& content) {
  auto set = std::ranges::find(content.rule_sets, record.rules);
  if (set == content.rule_sets.end()) set = content.rule_sets.insert(set, record.rules);
  StatementReport& report = content.reports.emplace_back();
  report.report = NameOf(version);
  report.content_hash = version.content_hash;
  report.submitter = version.submitter;
  report.submit_sequence = version.submit_sequence;
  report.accept_sequence = record.accept_sequence;
  if (record.accept_sequence > 0) report.reviewer = version.reviewer;
  report.revision_number = version.revision_number;
  report.revision_hash = version.revision_hash;
  report.rule_set = set - content.rule_sets.begin();
  report.correction_reason = version.report.correction_reason;
  report.policy_version = version.policy_version;
  report.carried = carried;
}

// What a version that counts says beside its figures: the one place where findings and explanations
// come into a statement.
void AddRemarks(const ReportVersion& version, StatementContent& content) {
  const std::string name = NameOf(version);
  for (const finance::Finding& finding : version.findings) {
    content.findings.push_back({name, finding});
  }
  for (const ReportLine& line : version.report.lines) {
    for (const Explanation& given : line.explanations) {
      std::optional<finance::Quantity> amount;
      if (given.amount) amount = finance::Quantity{line.measure, *given.amount};
      content.explanations.push_back(
          {name, line.line, given.text, std::string(ToString(given.cause)), amount});
    }
  }
  for (const PriorCorrection& prior : version.report.prior_corrections) {
    content.prior_corrections.push_back(
        {name, prior.line, finance::FormatPeriod(prior.period), prior.amount, prior.reason});
  }
}

// The figures alone.
std::vector<UnitPosition> ToCompare(const StatementFacts& facts) {
  const auto counted = [](const std::optional<ReportVersion>& version) {
    return version ? std::optional(CountedReport{version->report, version->version}) : std::nullopt;
  };
  std::vector<UnitPosition> positions;
  for (const StatedUnit& position : facts.positions) {
    positions.push_back({position.unit, counted(position.current), counted(position.earlier),
                         position.ended, position.exempt});
  }
  return positions;
}

}  // namespace

absl::StatusOr<StatementContent> AssembleStatement(StatementFacts facts) {
  Sort(facts);
  StatementContent content;
  content.programme = finance::ProgrammeName(facts.plan.programme.id);
  content.programme_title = facts.plan.programme.title;
  content.period = finance::FormatPeriod(facts.period);
  content.start_date = finance::FormatDate(finance::FirstDay(facts.period));
  content.end_date = finance::FormatDate(finance::LastDay(facts.period));
  content.due_date = finance::FormatDate(facts.due.date);
  content.due_source = facts.due.source;
  content.purpose = facts.plan.programme.purpose;
  content.kind = facts.kind;
  content.plan = PlanOf(facts);
  content.position = facts.position;
  content.units = UnitsOf(facts);
  content.coverage = CoverageOf(content.units);
  ASSIGN_OR_RETURN(content.tables, StatementTables(facts.plan, facts.period, ToCompare(facts)));
  const std::set<std::string> carried = CarriedReports(content.tables);
  for (const StatedUnit& position : facts.positions) {
    const bool counts = position.current.has_value();
    const std::optional<ReportVersion>& version = counts ? position.current : position.earlier;
    if (!version || (!counts && !carried.contains(NameOf(*version)))) continue;
    AddReport(*version, facts.records[version->sequence], !counts, content);
    if (counts) AddRemarks(*version, content);
  }
  for (const PeriodEvent& event : facts.events) {
    content.events.push_back(
        {event.state == PeriodState::kClosed, event.principal, event.reason, event.sequence});
  }
  content.period_closed = !content.events.empty() && content.events.back().closed;
  const bool settled = facts.kind == StatementKind::kAccepted &&
                       content.coverage.accepted == content.coverage.expected &&
                       std::ranges::none_of(facts.positions, &StatedUnit::unsettled) &&
                       std::ranges::none_of(content.units, &StatementUnit::correction_pending);
  content.provisional = !content.period_closed && !settled;
  return content;
}

}  // namespace rekenschap::monitoring
