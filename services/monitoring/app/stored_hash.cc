#include <optional>
#include <string>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/domain/content_hash.h"
#include "services/monitoring/domain/settlement.h"
#include "services/monitoring/domain/statement_form.h"
#include "services/monitoring/store/period_books.h"
#include "services/monitoring/store/policies.h"
#include "services/monitoring/store/reports.h"
#include "services/monitoring/store/settlements.h"
#include "services/monitoring/store/standings.h"
#include "services/monitoring/store/statements.h"

// What the journal's entries stand for: whether it is still what they recorded.
namespace rekenschap::monitoring {

using base::Connection;

namespace {

// Who did it, and when, stands beside what a hash covers.
bool IsBy(const base::JournalEntry& entry, const std::string& principal, std::int64_t time_micros) {
  return principal == entry.principal && time_micros == entry.record_time_micros;
}

// What timeliness is told by.
bool IsFirstSubmission(Connection& connection, const ReportKey& key,
                       const base::JournalEntry& entry, const ReportVersion& version) {
  return FindFirstSubmitted(connection, key) != version.sequence ||
         FindStanding(connection, key).first_submit_time_micros == entry.record_time_micros;
}

// Whether the version names the entry's principal, moment and place where it tells of that. When a
// draft was kept, or a correction asked for, is not kept beside it.
bool IsByEntry(Connection& connection, const ReportKey& key, const base::JournalEntry& entry,
               const ReportVersion& version) {
  if (entry.action == "report.draft") {
    return version.drafter == entry.principal && version.sequence == entry.sequence &&
           (version.submit_sequence > 0 ||
            IsBy(entry, version.submitter, version.submit_time_micros));
  }
  if (entry.action == "report.submit") {
    const bool was_draft = version.sequence != entry.sequence;
    return version.submit_sequence == entry.sequence && version.drafter.empty() != was_draft &&
           IsBy(entry, version.submitter, version.submit_time_micros) &&
           IsFirstSubmission(connection, key, entry, version);
  }
  if (entry.action == "report.reopen") {
    return version.reopen_sequence == entry.sequence && version.reopener == entry.principal;
  }
  return version.review_sequence == entry.sequence &&
         IsBy(entry, version.reviewer, version.review_time_micros);
}

absl::StatusOr<std::optional<std::string>> HashOfReport(Connection& connection,
                                                        const base::JournalEntry& entry) {
  ASSIGN_OR_RETURN(const finance::ReportId id, finance::ParseReportName(entry.resource));
  ASSIGN_OR_RETURN(const finance::Period period, finance::ParsePeriod(id.period));
  const ReportKey key{id.programme, period, id.unit};
  auto version = LoadVersion(connection, FindSequence(connection, key, id.version));
  if (!version || !IsByEntry(connection, key, entry, *version)) return std::nullopt;
  version->content_hash = ContentHash(version->report);
  if (entry.action == "report.draft") return DraftHash(*version);
  if (entry.action == "report.submit") {
    return SubmissionHash(*version, LoadRuleSet(connection, version->rule_set));
  }
  if (entry.action == "report.reopen") return ReopeningHash(*version);
  return ReviewHash(*version, entry.action == "report.accept" ? ReportVersion::State::kAccepted
                                                              : ReportVersion::State::kReturned);
}

// The hash of what names the entry's principal and moment; nothing where it names others.
template <class Kept>
std::optional<std::string> HashOfKept(const std::optional<Kept>& kept,
                                      const base::JournalEntry& entry) {
  return kept && IsBy(entry, kept->principal, kept->record_time_micros)
             ? std::optional(ContentHash(*kept))
             : std::nullopt;
}

// Whether lists tell of a statement what it says itself.
bool ToldAsItSays(const StoredStatement& stored) {
  if (!stored.standing) return true;  // they tell what it says
  const auto content = ParseStatement(stored.form);
  return !content.ok() || StandingIn(*content) == *stored.standing;  // its hash tells the rest
}

}  // namespace

absl::StatusOr<std::optional<std::string>> Monitoring::HashOfStored(
    Connection& connection, const base::JournalEntry& entry) const {
  if (entry.action == "plan.unit") {
    ASSIGN_OR_RETURN(const std::string id, finance::UnitId(entry.resource));
    auto unit = LoadUnit(connection, id);
    // An entry from before its place in the tree was known does not speak of that.
    if (unit && entry.sequence < FindParentEntry(connection, id)->sequence) unit->parent.clear();
    return unit ? std::optional(ContentHash(*unit)) : std::nullopt;
  }
  if (entry.action == "plan.programme") {
    ASSIGN_OR_RETURN(const std::string id, finance::ProgrammeId(entry.resource));
    const auto programme = LoadProgramme(connection, id);
    return programme ? std::optional(ContentHash(*programme)) : std::nullopt;
  }
  if (entry.action == "plan.revision") {
    ASSIGN_OR_RETURN(const finance::RevisionId id, finance::ParseRevisionName(entry.resource));
    const auto revision = LoadRevision(connection, id.programme, id.number);
    return revision ? std::optional(ContentHash(id.programme, *revision)) : std::nullopt;
  }
  if (entry.action == "period.close" || entry.action == "period.reopen") {
    ASSIGN_OR_RETURN(const finance::PeriodId id, finance::ParsePeriodName(entry.resource));
    ASSIGN_OR_RETURN(const finance::Period period, finance::ParsePeriod(id.period));
    for (const PeriodEvent& event : ListPeriodEvents(connection, id.programme, period)) {
      if (event.sequence == entry.sequence) return HashOfKept(std::optional(event), entry);
    }
    return std::nullopt;
  }
  if (entry.action == "unit.exempt" || entry.action == "unit.expect") {
    const auto exemption = FindExemption(connection, entry.sequence);
    return exemption && exemption->principal == entry.principal
               ? std::optional(ContentHash(*exemption))
               : std::nullopt;
  }
  if (entry.action == "policy.set") {
    ASSIGN_OR_RETURN(const std::string id, finance::ParsePolicyName(entry.resource));
    return HashOfKept(FindPolicyBy(connection, id, entry.sequence), entry);
  }
  if (entry.action == "statement.freeze") {
    ASSIGN_OR_RETURN(const finance::StatementId id, finance::ParseStatementName(entry.resource));
    ASSIGN_OR_RETURN(const finance::Period period, finance::ParsePeriod(id.period));
    const auto stored = FindStatement(connection, id.programme, period, id.number);
    return stored && IsBy(entry, stored->principal, stored->freeze_time_micros) &&
                   ToldAsItSays(*stored)
               ? std::optional(base::Sha256Hex(stored->form))
               : std::nullopt;
  }
  if (entry.action == "payment.record") {
    return HashOfKept(FindPaymentBy(connection, entry.sequence), entry);
  }
  if (entry.action == "carry-over.decide") {
    return HashOfKept(FindCarryOverBy(connection, entry.sequence), entry);
  }
  return HashOfReport(connection, entry);
}

}  // namespace rekenschap::monitoring
