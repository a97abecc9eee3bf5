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
#include "services/monitoring/store/settlements.h"
#include "services/monitoring/store/statements.h"

// What the journal's entries stand for: whether it is still what they recorded.
namespace rekenschap::monitoring {

using base::Connection;

namespace {

absl::StatusOr<std::optional<std::string>> HashOfReport(Connection& connection,
                                                        const base::JournalEntry& entry) {
  ASSIGN_OR_RETURN(const finance::ReportId id, finance::ParseReportName(entry.resource));
  ASSIGN_OR_RETURN(const finance::Period period, finance::ParsePeriod(id.period));
  auto version = LoadVersion(connection,
                             FindSequence(connection, {id.programme, period, id.unit}, id.version));
  if (!version) return std::nullopt;
  version->content_hash = ContentHash(version->report);
  if (entry.action == "report.draft") return DraftHash(*version);
  if (entry.action == "report.submit") {
    return SubmissionHash(*version, LoadRuleSet(connection, version->rule_set));
  }
  if (entry.action == "report.reopen") return ReopeningHash(*version);
  return ReviewHash(*version, entry.action == "report.accept" ? ReportVersion::State::kAccepted
                                                              : ReportVersion::State::kReturned);
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
      if (event.sequence == entry.sequence) return ContentHash(event);
    }
    return std::nullopt;
  }
  if (entry.action == "unit.exempt" || entry.action == "unit.expect") {
    const auto exemption = FindExemption(connection, entry.sequence);
    return exemption ? std::optional(ContentHash(*exemption)) : std::nullopt;
  }
  if (entry.action == "policy.set") {
    ASSIGN_OR_RETURN(const std::string id, finance::ParsePolicyName(entry.resource));
    const auto policy = FindPolicyBy(connection, id, entry.sequence);
    return policy ? std::optional(ContentHash(*policy)) : std::nullopt;
  }
  if (entry.action == "statement.freeze") {
    ASSIGN_OR_RETURN(const finance::StatementId id, finance::ParseStatementName(entry.resource));
    ASSIGN_OR_RETURN(const finance::Period period, finance::ParsePeriod(id.period));
    const auto stored = FindStatement(connection, id.programme, period, id.number);
    return stored && ToldAsItSays(*stored) ? std::optional(base::Sha256Hex(stored->form))
                                           : std::nullopt;
  }
  if (entry.action == "payment.record") {
    const auto payment = FindPaymentBy(connection, entry.sequence);
    return payment ? std::optional(ContentHash(*payment)) : std::nullopt;
  }
  if (entry.action == "carry-over.decide") {
    const auto decision = FindCarryOverBy(connection, entry.sequence);
    return decision ? std::optional(ContentHash(*decision)) : std::nullopt;
  }
  return HashOfReport(connection, entry);
}

}  // namespace rekenschap::monitoring
