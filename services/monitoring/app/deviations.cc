#include "services/monitoring/app/deviations.h"

#include <map>
#include <memory>
#include <utility>

#include "services/base/status/status.h"
#include "services/monitoring/app/check_context.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/domain/recheck.h"
#include "services/monitoring/domain/report_size.h"
#include "services/monitoring/store/policies.h"

namespace rekenschap::monitoring {
namespace {

using base::Connection;

// The plans and the rules that accepted reports of one programme were held against, each read once.
class HeldAgainst {
 public:
  HeldAgainst(Connection& connection, const Plan& now) : connection_(connection), now_(now) {}

  const Plan& PlanOf(std::int64_t number) {
    const auto [found, is_new] = plans_.try_emplace(number);
    if (is_new) {
      auto revision = LoadRevision(connection_, now_.programme.id, number);
      found->second = {now_.programme, revision ? *std::move(revision) : now_.revision};
    }
    return found->second;
  }

  const RuleBook& RulesOf(std::int64_t version) {
    const auto [found, is_new] = rules_.try_emplace(version);
    if (is_new) {
      const auto policy = FindPolicy(connection_, now_.programme.id, version);
      if (policy) found->second = RuleBookOf(*policy);
    }
    return found->second;
  }

 private:
  Connection& connection_;
  const Plan& now_;
  std::map<std::int64_t, Plan> plans_;
  std::map<std::int64_t, RuleBook> rules_;
};

// What the rules find more of the report now; nothing when that is nothing.
absl::StatusOr<std::optional<Deviation>> DeviationOf(Connection& connection,
                                                     const AcceptedReport& accepted,
                                                     const Plan& plan, const RuleBook& rules,
                                                     HeldAgainst& held) {
  if (accepted.revision_number == plan.revision.number &&
      accepted.policy_version == rules.policy_version()) {
    return std::nullopt;
  }
  const auto version = LoadVersion(connection, accepted.version_sequence);
  if (!version) return std::nullopt;
  const CheckContext then =
      RecheckContextOf(connection, version->report, held.PlanOf(accepted.revision_number),
                       held.RulesOf(accepted.policy_version));
  const CheckContext now = RecheckContextOf(connection, version->report, plan, rules);
  ASSIGN_OR_RETURN(std::vector<finance::Finding> findings, NewFindings(version->report, then, now));
  if (findings.empty()) return std::nullopt;
  return Deviation{NameOf(*version),     accepted.revision_number, accepted.policy_version,
                   plan.revision.number, rules.policy_version(),   std::move(findings)};
}

// Goes through accepted reports of the programme, after `after`.
absl::Status RecheckProgramme(Monitoring& monitoring, Connection& connection,
                              const std::string& programme, AcceptedPlace after, RecheckLimit limit,
                              RecheckPage& page) {
  const std::vector<AcceptedReport> reports =
      ListAccepted(connection, programme, after, limit.reports);
  const auto plan = monitoring.plans().Get(connection, programme);
  const auto rules = monitoring.rule_books().Get(connection, programme);
  if (reports.empty() || plan == nullptr) return absl::OkStatus();
  HeldAgainst held(connection, *plan);
  for (const AcceptedReport& accepted : reports) {
    ASSIGN_OR_RETURN(auto deviation, DeviationOf(connection, accepted, *plan, *rules, held));
    if (deviation) {
      page.bytes += EstimatedBytes(deviation->findings);
      if (page.bytes > limit.bytes && !page.deviations.empty()) {
        page.next = RecheckPlace{programme, std::move(after)};
        return absl::OkStatus();
      }
      page.deviations.push_back(*std::move(deviation));
    }
    ++page.checked;
    after = {accepted.unit, accepted.period_end};
  }
  if (reports.size() == static_cast<std::size_t>(limit.reports)) {
    page.next = RecheckPlace{programme, std::move(after)};
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<RecheckPage> RecheckReports(Monitoring& monitoring, Connection& connection,
                                           const std::string& programme, RecheckPlace after,
                                           RecheckLimit limit) {
  RecheckPage page;
  if (!programme.empty()) {
    if (!LoadProgramme(connection, programme)) return NoPlan(connection, programme);
    RETURN_IF_ERROR(
        RecheckProgramme(monitoring, connection, programme, after.accepted, limit, page));
    return page;
  }
  // First the rest of the programme that the page before ended in, then those after it.
  std::string id = after.programme;
  if (!id.empty()) {
    RETURN_IF_ERROR(RecheckProgramme(monitoring, connection, id, after.accepted, limit, page));
  }
  while (!page.next && page.checked < limit.reports) {
    const std::vector<PlanCopy> copies = ListPlanCopies(connection, id, limit.reports);
    for (const PlanCopy& copy : copies) {
      id = copy.programme;
      RETURN_IF_ERROR(
          RecheckProgramme(monitoring, connection, id, {},
                           {limit.reports - static_cast<int>(page.checked), limit.bytes}, page));
      if (page.next || page.checked >= limit.reports) return page;
    }
    if (copies.size() < static_cast<std::size_t>(limit.reports)) return page;
  }
  return page;
}

Recheck BasisOfRecheck(Connection& connection, const std::string& programme) {
  Recheck recheck;
  recheck.programme = programme;
  recheck.revision_number = LastRevisionNumber(connection, programme);
  recheck.policy_version = LastPolicyVersion(connection, programme);
  return recheck;
}

bool IsAgainstTheSame(const Recheck& one, const Recheck& other) {
  return one.programme == other.programme && one.revision_number == other.revision_number &&
         one.policy_version == other.policy_version;
}

}  // namespace rekenschap::monitoring
