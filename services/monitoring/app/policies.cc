#include "services/monitoring/store/policies.h"

#include <utility>

#include "services/base/hash/canonical.h"
#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/monitoring/app/lookups.h"
#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/domain/content_hash.h"

// The arrangements for monitoring.
namespace rekenschap::monitoring {

using base::Connection;

void Monitoring::GetPolicy(std::string programme, std::optional<std::int64_t> version,
                           absl::Time deadline, base::DoneWith<Policy> done) {
  base::ReadAs<Policy>(
      store_, deadline,
      [programme = std::move(programme),
       version](Connection& connection) -> absl::StatusOr<Policy> {
        if (!LoadProgramme(connection, programme)) return NoPlan(connection, programme);
        if (!version) return PolicyInForce(connection, programme);
        auto policy = FindPolicy(connection, programme, *version);
        if (policy) return *std::move(policy);
        return base::NotFound("POLICY_UNKNOWN", "version of", finance::PolicyName(programme));
      },
      std::move(done));
}

void Monitoring::SetPolicy(Policy policy, std::string etag, base::Request request,
                           absl::Time deadline, base::DoneWith<Policy> done) {
  Policy given = policy;
  PutInOrder(policy);
  request.request_hash =
      base::Canonical("rekenschap.policy-request", 1).Text(ContentHash(policy)).Text(etag).Hash();
  const std::string programme = policy.programme;
  auto decide = [this, given = std::move(given), policy = std::move(policy), etag = std::move(etag),
                 principal = request.principal](
                    Connection& connection) mutable -> absl::StatusOr<base::Recorded<Policy>> {
    const std::string name = finance::PolicyName(policy.programme);
    const auto known = LoadProgramme(connection, policy.programme);
    if (!known) return NoPlan(connection, policy.programme);
    const Policy before = PolicyInForce(connection, policy.programme);
    if (etag != EtagOf(before)) {
      base::ErrorDetails details;
      details.reason = "ETAG_MISMATCH";
      details.resource_type = "policy";
      details.resource_name = name;
      return base::Error(absl::StatusCode::kAborted,
                         name + " is not as it was when its etag was read; read it again",
                         std::move(details));
    }
    RETURN_IF_ERROR(CheckPolicy(given, known->cadence));
    if (ArrangeTheSame(policy, before)) {
      return base::Recorded<Policy>{before, {before.sequence, /*stood=*/true}};
    }
    policy.version = before.version + 1;
    policy.principal = principal;
    const base::JournalEntry entry =
        journal_.Append(connection, {principal, "policy.set", name, ContentHash(policy)});
    policy.record_time_micros = entry.record_time_micros;
    policy.sequence = entry.sequence;
    InsertPolicy(connection, policy);
    return base::Recorded<Policy>{policy, {entry.sequence}};
  };
  auto recall = [programme](Connection& connection,
                            const base::Remembered& by) -> absl::StatusOr<Policy> {
    auto found = FindPolicyBy(connection, programme, by.sequence);
    if (found) return *std::move(found);
    return absl::DataLossError(finance::PolicyName(programme) + " has lost a version");
  };
  auto tell = [this, programme, done = std::move(done)](absl::StatusOr<Policy> answer) mutable {
    if (answer.ok()) basis_observer_(programme);
    done(std::move(answer));
  };
  base::WriteOnce<Policy>(store_, deadline, std::move(request), std::move(decide),
                          std::move(recall), std::move(tell));
}

}  // namespace rekenschap::monitoring
