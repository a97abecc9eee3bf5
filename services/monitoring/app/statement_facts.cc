#include "services/monitoring/app/statement_facts.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/arrived_plans.h"
#include "services/monitoring/app/counted_units.h"
#include "services/monitoring/app/dutch_day.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/store/period_books.h"
#include "services/monitoring/store/plan_copies.h"
#include "services/monitoring/store/policies.h"
#include "services/monitoring/store/standings.h"
#include "services/monitoring/store/statement_facts.h"

namespace rekenschap::monitoring {
namespace {

using base::Connection;
using State = ReportVersion::State;

absl::StatusOr<StatementPosition> PositionAt(Connection& connection, const base::Journal& journal,
                                             std::int64_t as_of) {
  const base::JournalHead head = journal.Head(connection);
  if (as_of > head.sequence) {
    return base::InvalidField("as_of_sequence", "SEQUENCE_AHEAD",
                              absl::StrFormat("the journal's last entry is %d", head.sequence),
                              {{"last_entry", std::to_string(head.sequence)}});
  }
  const std::int64_t sequence = as_of == 0 ? head.sequence : as_of;
  const auto entry = journal.Get(connection, sequence);
  if (!entry) return absl::DataLossError(absl::StrFormat("journal entry %d is gone", sequence));
  const absl::Time time = absl::FromUnixMicros(entry->record_time_micros);
  return StatementPosition{journal.store_id(), sequence, entry->chain_hash,
                           finance::FormatDate(DutchDay(time))};
}

// Fills in the revision: the one asked for, or the last one that had arrived.
absl::Status TakeRevision(Connection& connection, const base::Journal& journal,
                          const StatementQuery& query, StatementFacts& facts) {
  ASSIGN_OR_RETURN(const ArrivedRevision arrived,
                   FindArrived(connection, journal, query.programme, query.revision_number,
                               facts.position.sequence));
  auto revision = LoadRevision(connection, query.programme, arrived.number);
  if (!revision) {
    return absl::DataLossError(finance::RevisionName(query.programme, arrived.number) + " is gone");
  }
  facts.plan.revision = *std::move(revision);
  facts.arrival_sequence = arrived.sequence;
  return absl::OkStatus();
}

// The reports as they were then.
void TakeStandings(Connection& connection, const StatementQuery& query, StatementFacts& facts) {
  const std::int64_t as_of = facts.position.sequence;
  std::map<std::string, Standing> standings;
  for (const Exemption& exemption :
       ListExemptions(connection, query.programme, query.period, as_of)) {
    standings[exemption.unit].exemption =
        exemption.lifted ? std::nullopt : std::optional(exemption.reason);
  }
  for (const SubmittedVersion& version :
       SubmittedVersions(connection, query.programme, query.period, as_of)) {
    Standing& standing = standings[version.unit];
    if (!standing.first_submit_time_micros) {
      standing.first_submit_time_micros = version.submit_time_micros;
      standing.first_submit_day = DutchDay(absl::FromUnixMicros(version.submit_time_micros));
    }
    standing.last_version = version.version;
    standing.last_sequence = standing.submitted_sequence = version.sequence;
    standing.submitted_state = State::kReturned;  // unless it turns out to count
  }
  for (const CountingVersion& version :
       CountingVersions(connection, query.programme, query.period, as_of)) {
    Standing& standing = standings[version.unit];
    if (version.kind == PositionKind::kAccepted) {
      standing.accepted_sequence = version.version_sequence;
    } else if (version.version_sequence == standing.submitted_sequence) {
      standing.submitted_state = State::kSubmitted;
    }
  }
  for (const ReopenedVersion& version :
       ReopenedVersions(connection, query.programme, query.period, as_of)) {
    Standing& standing = standings[version.unit];
    // Of a version that a correction took the place of nothing is asked any more.
    if (version.sequence == standing.accepted_sequence) standing.reopened = true;
  }
  for (auto& [unit, standing] : standings) {
    standing.unit = unit;
    if (standing.accepted_sequence > 0 &&
        standing.accepted_sequence == standing.submitted_sequence) {
      standing.submitted_state = State::kAccepted;
    }
    standing.last_state = standing.submitted_state;
    TakeReason(connection, standing);
    if (standing.submitted_sequence > 0) {
      const auto report = LoadReport(connection, standing.submitted_sequence);
      standing.nil = report && IsNil(*report);
    }
    facts.standings.push_back(std::move(standing));
  }
}

bool WasClosed(Connection& connection, const std::string& programme, const finance::Period& period,
               std::int64_t as_of) {
  bool closed = false;
  for (const PeriodEvent& event : ListPeriodEvents(connection, programme, period)) {
    if (event.sequence <= as_of) closed = event.state == PeriodState::kClosed;
  }
  return closed;
}

// The versions that count then, with what the journal knows of them.
void TakeVersions(Connection& connection, const StatementQuery& query, StatementFacts& facts) {
  const std::int64_t as_of = facts.position.sequence;
  const PositionKind kind =
      query.kind == StatementKind::kAccepted ? PositionKind::kAccepted : PositionKind::kProvisional;
  const finance::Date end = finance::LastDay(query.period);
  ExemptUnits exempt(connection, query.programme, as_of);
  for (const ComparedUnit& compared : UnitsToCompare(facts.plan, query.period, {})) {
    StatedUnit& position = facts.positions.emplace_back();
    position.unit = compared.unit;
    position.ended = compared.ended;
    position.exempt = exempt.Contain(compared);
    const auto found = FindPosition(connection, query.programme, compared.unit, kind, end, as_of);
    // One that had ended before the year's first period did has nothing to report.
    if (compared.ended && compared.period != query.period && !position.exempt &&
        !WasClosed(connection, query.programme, compared.period, as_of)) {
      position.unsettled =
          !found || found->period_end != finance::LastDay(compared.period) ||
          !IsLastWord(connection, {query.programme, compared.period, compared.unit},
                      found->version_sequence, as_of);
    }
    auto version = found ? LoadVersion(connection, found->version_sequence) : std::nullopt;
    if (!version) continue;
    VersionRecord& record = facts.records[version->sequence];
    record.accept_sequence =
        AcceptanceOf(connection, query.programme, compared.unit, version->sequence, as_of);
    record.rules = LoadRuleSet(connection, version->rule_set);
    const bool counts = found->period_end == finance::LastDay(compared.period);
    (counts ? position.current : position.earlier) = *std::move(version);
  }
}

}  // namespace

absl::StatusOr<StatementFacts> FactsOf(Connection& connection, const base::Journal& journal,
                                       const StatementQuery& query) {
  StatementFacts facts;
  auto programme = LoadProgramme(connection, query.programme);
  if (!programme) return NoPlan(connection, query.programme);
  RETURN_IF_ERROR(CheckCadence(*programme, query.period));
  facts.plan.programme = *std::move(programme);
  ASSIGN_OR_RETURN(facts.position, PositionAt(connection, journal, query.as_of_sequence));
  RETURN_IF_ERROR(TakeRevision(connection, journal, query, facts));
  facts.period = query.period;
  facts.kind = query.kind;
  const std::int64_t as_of = facts.position.sequence;
  const auto policy =
      FindPolicy(connection, query.programme, PolicyVersionAt(connection, query.programme, as_of));
  auto due = policy ? DueDateOf(policy->due_rules, query.period) : std::nullopt;
  if (!due) {
    return absl::DataLossError(finance::PolicyName(query.programme) + " has lost a due rule");
  }
  facts.due = *std::move(due);
  TakeVersions(connection, query, facts);
  TakeStandings(connection, query, facts);
  for (PeriodEvent& event : ListPeriodEvents(connection, query.programme, query.period)) {
    if (event.sequence <= as_of) facts.events.push_back(std::move(event));
  }
  return facts;
}

}  // namespace rekenschap::monitoring
