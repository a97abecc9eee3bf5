#include "services/monitoring/app/rule_books.h"

#include "services/monitoring/store/policies.h"

namespace rekenschap::monitoring {

std::shared_ptr<const RuleBook> RuleBooks::Get(base::Connection& connection,
                                               const std::string& programme) {
  const std::int64_t version = LastPolicyVersion(connection, programme);
  if (version == 0) return standard_;
  {
    const std::lock_guard lock(mutex_);
    const auto found = books_.find(programme);
    if (found != books_.end() && found->second->policy_version() == version) return found->second;
  }
  const Policy policy = *FindPolicy(connection, programme, version);
  auto book = std::make_shared<const RuleBook>(RuleBookOf(policy));
  // What a transaction under way has set may come to nothing, and its number go to another.
  if (!connection.reads_only() && !journal_.IsDurable(policy.sequence)) return book;
  const std::lock_guard lock(mutex_);
  books_[programme] = book;
  return book;
}

}  // namespace rekenschap::monitoring
