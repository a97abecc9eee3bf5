#include "services/monitoring/app/deviations.h"

#include <map>
#include <memory>
#include <utility>

#include "services/base/status/status.h"
#include "services/monitoring/app/check_context.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/domain/recheck.h"
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

// Goes through up to `limit` accepted reports of the programme, after `after`.
absl::Status RecheckProgramme(Monitoring& monitoring, Connection& connection,
                              const std::string& programme, const AcceptedPlace& after, int limit,
                              RecheckPage& page) {
  const std::vector<AcceptedReport> reports = ListAccepted(connection, programme, after, limit);
  const auto plan = monitoring.plans().Get(connection, programme);
  const auto rules = monitoring.rule_books().Get(connection, programme);
  if (reports.empty() || plan == nullptr) return absl::OkStatus();
  HeldAgainst held(connection, *plan);
  for (const AcceptedReport& accepted : reports) {
    if (accepted.revision_number == plan->revision.number &&
        accepted.policy_version == rules->policy_version()) {
      continue;
    }
    auto version = LoadVersion(connection, accepted.version_sequence);
    if (!version) continue;
    const CheckContext then =
        RecheckContextOf(connection, version->report, held.PlanOf(accepted.revision_number),
                         held.RulesOf(accepted.policy_version));
    const CheckContext now = RecheckContextOf(connection, version->report, *plan, *rules);
    ASSIGN_OR_RETURN(std::vector<finance::Finding> findings,
                     NewFindings(version->report, then, now));
    if (findings.empty()) continue;
    page.deviations.push_back({NameOf(*version), accepted.revision_number, accepted.policy_version,
                               plan->revision.number, rules->policy_version(),
                               std::move(findings)});
  }
  page.checked += static_cast<std::int64_t>(reports.size());
  if (reports.size() == static_cast<std::size_t>(limit)) {
    page.next = RecheckPlace{programme, {reports.back().unit, reports.back().period_end}};
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<RecheckPage> RecheckReports(Monitoring& monitoring, Connection& connection,
                                           const std::string& programme, RecheckPlace after,
                                           int limit) {
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
  while (!page.next && page.checked < limit) {
    const std::vector<PlanCopy> copies = ListPlanCopies(connection, id, limit);
    for (const PlanCopy& copy : copies) {
      id = copy.programme;
      RETURN_IF_ERROR(RecheckProgramme(monitoring, connection, id, {},
                                       limit - static_cast<int>(page.checked), page));
      if (page.next || page.checked >= limit) return page;
    }
    if (copies.size() < static_cast<std::size_t>(limit)) return page;
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
